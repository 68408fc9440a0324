import { asc, inArray, lt } from "drizzle-orm";
import type { ThrottleState } from "#lib/sellers/throttle";
import { insertMany, updateMany } from "../bulk.ts";
import { throttles } from "../schema/people.ts";
import type { DoorDb } from "../scope.ts";

/** The counts under these keys, made where missing and locked in one order until the transaction ends. */
export async function lockThrottles(
  db: DoorDb,
  keys: readonly string[],
  now: number,
): Promise<Map<string, ThrottleState>> {
  const sorted = [...new Set(keys)].sort();
  const fresh = sorted.map((key) => ({ key, failures: 0, windowStartedAt: now }));
  await insertMany(db, throttles, fresh, { columns: ["key"], set: "nothing" });
  const rows = await db
    .select()
    .from(throttles)
    .where(inArray(throttles.key, sorted))
    .orderBy(asc(throttles.key))
    .for("update");
  return new Map(rows.map(({ key, ...state }) => [key, state]));
}

/** Writes the counts back. */
export async function saveThrottles(db: DoorDb, states: ReadonlyMap<string, ThrottleState>): Promise<void> {
  const rows = [...states].map(([key, state]) => ({ key, ...state }));
  await updateMany(db, throttles, ["key"], ["failures", "windowStartedAt", "blockedUntil"], rows);
}

/** Counts of windows that began before `before`. */
export async function deleteOldThrottles(db: DoorDb, before: number): Promise<number> {
  const gone = await db
    .delete(throttles)
    .where(lt(throttles.windowStartedAt, before))
    .returning({ key: throttles.key });
  return gone.length;
}
