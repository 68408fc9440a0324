import type { Instant } from "#lib/kit/time";
import { hourMs } from "#lib/kit/time";
import type { Decider, TemplateNote } from "#lib/routing/decide-solution";
import type { CandidateStanding } from "#lib/routing/recommend";
import type { DailySearch, Lane } from "./daily-search.ts";
import type { Blocker } from "./failures.ts";
import { ownLines } from "./own-lines.ts";
import type { JudgedOrder } from "./plan.ts";

/** A number that is not uploaded, or an order not sent, with less time left than this is an alarm. */
export const alarmBeforeMs = 12 * hourMs;

export type DailyGoods = {
  /** Customs names of the product, or the title as bought. */
  readonly nameZh: string;
  readonly nameEn: string;
  readonly sku: string;
  readonly quantity: number;
};

export type DailySolution = {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly standing: CandidateStanding;
  readonly priceUsdMinor: number | null;
  readonly priceStatus: "confirmed" | "band_not_confirmed" | "no_published_price";
  readonly decidedBy: Decider;
  /** The template that is for the order, and what it did. */
  readonly templateName: string | null;
  readonly note: TemplateNote;
};

/** One order of the daily screen, ready to be shown; `solution` null while nothing may be preselected. */
export type DailyRow = {
  readonly orderId: string;
  readonly orderNumber: string;
  readonly storeId: string;
  readonly storeName: string;
  readonly shipByAt: Instant | null;
  readonly country: string | null;
  readonly countryText: string;
  readonly buyerName: string;
  readonly goods: readonly DailyGoods[];
  readonly weightGrams: number | null;
  readonly solution: DailySolution | null;
  readonly blockers: readonly Blocker[];
  readonly warnings: number;
  readonly remark: string;
  readonly isHeld: boolean;
  /** The last failure at the carrier, when the order came back from one. */
  readonly failure: { readonly code: string; readonly text: string } | null;
  readonly fingerprint: string;
};

/** A judged order as a row. Names of solutions come from the book, of the store from the facts. */
export function dailyRow(
  judged: JudgedOrder,
  storeName: string,
  names: ReadonlyMap<string, { readonly nameZh: string; readonly nameEn: string }>,
  failure: DailyRow["failure"],
): DailyRow {
  const { order, measure, recommendation, decision, recipient, findings, blockers, fingerprint } = judged;
  const chosen = recommendation?.chosen ?? null;
  const name = chosen ? names.get(chosen.solutionCode) : undefined;
  return {
    orderId: order.id,
    orderNumber: order.orderNumber,
    storeId: order.storeId,
    storeName,
    shipByAt: order.shipByAt,
    country: order.recipient.country,
    countryText: order.recipient.countryText,
    buyerName: recipient?.name ?? order.recipient.name,
    goods: ownLines(order).map((line) => ({
      nameZh: line.product?.nameZh ?? line.title,
      nameEn: line.product?.nameEn ?? line.title,
      sku: line.sku,
      quantity: line.quantity,
    })),
    weightGrams: measure?.weightGrams ?? null,
    solution: chosen &&
      decision && {
        code: chosen.solutionCode,
        nameZh: name?.nameZh ?? chosen.solutionCode,
        nameEn: name?.nameEn ?? chosen.solutionCode,
        standing: chosen.standing,
        priceUsdMinor: chosen.quote.usdMinor,
        priceStatus: chosen.quote.status,
        decidedBy: decision.decidedBy,
        templateName: decision.template?.name ?? null,
        note: decision.note,
      },
    blockers,
    warnings: findings.standing.filter((finding) => finding.kind === "warn").length,
    remark: order.remark,
    isHeld: order.holdReason !== null,
    failure,
    fingerprint,
  };
}

/** In which lane an order stands: it can go, or it needs a hand first. */
export function laneOf(row: DailyRow): Lane {
  return row.blockers.length > 0 || row.failure !== null ? "repair" : "ready";
}

export type FailureGroup = { readonly code: string; readonly count: number };

export type DailyCounts = {
  readonly ready: number;
  readonly repair: number;
  readonly late: number;
  /** Failures among what needs a hand, the commonest first; an order counts once per code. */
  readonly failures: readonly FailureGroup[];
  readonly countries: readonly { readonly code: string; readonly count: number }[];
  readonly solutions: readonly {
    readonly code: string;
    readonly name: { zh: string; en: string };
    readonly count: number;
  }[];
};

/** Exact counts over all waiting orders, whatever the filters. */
export function dailyCounts(rows: readonly DailyRow[], now: Instant): DailyCounts {
  const repair = rows.filter((row) => laneOf(row) === "repair");
  const names = new Map(rows.flatMap(({ solution }) => (solution ? [[solution.code, solution] as const] : [])));
  return {
    ready: rows.length - repair.length,
    repair: repair.length,
    late: rows.filter((row) => isUrgent(row.shipByAt, now)).length,
    failures: tally(repair.flatMap((row) => [...new Set(codesOf(row))])),
    countries: tally(rows.map((row) => row.country ?? "")).filter(({ code }) => code !== ""),
    solutions: tally(rows.map((row) => row.solution?.code ?? ""))
      .filter(({ code }) => code !== "")
      .map(({ code, count }) => ({
        code,
        count,
        name: { zh: names.get(code)?.nameZh ?? code, en: names.get(code)?.nameEn ?? code },
      })),
  };
}

/** Why a row needs a hand: codes of the plan, and of the carrier's last refusal. */
export function codesOf(row: DailyRow): string[] {
  return [...row.blockers.map(({ code }) => code), ...(row.failure ? [row.failure.code] : [])];
}

export function isUrgent(deadline: Instant | null, now: Instant): boolean {
  return deadline !== null && deadline - now < alarmBeforeMs;
}

function tally(words: readonly string[]): FailureGroup[] {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts]
    .map(([code, count]) => ({ code, count }))
    .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1));
}

/** The rows of one lane that the filters let through, in the order of the search. */
export function dailyList(rows: readonly DailyRow[], search: DailySearch, now: Instant): DailyRow[] {
  return rows
    .filter((row) => laneOf(row) === search.lane && matches(row, search, now))
    .sort((a, b) => compare(a, b, search));
}

function matches(row: DailyRow, search: DailySearch, now: Instant): boolean {
  if (search.store && row.storeId !== search.store) return false;
  if (search.country && row.country !== search.country) return false;
  if (search.solution && row.solution?.code !== search.solution) return false;
  if (search.failure && !codesOf(row).includes(search.failure)) return false;
  if (search.remark && row.remark.trim() === "") return false;
  if (search.urgent && !isUrgent(row.shipByAt, now)) return false;
  return search.text === "" || wordsOf(row).includes(search.text.toLowerCase());
}

/** What a text typed into the search is looked for in. */
function wordsOf(row: DailyRow): string {
  const goods = row.goods.map(({ nameZh, nameEn, sku }) => `${sku} ${nameZh} ${nameEn}`);
  return [row.orderNumber, row.buyerName, row.remark, ...goods].join("\n").toLowerCase();
}

function compare(a: DailyRow, b: DailyRow, { sort, descending }: DailySearch): number {
  const turn = descending ? -1 : 1;
  return turn * compareBy(a, b, sort) || byDeadline(a, b) || (a.orderId < b.orderId ? -1 : 1);
}

function compareBy(a: DailyRow, b: DailyRow, sort: DailySearch["sort"]): number {
  switch (sort) {
    case "deadline":
      return byDeadline(a, b);
    case "country":
      return (a.country ?? "~").localeCompare(b.country ?? "~", "en");
    case "weight":
      return (a.weightGrams ?? -1) - (b.weightGrams ?? -1);
    case "price":
      return (a.solution?.priceUsdMinor ?? -1) - (b.solution?.priceUsdMinor ?? -1);
  }
}

function byDeadline(a: DailyRow, b: DailyRow): number {
  return (a.shipByAt ?? Number.MAX_SAFE_INTEGER) - (b.shipByAt ?? Number.MAX_SAFE_INTEGER);
}
