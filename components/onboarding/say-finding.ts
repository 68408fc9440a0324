"use client";

import { useTranslations } from "next-intl";
import type { FieldOutcome } from "#lib/onboarding/states";
import type { CodeValues } from "@/components/form/say-code";

type Translator = { (key: never, values?: never): string; has(key: never): boolean };

/** Codes that only ask, whose words say themselves that a reviewer looks. */
const sayingSo: readonly string[] = [
  "uscc_check_character",
  "passport_shape",
  "foreign_trade_filing_unusual",
  "resident_id_under_age",
  "resident_id_foreigner_old_card",
];

/**
 * The words of a code that a check found, with what to do: the application's own in `onboarding.findings`, those of
 * identifiers in `identity`, without what to do where it only asks (`ask`, the default). A code without words is shown itself, so that it can be reported.
 */
export function useFindings(): (code: string, values: CodeValues, outcome?: "warn" | FieldOutcome) => string {
  const t = useTranslations("onboarding");
  const own: Translator = t;
  const identity: Translator = useTranslations("identity");
  return (code, values, outcome = "ask") => {
    const say = (words: Translator, key: string) =>
      words.has(key as never) ? words(key as never, values as never) : null;
    const found = say(own, `findings.${code}`);
    if (found !== null) return found;
    const [reason, fix] = [say(identity, `identifiers.${code}`), say(identity, `identifierFixes.${code}`)];
    if (reason === null || fix === null || outcome === "ask") return reason ?? code;
    const asks = outcome === "warn" && !sayingSo.includes(code);
    return t(asks ? "field.identifiedWarn" : "field.identified", { reason, fix });
  };
}
