import { useTranslations } from "next-intl";
import type { Quote } from "#lib/rates/quote";
import { amountText } from "./amount-text.ts";

/** Why a quote has no price that counts; nothing for one that has. */
export function QuoteDoubt({ quote }: { readonly quote: Quote }) {
  const t = useTranslations("rates");
  if (quote.status === "confirmed") return null;
  if (quote.status === "no_published_price") {
    return <p className="text-ink-soft text-meta">{t(`reasons.${quote.reason}`)}</p>;
  }
  const { indicativeUsdMinor } = quote;
  return (
    <div className="text-ink-soft text-meta">
      <p>{t(indicativeUsdMinor === null ? "unconfirmed.other" : "unconfirmed.open")}</p>
      {indicativeUsdMinor === null ? null : (
        <p>{t("unconfirmed.indicative", { amount: amountText(indicativeUsdMinor, "USD") })}</p>
      )}
    </div>
  );
}
