import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { asBookedThousandths, type BillSums as Sums } from "#lib/dispatch/compare-bill";
import type { Currency } from "#lib/kit/money";
import { Money } from "@/components/ui/money";
import { amountText, differenceLook, percentText, signedText } from "./bill-words.ts";

/** The sums of one bill: billed, to pay, difference, and how much of it is as booked. */
export function BillSums({ sums, currency }: { readonly sums: Sums; readonly currency: Currency }) {
  const t = useTranslations("bills");
  const share = asBookedThousandths(sums.verdicts);
  const unmatched = sums.verdicts.not_found + sums.verdicts.unpriced;
  return (
    <div className="px-4 pb-3 md:px-6">
      <dl className="grid grid-cols-2 gap-x-8 gap-y-2 sm:flex sm:flex-wrap">
        <Sum term={t("sums.billed")}>
          <Money minor={sums.billedMinor} currency={currency} />
        </Sum>
        <Sum term={t("sums.expected")}>
          <Money minor={sums.expectedMinor} currency={currency} />
        </Sum>
        <Sum term={t("sums.difference")}>
          <span className={differenceLook(sums.differenceMinor)}>
            {currency} {signedText(sums.differenceMinor, currency)}
          </span>
        </Sum>
        <Sum term={t("sums.share")}>{share === null ? "—" : t("percent", { percent: percentText(share) })}</Sum>
      </dl>
      <p className="mt-2 text-ink-soft text-meta">
        {t("detail.rule")}{" "}
        {unmatched > 0
          ? t("detail.unmatched", {
              count: unmatched,
              amount: amountText(sums.billedMinor - sums.comparedMinor, currency),
            })
          : null}
      </p>
    </div>
  );
}

function Sum({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt className="text-ink-soft text-meta">{term}</dt>
      <dd className="whitespace-nowrap font-medium tabular-nums">{children}</dd>
    </div>
  );
}
