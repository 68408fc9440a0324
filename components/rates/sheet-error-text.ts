import { useLocale, useTranslations } from "next-intl";
import { countryName, isCountryCode } from "#lib/kit/country";
import type { SheetError } from "#lib/rates/rate-sheet-cells";

/** Where a mistake of a rate sheet stands, and what is wrong there with its fix, in the reader's language. */
export function useSheetErrorText(): (error: SheetError) => { readonly place: string; readonly text: string } {
  const t = useTranslations("rates.sheet");
  const everywhere = useTranslations("rates.findings")("everywhere");
  const language = useLocale().startsWith("zh") ? "zh" : "en";
  const named = (code: string) => (isCountryCode(code) ? countryName(code, language) : everywhere);
  return ({ sheet, row, column, code, values }) => {
    const place =
      column === ""
        ? t("placeSheet", { sheet })
        : row === 0
          ? t("placeColumn", { sheet, column })
          : t("place", { sheet, row, column });
    const country = typeof values.country === "string" ? named(values.country) : null;
    return { place, text: t(`errors.${code}`, country ? { ...values, country } : values) };
  };
}
