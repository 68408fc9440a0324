import { useTranslations } from "next-intl";
import type { SheetError } from "#lib/rates/rate-sheet-cells";

/** Where a mistake of a rate sheet stands, and what is wrong there with its fix, in the reader's language. */
export function useSheetErrorText(): (error: SheetError) => { readonly place: string; readonly text: string } {
  const t = useTranslations("rates.sheet");
  return ({ sheet, row, column, code, values }) => {
    const place =
      column === ""
        ? t("placeSheet", { sheet })
        : row === 0
          ? t("placeColumn", { sheet, column })
          : t("place", { sheet, row, column });
    return { place, text: t(`errors.${code}`, values) };
  };
}
