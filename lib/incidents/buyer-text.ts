import type { IncidentKind } from "./kinds.ts";
import { buyerTextsAr } from "./tables/buyer-texts-ar.ts";
import { buyerTextsDe } from "./tables/buyer-texts-de.ts";
import { buyerTextsEn } from "./tables/buyer-texts-en.ts";
import { buyerTextsEs } from "./tables/buyer-texts-es.ts";
import { buyerTextsFr } from "./tables/buyer-texts-fr.ts";
import { buyerTextsJa } from "./tables/buyer-texts-ja.ts";
import { buyerTextsKo } from "./tables/buyer-texts-ko.ts";
import { buyerTextsPt } from "./tables/buyer-texts-pt.ts";
import { buyerTextsRu } from "./tables/buyer-texts-ru.ts";

/** Kinds of which a buyer is told. */
export type BuyerKind = Extract<
  IncidentKind,
  | "customs_hold"
  | "payment_due"
  | "bad_address"
  | "delivery_failed"
  | "refused"
  | "returned"
  | "lost"
  | "damaged"
  | "destroyed"
  | "stalled"
  | "late"
>;

/** What is said first and last, and of each kind; `{order}` and `{number}` are filled in. */
export type BuyerTexts = {
  readonly open: string;
  readonly close: string;
  readonly bodies: Readonly<Record<BuyerKind, string>>;
};

const texts = {
  en: buyerTextsEn,
  es: buyerTextsEs,
  pt: buyerTextsPt,
  fr: buyerTextsFr,
  de: buyerTextsDe,
  ru: buyerTextsRu,
  ko: buyerTextsKo,
  ja: buyerTextsJa,
  ar: buyerTextsAr,
} as const satisfies Record<string, BuyerTexts>;

export type BuyerLanguage = keyof typeof texts;
export const buyerLanguages = Object.keys(texts) as readonly BuyerLanguage[];

/** A language by its own name. */
export const languageNames: Readonly<Record<BuyerLanguage, string>> = {
  ...{ en: "English", es: "Español", pt: "Português", fr: "Français", de: "Deutsch", ru: "Русский" },
  ...{ ko: "한국어", ja: "日本語", ar: "العربية" },
};

/** Countries where most buyers read one of the languages; elsewhere English is offered first. */
const countriesOf: Readonly<Partial<Record<BuyerLanguage, string>>> = {
  es: "ES MX CL CO PE AR UY EC BO PY VE CR PA GT SV HN NI DO CU PR",
  pt: "BR PT AO MZ",
  fr: "FR BE LU MC RE GP MQ SN CI CM",
  de: "DE AT CH LI",
  ru: "RU BY KZ KG",
  ko: "KR",
  ja: "JP",
  ar: "SA AE KW QA OM BH JO EG IQ LB MA DZ TN LY",
};

/** The language in which a buyer there most likely reads. */
export function buyerLanguageOf(country: string): BuyerLanguage {
  return buyerLanguages.find((language) => countriesOf[language]?.split(" ").includes(country)) ?? "en";
}

/** A ready text to the buyer; null for a kind of which buyers are not told. */
export function buyerTextOf(
  kind: IncidentKind,
  language: BuyerLanguage,
  values: { readonly order: string; readonly number: string },
): string | null {
  const { open, close, bodies }: BuyerTexts = texts[language];
  const body = Object.entries(bodies).find(([name]) => name === kind)?.[1];
  if (body === undefined) return null;
  const first = open.replace("{order}", values.order).replace("{number}", values.number);
  return `${first}\n\n${body}\n\n${close}`;
}
