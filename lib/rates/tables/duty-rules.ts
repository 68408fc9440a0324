import type { Currency } from "#lib/kit/money";
import type { CalendarDate } from "#lib/kit/time";
import { euMembers } from "./eu-members.ts";

/** What is owed on import: so much for each tariff heading in the parcel, a share of the goods' value, or nothing. */
export type DutyAmount =
  | { readonly kind: "per_tariff_item"; readonly minor: number; readonly currency: Currency }
  | { readonly kind: "percent"; readonly percentMillionths: number }
  | { readonly kind: "none" };

/**
 * Import duty of some destinations, dated: from the first to the last day, on goods up to a value. What no rule covers (a
 * higher value, another destination, a day outside) cannot be worked out and must not be promised as prepaid.
 */
export type DutyRule = {
  readonly id: string;
  readonly countries: readonly string[];
  readonly validFrom: CalendarDate;
  readonly validTo: CalendarDate | null;
  readonly upTo: { readonly minor: number; readonly currency: Currency };
  readonly amount: DutyAmount;
  readonly source: string;
};

/**
 * The destinations whose duty can be worked out from what a parcel says of itself. Left out on purpose, since it cannot:
 * the United States (no exemption since 2025-08-29; by value, per 10-digit HTS code and origin), the EU above EUR 150 (by
 * code), Brazil (taxed at checkout by the platform, state tax differs), Turkey (60 %, for some goods more), Israel (the
 * limit was under discussion), Japan and Korea (by code above the exemption).
 */
export const dutyRules: readonly DutyRule[] = [
  {
    id: "eu-per-item",
    countries: euMembers,
    validFrom: "2026-07-01",
    // in force until 2028-07-01, when the reform of the customs code takes its place
    validTo: "2028-06-30",
    upTo: { minor: 150_00, currency: "EUR" },
    amount: { kind: "per_tariff_item", minor: 3_00, currency: "EUR" },
    source: "Regulation (EU) 2026/382 (two sources)",
  },
  {
    id: "gb-none",
    countries: ["GB"],
    validFrom: "2021-01-01",
    // the end of the relief is announced for 2029, its day is not
    validTo: "2028-12-31",
    upTo: { minor: 135_00, currency: "GBP" },
    amount: { kind: "none" },
    source: "UK VAT on goods up to GBP 135 at the point of sale (two sources)",
  },
  {
    id: "cl-none",
    countries: ["CL"],
    validFrom: "2025-10-25",
    validTo: null,
    upTo: { minor: 500_00, currency: "USD" },
    amount: { kind: "none" },
    source: "Chile: VAT at the sale on registered platforms, no duty up to USD 500 (two sources)",
  },
  {
    id: "mx-global-rate",
    countries: ["MX"],
    validFrom: "2025-08-15",
    validTo: null,
    upTo: { minor: 2_500_00, currency: "USD" },
    amount: { kind: "percent", percentMillionths: 335_000 },
    source: "Mexico: global rate of 33.5 % for couriers, goods of countries without agreement (two sources)",
  },
];
