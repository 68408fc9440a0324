import { getFormatter, getTranslations } from "next-intl/server";
import type { AuditEvent } from "#lib/audit/entry";
import { type AuditWord, sentenceValues } from "#lib/audit/sentence";

/** How an entry of the audit is said in the reader's language: as the rest of ALP calls fields, documents and addresses. */
export async function auditTeller(): Promise<(entry: AuditEvent) => string> {
  const [t, onboarding, intake, settings, format] = await Promise.all([
    getTranslations("audit"),
    getTranslations("onboarding"),
    getTranslations("intake"),
    getTranslations("settings"),
    getFormatter(),
  ]);
  const first = (words: Words, ...keys: readonly string[]) => keys.find((key) => words.has(key as never));
  const said = (words: Words, code: string, ...keys: readonly string[]) => {
    const key = first(words, ...keys);
    return key === undefined ? code : words(key as never);
  };
  const nameOf = ({ kind, code }: AuditWord): string => {
    const [section = "", key = ""] = code.split(".");
    // a store's proof is named by its store: entry.store:<id>
    const slot = key.startsWith("store:") ? "store_proof" : key;
    switch (kind) {
      case "field":
        return said(onboarding, code, `fields.${section}.${key}`, `documents.${slot}`, `sections.${section}`);
      case "section":
        return said(onboarding, code, `sections.${code}`);
      case "slot":
        return said(onboarding, code, `documents.${code}`);
      case "address":
        return said(settings, code, `addresses.kinds.${code}`);
      case "order_field":
        return said(intake, code, `columns.${code}`, `fields.${code}`);
    }
  };
  const voice = { nameOf, list: (names: readonly string[]) => format.list(names) };
  return (entry) => {
    const key = `events.${entry.event}`;
    // an event of a later version, read after going back to this one
    if (!t.has(key as never)) return entry.event;
    return t(key as never, sentenceValues(entry, voice) as never);
  };
}

/** A translator whose keys are put together here. */
type Words = { (key: never): string; has(key: never): boolean };
