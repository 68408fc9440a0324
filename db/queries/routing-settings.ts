import { eq, sql } from "drizzle-orm";
import type { PresetKey } from "#lib/routing/presets";
import { insertMany } from "../bulk.ts";
import { routingSettings } from "../schema/routing.ts";
import type { SellerDb } from "../scope.ts";

/** What a seller that never chose weighs by: the price. */
const presetAtFirst: PresetKey = "cost";

/** By what the seller wants solutions to be ranked. */
export async function getRoutingPreset(db: SellerDb): Promise<PresetKey> {
  const [row] = await db
    .select({ preset: routingSettings.preset })
    .from(routingSettings)
    .where(eq(routingSettings.sellerId, db.scope.sellerId));
  return row?.preset ?? presetAtFirst;
}

export async function saveRoutingPreset(db: SellerDb, preset: PresetKey, by: string, now: number): Promise<void> {
  const row = { sellerId: db.scope.sellerId, preset, updatedBy: by, updatedAt: now };
  const set = ["preset", "updatedBy", "updatedAt"] as const;
  await insertMany(db, routingSettings, [row], { columns: ["sellerId"], set: [...set] });
}

/**
 * One change of a seller's templates, groups and presets at a time: what is checked across them (names, order, a group's
 * use) holds until the commit. An advisory lock, since there may be no row yet.
 */
export async function lockRouting(db: SellerDb): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`${db.scope.sellerId}/routing`}, 0))`);
}
