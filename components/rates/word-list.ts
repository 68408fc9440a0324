import { useLocale } from "next-intl";

/** Several words in one line, as the language separates them: "带电、特货", "battery, special". */
export function useWordList(): (words: readonly string[]) => string {
  const between = useLocale().startsWith("zh") ? "、" : ", ";
  return (words) => words.join(between);
}
