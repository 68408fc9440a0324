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

/** What the buyer paid, in units of the order's own currency: from the first number on, below the second. */
export const valueBands = ["0-10", "10-30", "30-100", "100-"] as const;
export type ValueBand = (typeof valueBands)[number];

/** Minor units of a currency of two decimals; `below` is null for the last. */
export function bandSpan(band: ValueBand): { readonly from: number; readonly below: number | null } {
  const [from = "0", below = ""] = band.split("-");
  return { from: Number(from) * 100, below: below === "" ? null : Number(below) * 100 };
}
