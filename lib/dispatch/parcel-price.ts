import type { Quote } from "#lib/rates/quote";
import type { Decider } from "#lib/routing/decide-solution";
import type { ComparedLine } from "./bill-line.ts";

/** What a parcel was booked at, and who decided on its solution. */
export type ParcelPrice = {
  /** As agreed to before the click; null for a shape of before the fee lines had their arithmetic. */
  readonly quote: Quote | null;
  readonly decidedBy: Decider;
  /** Null where no template was for it, or where it is gone. */
  readonly templateName: string | null;
};

/** A line of a carrier's bill with the bill that it stands on. */
export type BilledLine = ComparedLine & { readonly billId: string; readonly fileName: string };
