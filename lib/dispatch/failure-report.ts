import { addDays, type CalendarDate, chinaDateOf, type Instant, isCalendarDate, startOfChinaDay } from "#lib/kit/time";
import { type SpellEnding, type SpellSource, spellEndings, spellSources } from "./failure-spells.ts";

/** The Monday of the week that a day in China is in. */
export function weekOf(date: CalendarDate): CalendarDate {
  const day = new Date(`${date}T00:00:00Z`).getUTCDay();
  return addDays(date, -((day + 6) % 7));
}

/** So many weeks are shown beside each other, the one looked at last. */
export const reportWeeks = 8;

/** What the report's address says: the week, and which of its failures are listed by order. */
export type ReportSearch = {
  readonly week: CalendarDate;
  readonly source: SpellSource | null;
  /** "3" for 3xx. */
  readonly family: string | null;
  readonly code: string | null;
  readonly ended: SpellEnding | "open" | null;
  readonly country: string | null;
  readonly subject: string | null;
};

type Raw = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Reads the address; what is no such thing counts as not said. */
export function parseReportSearch(raw: Raw, now: Instant): ReportSearch {
  const text = (key: string) => (typeof raw[key] === "string" ? (raw[key] as string) : "");
  const one = <T extends string>(list: readonly T[], key: string): T | null =>
    list.find((value) => value === text(key)) ?? null;
  const match = (pattern: RegExp, key: string) => (pattern.test(text(key)) ? text(key) : null);
  const thisWeek = weekOf(chinaDateOf(now));
  const asked = isCalendarDate(text("week")) ? weekOf(text("week")) : thisWeek;
  return {
    // days as text: no figures to take the smaller of
    week: asked.localeCompare(thisWeek) > 0 ? thisWeek : asked,
    source: one(spellSources, "source"),
    family: match(/^[1-9]$/, "family"),
    code: match(/^ERR-\d{3}$/, "code"),
    ended: one([...spellEndings, "open"] as const, "ended"),
    country: match(/^[A-Z]{2}$/, "country"),
    subject: match(/^[0-9a-f-]{36}$/, "subject"),
  };
}

/** The report's address. */
export function reportQuery(search: Partial<ReportSearch> & { readonly week: CalendarDate }): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(search)) if (value) params.set(key, value);
  return `?${params.toString()}`;
}

/** Is anything listed by order? */
export function isNarrowed({ week: _, ...rest }: ReportSearch): boolean {
  return Object.values(rest).some((value) => value !== null);
}

export type ReportSpan = { readonly from: Instant; readonly until: Instant };

export function spanOfWeeks(last: CalendarDate, weeks: number): ReportSpan {
  const from = startOfChinaDay(addDays(last, -7 * (weeks - 1)));
  return { from, until: startOfChinaDay(addDays(last, 7)) };
}

/** How many failures began: orders and parcels each once, however often they failed the same way. */
export type ReportFigures = {
  readonly orders: number;
  readonly parcels: number;
  /** Not ended yet. */
  readonly open: number;
  /** Half of those that ended did so within; null: none has. */
  readonly medianMs: number | null;
};

/** Figures of one cut through the spells; what a cut leaves together is null. */
export type ReportRow = ReportFigures & {
  readonly week: CalendarDate;
  readonly source: SpellSource | null;
  readonly family: string | null;
  readonly code: string | null;
  readonly endedBy: SpellEnding | null;
};

export type ReportCode = ReportFigures & {
  readonly code: string;
  readonly source: SpellSource;
  /** The week before. */
  readonly before: number;
};

export type FailureReport = {
  readonly total: ReportFigures;
  readonly bySource: readonly (ReportFigures & { readonly source: SpellSource })[];
  readonly byFamily: readonly (ReportFigures & { readonly family: string; readonly weeks: readonly number[] })[];
  readonly byCode: readonly ReportCode[];
  readonly byEnding: readonly (ReportFigures & { readonly endedBy: SpellEnding })[];
  /** Orders by week, oldest first. */
  readonly weeks: readonly { readonly week: CalendarDate; readonly orders: number }[];
  /** What part of the orders the three commonest families have, in per cent of all families' orders; null: no failure. */
  readonly topThree: number | null;
};

const nothing: ReportFigures = { orders: 0, parcels: 0, open: 0, medianMs: null };

/** A week's report out of the cuts of several weeks; the commonest first. */
export function failureReport(rows: readonly ReportRow[], week: CalendarDate): FailureReport {
  const is = (row: ReportRow, cut: readonly (keyof ReportRow)[]) =>
    (["source", "family", "code", "endedBy"] as const).every((key) => (row[key] !== null) === cut.includes(key));
  const cutOf = (at: CalendarDate, ...cut: readonly (keyof ReportRow)[]) =>
    rows.filter((row) => row.week === at && is(row, cut)).sort((a, b) => b.orders - a.orders);
  const weeks = Array.from({ length: reportWeeks }, (_, place) => addDays(week, -7 * (reportWeeks - 1 - place)));
  const ordersOf = (list: readonly ReportFigures[]) => list[0]?.orders ?? 0;
  const families = cutOf(week, "family");
  const sum = families.reduce((all, { orders }) => all + orders, 0);
  const top = families.slice(0, 3).reduce((all, { orders }) => all + orders, 0);
  const before = new Map(
    cutOf(addDays(week, -7), "source", "code").map(({ source, code, orders }) => [`${source} ${code}`, orders]),
  );
  return {
    total: figuresOf(cutOf(week)[0] ?? nothing),
    bySource: cutOf(week, "source").flatMap(({ source, ...row }) => (source ? [{ ...figuresOf(row), source }] : [])),
    byFamily: families.flatMap(({ family, ...row }) =>
      family === null
        ? []
        : [
            {
              ...figuresOf(row),
              family,
              weeks: weeks.map((at) => ordersOf(cutOf(at, "family").filter((one) => one.family === family))),
            },
          ],
    ),
    byCode: cutOf(week, "source", "code").flatMap(({ source, code, ...row }) =>
      source && code ? [{ ...figuresOf(row), source, code, before: before.get(`${source} ${code}`) ?? 0 }] : [],
    ),
    byEnding: cutOf(week, "endedBy").flatMap(({ endedBy, ...row }) =>
      endedBy ? [{ ...figuresOf(row), endedBy }] : [],
    ),
    weeks: weeks.map((at) => ({ week: at, orders: ordersOf(cutOf(at)) })),
    topThree: sum === 0 ? null : Math.round((top / sum) * 100),
  };
}

function figuresOf({ orders, parcels, open, medianMs }: ReportFigures): ReportFigures {
  return { orders, parcels, open, medianMs };
}

/** One failure of one order, as it is listed. */
export type ListedSpell = {
  readonly id: string;
  readonly orderId: string;
  readonly orderNumber: string;
  readonly code: string;
  readonly source: SpellSource;
  readonly country: string;
  /** The product's SKU or title, where it was about one. */
  readonly goods: string;
  readonly beganAt: Instant;
  readonly endedAt: Instant | null;
  readonly endedBy: SpellEnding | null;
};

export type RankedSpells = {
  readonly countries: readonly { readonly country: string; readonly orders: number }[];
  readonly products: readonly { readonly productId: string; readonly name: string; readonly orders: number }[];
};
