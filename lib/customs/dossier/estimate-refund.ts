import { mulDivRound } from "#lib/kit/money";
import type { CalendarDate } from "#lib/kit/time";
import type { InvoiceKind } from "./invoice-kinds.ts";

/** Where a rate comes from, the first counts most: a person of the seller's, an imported national table, ALP's own unverified rows. */
export const rateSources = ["entered_by_person", "national_table", "seed"] as const;

/** The refund rate of a ten-digit code from a day on; a person's holds until the next one, so it has no end. */
export type RefundRate = {
  readonly gcode: string;
  readonly validFrom: CalendarDate;
  /** The last day; null: no end is known. */
  readonly validUntil: CalendarDate | null;
  /** Hundredths of a percent: 13 % is 1300. */
  readonly rateBp: number;
  readonly source: (typeof rateSources)[number];
};

/** What of an invoice's amount without VAT stands for goods of one code. */
export type AllocatedAmount = {
  readonly gcode: string;
  readonly netFen: number;
  readonly kind: InvoiceKind;
  /** The invoice's own VAT rate: more than it cannot come back. */
  readonly taxRateBp: number;
};

export type CodeEstimate = {
  readonly gcode: string;
  readonly netFen: number;
  /** Null: unknown, and so is the refund. */
  readonly rateBp: number | null;
  readonly source: RefundRate["source"] | null;
  readonly refundFen: number | null;
  /** The invoice's VAT rate is below the refund rate, and counts instead. */
  readonly isCapped: boolean;
};

export type RefundEstimate = {
  readonly codes: readonly CodeEstimate[];
  /** Of what is known; a lower bound while something is not. */
  readonly refundFen: number;
  readonly netFen: number;
  /** Amounts whose rate nobody knows, and amounts on ordinary invoices, which refund nothing. */
  readonly unknownNetFen: number;
  readonly ordinaryNetFen: number;
};

/** The rate of a code that holds on a day: by its source, of several the latest; null where there is none. */
export function rateOn(rates: readonly RefundRate[], gcode: string, day: CalendarDate): RefundRate | null {
  const holding = rates.filter(
    (rate) => rate.gcode === gcode && rate.validFrom <= day && (rate.validUntil === null || day <= rate.validUntil),
  );
  const rank = ({ source }: RefundRate) => rateSources.indexOf(source);
  return holding.toSorted((a, b) => rank(a) - rank(b) || (a.validFrom < b.validFrom ? 1 : -1))[0] ?? null;
}

/**
 * Refund = amount without VAT × refund rate of the code (Caishui 2012 No. 39 for goods bought with special invoices; general
 * knowledge), rounded half up once per code and rate. An unknown rate stays unknown: its amount is counted apart.
 */
export function estimateRefund(
  amounts: readonly AllocatedAmount[],
  rates: readonly RefundRate[],
  day: CalendarDate,
): RefundEstimate {
  const special = amounts.filter(({ kind }) => kind === "special");
  const codes = [...Map.groupBy(special, ({ gcode }) => gcode)].map(([gcode, of]) =>
    estimateCode(gcode, of, rateOn(rates, gcode, day)),
  );
  const sum = (list: readonly { readonly netFen: number }[]) => list.reduce((all, { netFen }) => all + netFen, 0);
  return {
    codes: codes.sort((a, b) => (a.gcode < b.gcode ? -1 : 1)),
    refundFen: codes.reduce((all, { refundFen }) => all + (refundFen ?? 0), 0),
    netFen: sum(amounts),
    unknownNetFen: sum(codes.filter(({ rateBp }) => rateBp === null)),
    ordinaryNetFen: sum(amounts.filter(({ kind }) => kind === "ordinary")),
  };
}

function estimateCode(gcode: string, amounts: readonly AllocatedAmount[], rate: RefundRate | null): CodeEstimate {
  const netFen = amounts.reduce((all, one) => all + one.netFen, 0);
  if (rate === null) return { gcode, netFen, rateBp: null, source: null, refundFen: null, isCapped: false };
  const byRate = Map.groupBy(amounts, ({ taxRateBp }) => Math.min(taxRateBp, rate.rateBp));
  const refundFen = [...byRate].reduce(
    (all, [bp, of]) =>
      all +
      mulDivRound(
        of.reduce((net, one) => net + one.netFen, 0),
        bp,
        10_000,
      ),
    0,
  );
  const isCapped = amounts.some(({ taxRateBp }) => taxRateBp < rate.rateBp);
  return { gcode, netFen, rateBp: rate.rateBp, source: rate.source, refundFen, isCapped };
}
