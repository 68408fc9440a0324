import { type SQL, sql } from "drizzle-orm";
import type { Told, ToldSpan } from "#lib/incidents/told";

/** Whole milliseconds, as instants are in code. */
const at = (column: string) => `floor(extract(epoch from ${column}) * 1000)`;
const own = "coalesce(silence_due_at, received_at)";
const between = (from: string, to: string) => `greatest(0, ${at(to)} - ${at(from)})`;

/** Milliseconds of each span of an alarm's own row, null where it does not apply; as `spanOf` in lib/alarms/promise.ts. */
export const toldMs: Readonly<Record<ToldSpan, SQL>> = {
  own: sql.raw(between(own, "stored_at")),
  event: sql.raw(`case when silence_due_at is null then ${between("happened_at", "stored_at")} end`),
  receipt: sql.raw(`case when silence_due_at is null then ${between("received_at", "stored_at")} end`),
  silence: sql.raw(`case when silence_due_at is not null then ${between(own, "stored_at")} end`),
  screen: sql.raw(`case when screen_at is not null then ${between(own, "screen_at")} end`),
};

/** First tellings of a period: what the promise counts. */
export function firstTold(sellerId: string, { since, until }: Pick<Told, "since" | "until">): SQL {
  return sql`seller_id = ${sellerId}::uuid and change = 'opened'
    and stored_at >= ${new Date(since).toISOString()}::timestamptz
    and stored_at < ${new Date(until).toISOString()}::timestamptz`;
}

/** The ids of incidents that were first told so soon. */
export function toldIncidents(sellerId: string, told: Told): SQL {
  const ms = toldMs[told.span];
  const over = told.over === null ? sql`` : sql` and ${ms} > ${told.over}`;
  const upTo = told.upTo === null ? sql`` : sql` and ${ms} <= ${told.upTo}`;
  return sql`(select incident_id from alarms where ${firstTold(sellerId, told)} and ${ms} is not null${over}${upTo})`;
}
