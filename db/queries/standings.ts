import { and, asc, eq, isNotNull, ne, or, sql } from "drizzle-orm";
import { type DailyRow, noDeadline, type OrderReason, type OrderStanding } from "#lib/dispatch/daily-screen";
import { sourceOfReason } from "#lib/dispatch/failure-spells";
import { insertMany } from "../bulk.ts";
import { dailyStates, orderCards, orderReasons, orderStandings } from "../schema/daily.ts";
import { orders } from "../schema/orders.ts";
import type { SellerDb } from "../scope.ts";
import { uuidList } from "../text-list.ts";
import { endFailures, followFailures } from "./failure-spells.ts";

/**
 * Takes the seller's standings for this transaction: one writer at a time, so that what was judged from older facts never
 * overwrites what was judged from newer ones. Whoever waits here reads afterwards what the other wrote. With another basis
 * than before every waiting order gets a standing, judged or not.
 */
export async function lockStandings(db: SellerDb, basis: string, now: number): Promise<void> {
  const { sellerId } = db.scope;
  const own = eq(dailyStates.sellerId, sellerId);
  const ask = () => db.select({ basis: dailyStates.basis }).from(dailyStates).where(own);
  if ((await ask()).length === 0) {
    await insertMany(db, dailyStates, [{ sellerId, basis: "", updatedAt: now }], {
      columns: ["sellerId"],
      set: "nothing",
    });
  }
  const [state] = await ask().for("update");
  if (state?.basis === basis) return;
  await db.update(dailyStates).set({ basis, updatedAt: now }).where(own);
  await addStandings(db, sql`true`);
}

/** Waiting orders get a standing that is still to be judged; one that is there is to be judged again. */
async function addStandings(db: SellerDb, which: ReturnType<typeof sql>): Promise<void> {
  const last = new Date(noDeadline).toISOString();
  await db.execute(sql`
    insert into order_standings (seller_id, order_id, basis, ship_by_at, store_id, buyer_name)
    select o.seller_id, o.id, '', coalesce(o.ship_by_at, ${last}::timestamptz), o.store_id, o.buyer_name
    from orders o where o.seller_id = ${db.scope.sellerId}::uuid and o.state = 'waiting' and ${which}
    on conflict (seller_id, order_id) do update set basis = '', buyer_name = excluded.buyer_name`);
}

/**
 * Takes up what was marked since: the orders meant are to be judged again, those that wait no longer leave. An order that
 * comes or goes changes what is known of its buyer's others. The standings are locked by the caller.
 */
export async function takeJudgeMarks(db: SellerDb, now: number): Promise<void> {
  const { sellerId } = db.scope;
  const own = sql`seller_id = ${sellerId}::uuid`;
  const taken = await db.execute<{ kind: string; subject: string }>(
    sql`delete from judge_marks where ${own} returning kind, subject`,
  );
  // of the order whose parcel holds the line
  const linesOf = (which: ReturnType<typeof sql>) => sql`select coalesce(o.merged_into, l.order_id) from order_lines l
    join orders o on o.${own} and o.id = l.order_id where l.${own} and ${which}`;
  const of = (kind: string) => JSON.stringify([...taken].flatMap((mark) => (mark.kind === kind ? [mark.subject] : [])));
  const marked = [...taken].flatMap(({ kind, subject }) => (kind === "order" ? [subject] : []));
  if (marked.length > 0) {
    const list = uuidList([...new Set(marked)]);
    await addStandings(db, sql`o.id in ${list}`);
    // what travels in another's parcel is judged with that one
    await addStandings(db, sql`o.id in (select m.merged_into from orders m where m.${own} and m.id in ${list})`);
    const gone = await db.execute<{ order_id: string; buyer_name: string }>(sql`
      delete from order_standings s using orders o
      where s.${own} and o.${own} and o.id = s.order_id and o.state <> 'waiting' and s.order_id in ${list}
      returning s.order_id, s.buyer_name`);
    const left = Array.from(gone, ({ order_id }) => order_id);
    await endFailures(db, left, now);
    await deleteParts(db, left);
    const back = await db.execute<{ buyer_name: string }>(sql`
      select distinct o.buyer_name from orders o join parcels p on p.seller_id = o.seller_id and p.order_id = o.id
      where o.${own} and o.state = 'waiting' and o.id in ${list}`);
    const buyers = JSON.stringify([...new Set([...gone, ...back].map(({ buyer_name }) => buyer_name))]);
    await db.execute(sql`update order_standings set basis = '' where ${own} and basis <> ''
      and buyer_name <> '' and buyer_name in (select jsonb_array_elements_text(${buyers}::jsonb))`);
  }
  if (taken.length > marked.length) {
    await db.execute(sql`update order_standings set basis = '' where ${own} and basis <> '' and (
      buyer_key in (select jsonb_array_elements_text(${of("buyer")}::jsonb))
      or order_id in (${linesOf(sql`l.product_id in (select jsonb_array_elements_text(${of("product")}::jsonb)::uuid)`)})
      or order_id in (${linesOf(sql`l.line_key in (select jsonb_array_elements_text(${of("line")}::jsonb))`)}))`);
  }
}

async function deleteParts(db: SellerDb, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  for (const table of ["order_cards", "order_reasons"]) {
    await db.execute(sql`delete from ${sql.identifier(table)}
      where seller_id = ${db.scope.sellerId}::uuid and order_id in ${uuidList(ids)}`);
  }
}

/** Whether anything was marked, or the basis changed, since standings were last made right. */
export async function needsJudging(db: SellerDb, basis: string): Promise<boolean> {
  const { sellerId } = db.scope;
  const [row] = await db.execute<{ needs: boolean }>(sql`
    select not exists (select 1 from daily_states where seller_id = ${sellerId}::uuid and basis = ${basis})
      or exists (select 1 from judge_marks where seller_id = ${sellerId}::uuid)
      or exists (select 1 from order_standings where seller_id = ${sellerId}::uuid and basis < ${basis})
      or exists (select 1 from order_standings where seller_id = ${sellerId}::uuid and basis > ${basis}) as needs`);
  return row?.needs ?? true;
}

/** Orders whose standing is not of this basis: first those that somebody just changed, then the most urgent. */
export async function listToJudge(db: SellerDb, basis: string, limit: number): Promise<string[]> {
  const rows = await db
    .select({ id: orderStandings.orderId })
    .from(orderStandings)
    .where(and(eq(orderStandings.sellerId, db.scope.sellerId), ne(orderStandings.basis, basis)))
    .orderBy(asc(orderStandings.basis), asc(orderStandings.shipByAt), asc(orderStandings.orderId))
    .limit(limit);
  return rows.map(({ id }) => id);
}

/** How many orders are still to be judged. */
export async function countToJudge(db: SellerDb, basis: string): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(orderStandings)
    .where(
      and(
        eq(orderStandings.sellerId, db.scope.sellerId),
        or(sql`${orderStandings.basis} < ${basis}`, sql`${orderStandings.basis} > ${basis}`),
      ),
    );
  return row?.count ?? 0;
}

/** The words under which orders are found as one types, each behind a space. */
export async function getOrderWords(db: SellerDb, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const own = sql`seller_id = ${db.scope.sellerId}::uuid`;
  const rows = await db.execute<{ id: string; words: string }>(sql`
    select id, ' ' || string_agg(distinct term, ' ' order by term) as words from (
      select order_id as id, term from order_terms where ${own} and order_id in ${uuidList(ids)}
      union all
      select m.merged_into, t.term from orders m join order_terms t on t.${own} and t.order_id = m.id
      where m.${own} and m.merged_into in ${uuidList(ids)} and m.part_of is null) w group by id`);
  return new Map(Array.from(rows, ({ id, words }) => [id, words]));
}

export type JudgedStanding = {
  readonly row: DailyRow;
  readonly standing: OrderStanding;
  readonly reasons: readonly OrderReason[];
  /** As `getOrderWords` gives them. */
  readonly words: string;
};

/**
 * Writes how orders stand, and forgets those of `asked` that wait no longer; what failed anew or fails no more is recorded.
 * A handful of statements for any number.
 */
export async function saveStandings(
  db: SellerDb,
  asked: readonly string[],
  list: readonly JudgedStanding[],
  basis: string,
  now: number,
): Promise<void> {
  const { sellerId } = db.scope;
  const failures = list.flatMap(({ row, standing: { country }, reasons }) =>
    reasons.map(({ code, subject }) => ({
      ...{ orderId: row.orderId, code, subject, country, source: sourceOfReason({ code, subject }, row) },
    })),
  );
  await followFailures(db, asked, failures, now);
  await deleteParts(db, asked);
  const kept = new Set(list.map(({ row }) => row.orderId));
  const gone = asked.filter((id) => !kept.has(id));
  if (gone.length > 0) {
    await db.execute(
      sql`delete from order_standings where seller_id = ${sellerId}::uuid and order_id in ${uuidList(gone)}`,
    );
  }
  await insertMany(
    db,
    orderStandings,
    list.map(({ row, standing, words }) => ({ ...standing, words, sellerId, orderId: row.orderId, basis })),
    {
      columns: ["sellerId", "orderId"],
      set: [
        ...(["basis", "lane", "shipByAt", "storeId", "country", "solutionCode", "templateId", "cargoKind"] as const),
        ...(["weightGrams", "priceMinor", "hasRemark", "buyerKey", "mergeKey", "cell"] as const),
        "words",
      ],
    },
  );
  await insertMany(
    db,
    orderCards,
    list.map(({ row }) => ({ sellerId, orderId: row.orderId, card: row })),
  );
  await insertMany(
    db,
    orderReasons,
    list.flatMap(({ row, reasons }) => reasons.map((reason) => ({ ...reason, sellerId, orderId: row.orderId }))),
  );
}

export type CarrierFailure = { readonly code: string; readonly text: string };

/** Which of these orders came back from a failed booking, with what the carrier said. */
export async function getCarrierFailures(
  db: SellerDb,
  ids: readonly string[],
): Promise<ReadonlyMap<string, CarrierFailure>> {
  const rows = await db
    .select({ id: orders.id, code: orders.failureCode, text: orders.failureText })
    .from(orders)
    .where(
      and(
        eq(orders.sellerId, db.scope.sellerId),
        eq(orders.state, "waiting"),
        isNotNull(orders.failureCode),
        sql`${orders.id} in ${uuidList(ids)}`,
      ),
    );
  return new Map(rows.map((row) => [row.id, { code: row.code ?? "", text: row.text }]));
}
