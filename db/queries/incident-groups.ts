import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { BurstMember } from "#lib/incidents/burst";
import type { IncidentKind } from "#lib/incidents/kinds";
import type { Instant } from "#lib/kit/time";
import { waybills } from "../schema/dispatch.ts";
import { incidents } from "../schema/incidents.ts";
import type { SellerDb } from "../scope.ts";
import { textList, uuidList } from "../text-list.ts";
import type { IncidentRecord } from "./incidents.ts";

const isGroup = sql`${incidents.subjectKind} in ('lane', 'hand_over')`;

/**
 * The unsettled incidents of many parcels, of these kinds, held so that nobody ends them meanwhile. One that somebody is
 * changing right now is left out: who joins never waits for a person.
 */
export async function holdGroups(db: SellerDb, kinds: readonly IncidentKind[]): Promise<readonly IncidentRecord[]> {
  if (kinds.length === 0) return [];
  return db
    .select()
    .from(incidents)
    .where(
      and(
        eq(incidents.sellerId, db.scope.sellerId),
        isNull(incidents.closedAt),
        isGroup,
        sql`${incidents.kind} in ${textList(kinds)}`,
      ),
    )
    .orderBy(asc(incidents.id))
    .for("key share", { skipLocked: true });
}

/** Puts unsettled incidents into one; those that are in one, or that somebody is changing, stay. Answers who joined. */
export async function joinGroup(db: SellerDb, ids: readonly string[], groupId: string): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const { sellerId } = db.scope;
  const rows = await db.execute<{ id: string }>(sql`
    update incidents as t set group_id = ${groupId}::uuid, version = t.version + 1
    from (
      select id from incidents
      where seller_id = ${sellerId}::uuid and id in ${uuidList(ids)} and group_id is null and closed_at is null
        and subject_kind = 'parcel'
      order by id for update skip locked
    ) as free
    where t.seller_id = ${sellerId}::uuid and t.id = free.id returning t.id`);
  return Array.from(rows, ({ id }) => id);
}

/** Takes the lock of one cause for this transaction; false when somebody else is putting it together right now. */
export async function tryCauseLock(db: SellerDb, subjectId: string): Promise<boolean> {
  const key = `${db.scope.sellerId}/${subjectId}`;
  const rows = await db.execute<{ ok: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtextextended(${key}, 0)) as ok`,
  );
  return Array.from(rows)[0]?.ok === true;
}

export type Where = { readonly country: string; readonly carrierCode: string };
const mostMembers = 5000;

/** Unsettled incidents of parcels of a kind that were raised since, in no group, at one country or one carrier. */
export async function listUngathered(
  db: SellerDb,
  { kind, since, where }: { readonly kind: IncidentKind; readonly since: Instant; readonly where: Where },
): Promise<readonly BurstMember[]> {
  const { id, solutionCode, country, carrierCode, place } = incidents;
  return db
    .select({ id, solutionCode, country, carrierCode, place })
    .from(incidents)
    .where(
      and(
        eq(incidents.sellerId, db.scope.sellerId),
        eq(incidents.kind, kind),
        eq(incidents.subjectKind, "parcel"),
        sql`${incidents.raisedAt} >= ${new Date(since).toISOString()}::timestamptz`,
        isNull(incidents.groupId),
        isNull(incidents.closedAt),
        isFresh,
        at(where),
      ),
    )
    .orderBy(asc(incidents.id))
    .limit(mostMembers);
}

/** How many incidents of parcels of a kind were raised in a span, settled or not. */
export async function countRaised(
  db: SellerDb,
  span: { readonly kind: IncidentKind; readonly from: Instant; readonly to: Instant; readonly where: Where },
): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(incidents)
    .where(
      and(
        eq(incidents.sellerId, db.scope.sellerId),
        eq(incidents.kind, span.kind),
        eq(incidents.subjectKind, "parcel"),
        sql`${incidents.raisedAt} >= ${new Date(span.from).toISOString()}::timestamptz`,
        sql`${incidents.raisedAt} < ${new Date(span.to).toISOString()}::timestamptz`,
        isFresh,
        at(span.where),
      ),
    );
  return row?.count ?? 0;
}

/** What was old when it was raised (watching began, or a carrier told late) says nothing of a cause of today. */
const isFresh = sql`coalesce(${incidents.silenceDueAt}, ${incidents.happenedAt}) > ${incidents.raisedAt} - interval '7 days'`;

function at({ country, carrierCode }: Where) {
  return and(
    country === "" ? undefined : eq(incidents.country, country),
    carrierCode === "" ? undefined : eq(incidents.carrierCode, carrierCode),
  );
}

/** How many parcels were confirmed in a span to one country or with one carrier. */
export async function countConfirmed(
  db: SellerDb,
  { from, to, where }: { readonly from: Instant; readonly to: Instant; readonly where: Where },
): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(waybills)
    .where(
      and(
        eq(waybills.sellerId, db.scope.sellerId),
        sql`${waybills.createdAt} >= ${new Date(from).toISOString()}::timestamptz`,
        sql`${waybills.createdAt} < ${new Date(to).toISOString()}::timestamptz`,
        where.country === "" ? undefined : eq(waybills.country, where.country),
        where.carrierCode === "" ? undefined : eq(waybills.carrierCode, where.carrierCode),
      ),
    );
  return row?.count ?? 0;
}

/** How many parcels belong to these incidents, and how many of them are still in trouble. */
export async function countMembers(
  db: SellerDb,
  groupIds: readonly string[],
): Promise<ReadonlyMap<string, { readonly all: number; readonly open: number }>> {
  if (groupIds.length === 0) return new Map();
  const rows = await db
    .select({
      groupId: incidents.groupId,
      all: sql<number>`count(*)::int`,
      open: sql<number>`count(*) filter (where ${incidents.closedAt} is null)::int`,
    })
    .from(incidents)
    .where(and(eq(incidents.sellerId, db.scope.sellerId), sql`${incidents.groupId} in ${uuidList(groupIds)}`))
    .groupBy(incidents.groupId);
  return new Map(rows.map(({ groupId, ...counts }) => [groupId ?? "", counts]));
}

/** The unsettled incidents of many parcels of which no parcel is in trouble any more, locked where nobody changes them. */
export async function lockEmptyGroups(db: SellerDb): Promise<readonly IncidentRecord[]> {
  const { sellerId } = db.scope;
  return db
    .select()
    .from(incidents)
    .where(
      and(
        eq(incidents.sellerId, sellerId),
        isNull(incidents.closedAt),
        isGroup,
        sql`not exists (select 1 from incidents as m where m.seller_id = ${sellerId}::uuid
          and m.group_id = ${incidents.id} and m.closed_at is null)`,
      ),
    )
    .orderBy(asc(incidents.id))
    .for("update", { skipLocked: true });
}

/** The ids of the unsettled members of incidents. */
export async function listOpenMembers(db: SellerDb, groupIds: readonly string[]): Promise<readonly string[]> {
  if (groupIds.length === 0) return [];
  const rows = await db
    .select({ id: incidents.id })
    .from(incidents)
    .where(
      and(
        eq(incidents.sellerId, db.scope.sellerId),
        sql`${incidents.groupId} in ${uuidList(groupIds)}`,
        isNull(incidents.closedAt),
      ),
    );
  return rows.map(({ id }) => id);
}

/** Unsettled incidents of parcels that were raised since and stand alone, though their kinds may have a cause. */
export async function listStrays(
  db: SellerDb,
  kinds: readonly IncidentKind[],
  since: Instant,
): Promise<readonly IncidentRecord[]> {
  return db
    .select()
    .from(incidents)
    .where(
      and(
        eq(incidents.sellerId, db.scope.sellerId),
        sql`${incidents.kind} in ${textList(kinds)}`,
        sql`${incidents.raisedAt} >= ${new Date(since).toISOString()}::timestamptz`,
        eq(incidents.subjectKind, "parcel"),
        isNull(incidents.groupId),
        isNull(incidents.closedAt),
      ),
    )
    .orderBy(asc(incidents.id))
    .limit(mostMembers);
}
