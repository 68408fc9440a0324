"use client";

import { useTranslations } from "next-intl";
import type { ScanRefusal } from "#lib/dispatch/hand-over";

/** A refusal in one word and in one sentence, carriers by their names. */
export function useVerdictWords(carrierName: (code: string) => string) {
  const t = useTranslations("handover.verdicts");
  return ({ code, values }: ScanRefusal) => {
    const carrier = values?.carrier;
    const filled = carrier === undefined ? { ...values } : { ...values, carrier: carrierName(String(carrier)) };
    return { word: t(`${code}.word`), text: t(`${code}.text` as never, filled as never) as string };
  };
}
