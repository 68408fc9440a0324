/**
 * What a line of a carrier's bill comes to beside the booked price. `within_tolerance`: off by no more than the rate of
 * exchange may be (0.3 %); `unpriced`: booked without a published price; `billed_again`: the parcel stands on a bill already.
 */
export const billVerdicts = [
  "equal",
  "within_tolerance",
  "more",
  "less",
  "unpriced",
  "not_found",
  "billed_again",
] as const;
export type BillVerdict = (typeof billVerdicts)[number];
