import { currencies, currencyDecimals } from "#lib/kit/money";
import { dayMs } from "#lib/kit/time";

/** Nothing heard for so many days or more, of a parcel that is on its way. */
export const silenceSteps = ["2d", "4d", "7d", "14d"] as const;
export type SilenceStep = (typeof silenceSteps)[number];

/** Shipped so many days ago or more. */
export const ageSteps = ["7d", "15d", "30d", "45d", "60d"] as const;
export type AgeStep = (typeof ageSteps)[number];

/** The milliseconds that a step names. */
export function stepMs(step: SilenceStep | AgeStep): number {
  return Number.parseInt(step, 10) * dayMs;
}

/**
 * What the buyer paid, in units of the order's own currency: from the first number on, below the second. The high ones are
 * for currencies of small units: 1,000 roubles, 3,000 yen, 20,000 won.
 */
export const valueBands = ["0-10", "10-30", "30-100", "100-1000", "1000-10000", "10000-"] as const;
export type ValueBand = (typeof valueBands)[number];

/** Hundredths of the currency's unit, also of one without decimals; `below` is null for the last. */
export function bandSpan(band: ValueBand): { readonly from: number; readonly below: number | null } {
  const [from = "0", below = ""] = band.split("-");
  return { from: Number(from) * 100, below: below === "" ? null : Number(below) * 100 };
}

/** Currencies without decimals, whose minor unit is the unit itself: yen, won, Chilean peso. */
export const wholeUnitCurrencies = currencies.filter((currency) => currencyDecimals[currency] === 0);
