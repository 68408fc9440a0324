import { and, asc, eq, sql } from "drizzle-orm";
import type { AlarmLevel, RobotForm } from "#lib/alarms/channels";
import type { AlarmRules, RobotLevels } from "#lib/alarms/rules";
import { readAlarmRules, readRobotLevels } from "#lib/alarms/schema";
import { alarmRobots, alarmSettings } from "../schema/alarms.ts";
import { sellers } from "../schema/sellers.ts";
import type { SellerDb } from "../scope.ts";

export type AlarmSettings = {
  readonly rules: AlarmRules;
  readonly quiet: { readonly from: number; readonly to: number } | null;
  /** 0: never changed. */
  readonly version: number;
};

/** The seller's rules for alarms; without a row the usual ones. */
export async function getAlarmSettings(db: SellerDb): Promise<AlarmSettings> {
  const [row] = await db.select().from(alarmSettings).where(eq(alarmSettings.sellerId, db.scope.sellerId));
  if (!row) return { rules: {}, quiet: null, version: 0 };
  const { quietFrom: from, quietTo: to } = row;
  const quiet = from === null || to === null ? null : { from, to };
  return { rules: readAlarmRules(row.rules), quiet, version: row.version };
}

/** The same for whoever changes them: one after the other, also where there is no row yet. */
export async function lockAlarmSettings(db: SellerDb): Promise<AlarmSettings> {
  const key = `${db.scope.sellerId}/alarm_settings`;
  await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`);
  return getAlarmSettings(db);
}

/** Writes rules and quiet hours; the caller holds them locked. */
export async function saveAlarmSettings(
  db: SellerDb,
  { rules, quiet }: Pick<AlarmSettings, "rules" | "quiet">,
  by: string,
  now: number,
): Promise<void> {
  const values = { rules, quietFrom: quiet?.from ?? null, quietTo: quiet?.to ?? null, updatedBy: by, updatedAt: now };
  await db
    .insert(alarmSettings)
    .values({ ...values, sellerId: db.scope.sellerId })
    .onConflictDoUpdate({
      target: alarmSettings.sellerId,
      set: { ...values, version: sql`${alarmSettings.version} + 1` },
    });
}

export type RobotRecord = Omit<typeof alarmRobots.$inferSelect, "levels" | "sellerId"> & {
  readonly levels: RobotLevels;
};

function robotOf({ sellerId: _, levels, ...row }: typeof alarmRobots.$inferSelect): RobotRecord {
  return { ...row, levels: readRobotLevels(levels) };
}

const own = (db: SellerDb) => eq(alarmRobots.sellerId, db.scope.sellerId);

/** The seller's robots by name. */
export async function listRobots(db: SellerDb): Promise<readonly RobotRecord[]> {
  const rows = await db.select().from(alarmRobots).where(own(db)).orderBy(asc(alarmRobots.name), asc(alarmRobots.id));
  return rows.map(robotOf);
}

/** One robot, locked, so that its pace is kept by all workers together; null when it is gone. */
export async function lockRobot(db: SellerDb, id: string): Promise<RobotRecord | null> {
  const [row] = await db
    .select()
    .from(alarmRobots)
    .where(and(own(db), eq(alarmRobots.id, id)))
    .for("update");
  return row ? robotOf(row) : null;
}

export type RobotValues = {
  readonly name: string;
  readonly form: RobotForm;
  readonly addressSealed: string;
  readonly addressShown: string;
  readonly secretSealed: string | null;
  readonly level: AlarmLevel;
  readonly locale: string;
  readonly isOn: boolean;
};

/** Writes a new robot under an id that its keys are sealed for. */
export async function saveNewRobot(
  db: SellerDb,
  id: string,
  values: RobotValues,
  by: string,
  now: number,
): Promise<void> {
  const { sellerId } = db.scope;
  await db.insert(alarmRobots).values({ ...values, id, sellerId, updatedBy: by, updatedAt: now });
}

/** Changes a robot that the caller holds locked; what it was in trouble with is over with a new address or secret. */
export async function updateRobot(
  db: SellerDb,
  id: string,
  values: RobotValues,
  by: string,
  now: number,
): Promise<void> {
  await db
    .update(alarmRobots)
    .set({ ...values, trouble: "", version: sql`${alarmRobots.version} + 1`, updatedBy: by, updatedAt: now })
    .where(and(own(db), eq(alarmRobots.id, id)));
}

/** Writes what a robot hears by kind. */
export async function saveRobotLevels(db: SellerDb, id: string, levels: RobotLevels): Promise<void> {
  await db
    .update(alarmRobots)
    .set({ levels })
    .where(and(own(db), eq(alarmRobots.id, id)));
}

/** Nothing is posted to a robot before an instant. */
export async function saveRobotPace(db: SellerDb, id: string, nextPostAt: number): Promise<void> {
  await db
    .update(alarmRobots)
    .set({ nextPostAt })
    .where(and(own(db), eq(alarmRobots.id, id)));
}

/** Notes that a robot took a post (`trouble` ""), or what is wrong with it. */
export async function saveRobotHealth(db: SellerDb, id: string, trouble: string, now: number): Promise<void> {
  await db
    .update(alarmRobots)
    .set(trouble === "" ? { trouble, lastOkAt: now } : { trouble, troubleAt: now })
    .where(and(own(db), eq(alarmRobots.id, id)));
}

export async function deleteRobot(db: SellerDb, id: string): Promise<void> {
  await db.delete(alarmRobots).where(and(own(db), eq(alarmRobots.id, id)));
}

/** The seller's name, as it stands under what is sent for it. */
export async function getSellerName(db: SellerDb): Promise<string> {
  const [row] = await db.select({ name: sellers.name }).from(sellers).where(eq(sellers.sellerId, db.scope.sellerId));
  return row?.name ?? "";
}
