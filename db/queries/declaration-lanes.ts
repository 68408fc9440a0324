import { and, eq, sql } from "drizzle-orm";
import type { DeclarationLane } from "#lib/customs/declaration-lane";
import { declarations } from "../schema/customs.ts";
import type { SellerDb } from "../scope.ts";
import { uuidList } from "../text-list.ts";

/** Where the declarations of waybills lie, by waybill; those that have none are missing. */
export async function listLanesOfWaybills(
  db: SellerDb,
  waybillIds: readonly string[],
): Promise<ReadonlyMap<string, { readonly id: string; readonly lane: DeclarationLane }>> {
  if (waybillIds.length === 0) return new Map();
  const rows = await db
    .select({ waybillId: declarations.waybillId, id: declarations.id, lane: declarations.lane })
    .from(declarations)
    .where(
      and(eq(declarations.sellerId, db.scope.sellerId), sql`${declarations.waybillId} in ${uuidList(waybillIds)}`),
    );
  return new Map(rows.map(({ waybillId, ...declaration }) => [waybillId, declaration]));
}
