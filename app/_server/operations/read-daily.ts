import { countDailyCells, countReasons, type DailyNames, getDailyNames, listDailyRows } from "#db/queries/daily-screen";
import { countHandOverLane } from "#db/queries/labelled-parcels";
import { countNotices } from "#db/queries/notices";
import { listTags, type Tag } from "#db/queries/tags";
import { inScope, type SellerDb, type SellerScope } from "#db/scope";
import { type DailyCounts, type DailyFacets, dailyCounts, dailyFacets } from "#lib/dispatch/daily-facets";
import {
  cursorWord,
  type DailyPage,
  type DailyRowsAnswer,
  dailyListLimit,
  dailyPageSize,
  readCursorWord,
} from "#lib/dispatch/daily-page";
import { type DailySearch, parseDailySearch } from "#lib/dispatch/daily-search";
import { alarmBeforeMs } from "#lib/dispatch/deadline-filter";
import { type FailureGroup, failureGroups } from "#lib/dispatch/failure-groups";
import { showDailyRow } from "#lib/dispatch/show-daily-row";
import type { Instant } from "#lib/kit/time";
import { judgeBeforeReading } from "./judge-waiting.ts";

/** The counters of every lane. `toJudge`: orders that are still being judged and in no exact count yet. */
export type DailyLanes = DailyCounts & {
  readonly toJudge: number;
  readonly handOver: number;
  readonly handOverSince: Instant | null;
  readonly notice: number;
  readonly urgentNotices: number;
};

export type DailyFacts = {
  readonly lanes: DailyLanes;
  readonly page: DailyPage;
  readonly facets: DailyFacets;
  readonly tags: readonly Tag[];
  /** In the lane "needs a hand" alone. */
  readonly groups: readonly FailureGroup[];
  readonly names: DailyNames;
};

/** Everything that a search of the daily screen shows; what changed since the last look is judged first. */
export async function readDaily(
  db: SellerDb,
  search: DailySearch,
  now: Instant,
  limit: number = dailyPageSize,
): Promise<DailyFacts> {
  const toJudge = await judgeBeforeReading(db, now);
  const [cells, reasons, page, notices, handOver, names, tags] = await Promise.all([
    countDailyCells(db, search, now),
    search.lane === "repair" ? countReasons(db, search, now) : [],
    listDailyRows(db, search, { after: null, limit, now }),
    countNotices(db, now + alarmBeforeMs),
    countHandOverLane(db),
    getDailyNames(db),
    listTags(db),
  ]);
  return {
    lanes: { ...dailyCounts(cells.all, now), toJudge, ...lanesBeside(notices, handOver) },
    page,
    facets: dailyFacets(cells.found, cells.tagged, search, now),
    tags,
    groups: failureGroups(reasons),
    names,
  };
}

/**
 * A piece of a lane's list for the browser: behind `after` (a cursor's word), at most `limit` rows. What the address does
 * not say rightly counts as not said.
 */
export async function readDailyRows(
  scope: SellerScope,
  raw: Readonly<Record<string, string>>,
  language: "zh" | "en",
  now: Instant = Date.now(),
): Promise<DailyRowsAnswer> {
  const search = parseDailySearch(raw);
  const wanted = Number(raw.limit ?? dailyPageSize);
  const limit = Number.isInteger(wanted) && wanted > 0 ? Math.min(wanted, dailyListLimit) : dailyPageSize;
  const after = raw.after ? readCursorWord(raw.after, search.sort) : null;
  const { rows, next } = await inScope(scope, (db) => listDailyRows(db, search, { after, limit, now }));
  return { rows: rows.map((row) => showDailyRow(row, language)), next: next && cursorWord(next) };
}

/** The counters alone, for the lists beside. */
export async function readDailyLanes(db: SellerDb, now: Instant): Promise<DailyLanes> {
  const toJudge = await judgeBeforeReading(db, now);
  const [cells, notices, handOver] = await Promise.all([
    countDailyCells(db, parseDailySearch({}), now),
    countNotices(db, now + alarmBeforeMs),
    countHandOverLane(db),
  ]);
  return { ...dailyCounts(cells.all, now), toJudge, ...lanesBeside(notices, handOver) };
}

function lanesBeside(
  { pending, exported, differs, due }: Awaited<ReturnType<typeof countNotices>>,
  { count, oldestAt }: Awaited<ReturnType<typeof countHandOverLane>>,
) {
  return {
    ...{ handOver: count, handOverSince: oldestAt },
    ...{ notice: pending + exported + differs, urgentNotices: due },
  };
}
