import { useTranslations } from "next-intl";
import type { BilledLine, ParcelPrice } from "#lib/dispatch/parcel-price";
import { FeeLines } from "@/components/rates/fee-lines";
import { QuoteDoubt } from "@/components/rates/quote-doubt";
import { QuotePrice } from "@/components/rates/quote-price";
import { Link } from "@/components/ui/link";
import { Money } from "@/components/ui/money";
import { StatusPill } from "@/components/ui/status-pill";
import { verdictTones } from "./bill-words.ts";

type ParcelPricePartProps = {
  readonly price: ParcelPrice;
  /** None for those who may not read bills. */
  readonly billed: readonly BilledLine[];
  readonly seller: string;
};

/** What a parcel was booked at, item by item as agreed to, and what its carrier billed since. Needs dispatch, rates, bills. */
export function ParcelPricePart({ price, billed, seller }: ParcelPricePartProps) {
  const t = useTranslations("dispatch.parcelPrice");
  const { quote, decidedBy, templateName } = price;
  return (
    <section aria-labelledby="parcel-price" className="flex flex-col gap-2">
      <div className="flex flex-wrap items-baseline justify-between gap-2">
        <h2 id="parcel-price" className="font-medium">
          {t("title")}
        </h2>
        {quote ? <QuotePrice quote={quote} /> : null}
      </div>
      <p className="text-ink-soft text-meta">{t(`by.${decidedBy}`, { template: templateName ?? "none" })}</p>
      {quote === null ? <p className="text-ink-soft text-meta">{t("old")}</p> : null}
      {quote?.status === "confirmed" ? <FeeLines quote={quote} cardsHref={`/s/${seller}/cards`} /> : null}
      {quote ? <QuoteDoubt quote={quote} /> : null}
      {billed.map((line) => (
        <Billed key={`${line.billId} ${line.rowNumber}`} line={line} seller={seller} />
      ))}
    </section>
  );
}

function Billed({ line, seller }: { readonly line: BilledLine; readonly seller: string }) {
  const t = useTranslations("bills");
  const { billId, fileName, billedMinor, currency, differenceMinor, verdict } = line;
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1 border-line border-t pt-2 text-meta">
      <Link href={`/s/${seller}/settings/bills/${billId}`} className="min-w-0 truncate text-accent-ink hover:underline">
        {fileName}
      </Link>
      <StatusPill tone={verdictTones[verdict]}>{t(`verdicts.${verdict}`)}</StatusPill>
      <span className="ml-auto">
        <Money minor={billedMinor} currency={currency} />
        {differenceMinor ? (
          <span className="ml-1.5 text-ink-soft">
            ({differenceMinor > 0 ? "+" : "−"}
            <Money minor={Math.abs(differenceMinor)} currency={currency} />)
          </span>
        ) : null}
      </span>
    </div>
  );
}
