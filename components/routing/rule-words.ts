import { useTranslations } from "next-intl";
import type { AmountSpan } from "#lib/routing/rule-effect";
import { amountText } from "@/components/rates/amount-text";

/** What the buyer paid, in words: "over USD 2.00, up to USD 5.00". */
export function useAmountWords(): (span: AmountSpan) => string {
  const t = useTranslations("rules.amounts");
  const usd = (minor: number) => amountText(minor, "USD");
  return ({ overMinor, upToMinor }) => {
    if (overMinor < 0) return upToMinor === null ? t("any") : t("upTo", { upTo: usd(upToMinor) });
    if (upToMinor === null) return t("over", { over: usd(overMinor) });
    return t("between", { over: usd(overMinor), upTo: usd(upToMinor) });
  };
}
