import { useLocale, useTranslations } from "next-intl";
import type { Currency } from "#lib/kit/money";
import type { ExchangeRate } from "#lib/rates/exchange-rate";
import type { FeeLine } from "#lib/rates/fee-line";
import { amountText } from "./amount-text.ts";
import { percentText, priceText, rateText } from "./price-text.ts";

/** What a fee line is called and how it was worked out, in the reader's language. */
export type FeeText = { readonly name: string; readonly arithmetic: string };

/** Words for the lines of a price in one currency. */
export function useFeeText(currency: Currency): (line: FeeLine) => FeeText {
  const t = useTranslations("rates");
  const isChinese = useLocale().startsWith("zh");
  const money = (minor: number) => amountText(minor, currency);
  const price = (micros: number) => priceText(micros, currency);
  const atLeast = (minimumMinor: number | null) =>
    minimumMinor === null ? [] : [t("arithmetic.at_least", { minimum: money(minimumMinor) })];
  const percentOf = (base: string, millionths: number) =>
    t("arithmetic.percent", { base, percent: percentText(millionths) });
  const parts = (line: {
    readonly perParcelMicros: number;
    readonly percentMillionths: number;
    readonly ofMinor: number;
  }) => [
    ...(line.perParcelMicros > 0 ? [t("arithmetic.per_parcel", { perParcel: price(line.perParcelMicros) })] : []),
    ...(line.percentMillionths > 0 ? [percentOf(money(line.ofMinor), line.percentMillionths)] : []),
  ];
  const join = (texts: readonly string[]) => texts.join(isChinese ? "，" : ", ");

  const arithmeticOf = (line: FeeLine): string => {
    switch (line.code) {
      case "weight_fee":
        return t("arithmetic.weight_fee", { perKg: price(line.perKgMicros), grams: line.grams });
      case "step_fee": {
        const { steps, stepGrams, grams } = line;
        return t("arithmetic.step_fee", { perStep: price(line.perStepMicros), steps, stepGrams, grams });
      }
      case "first_weight_fee": {
        const { firstGrams, steps, stepGrams, grams } = line;
        const prices = { first: price(line.firstMicros), perStep: price(line.perStepMicros) };
        return t("arithmetic.first_weight_fee", { ...prices, firstGrams, steps, stepGrams, grams });
      }
      case "band_fee":
        return t("arithmetic.band_fee", { fromGrams: line.fromGrams, toGrams: line.toGrams });
      case "minimum_fee": {
        const { minimumMinor, computedMinor } = line;
        return t("arithmetic.minimum_fee", { minimum: money(minimumMinor), computed: money(computedMinor) });
      }
      case "surcharge": {
        const { perKgMicros, grams } = line;
        const perKg = perKgMicros > 0 ? [t("arithmetic.per_kg", { perKg: price(perKgMicros), grams })] : [];
        return join([...perKg, ...parts(line), ...atLeast(line.minimumMinor)]);
      }
      case "insurance": {
        const share = percentOf(amountText(line.coverageUsdMinor, "USD"), line.percentMillionths);
        return join([share + conversionText("USD", line.rates), ...atLeast(line.minimumMinor)]);
      }
      case "duty_per_item": {
        const { tariffItems: items, perItemMinor } = line;
        const owed = t("arithmetic.duty_per_item", { perItem: amountText(perItemMinor, line.currency), items });
        return owed + conversionText(line.currency, line.rates);
      }
      case "duty_by_value":
        return line.percentMillionths === 0
          ? t("arithmetic.duty_none")
          : percentOf(amountText(line.valueUsdMinor, "USD"), line.percentMillionths) +
              conversionText("USD", line.rates);
      case "duty_service":
        return join(parts(line));
      case "included":
        return t(line.item === "alp_fee" ? "included.alp_free" : "included.free");
      case "parcel_fee":
      case "return_label":
        return "";
    }
  };

  const nameOf = (line: FeeLine): string => {
    if (line.code === "surcharge") return isChinese ? line.nameZh : line.nameEn;
    return line.code === "included" ? t(`included.${line.item}`) : t(`lines.${line.code}`);
  };
  return (line) => ({ name: nameOf(line), arithmetic: arithmeticOf(line) });
}

/** What an amount of one currency was divided by and multiplied with to become the card's: " ÷ 0.92 × 7.2". */
function conversionText(from: Currency, rates: readonly ExchangeRate[]): string {
  return rates.map((rate) => ` ${rate.quote === from ? "÷" : "×"} ${rateText(rate)}`).join("");
}
