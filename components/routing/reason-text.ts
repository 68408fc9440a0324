import { useFormatter, useTranslations } from "next-intl";
import type { Reason } from "#lib/routing/reasons";
import { amountText } from "@/components/rates/amount-text";

/** Words for why a solution is recommended; `nameOf` names another solution in the reader's language. */
export function useReasonText(nameOf: (solutionCode: string) => string): (reason: Reason) => string {
  const t = useTranslations("routing");
  const carriers = useTranslations("carriers");
  const format = useFormatter();
  // a calendar date is a day in China, wherever it is read
  const day = (date: string) =>
    format.dateTime(new Date(`${date}T00:00:00Z`), { month: "short", day: "numeric", timeZone: "UTC" });
  const usd = (minor: number) => amountText(minor, "USD");
  return (reason) => {
    const key = `reasons.${reason.code}`;
    switch (reason.code) {
      case "cheapest":
      case "cheapest_in_time": {
        const { of, savesUsdMinor, than } = reason.values;
        const by = reason.code === "cheapest_in_time" ? day(reason.values.arriveBy) : "";
        const tied = savesUsdMinor === 0 ? "_tied" : "";
        return t(`${key}${tied}`, { of, saves: usd(savesUsdMinor), than: nameOf(than), by });
      }
      case "only_in_time":
        return t(key, { of: reason.values.of, by: day(reason.values.arriveBy) });
      case "arrives_late":
        return t(key, { days: reason.values.days, by: day(reason.values.arriveBy) });
      case "faster_than_cheapest":
      case "safer_than_cheapest": {
        const { costsUsdMinor, than } = reason.values;
        const more = reason.code === "faster_than_cheapest" ? reason.values.days : reason.values.points;
        return t(key, { more, costs: usd(costsUsdMinor), than: nameOf(than) });
      }
      case "in_time_unpriced":
        return t(key, { than: nameOf(reason.values.than), by: day(reason.values.arriveBy) });
      case "buyers_past": {
        const { orders, costsUsdMinor, than } = reason.values;
        return t(key, { orders, costs: usd(costsUsdMinor), than: nameOf(than) });
      }
      case "best_score":
        return t(key, { of: reason.values.of, than: nameOf(reason.values.than) });
      case "instead_of_suspended": {
        const { than, carrierCode, reason: why } = reason.values;
        const carrier = carriers.has(`names.${carrierCode}`) ? carriers(`names.${carrierCode}`) : carrierCode;
        return t(key, { than: nameOf(than), carrier, reason: why || "none" });
      }
      case "buyers_class":
      case "consent_recorded":
        return t(key, { buyersClass: carriers(`classes.${reason.values.buyersClass}`) });
      case "only_priced":
      case "no_price_to_compare":
      case "fastest":
      case "safest":
        return t(key, reason.values);
      case "chosen_by_dispatcher":
      case "only_eligible":
      case "buyers_service":
        return t(key);
    }
  };
}
