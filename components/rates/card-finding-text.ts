import { useLocale, useTranslations } from "next-intl";
import { countryName, isCountryCode } from "#lib/kit/country";
import type { Currency } from "#lib/kit/money";
import type { CardFinding } from "#lib/rates/rate-card-check";
import { priceText } from "./price-text.ts";

/** Which destination and goods a finding about a card is of ("" for the card as a whole), and what was found. */
export type FindingText = { readonly where: string; readonly text: string };

/** Words for what a check found in a card of one currency. */
export function useCardFindingText(currency: Currency): (finding: CardFinding) => FindingText {
  const t = useTranslations("rates.findings");
  const language = useLocale().startsWith("zh") ? "zh" : "en";
  const placeOf = (country: string) =>
    isCountryCode(country) ? countryName(country, language) : country === "*" ? t("everywhere") : country;
  return ({ code, country, goods, values }) => {
    const where = country === null ? "" : placeOf(country);
    return {
      where: goods === null || country === null ? where : t("where", { country: where, goods: t(`goods.${goods}`) }),
      text: t(code, {
        ...pricesOf(values, code, currency),
        name: String(values[language === "zh" ? "nameZh" : "nameEn"]),
      }),
    };
  };
}

/** Prices of a finding are millionths: written out with their currency. */
function pricesOf(values: CardFinding["values"], code: CardFinding["code"], currency: Currency): CardFinding["values"] {
  if (code === "currency_changed") return values;
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === "number" && ["before", "after", "perKg"].includes(name) ? priceText(value, currency) : value,
    ]),
  );
}
