import { useLocale, useTranslations } from "next-intl";
import type { CodeName } from "#lib/products/hs-view";

/** "8517.13" as people write it, what stands behind the sixth digit apart: "8517.13.0000". */
export function dottedCode(code: string): string {
  return [code.slice(0, 4), code.slice(4, 6), code.slice(6)].filter((part) => part !== "").join(".");
}

/** Names of codes and values in the reader's language, with what stands in for a name that nobody wrote. */
export function useHsWords() {
  const isZh = useLocale().startsWith("zh");
  const t = useTranslations("hs");
  const pick = (zh: string, en: string) => (isZh ? zh || en : en || zh);
  return {
    pick,
    listOf: (words: readonly string[]) => words.join(isZh ? "、" : ", "),
    nameOf: ({ zh, en }: Pick<CodeName, "zh" | "en">) => pick(zh, en) || t("unnamed"),
    headingOf: ({ headingZh, headingEn }: CodeName) => pick(headingZh, headingEn),
  };
}
