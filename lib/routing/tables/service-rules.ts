import type { ServiceClass } from "#lib/carriers/service-class";

/** `official`: the platform's own words of today; else how many public repetitions of an older text agree. */
export const confidences = ["official", "two_sources", "one_source"] as const;
export type Confidence = (typeof confidences)[number];

/**
 * AliExpress's seller rules by destination and by what the buyer really paid for the order. Amounts in USD cents:
 * `overMinor` exclusive, `upToMinor` inclusive. Within a band a permitted class permits every higher one; `onlyCodes`
 * narrows one class to named services.
 * Sources: rule texts of 2018 to 2021, repeated by a page of 2024-12 titled 2025 (two sources for the bands; one source
 * where `confidence` says so). For live use the platform's rule query returns such conditions.
 */
export type ServiceRule = {
  readonly id: string;
  readonly country: string | "*";
  readonly overMinor: number;
  readonly upToMinor: number | null;
  readonly lowestClass: ServiceClass;
  /** In this class only these services; special goods are exempt where `exemptsSpecialGoods`. */
  readonly onlyCodes?: { readonly class: ServiceClass; readonly codes: readonly string[] };
  readonly exemptsSpecialGoods?: true;
  readonly confidence: Confidence;
};

const standardDuty = (id: string, country: string, codes: readonly string[]): ServiceRule => ({
  id,
  country,
  overMinor: 500,
  upToMinor: null,
  lowestClass: "standard",
  onlyCodes: { class: "standard", codes },
  exemptsSpecialGoods: true,
  confidence: "two_sources",
});

export const serviceRules: readonly ServiceRule[] = [
  {
    id: "RU-over-5",
    country: "RU",
    overMinor: 500,
    upToMinor: null,
    lowestClass: "standard",
    confidence: "two_sources",
  },
  { id: "RU-2-to-5", country: "RU", overMinor: 200, upToMinor: 500, lowestClass: "simple", confidence: "two_sources" },
  { id: "RU-up-to-2", country: "RU", overMinor: -1, upToMinor: 200, lowestClass: "economy", confidence: "two_sources" },
  standardDuty("US-over-5", "US", ["CAINIAO_STANDARD", "EMS_ZX_ZX_US"]),
  { id: "US-up-to-5", country: "US", overMinor: -1, upToMinor: 500, lowestClass: "economy", confidence: "two_sources" },
  standardDuty("ES-over-5", "ES", ["CAINIAO_STANDARD"]),
  {
    id: "ES-up-to-5",
    country: "ES",
    overMinor: -1,
    upToMinor: 500,
    lowestClass: "economy",
    onlyCodes: { class: "economy", codes: ["SINOTRANS_PY"] },
    confidence: "one_source",
  },
  standardDuty("FR-over-5", "FR", ["CAINIAO_STANDARD"]),
  standardDuty("NL-over-5", "NL", ["CAINIAO_STANDARD"]),
  standardDuty("CL-over-5", "CL", ["CAINIAO_STANDARD"]),
  { id: "GB-any", country: "GB", overMinor: -1, upToMinor: null, lowestClass: "standard", confidence: "one_source" },
  { id: "any", country: "*", overMinor: -1, upToMinor: null, lowestClass: "economy", confidence: "one_source" },
];
