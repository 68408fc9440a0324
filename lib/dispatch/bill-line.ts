import type { Currency } from "#lib/kit/money";
import type { CalendarDate } from "#lib/kit/time";
import type { BillVerdict } from "./bill-verdicts.ts";

/** One row of a carrier's bill. Amounts in minor units of the bill's currency; a credit is negative. */
export type BillLine = {
  /** As the spreadsheet program counts. */
  readonly rowNumber: number;
  readonly trackingNumber: string;
  readonly billedMinor: number;
  readonly currency: Currency;
  readonly billedGrams: number | null;
  readonly day: CalendarDate | null;
};

/**
 * Where a difference comes from. `weight`: the same card asks this for the billed weight; `weight_in_part`: it explains
 * some of it; `cancelled`: the waybill was cancelled; `billed_twice`: the parcel stands on a bill already; `exchange_rate`:
 * within what rates may be off; `unexplained`: nothing that ALP knows explains it.
 */
export const billCauses = [
  "weight",
  "weight_in_part",
  "cancelled",
  "billed_twice",
  "exchange_rate",
  "unexplained",
] as const;
export type BillCause = (typeof billCauses)[number];

/** A line beside what was booked. `expectedMinor` null: nothing to compare with. `differenceMinor`: billed less expected. */
export type ComparedLine = BillLine & {
  readonly waybillId: string | null;
  readonly country: string | null;
  readonly solutionCode: string | null;
  readonly bookedGrams: number | null;
  readonly verdict: BillVerdict;
  readonly expectedMinor: number | null;
  readonly differenceMinor: number | null;
  readonly cause: BillCause | null;
  /** How much of the difference the billed weight explains. */
  readonly explainedMinor: number | null;
};
