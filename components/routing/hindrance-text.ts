import { useLocale, useTranslations } from "next-intl";
import { countryName, isCountryCode } from "#lib/kit/country";
import type { Hindrance } from "#lib/routing/recommend";

/** Words for what stands between a solution and an order. */
export function useHindranceText(): (hindrance: Hindrance) => string {
  const t = useTranslations("routing");
  const carriers = useTranslations("carriers");
  const language = useLocale().startsWith("zh") ? "zh" : "en";
  const carrierName = (code: string) => (carriers.has(`names.${code}`) ? carriers(`names.${code}`) : code);
  return (hindrance) => {
    const key = `hindrances.${hindrance.code}`;
    switch (hindrance.code) {
      case "carrier_not_connected":
        return t(key, { carrier: carrierName(hindrance.values.carrierCode) });
      case "picked_only":
        return t(key);
      case "destinations_unknown":
      case "destination_not_served": {
        const { country } = hindrance.values;
        return t(key, { country: isCountryCode(country) ? countryName(country, language) : country });
      }
      case "cargo_refused":
        return t(key, { cargoKind: carriers(`cargo.${hindrance.values.cargoKind}`) });
      case "class_below_rule": {
        const { ruleId, lowestClass } = hindrance.values;
        return t(key, { ruleId, lowestClass: carriers(`classes.${lowestClass}`) });
      }
      case "below_buyers_class":
      case "above_buyers_class":
        return t(key, { buyersClass: carriers(`classes.${hindrance.values.buyersClass}`) });
      case "buyers_service_unknown":
        return hindrance.values.text === "" ? t("hindrances.buyers_service_missing") : t(key, hindrance.values);
      default:
        return t(key, hindrance.values);
    }
  };
}
