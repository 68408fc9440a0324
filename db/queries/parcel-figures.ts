import { type SQL, sql } from "drizzle-orm";
import type { Instant } from "#lib/kit/time";
import type { LaneFigures } from "#lib/tracking/dashboard";
import {
  barSpan,
  comparedMs,
  dispatchedMs,
  type Figure,
  figureName,
  onlineMs,
  type Rate,
  rateParts,
  rates,
  ratesSince,
  scanBars,
  transitBars,
} from "#lib/tracking/figures";
import type { SellerDb } from "../scope.ts";

/** The last day of what each solution promises: by `solution country`, and by `solution` where a country has no own. */
export type Promises = Readonly<Record<string, number>>;

/** What a figure is measured against. */
export type FigureBasis = { readonly now: Instant; readonly promises: Promises };

const at = (instant: Instant) => sql`${new Date(instant).toISOString()}::timestamptz`;
const ms = (span: number) => sql`${`${span} milliseconds`}::interval`;
const chinaDay = (column: SQL) => sql`(${column} at time zone 'Asia/Shanghai')::date`;

/** Whether a figure needs to know of payment and declaration, which the narrow row does not hold. */
const ofOrder = new Set<Figure["of"]>(["declared", "dispatched", "online_72h", "online_7d", "scan"]);

/**
 * The parcels that figures are about, as `s`; with their order's payment as `o` and 声明发货 as `n` where it is asked for.
 * A parcel of several orders is declared when the last one is.
 */
function source(db: SellerDb, withOrder: boolean): SQL {
  const { sellerId } = db.scope;
  if (!withOrder) return sql`tracking_states s`;
  return sql`tracking_states s
    join waybills w on w.seller_id = ${sellerId}::uuid and w.id = s.waybill_id
    left join orders o on o.seller_id = ${sellerId}::uuid and o.id = w.order_id
    left join (
      select waybill_id, min(deadline_at) as deadline_at,
        case when bool_and(declared_at is not null) then max(least(declared_at, exported_at)) end as declared_at
      from shipment_notices where seller_id = ${sellerId}::uuid group by waybill_id
    ) n on n.waybill_id = s.waybill_id`;
}

/** Which parcels a rate can judge, and which of them met it. A cancelled parcel is none. */
function rateOf(rate: Rate, { now, promises }: FigureBasis): { readonly judged: SQL; readonly met: SQL } {
  const booked = sql`s.booked_at >= ${at(ratesSince(now))} and not (s.stage = 'closed' and s.substage = 'cancelled')`;
  // what is not done yet is judged once its time is over
  const byThen = (done: SQL, limit: SQL) => ({
    judged: sql`(${booked} and ${limit} is not null and (${done} is not null or ${limit} < ${at(now)}))`,
    met: sql`coalesce(${done} <= ${limit}, false)`,
  });
  switch (rate) {
    case "declared":
      return byThen(sql`n.declared_at`, sql`n.deadline_at`);
    case "dispatched":
      return byThen(sql`n.declared_at`, sql`(o.paid_at + ${ms(dispatchedMs)})`);
    case "online_72h":
    case "online_7d":
      return byThen(sql`s.picked_up_at`, sql`(o.paid_at + ${ms(onlineMs[rate])})`);
    case "on_time": {
      const book = sql`${JSON.stringify(promises)}::jsonb`;
      const promised = sql`coalesce((${book} ->> (s.solution_code || ' ' || s.country))::int, (${book} ->> s.solution_code)::int)`;
      return {
        judged: sql`(s.delivered_at >= ${at(ratesSince(now))} and ${promised} is not null)`,
        met: sql`coalesce(${transitDays} <= ${promised}, false)`,
      };
    }
  }
}

/** Calendar days in China from the pick-up, else the booking, to the delivery; no carrier's clock makes it negative. */
const transitDays = sql`greatest(0, ${chinaDay(sql`s.delivered_at`)} - ${chinaDay(sql`coalesce(s.picked_up_at, s.booked_at)`)})`;

/** Days from payment to the first scan, in hours of the clock. */
const scanDays = sql`greatest(0, extract(epoch from s.picked_up_at - o.paid_at) / 86400)`;

function inBar(days: SQL, bars: readonly number[], bar: number): SQL {
  const { over, upTo } = barSpan(bars, bar);
  const lower = over === null ? sql`true` : sql`${days} > ${over}`;
  return upTo === null ? lower : sql`${lower} and ${days} <= ${upTo}`;
}

/** The one definition of each figure: what a parcel must be to be counted in it. */
function predicate(db: SellerDb, figure: Figure, basis: FigureBasis): SQL {
  const { now } = basis;
  const then = figure.of === "underway" || figure.of === "trouble" ? figure.part === "then" : false;
  const moment = then ? now - comparedMs : now;
  const underway = sql`(s.booked_at <= ${at(moment)} and (s.ended_at is null or s.ended_at > ${at(moment)}))`;
  const hasIncident = (during: SQL) => sql`s.waybill_id in (select i.waybill_id from incidents i
    where i.seller_id = ${db.scope.sellerId}::uuid and i.waybill_id is not null and ${during})`;
  switch (figure.of) {
    case "scan":
      return sql`(s.booked_at >= ${at(ratesSince(now))} and s.picked_up_at is not null and o.paid_at is not null
        and ${inBar(scanDays, scanBars, figure.bar)})`;
    case "transit":
      return sql`(s.delivered_at >= ${at(ratesSince(now))} and ${inBar(transitDays, transitBars, figure.bar)})`;
    case "booked":
      return sql`s.booked_at >= ${at(ratesSince(now))}`;
    case "troubled":
      return sql`(s.booked_at >= ${at(ratesSince(now))} and ${hasIncident(sql`true`)})`;
    case "underway":
      return underway;
    case "trouble":
      return then
        ? sql`(${underway} and ${hasIncident(sql`i.raised_at <= ${at(moment)}
            and (i.closed_at is null or i.closed_at > ${at(moment)})`)})`
        : sql`(${underway} and ${hasIncident(sql`i.closed_at is null`)})`;
    default: {
      const { judged, met } = rateOf(figure.of, basis);
      if (figure.part === "all") return judged;
      return figure.part === "met" ? sql`(${judged} and ${met})` : sql`(${judged} and not ${met})`;
    }
  }
}

/** The ids of exactly the parcels that a figure counts, for `waybill_id in (…)`. */
export function parcelsOfFigure(db: SellerDb, figure: Figure, basis: FigureBasis): SQL {
  return sql`select s.waybill_id from ${source(db, ofOrder.has(figure.of))}
    where s.seller_id = ${db.scope.sellerId}::uuid and ${predicate(db, figure, basis)}`;
}

const ofWay: readonly Figure[] = [
  ...rateParts.map((part) => ({ of: "on_time" as const, part })),
  ...[...transitBars, null].map((_, bar) => ({ of: "transit" as const, bar })),
];
const ofPayment: readonly Figure[] = [
  ...rates.filter((of) => of !== "on_time").flatMap((of) => rateParts.map((part) => ({ of, part }))),
  ...[...scanBars, null].map((_, bar) => ({ of: "scan" as const, bar })),
];
const ofTrouble: readonly Figure[] = [
  { of: "booked" },
  { of: "troubled" },
  ...(["underway", "trouble"] as const).flatMap((of) => (["now", "then"] as const).map((part) => ({ of, part }))),
];

/** All figures, exact, by solution and country. Three passes over the seller's rows, sent together. */
export async function countFigures(db: SellerDb, basis: FigureBasis): Promise<readonly LaneFigures[]> {
  const since = at(ratesSince(basis.now));
  const passes = [
    count(db, ofWay, basis, sql`s.delivered_at >= ${since}`),
    count(db, ofPayment, basis, sql`s.booked_at >= ${since}`),
    count(db, ofTrouble, basis, sql`true`),
  ];
  return (await Promise.all(passes)).flat();
}

async function count(
  db: SellerDb,
  list: readonly Figure[],
  basis: FigureBasis,
  among: SQL,
): Promise<readonly LaneFigures[]> {
  const columns = list.map(
    (figure, place) =>
      sql`(count(*) filter (where ${predicate(db, figure, basis)}))::int as ${sql.identifier(`f${place}`)}`,
  );
  const rows = await db.execute<Record<string, string | number>>(sql`
    select s.solution_code, s.country, ${sql.join(columns, sql`, `)}
    from ${source(
      db,
      list.some(({ of }) => ofOrder.has(of)),
    )}
    where s.seller_id = ${db.scope.sellerId}::uuid and ${among} group by 1, 2`);
  return Array.from(rows, (row) => ({
    solutionCode: String(row.solution_code),
    country: String(row.country),
    counts: Object.fromEntries(list.map((figure, place) => [figureName(figure), Number(row[`f${place}`] ?? 0)])),
  }));
}
