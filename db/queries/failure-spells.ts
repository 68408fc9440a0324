import { sql } from "drizzle-orm";
import type { ListedSpell, RankedSpells, ReportRow, ReportSearch, ReportSpan } from "#lib/dispatch/failure-report";
import { endingOf, type SpellEnding, type SpellSource } from "#lib/dispatch/failure-spells";
import { insertMany } from "../bulk.ts";
import { failureSpells } from "../schema/failures.ts";
import type { SellerDb } from "../scope.ts";
import { textList, uuidList } from "../text-list.ts";

/** A failure that an order has now. */
export type PresentFailure = {
  readonly orderId: string;
  readonly code: string;
  readonly subject: string;
  readonly country: string;
  readonly source: SpellSource;
};

/**
 * What waiting orders lack now, against what they lacked before: a new failure begins, one that is gone ends, by what
 * happened to its order since. Two statements for any number of orders, a third where something ended. Called by whoever
 * holds the standings, so that no spell begins twice.
 */
export async function followFailures(
  db: SellerDb,
  asked: readonly string[],
  present: readonly PresentFailure[],
  now: number,
): Promise<void> {
  if (asked.length === 0) return;
  const open = await listGone(db, asked, present);
  await endSpells(
    db,
    open.map((spell) => ({ id: spell.id, endedBy: endingOf(spell.code, spell) })),
    now,
  );
  await insertMany(
    db,
    failureSpells,
    present.map((one) => ({ ...one, sellerId: db.scope.sellerId, beganAt: now })),
    openOnce,
  );
}

const openOnce = {
  columns: ["sellerId", "orderId", "source", "code", "subject"],
  where: sql`ended_at is null`,
  set: "nothing",
} as const;

type Gone = { readonly id: string; readonly code: string } & Parameters<typeof endingOf>[1];

/** Open spells of the plan and the carrier whose failure is not there any more, with what happened since each began. */
async function listGone(
  db: SellerDb,
  asked: readonly string[],
  present: readonly PresentFailure[],
): Promise<readonly Gone[]> {
  const own = sql`seller_id = ${db.scope.sellerId}::uuid`;
  const still = JSON.stringify(present.map(({ orderId, code, subject }) => [orderId, code, subject].join("\n")));
  const rows = await db.execute<Gone>(sql`
    select s.id, s.code, coalesce(o.state = 'waiting', false) as "isWaiting",
      coalesce(o.state in ('dispatching', 'labelled'), false) as "isDispatched",
      exists (select 1 from recipient_corrections c
        where c.${own} and c.order_id = s.order_id and c.made_at >= s.began_at) as corrected,
      exists (select 1 from finding_overrides f
        where f.${own} and f.order_id = s.order_id and f.made_at >= s.began_at) as overridden,
      exists (select 1 from recipient_tax_ids t join order_standings d on d.seller_id = t.seller_id
        where t.${own} and d.${own} and d.order_id = s.order_id and t.buyer_key = d.buyer_key
          and t.saved_at >= s.began_at) as "taxIdKept",
      exists (select 1 from order_lines l join products p on p.seller_id = l.seller_id and p.id = l.product_id
        where l.${own} and p.${own} and l.order_id = s.order_id and p.updated_at >= s.began_at) as "productChanged",
      exists (select 1 from order_lines l join product_msds m on m.seller_id = l.seller_id and m.product_id = l.product_id
        where l.${own} and m.${own} and l.order_id = s.order_id and m.linked_at >= s.began_at) as "msdsLinked",
      exists (select 1 from order_choices h
        where h.${own} and h.order_id = s.order_id and h.made_at >= s.began_at) as chosen
    from failure_spells s left join orders o on o.seller_id = s.seller_id and o.id = s.order_id and o.${own}
    where s.${own} and s.ended_at is null and s.source in ('plan', 'carrier') and s.order_id in ${uuidList(asked)}
      and s.order_id || E'\n' || s.code || E'\n' || s.subject not in (select jsonb_array_elements_text(${still}::jsonb))`);
  return Array.from(rows);
}

async function endSpells(
  db: SellerDb,
  list: readonly { readonly id: string; readonly endedBy: SpellEnding }[],
  now: number,
): Promise<void> {
  if (list.length === 0) return;
  await db.execute(sql`
    update failure_spells s set ended_at = ${new Date(now).toISOString()}::timestamptz, ended_by = r.ended_by
    from jsonb_to_recordset(${JSON.stringify(list.map(({ id, endedBy }) => ({ id, ended_by: endedBy })))}::jsonb)
      as r(id uuid, ended_by text)
    where s.seller_id = ${db.scope.sellerId}::uuid and s.id = r.id and s.ended_at is null`);
}

/** Orders that wait no longer: what they lacked ends. */
export async function endFailures(db: SellerDb, orderIds: readonly string[], now: number): Promise<void> {
  await followFailures(db, orderIds, [], now);
}

/** A failure that customs answered a declaration with; null: it stands no longer. */
export type CustomsFailure = {
  readonly declarationId: string;
  readonly orderId: string;
  readonly country: string;
  readonly code: string | null;
};

/** The same for declarations: a return begins a spell, being declared again (or any other answer) ends it. */
export async function followCustoms(db: SellerDb, list: readonly CustomsFailure[], now: number): Promise<void> {
  if (list.length === 0) return;
  const { sellerId } = db.scope;
  const source: SpellSource = "customs";
  const present = list.flatMap(({ code, declarationId, orderId, country }) =>
    code === null ? [] : [{ orderId, code, country, subject: declarationId }],
  );
  const still = JSON.stringify(present.map(({ subject, code }) => `${subject}\n${code}`));
  await db.execute(sql`
    update failure_spells s set ended_at = ${new Date(now).toISOString()}::timestamptz, ended_by = 'declared'
    where s.seller_id = ${sellerId}::uuid and s.ended_at is null and s.source = ${source}
      and s.order_id in ${uuidList(list.map(({ orderId }) => orderId))}
      and s.subject in ${textList(list.map(({ declarationId }) => declarationId))}
      and s.subject || E'\n' || s.code not in (select jsonb_array_elements_text(${still}::jsonb))`);
  await insertMany(
    db,
    failureSpells,
    present.map((one) => ({ ...one, source, sellerId, beganAt: now })),
    openOnce,
  );
}

/** A failure of a booking whose outcome nobody knows: the order waits for the carrier, and the standings do not see it. */
export async function beginCarrierFailures(
  db: SellerDb,
  list: readonly { readonly orderId: string; readonly code: string; readonly country: string }[],
  now: number,
): Promise<void> {
  const { sellerId } = db.scope;
  const source: SpellSource = "carrier";
  const rows = list.map((one) => ({ ...one, subject: "", source, sellerId, beganAt: now }));
  await insertMany(db, failureSpells, rows, openOnce);
}

const cuts = sql`grouping sets ((week), (week, source), (week, family), (week, source, code), (week, ended_by))`;

/** What began in a span, by week in China and cut in several ways; one pass. */
export async function countSpells(db: SellerDb, { from, until }: ReportSpan): Promise<ReportRow[]> {
  const own = sql`seller_id = ${db.scope.sellerId}::uuid`;
  const rows = await db.execute<{
    week: string;
    source: SpellSource | null;
    family: string | null;
    code: string | null;
    ended_by: SpellEnding | null;
    of_ending: number;
    orders: number;
    parcels: number;
    open: number;
    median: number | null;
  }>(sql`
    select week, source, family, code, ended_by, grouping(ended_by) as of_ending,
      count(distinct order_id)::int as orders, count(distinct parcel)::int as parcels,
      (count(distinct order_id) filter (where ended_at is null))::int as open,
      (percentile_cont(0.5) within group (order by extract(epoch from ended_at - began_at)) * 1000)::float8 as median
    from (
      select to_char(date_trunc('week', s.began_at at time zone 'Asia/Shanghai'), 'YYYY-MM-DD') as week, s.source,
        substr(s.code, 5, 1) as family, s.code, s.ended_by, s.order_id, coalesce(o.merged_into, s.order_id) as parcel,
        s.began_at, s.ended_at
      from failure_spells s left join orders o on o.seller_id = s.seller_id and o.id = s.order_id and o.${own}
      where s.${own} and s.began_at >= ${at(from)} and s.began_at < ${at(until)}
    ) t group by ${cuts}`);
  return Array.from(rows)
    .filter(({ of_ending, ended_by }) => of_ending === 1 || ended_by !== null)
    .map(({ week, source, family, code, ended_by: endedBy, orders, parcels, open, median }) => ({
      ...{ week, source, family, code, endedBy, orders, parcels, open },
      medianMs: median === null ? null : Math.round(median),
    }));
}

/** Where and in what goods failures of a span are commonest. */
export async function rankSpells(db: SellerDb, { from, until }: ReportSpan, limit: number): Promise<RankedSpells> {
  const own = sql`seller_id = ${db.scope.sellerId}::uuid`;
  const span = sql`s.${own} and s.began_at >= ${at(from)} and s.began_at < ${at(until)}`;
  const [countries, goods] = await Promise.all([
    db.execute<{ country: string; orders: number }>(sql`
      select s.country, count(distinct s.order_id)::int as orders from failure_spells s
      where ${span} and s.country <> '' group by s.country order by orders desc, s.country limit ${limit}`),
    db.execute<{ id: string; name: string; orders: number }>(sql`
      select p.id, coalesce(p.sku, p.title) as name, count(distinct s.order_id)::int as orders
      from failure_spells s join products p on p.seller_id = s.seller_id and p.id::text = s.subject
      where ${span} and p.${own} group by p.id, p.sku, p.title order by orders desc, p.id limit ${limit}`),
  ]);
  return {
    countries: Array.from(countries),
    products: Array.from(goods, ({ id, name, orders }) => ({ productId: id, name, orders })),
  };
}

/** The failures behind a figure, the latest first. */
export async function listSpells(
  db: SellerDb,
  { from, until }: ReportSpan,
  search: Omit<ReportSearch, "week">,
  limit: number,
): Promise<ListedSpell[]> {
  const own = sql`seller_id = ${db.scope.sellerId}::uuid`;
  const { source, family, code, ended, country, subject } = search;
  const filters = [
    ...(source ? [sql`s.source = ${source}`] : []),
    ...(family ? [sql`substr(s.code, 5, 1) = ${family}`] : []),
    ...(code ? [sql`s.code = ${code}`] : []),
    ...(ended === "open" ? [sql`s.ended_at is null`] : ended ? [sql`s.ended_by = ${ended}`] : []),
    ...(country ? [sql`s.country = ${country}`] : []),
    ...(subject ? [sql`s.subject = ${subject}`] : []),
  ];
  const rows = await db.execute<{
    id: string;
    order_id: string;
    number: string;
    code: string;
    source: SpellSource;
    country: string;
    goods: string;
    began: number;
    ended: number | null;
    ended_by: SpellEnding | null;
  }>(sql`
    select s.id, s.order_id, coalesce(o.order_number, '') as number, s.code, s.source, s.country,
      coalesce(p.sku, p.title, '') as goods, (extract(epoch from s.began_at) * 1000)::float8 as began,
      (extract(epoch from s.ended_at) * 1000)::float8 as ended, s.ended_by
    from failure_spells s
    left join orders o on o.seller_id = s.seller_id and o.id = s.order_id and o.${own}
    left join products p on p.seller_id = s.seller_id and p.id::text = s.subject and p.${own}
    where s.${own} and s.began_at >= ${at(from)} and s.began_at < ${at(until)}
      ${filters.length > 0 ? sql`and ${sql.join(filters, sql` and `)}` : sql``}
    order by s.began_at desc, s.id limit ${limit}`);
  return Array.from(rows, ({ order_id, number, began, ended: over, ended_by, ...row }) => ({
    ...row,
    ...{ orderId: order_id, orderNumber: number, beganAt: began, endedAt: over, endedBy: ended_by },
  }));
}

function at(instant: number) {
  return sql`${new Date(instant).toISOString()}::timestamptz`;
}
