import { and, eq, inArray, sql } from "drizzle-orm";
import type { PrintReason } from "#lib/papers/print-kinds";
import { insertMany } from "../bulk.ts";
import { labelPrints } from "../schema/packing.ts";
import type { SellerDb } from "../scope.ts";

export type NewLabelPrint = { readonly waybillId: string; readonly isReprint: boolean };

/** Writes one print of each label: why, by whom and at which work place (its profile's name; "" where it has none). */
export async function saveLabelPrints(
  db: SellerDb,
  prints: readonly NewLabelPrint[],
  { reason, profile, by }: { readonly reason: PrintReason; readonly profile: string; readonly by: string },
  now: number,
): Promise<void> {
  const { sellerId } = db.scope;
  await insertMany(
    db,
    labelPrints,
    prints.map(({ waybillId, isReprint }) => ({ sellerId, waybillId, isReprint, reason, profile, by, at: now })),
  );
}

/** How often the labels of waybills were printed; one that never was is missing. */
export async function countLabelPrints(
  db: SellerDb,
  waybillIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (waybillIds.length === 0) return new Map();
  const rows = await db
    .select({ waybillId: labelPrints.waybillId, count: timesPrinted })
    .from(labelPrints)
    .where(and(eq(labelPrints.sellerId, db.scope.sellerId), inArray(labelPrints.waybillId, [...waybillIds])))
    .groupBy(labelPrints.waybillId);
  return new Map(rows.map(({ waybillId, count }) => [waybillId, count]));
}

/** With the first print of labels that were printed before prints were written down. */
const timesPrinted = sql<number>`(count(*) + case when bool_and(${labelPrints.isReprint}) then 1 else 0 end)::int`;

export type LabelPrint = {
  readonly at: number;
  readonly by: string;
  readonly profile: string;
  readonly reason: PrintReason;
  readonly isReprint: boolean;
};

/** Every print of one label, newest first. */
export async function listLabelPrints(db: SellerDb, waybillId: string): Promise<LabelPrint[]> {
  return db
    .select({
      at: labelPrints.at,
      by: labelPrints.by,
      profile: labelPrints.profile,
      reason: labelPrints.reason,
      isReprint: labelPrints.isReprint,
    })
    .from(labelPrints)
    .where(and(eq(labelPrints.sellerId, db.scope.sellerId), eq(labelPrints.waybillId, waybillId)))
    .orderBy(sql`${labelPrints.at} desc`, sql`${labelPrints.id} desc`)
    .limit(50);
}
