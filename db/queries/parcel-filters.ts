import { and, eq, gte, inArray, isNotNull, isNull, lt, lte, type SQL, sql } from "drizzle-orm";
import { addDays, type Instant, startOfChinaDay } from "#lib/kit/time";
import type { Facet } from "#lib/tracking/counts";
import {
  ageSteps,
  bandSpan,
  silenceSteps,
  stepMs,
  type ValueBand,
  valueBands,
  wholeUnitCurrencies,
} from "#lib/tracking/parcel-steps";
import type { TrackingSearch } from "#lib/tracking/search";
import { numberRange } from "../number-range.ts";
import { waybills } from "../schema/dispatch.ts";
import { trackingStates } from "../schema/tracking.ts";
import type { SellerDb } from "../scope.ts";
import { textList } from "../text-list.ts";
import { type Promises, parcelsOfFigure } from "./parcel-figures.ts";

const s = trackingStates;
const heardAt = sql`coalesce(${s.lastEventAt}, ${s.bookedAt})`;
const before = (instant: Instant) => sql`${new Date(instant).toISOString()}::timestamptz`;

/** What a search is measured against: the moment, and what solutions promise. */
export type ListBasis = { readonly now: Instant; readonly promises: Promises };

/** The filters that are on and that a parcel's own row answers, by facet. */
export function facetFilters(search: TrackingSearch, now: Instant): readonly (readonly [Facet, SQL])[] {
  const { stages, trouble, countries, solutions, carriers, template, silence, age, value } = search;
  const list: [Facet, SQL | undefined][] = [
    ["stage", stages.length > 0 ? inArray(s.stage, [...stages]) : undefined],
    [
      "trouble",
      trouble === "any"
        ? isNotNull(s.exception)
        : trouble.length > 0
          ? sql`coalesce(${inArray(s.exception, [...trouble])}, false)`
          : undefined,
    ],
    ["country", countries.length > 0 ? inArray(s.country, [...countries]) : undefined],
    ["solution", solutions.length > 0 ? inArray(s.solutionCode, [...solutions]) : undefined],
    ["carrier", carriers.length > 0 ? inArray(s.carrierCode, [...carriers]) : undefined],
    [
      "template",
      template === null
        ? undefined
        : template === "none"
          ? isNull(s.templateId)
          : sql`coalesce(${eq(s.templateId, template)}, false)`,
    ],
    [
      "silence",
      silence === null ? undefined : sql`(${isNull(s.endedAt)} and ${heardAt} <= ${before(now - stepMs(silence))})`,
    ],
    ["age", age === null ? undefined : lte(s.bookedAt, now - stepMs(age))],
    ["value", value === null ? undefined : sql`coalesce(${bandFilter(value)}, false)`],
  ];
  return list.flatMap(([facet, filter]) => (filter ? [[facet, filter] as const] : []));
}

/** Hundredths of the order's currency, also of one without decimals. */
const hundredths = sql`(${s.valueMinor} * case when ${s.currency} in (${sql.join(
  wholeUnitCurrencies.map((currency) => sql`${currency}::text`),
  sql`, `,
)}) then 100 else 1 end)`;

function bandFilter(band: ValueBand): SQL {
  const { from, below } = bandSpan(band);
  return below === null ? sql`${hundredths} >= ${from}` : sql`(${hundredths} >= ${from} and ${hundredths} < ${below})`;
}

/** The value that a parcel has in each facet, as text. */
export function facetValues(now: Instant): readonly (readonly [Facet, SQL])[] {
  const steps = (list: SQL[]) => sql`(${sql.join(list, sql` + `)})::text`;
  const bands = sql.join(
    valueBands.map((band) => sql`${band}::text`),
    sql`, `,
  );
  const begins = sql.join(
    valueBands.slice(1).map((band) => sql`${bandSpan(band).from}::bigint`),
    sql`, `,
  );
  return [
    ["stage", sql`${s.stage}`],
    ["trouble", sql`${s.exception}`],
    ["country", sql`${s.country}`],
    ["solution", sql`${s.solutionCode}`],
    ["carrier", sql`${s.carrierCode}`],
    ["template", sql`${s.templateId}::text`],
    [
      "silence",
      sql`case when ${isNull(s.endedAt)} then ${steps(silenceSteps.map((step) => sql`(${heardAt} <= ${before(now - stepMs(step))})::int`))} else '0' end`,
    ],
    ["age", steps(ageSteps.map((step) => sql`(${lte(s.bookedAt, now - stepMs(step))})::int`))],
    ["value", sql`(array[${bands}])[width_bucket(${hundredths}, array[${begins}]) + 1]`],
  ];
}

/** The filters that no facet of the row answers: text, ship dates, incidents, a figure. */
export function otherFilters(db: SellerDb, search: TrackingSearch, basis: ListBasis): SQL | undefined {
  const { text, from, to, figure } = search;
  const until = to === null ? null : startOfChinaDay(addDays(to, 1));
  return and(
    eq(s.sellerId, db.scope.sellerId),
    text === "" ? undefined : numberFilter(db, text),
    from === null ? undefined : gte(s.bookedAt, startOfChinaDay(from)),
    until === null ? undefined : lt(s.bookedAt, until),
    figure === null ? undefined : sql`${s.waybillId} in (${parcelsOfFigure(db, figure, basis)})`,
  );
}

/** Parcels with an unsettled incident of these kinds and severities, of this owner. */
export function incidentFilter(db: SellerDb, search: TrackingSearch): SQL | undefined {
  const { incidents, severities, owner } = search;
  if (incidents.length + severities.length === 0 && owner === null) return undefined;
  return sql`${s.waybillId} in (select i.waybill_id from incidents i where i.seller_id = ${db.scope.sellerId}::uuid
    and i.closed_at is null and i.waybill_id is not null
    ${incidents.length === 0 ? sql`` : sql`and i.kind in ${textList(incidents)}`}
    ${severities.length === 0 ? sql`` : sql`and i.severity in ${textList(severities)}`}
    ${owner === null ? sql`` : owner === "nobody" ? sql`and i.owner_id is null` : sql`and i.owner_id = ${owner}::uuid`})`;
}

/** All that a search shows. */
export function listFilter(db: SellerDb, search: TrackingSearch, basis: ListBasis): SQL | undefined {
  return and(
    otherFilters(db, search, basis),
    incidentFilter(db, search),
    ...facetFilters(search, basis.now).map(([, filter]) => filter),
  );
}

/** The beginning of any of a parcel's numbers. */
function numberFilter(db: SellerDb, text: string): SQL {
  const { sellerId } = db.scope;
  const ids = (columns: SQL, table: SQL, where: SQL) =>
    sql`select ${columns} from ${table} where seller_id = ${sellerId}::uuid and ${where}`;
  const states = sql`${s}`;
  // One index each: joined by OR they would be read row by row.
  return sql`${s.waybillId} in (
    ${ids(sql`waybill_id`, states, numberRange(s.trackingNumber, text))}
    union all ${ids(sql`waybill_id`, states, numberRange(s.orderNumber, text))}
    union all ${ids(sql`id`, sql`${waybills}`, numberRange(waybills.lpNumber, text))})`;
}
