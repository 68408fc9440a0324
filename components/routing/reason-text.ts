import { useTranslations } from "next-intl";
import type { Reason } from "#lib/routing/recommend";
import { amountText } from "@/components/rates/amount-text";

/** Words for why a solution is recommended. */
export function useReasonText(): (reason: Reason) => string {
  const t = useTranslations("routing");
  const carriers = useTranslations("carriers");
  return (reason) => {
    switch (reason.code) {
      case "cheapest": {
        const { of, savesUsdMinor } = reason.values;
        if (savesUsdMinor === 0) return t("reasons.cheapest_tied", { of });
        return t("reasons.cheapest", { of, saves: amountText(savesUsdMinor, "USD") });
      }
      case "buyers_class":
      case "consent_recorded":
        return t(`reasons.${reason.code}`, { buyersClass: carriers(`classes.${reason.values.buyersClass}`) });
      case "only_priced":
      case "no_price_to_compare":
        return t(`reasons.${reason.code}`, reason.values);
      default:
        return t(`reasons.${reason.code}`);
    }
  };
}
