import { and, eq, gte, isNotNull, ne, type SQL, sql } from "drizzle-orm";
import { papers, waybills } from "./schema/dispatch.ts";
import { bagParcels } from "./schema/hand-over.ts";
import { orders } from "./schema/orders.ts";
import { packingChecks } from "./schema/packing.ts";
import { trackingStates } from "./schema/tracking.ts";
import type { SellerDb } from "./scope.ts";
import { isSentAgain } from "./sent-again.ts";
import { isAnyGone, openConflict } from "./travelling.ts";

/** Who never scans leaves no packing check: what was booked longer ago than this is gone, whatever is written down. */
export const packableDays = 30;

/**
 * Is a waybill (joined with its order, `orders`) labelled and still to be packed: live, expected by the platform, in no
 * bag, not on its way, neither verified nor weighed? `now` ends the time in which a parcel is looked for.
 */
export function isPackable(db: SellerDb, now: number): SQL | undefined {
  const since = now - packableDays * 86_400_000;
  return and(
    eq(waybills.sellerId, db.scope.sellerId),
    eq(waybills.state, "booked"),
    sql`not ${isSentAgain(db)}`,
    isNotNull(waybills.trackingNumber),
    gte(waybills.bookedAt, since),
    ne(orders.state, "done"),
    sql`not ${isAnyGone(db)}`,
    sql`${openConflict(db)} is null`,
    hasLabel(db),
    sql`not exists (select 1 from ${bagParcels} where ${bagParcels.sellerId} = ${db.scope.sellerId}::uuid
      and ${bagParcels.waybillId} = ${waybills.id})`,
    sql`not exists (select 1 from ${trackingStates} where ${trackingStates.sellerId} = ${db.scope.sellerId}::uuid
      and ${trackingStates.waybillId} = ${waybills.id} and ${trackingStates.stage} not in ('created', 'unknown'))`,
    sql`not exists (select 1 from ${packingChecks} where ${packingChecks.sellerId} = ${db.scope.sellerId}::uuid
      and ${packingChecks.waybillId} = ${waybills.id}
      and (${packingChecks.contentsAt} is not null or ${packingChecks.measuredGrams} is not null))`,
  );
}

export function hasLabel(db: SellerDb): SQL<boolean> {
  return sql<boolean>`exists (select 1 from ${papers} where ${papers.sellerId} = ${db.scope.sellerId}::uuid
    and ${papers.waybillId} = ${waybills.id} and ${papers.kind} = 'label')`;
}
