import { useLocale, useTranslations } from "next-intl";
import { countryName, isCountryCode } from "#lib/kit/country";
import type { Hindrance, Repair } from "#lib/routing/hindrance";

type Words = ReturnType<typeof useWords>;

/** Words for what stands between a solution and an order, and for what can be done about it. */
export function useHindranceText(): { hindrance: (one: Hindrance) => string; repair: (one: Repair) => string } {
  const words = useWords();
  return {
    hindrance: (one) => hindranceText(words, one),
    repair: (one) => words.t(`repairs.${one.kind}`, repairValues(words, one)),
  };
}

function useWords() {
  const t = useTranslations("routing");
  const carriers = useTranslations("carriers");
  const language: "zh" | "en" = useLocale().startsWith("zh") ? "zh" : "en";
  return {
    t,
    carriers,
    country: (code: string) => (isCountryCode(code) ? countryName(code, language) : code),
    carrier: (code: string) => (carriers.has(`names.${code}`) ? carriers(`names.${code}`) : code),
  };
}

function hindranceText({ t, carriers, country, carrier }: Words, one: Hindrance): string {
  const key = `hindrances.${one.code}`;
  switch (one.code) {
    case "carrier_not_connected":
      return t(key, { carrier: carrier(one.values.carrierCode) });
    case "carrier_not_certified":
    case "certification_suspended":
    case "certification_expired":
    case "certification_scope":
      return t(key, { carrier: carrier(one.values.carrierCode), reason: one.values.reason || "none" });
    case "destination_not_served":
    case "destinations_unknown":
    case "duty_not_computable":
      return t(key, { country: country(one.values.country) });
    case "overweight":
      return t(key, { kg: one.values.grams / 1000, limitKg: one.values.limitGrams / 1000 });
    case "oversize":
      return t(key, centimetres(one.values));
    case "cargo_refused":
    case "msds_missing":
    case "msds_expired":
    case "batteries_above_limits":
      return t(key, { cargoKind: carriers(`cargo.${one.values.cargoKind}`) });
    case "area_not_served":
      return t(key, { area: carriers(`areas.${one.values.area}`) });
    case "service_not_offered":
      return t(key, { service: t(`services.${one.values.service}`) });
    case "class_below_rule":
      return t(key, { ruleId: one.values.ruleId, lowestClass: carriers(`classes.${one.values.lowestClass}`) });
    case "below_buyers_class":
    case "above_buyers_class":
      return t(key, { buyersClass: carriers(`classes.${one.values.buyersClass}`) });
    case "buyers_service_unknown":
      return one.values.text === "" ? t("hindrances.buyers_service_missing") : t(key, one.values);
    case "service_not_in_rule":
      return t(key, one.values);
    case "picked_only":
      return t(key);
  }
}

function repairValues({ t, carriers, carrier }: Words, one: Repair): Record<string, string | number> {
  switch (one.kind) {
    case "connect_carrier":
      return { carrier: carrier(one.values.carrierCode) };
    case "split_parcel":
      return { kg: one.values.grams / 1000, limitKg: one.values.limitGrams / 1000, parcels: one.values.parcels };
    case "pack_smaller":
      return centimetres(one.values);
    case "upload_msds":
    case "renew_msds":
      return { cargoKind: carriers(`cargo.${one.values.cargoKind}`) };
    case "switch_off_service":
      return { service: t(`services.${one.values.service}`) };
    case "get_consent":
      return { buyersClass: carriers(`classes.${one.values.buyersClass}`) };
    case "pick_yourself":
      return {};
  }
}

/** 0: no limit is known, and nothing is said of it. */
function centimetres({ limitSideMm, limitSumMm }: { readonly limitSideMm: number; readonly limitSumMm: number }) {
  return { side: limitSideMm / 10, sum: limitSumMm / 10 };
}
