/** Where a row of the national table comes from: an official table that staff imported, or what ALP brings along, unverified. */
export const nomenclatureOrigins = ["imported", "seed"] as const;
export type NomenclatureOrigin = (typeof nomenclatureOrigins)[number];

/** How sure the seed is of a row's last two digits; its first eight are sure. An imported row has none. */
export const seedConfidences = ["high", "medium", "low"] as const;
export type SeedConfidence = (typeof seedConfidences)[number];

/**
 * One line of China's tariff: 8 (tariff line) or 10 digits (customs). Null: unknown, which is not "none". Units are
 * customs' three digits; a known first unit with a null second one has no second. `refundBasisPoints`: 1,300 is 13 %.
 * `supervision`: letters of the conditions (监管条件), "" for none. `elements`: 申报要素 in their order.
 */
export type NationalFacts = {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly firstUnit: string | null;
  readonly secondUnit: string | null;
  readonly elements: readonly string[] | null;
  readonly refundBasisPoints: number | null;
  readonly supervision: string | null;
};

/** As it stands in the table, with where it comes from and until when it holds. Dates are days in China. */
export type NationalCode = NationalFacts & {
  readonly origin: NomenclatureOrigin;
  readonly confidence: SeedConfidence | null;
  readonly source: string;
  readonly validFrom: string;
  /** Last day; null: no end is known. */
  readonly validUntil: string | null;
};
