import { and, eq, sql } from "drizzle-orm";
import type { CancelFacts } from "#lib/customs/after-cancel";
import { clearedByCustoms } from "../cleared-by-customs.ts";
import { declarations } from "../schema/customs.ts";
import type { SellerDb } from "../scope.ts";
import { uuidList } from "../text-list.ts";

/** Where a waybill's declaration lies, and what decides what its cancellation would do to it. */
export type LaneOfWaybill = Omit<CancelFacts, "wasRefused"> & {
  readonly id: string;
  /** It has its number and nothing stops it: the parcel may be handed over. */
  readonly isCleared: boolean;
};

/** Where the declarations of waybills lie, by waybill; those that have none are missing. */
export async function listLanesOfWaybills(
  db: SellerDb,
  waybillIds: readonly string[],
): Promise<ReadonlyMap<string, LaneOfWaybill>> {
  if (waybillIds.length === 0) return new Map();
  const rows = await db
    .select({
      waybillId: declarations.waybillId,
      id: declarations.id,
      lane: declarations.lane,
      state: declarations.state,
      isPrepared: sql<boolean>`${declarations.preparedAt} is not null`,
      invtNo: declarations.invtNo,
      isWithdrawing: declarations.isWithdrawing,
      isCleared: clearedByCustoms,
    })
    .from(declarations)
    .where(
      and(eq(declarations.sellerId, db.scope.sellerId), sql`${declarations.waybillId} in ${uuidList(waybillIds)}`),
    );
  return new Map(rows.map(({ waybillId, ...declaration }) => [waybillId, declaration]));
}
