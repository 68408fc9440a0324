import type { CalendarDate } from "#lib/kit/time";
import type { DeclarationWay } from "./facts.ts";
import type { DocumentState } from "./states.ts";

/** A month as `YYYY-MM`. */
export type Month = string;

export function isMonth(text: string): text is Month {
  return /^20\d{2}-(?:0[1-9]|1[0-2])$/.test(text);
}

/** Months to choose from on a day, the running one first, then those before it. */
export function monthsToShow(today: CalendarDate, count = 6): readonly Month[] {
  const months: Month[] = [today.slice(0, 7)];
  while (months.length < count) months.push(monthToSummarise(`${months.at(-1)}-01`));
  return months;
}

/** Lists closed in a month are summarised by the 15th of the next. Two sources of one wording. */
export const summaryDay = 15;

/** The last day on which a month's lists may be summarised. */
export function summaryDeadline(month: Month): CalendarDate {
  const [year = 0, number = 0] = month.split("-").map(Number);
  const next = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, "0")}`;
  return `${next}-${summaryDay}`;
}

/** The month to summarise on a day: the one before. */
export function monthToSummarise(today: CalendarDate): Month {
  const [year = 0, number = 0] = today.split("-").map(Number);
  return number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, "0")}`;
}

/** Days left until the deadline, negative once it is over. */
export function daysToDeadline(month: Month, today: CalendarDate): number {
  return Math.round((Date.parse(summaryDeadline(month)) - Date.parse(today)) / 86_400_000);
}

/** A list that might be summarised. */
export type SummaryCandidate = {
  readonly id: string;
  readonly way: DeclarationWay;
  readonly state: DocumentState;
  readonly invtNo: string | null;
  /** The day in China on which it was closed (899); null while it is not. */
  readonly closedOn: CalendarDate | null;
  readonly isWithdrawing: boolean;
  /** Its waybill was cancelled: nothing left the country, so nothing may be summarised. */
  readonly isCancelled: boolean;
  /** A summary that holds it already and was not refused. */
  readonly summarisedBy: string | null;
  /** Who declares where: one summary is of one office, agent and consignor. */
  readonly customsCode: string;
  readonly agentCode: string;
  readonly consignorCode: string;
};

/** Why a list stays out, in the order of asking. */
export const leftOutReasons = [
  "way_a",
  "withdrawn",
  "withdrawing",
  "cancelled",
  "summarised",
  "not_closed",
  "closed_later",
  "no_number",
] as const;
export type LeftOutReason = (typeof leftOutReasons)[number];

export type SummaryPlan = {
  readonly deadline: CalendarDate;
  /** One summary each: lists of one office, agent and consignor. `overdue`: closed before the month and never summarised. */
  readonly groups: readonly { readonly key: string; readonly lists: readonly SummaryCandidate[] }[];
  readonly overdue: number;
  readonly leftOut: readonly { readonly list: SummaryCandidate; readonly reason: LeftOutReason }[];
};

/** The month's summary: which lists go, and every other one with the reason why not. Each list is in exactly one of the two. */
export function planSummary(month: Month, candidates: readonly SummaryCandidate[]): SummaryPlan {
  const groups = new Map<string, SummaryCandidate[]>();
  const leftOut: { list: SummaryCandidate; reason: LeftOutReason }[] = [];
  let overdue = 0;
  for (const list of candidates) {
    const reason = reasonToLeaveOut(month, list);
    if (reason !== null) {
      leftOut.push({ list, reason });
      continue;
    }
    if ((list.closedOn ?? "") < `${month}-01`) overdue++;
    const key = JSON.stringify([list.customsCode, list.agentCode, list.consignorCode]);
    groups.set(key, [...(groups.get(key) ?? []), list]);
  }
  return {
    deadline: summaryDeadline(month),
    groups: [...groups].map(([key, lists]) => ({ key, lists })),
    ...{ overdue, leftOut },
  };
}

function reasonToLeaveOut(month: Month, list: SummaryCandidate): LeftOutReason | null {
  if (list.way === "A") return "way_a";
  if (list.state === "withdrawn") return "withdrawn";
  if (list.isWithdrawing) return "withdrawing";
  if (list.isCancelled && list.summarisedBy === null) return "cancelled";
  if (list.summarisedBy !== null) return "summarised";
  if (list.state !== "closed" || list.closedOn === null) return "not_closed";
  if (list.closedOn.slice(0, 7) > month) return "closed_later";
  return list.invtNo === null ? "no_number" : null;
}
