import type { CountryCode } from "#lib/kit/country";
import type { Currency } from "#lib/kit/money";
import type { RequirementField } from "./field.ts";

/**
 * What it means when a field is missing or wrong. `blocks`: customs refuse, so no carrier is called. `warns`: somebody asks
 * for it, the parcel goes. `notes`: to be known, nothing to do about it or nothing that must be done.
 */
export const effects = ["notes", "warns", "blocks"] as const;
export type Effect = (typeof effects)[number];

/** How sure ALP is of a rule: its sources were stored public copies, not the authorities' own pages. */
export const confidences = ["two_sources", "one_source", "general_knowledge"] as const;
export type Confidence = (typeof confidences)[number];

/** A first or last day of a rule as far as it is known: a day, a month (2026-02) or a year; compares as text. */
export type RuleDate = string;

export type RuleCondition =
  /** Declared value of the order line above the amount; exactly the amount passes. */
  | { readonly kind: "line_above"; readonly minor: number; readonly currency: Currency }
  /** Goods value of the parcel up to and with the amount. */
  | { readonly kind: "parcel_up_to"; readonly minor: number; readonly currency: Currency }
  /** The postal form that value and weight call for. */
  | { readonly kind: "postal_form"; readonly form: "CN22" | "CN23" };

export type RequirementRule = {
  readonly code: string;
  /** `all`: wherever a parcel goes. */
  readonly where: "all" | "EU" | readonly CountryCode[];
  /** First day; null where no source gives one: it holds. */
  readonly since: RuleDate | null;
  /** Last day; null: no end is known. */
  readonly until: RuleDate | null;
  readonly when?: RuleCondition;
  readonly fields: readonly RequirementField[];
  readonly missing: Effect;
  readonly wrong: Effect;
  readonly confidence: Confidence;
  /** Official titles as they are quoted; null: none was found, it is general knowledge. */
  readonly source: string | null;
};
