import { type Currency, mulDivRound } from "#lib/kit/money";
import type { BillCause, BillLine, ComparedLine } from "./bill-line.ts";
import { type BillVerdict, billVerdicts } from "./bill-verdicts.ts";

/** What a parcel was booked at: total in the card's currency and in USD, as the frozen quote has them. */
export type BookedPrice = {
  readonly currency: Currency;
  readonly totalMinor: number;
  readonly usdMinor: number;
  readonly cardId: string;
  readonly chargeableGrams: number;
};

/** A booked parcel as a bill meets it. `price` null: booked without a published price. */
export type BilledParcel = {
  readonly waybillId: string;
  readonly country: string;
  readonly solutionCode: string;
  readonly price: BookedPrice | null;
  readonly isCancelled: boolean;
  /** It stands on an earlier bill. */
  readonly isBilled: boolean;
};

export type BillContext = {
  /** An amount of the card's currency in the bill's; null: a rate is missing. */
  readonly convert: (minor: number, from: Currency, to: Currency) => number | null;
  /** How much more the card of the booking asks at other grams, in the card's currency; null when it cannot be told. */
  readonly moreAtWeight: (parcel: BilledParcel, grams: number) => number | null;
};

/** Rates of exchange may be off by 0.3 %: only where the bill is in another currency than the card. */
export const tolerance = { thousandths: 3 } as const;

/**
 * Each line of a bill beside the booked price: what was shown at planning is what was booked, so any difference counts,
 * but for the tolerance of rates. A parcel's second line, on this bill or after an earlier one, is expected to be nothing.
 */
export function compareBill(
  lines: readonly BillLine[],
  parcels: ReadonlyMap<string, BilledParcel>,
  context: BillContext,
): readonly ComparedLine[] {
  const seen = new Set<string>();
  return lines.map((line) => {
    const parcel = parcels.get(line.trackingNumber);
    const isAgain = parcel !== undefined && (parcel.isBilled || seen.has(parcel.waybillId));
    if (parcel) seen.add(parcel.waybillId);
    return compareLine(line, parcel, isAgain, context);
  });
}

function compareLine(
  line: BillLine,
  parcel: BilledParcel | undefined,
  isAgain: boolean,
  context: BillContext,
): ComparedLine {
  const head = {
    ...line,
    waybillId: parcel?.waybillId ?? null,
    country: parcel?.country ?? null,
    solutionCode: parcel?.solutionCode ?? null,
    bookedGrams: parcel?.price?.chargeableGrams ?? null,
  };
  const none = { expectedMinor: null, differenceMinor: null, cause: null, explainedMinor: null } as const;
  if (!parcel) return { ...head, ...none, verdict: "not_found" };
  if (isAgain) return judged(head, "billed_again", 0, "billed_twice");
  if (parcel.isCancelled) return judged(head, verdictOf(line.billedMinor, 0, false), 0, "cancelled");
  const expected = parcel.price && expectedOf(parcel.price, line.currency, context);
  if (expected === null || !parcel.price) return { ...head, ...none, verdict: "unpriced" };
  const isConverted = parcel.price.currency !== line.currency;
  const verdict = verdictOf(line.billedMinor, expected, isConverted);
  if (verdict === "within_tolerance") return judged(head, verdict, expected, "exchange_rate");
  if (verdict === "equal") return judged(head, verdict, expected, null);
  return {
    ...judged(head, verdict, expected, "unexplained"),
    ...explain(line, parcel, parcel.price, expected, context),
  };
}

type Head = Omit<ComparedLine, "verdict" | "expectedMinor" | "differenceMinor" | "cause" | "explainedMinor">;

function judged(head: Head, verdict: BillVerdict, expectedMinor: number, cause: BillCause | null): ComparedLine {
  const differenceMinor = head.billedMinor - expectedMinor;
  const isNone = differenceMinor === 0;
  return { ...head, verdict, expectedMinor, differenceMinor, cause: isNone ? null : cause, explainedMinor: null };
}

/** The price in USD was agreed to as such; any other currency is converted with the rates of the day of the import. */
function expectedOf(price: BookedPrice, currency: Currency, { convert }: BillContext): number | null {
  if (price.currency === currency) return price.totalMinor;
  return currency === "USD" ? price.usdMinor : convert(price.totalMinor, price.currency, currency);
}

function verdictOf(billed: number, expected: number, isConverted: boolean): BillVerdict {
  const difference = billed - expected;
  if (difference === 0) return "equal";
  if (isConverted && isTolerated(difference, expected)) return "within_tolerance";
  return difference > 0 ? "more" : "less";
}

function isTolerated(difference: number, expected: number): boolean {
  return Math.abs(difference) * 1000 <= Math.abs(expected) * tolerance.thousandths;
}

/** The same card at the billed weight: does it ask for what was billed? */
function explain(
  line: BillLine,
  parcel: BilledParcel,
  price: BookedPrice,
  expected: number,
  { convert, moreAtWeight }: BillContext,
): Pick<ComparedLine, "cause" | "explainedMinor"> {
  const unexplained = { cause: "unexplained", explainedMinor: null } as const;
  if (line.billedGrams === null || line.billedGrams === price.chargeableGrams) return unexplained;
  const more = moreAtWeight(parcel, line.billedGrams);
  if (more === null || more === 0) return unexplained;
  const explainedMinor = inBillCurrency(more, price, line.currency, convert);
  if (explainedMinor === null) return unexplained;
  const rest = line.billedMinor - expected - explainedMinor;
  const isAll = rest === 0 || (price.currency !== line.currency && isTolerated(rest, expected + explainedMinor));
  return { cause: isAll ? "weight" : "weight_in_part", explainedMinor };
}

/** At the rate of the booking itself where the bill is in USD, so that expected and explained stand side by side. */
function inBillCurrency(
  minor: number,
  price: BookedPrice,
  currency: Currency,
  convert: BillContext["convert"],
): number | null {
  if (price.currency === currency) return minor;
  if (currency === "USD" && price.totalMinor > 0) return mulDivRound(minor, price.usdMinor, price.totalMinor);
  return convert(minor, price.currency, currency);
}

/** Sums of a bill. `compared`: of the lines that had something to be compared with; difference = compared − expected. */
export type BillSums = {
  readonly lines: number;
  readonly billedMinor: number;
  readonly comparedMinor: number;
  readonly expectedMinor: number;
  readonly differenceMinor: number;
  readonly verdicts: Readonly<Record<BillVerdict, number>>;
};

export function sumBill(lines: readonly ComparedLine[]): BillSums {
  const verdicts = Object.fromEntries(billVerdicts.map((verdict) => [verdict, 0])) as Record<BillVerdict, number>;
  let [billedMinor, comparedMinor, expectedMinor, differenceMinor] = [0, 0, 0, 0];
  for (const line of lines) {
    verdicts[line.verdict] += 1;
    billedMinor += line.billedMinor;
    if (line.expectedMinor === null || line.differenceMinor === null) continue;
    comparedMinor += line.billedMinor;
    expectedMinor += line.expectedMinor;
    differenceMinor += line.differenceMinor;
  }
  return { lines: lines.length, billedMinor, comparedMinor, expectedMinor, differenceMinor, verdicts };
}

/** Of the lines that could be compared, how many thousandths were billed as booked or within tolerance; null: none could. */
export function asBookedThousandths(verdicts: Readonly<Record<BillVerdict, number>>): number | null {
  const asBooked = verdicts.equal + verdicts.within_tolerance;
  const compared = asBooked + verdicts.more + verdicts.less + verdicts.billed_again;
  return compared === 0 ? null : Math.floor((asBooked * 1000) / compared);
}
