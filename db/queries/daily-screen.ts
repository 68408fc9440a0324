import { and, asc, desc, eq, gte, isNotNull, isNull, lt, type SQL, sql } from "drizzle-orm";
import { type DailyCell, readCellWord, type TagCell } from "#lib/dispatch/daily-cell";
import type { DailySort, Lane } from "#lib/dispatch/daily-lanes";
import type { DailyCursor, DailyListRow, DailyPage } from "#lib/dispatch/daily-page";
import type { DailyRow } from "#lib/dispatch/daily-screen";
import type { DailySearch } from "#lib/dispatch/daily-search";
import { deadlineSpan, deadlineSteps } from "#lib/dispatch/deadline-filter";
import type { ReasonGroup } from "#lib/dispatch/failure-groups";
import { searchTerms } from "#lib/kit/search";
import { orderCards, orderReasons, orderStandings, orderTags } from "../schema/daily.ts";
import { orders } from "../schema/orders.ts";
import { templates } from "../schema/routing.ts";
import { stores } from "../schema/sellers.ts";
import { solutions } from "../schema/solutions.ts";
import type { SellerDb } from "../scope.ts";
import { maxWords } from "../search-terms.ts";
import { uuidList } from "../text-list.ts";
import { listMergeable } from "./order-parts.ts";

const sortColumns = {
  deadline: orderStandings.shipByAt,
  country: orderStandings.country,
  weight: orderStandings.weightGrams,
  price: orderStandings.priceMinor,
} as const satisfies Record<DailySort, unknown>;

/** A page of a lane, in the order of the search. `after`: the last row of the page before. */
export async function listDailyRows(
  db: SellerDb,
  search: DailySearch,
  { after, limit, now }: { readonly after: DailyCursor | null; readonly limit: number; readonly now: number },
): Promise<DailyPage> {
  const column = sortColumns[search.sort];
  const turn = search.descending ? desc : asc;
  const found = await db
    .select({ id: orderStandings.orderId, value: column })
    .from(orderStandings)
    .where(and(inLane(db, search), matching(db, search, now), after ? beyond(search, after) : undefined))
    .orderBy(turn(column), turn(orderStandings.orderId))
    .limit(limit + 1);
  const page = found.slice(0, limit);
  const last = page.at(-1);
  const rows = await getDailyRows(
    db,
    page.map(({ id }) => id),
  );
  return { rows, next: found.length > limit && last ? { id: last.id, value: last.value } : null };
}

/** The ids of a lane in the order of the search, the first `limit`. */
export async function listDailyIds(db: SellerDb, search: DailySearch, limit: number, now: number): Promise<string[]> {
  const column = sortColumns[search.sort];
  const turn = search.descending ? desc : asc;
  const found = await db
    .select({ id: orderStandings.orderId })
    .from(orderStandings)
    .where(and(inLane(db, search), matching(db, search, now)))
    .orderBy(turn(column), turn(orderStandings.orderId))
    .limit(limit);
  return found.map(({ id }) => id);
}

/** Which of some orders stand in a lane. */
export async function listInLane(db: SellerDb, lane: Lane, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const found = await db
    .select({ id: orderStandings.orderId })
    .from(orderStandings)
    .where(
      and(
        eq(orderStandings.sellerId, db.scope.sellerId),
        eq(orderStandings.lane, lane),
        sql`${orderStandings.orderId} in ${uuidList(ids)}`,
      ),
    );
  return found.map(({ id }) => id);
}

function beyond({ sort, descending }: DailySearch, { value, id }: DailyCursor): SQL {
  const given = typeof value === "number" && sort === "deadline" ? new Date(value).toISOString() : value;
  const column = sortColumns[sort];
  const sign = sql.raw(descending ? "<" : ">");
  return sql`(${column}, ${orderStandings.orderId}) ${sign} (${sql.param(given)}::${sql.raw(column.getSQLType())}, ${id}::uuid)`;
}

/** Rows as they are shown, in the order asked for; those that wait no longer are missing. */
export async function getDailyRows(db: SellerDb, ids: readonly string[]): Promise<DailyListRow[]> {
  if (ids.length === 0) return [];
  const { sellerId } = db.scope;
  const list = sql`any(${sql.param(`{${ids.join()}}`)}::uuid[])`;
  const [cards, mergeable, tagged] = await Promise.all([
    db
      .select({ id: orderCards.orderId, card: orderCards.card, version: orders.version })
      .from(orderCards)
      .innerJoin(orders, and(eq(orders.sellerId, orderCards.sellerId), eq(orders.id, orderCards.orderId)))
      .where(and(eq(orderCards.sellerId, sellerId), sql`${orderCards.orderId} = ${list}`, eq(orders.state, "waiting"))),
    listMergeable(db, ids),
    db
      .select({ orderId: orderTags.orderId, tagId: orderTags.tagId })
      .from(orderTags)
      .where(and(eq(orderTags.sellerId, sellerId), sql`${orderTags.orderId} = ${list}`)),
  ]);
  const byId = new Map(cards.map((row) => [row.id, row]));
  const tagsOf = Map.groupBy(tagged, ({ orderId }) => orderId);
  return ids.flatMap((id) => {
    const row = byId.get(id);
    if (!row) return [];
    const tagIds = (tagsOf.get(id) ?? []).map(({ tagId }) => tagId).sort();
    // a card is written by saveStandings alone, from a DailyRow
    return [{ ...(row.card as DailyRow), version: row.version, tagIds, mergeable: mergeable.get(id)?.length ?? 0 }];
  });
}

export type DailyCells = {
  /** Over all waiting orders. */
  readonly all: readonly DailyCell[];
  /** Of those that text and thing to repair let through; the other filters are counted from the cells. */
  readonly found: readonly DailyCell[];
  /** The same, of each tag; an order with two tags is in two. */
  readonly tagged: readonly TagCell[];
};

/** How many waiting orders are alike, in one pass over the standings, and how many of each tag. */
export async function countDailyCells(db: SellerDb, search: DailySearch, now: number): Promise<DailyCells> {
  const narrowed = and(...narrowings(db, search));
  const found = narrowed ? sql`count(*) filter (where ${narrowed})` : sql`count(*)`;
  const [cells, tagged] = await Promise.all([
    db.execute<CellRow & { found: number }>(sql`
      select ${s.cell} as cell, ${stepOf(now)} as step, count(*)::int as count, (${found})::int as found
      from ${s} where ${judged(db)} group by 1, 2`),
    db.execute<CellRow & { tag: string }>(sql`
      select ${orderTags.tagId} as tag, ${s.cell} as cell, ${stepOf(now)} as step, count(*)::int as count
      from ${orderTags} join ${s} on ${s.sellerId} = ${orderTags.sellerId} and ${s.orderId} = ${orderTags.orderId}
      where ${and(eq(orderTags.sellerId, db.scope.sellerId), judged(db), narrowed)} group by 1, 2, 3`),
  ]);
  return {
    all: Array.from(cells, cellOf),
    found: Array.from(cells).flatMap((row) => (row.found > 0 ? [cellOf({ ...row, count: row.found })] : [])),
    tagged: Array.from(tagged, ({ tag, ...row }) => ({ ...cellOf(row), tag })),
  };
}

const s = orderStandings;

/** Which of the deadline's steps a standing has reached. */
function stepOf(now: number): SQL {
  // compared with a parameter of the column's own type: a text that is cast would be read anew for every row
  const steps = deadlineSteps(now).map((at) => sql`(${gte(s.shipByAt, at)})::int`);
  return sql.join(steps, sql` + `);
}

/** An order that was never judged stands in no lane yet: it is counted among those to be judged. */
function judged(db: SellerDb): SQL | undefined {
  return and(eq(s.sellerId, db.scope.sellerId), isNotNull(s.lane));
}

type CellRow = { readonly cell: string; readonly step: number; readonly count: number };

function cellOf({ cell, step, count }: CellRow): DailyCell {
  return { ...readCellWord(cell), deadlineStep: step, count };
}

/**
 * What holds the orders of the lane "needs a hand" back, under every filter but that of the reason: by reason and thing to
 * repair, how many orders have it, how many have nothing else, and one of them.
 */
export async function countReasons(db: SellerDb, search: DailySearch, now: number): Promise<ReasonGroup[]> {
  const r = orderReasons;
  const own = eq(r.sellerId, db.scope.sellerId);
  // every order with a reason stands in this lane: without another filter nothing has to be looked up
  const rest = matching(db, { ...search, failure: null, subject: null }, now);
  const columns = {
    code: r.code,
    subject: r.subject,
    orders: sql<number>`count(*)::int`,
    frees: sql<number>`(count(*) filter (where ${r.frees}))::int`,
    firsts: sql<number>`(count(*) filter (where ${r.isFirst}))::int`,
    sampleOrderId: sql<string>`min(${r.orderId}::text)`,
  };
  const from = db.select(columns).from(r).$dynamic();
  const found = rest
    ? from
        .innerJoin(orderStandings, and(eq(orderStandings.sellerId, r.sellerId), eq(orderStandings.orderId, r.orderId)))
        .where(and(own, rest))
    : from.where(own);
  return found.groupBy(r.code, r.subject);
}

export type DailyNames = {
  readonly stores: readonly { readonly id: string; readonly name: string }[];
  readonly templates: readonly { readonly id: string; readonly name: string }[];
  readonly solutions: readonly { readonly code: string; readonly nameZh: string; readonly nameEn: string }[];
};

/** What stores, templates and solutions are called: the filters' words. */
export async function getDailyNames(db: SellerDb): Promise<DailyNames> {
  const { sellerId } = db.scope;
  const [storeRows, templateRows, solutionRows] = await Promise.all([
    db
      .select({ id: stores.id, name: stores.name })
      .from(stores)
      .where(eq(stores.sellerId, sellerId))
      .orderBy(asc(stores.name), asc(stores.id)),
    db
      .select({ id: templates.id, name: templates.name })
      .from(templates)
      .where(eq(templates.sellerId, sellerId))
      .orderBy(asc(templates.name), asc(templates.id)),
    // the names alone: checking each whole offer took as long as all the counting
    db
      .select({
        code: solutions.code,
        nameZh: sql<string>`coalesce(${solutions.offer} ->> 'nameZh', ${solutions.code})`,
        nameEn: sql<string>`coalesce(${solutions.offer} ->> 'nameEn', ${solutions.code})`,
      })
      .from(solutions)
      .orderBy(asc(solutions.code)),
  ]);
  return { stores: storeRows, templates: templateRows, solutions: solutionRows };
}

function inLane(db: SellerDb, { lane }: DailySearch): SQL | undefined {
  return and(eq(orderStandings.sellerId, db.scope.sellerId), eq(orderStandings.lane, lane));
}

function matching(db: SellerDb, search: DailySearch, now: number): SQL | undefined {
  const span = search.deadline === null ? null : deadlineSpan(search.deadline, now);
  const template =
    search.template === "none" ? isNull(s.templateId) : search.template ? eq(s.templateId, search.template) : undefined;
  return and(
    search.store ? eq(s.storeId, search.store) : undefined,
    search.country ? eq(s.country, search.country) : undefined,
    search.solution ? eq(s.solutionCode, search.solution) : undefined,
    template,
    search.cargo ? eq(s.cargoKind, search.cargo) : undefined,
    span && span.from !== null ? gte(s.shipByAt, span.from) : undefined,
    span && span.until !== null ? lt(s.shipByAt, span.until) : undefined,
    search.remark ? eq(s.hasRemark, true) : undefined,
    search.tag ? hasTag(db, search.tag) : undefined,
    search.failure ? hasReason(db, search.failure, search.subject) : undefined,
    hasWords(search.text),
  );
}

/** Filters that no cell knows. */
function narrowings(db: SellerDb, { text, failure, subject }: DailySearch): (SQL | undefined)[] {
  return [failure !== null && subject !== null ? hasReason(db, failure, subject) : undefined, hasWords(text)];
}

/** Every word typed so far, the last letters of each still to come. */
function hasWords(typed: string): SQL | undefined {
  const words = searchTerms(typed).slice(0, maxWords);
  return and(...words.map((word) => sql`strpos(${s.words}, ${` ${word}`}) > 0`));
}

function hasReason(db: SellerDb, code: string, subject: string | null): SQL {
  return sql`${orderStandings.orderId} in (select x.order_id from order_reasons x
    where x.seller_id = ${db.scope.sellerId}::uuid and x.code = ${code}
      ${subject === null ? sql`` : sql`and x.subject = ${subject}`})`;
}

function hasTag(db: SellerDb, tagId: string): SQL {
  return sql`${orderStandings.orderId} in (select x.order_id from order_tags x
    where x.seller_id = ${db.scope.sellerId}::uuid and x.tag_id = ${tagId}::uuid)`;
}
