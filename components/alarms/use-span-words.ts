import { useFormatter, useTranslations } from "next-intl";
import { spanWords } from "./span-words.ts";

/** Says how long something took, in the unit that fits. */
export function useSpanWords(): (ms: number) => string {
  const t = useTranslations("alarms");
  const format = useFormatter();
  return (ms) => spanWords(t, format, ms);
}
