import type { Currency } from "#lib/kit/money";
import type { Quote } from "#lib/rates/quote";
import type { Decider } from "#lib/routing/decide-solution";
import type { BillVerdict } from "./bill-verdicts.ts";

/** What a parcel was booked at, who decided on its solution, and what the carrier billed for it since. */
export type ParcelPrice = {
  /** As agreed to before the click; null for a shape of before the fee lines had their arithmetic. */
  readonly quote: Quote | null;
  readonly decidedBy: Decider;
  /** Null where no template was for it, or where it is gone. */
  readonly templateName: string | null;
  readonly billed: readonly BilledLine[];
};

export type BilledLine = {
  readonly billId: string;
  readonly fileName: string;
  readonly billedMinor: number;
  readonly currency: Currency;
  /** Billed less booked, in the bill's currency; null where there is nothing to compare with. */
  readonly differenceMinor: number | null;
  readonly verdict: BillVerdict;
};
