import { and, asc, desc, eq } from "drizzle-orm";
import type { AlarmChange, AlarmChannel, DeliveryState } from "#lib/alarms/channels";
import { readSolution } from "#lib/carriers/solution-schema";
import type { Solution } from "#lib/carriers/solutions";
import type { IncidentKind } from "#lib/incidents/kinds";
import type { LaneCounts } from "#lib/routing/lane-counts";
import { readLaneCounts } from "#lib/routing/lane-counts-schema";
import { alarmDeliveries, alarms } from "../schema/alarms.ts";
import { incidents } from "../schema/incidents.ts";
import { laneHistories } from "../schema/routing.ts";
import { solutions } from "../schema/solutions.ts";
import type { SellerDb } from "../scope.ts";

/** What a lane promises, and how long its parcels took over all sellers; null where nobody knows. */
export async function getLaneDays(
  db: SellerDb,
  solutionCode: string,
  country: string,
): Promise<{ readonly solution: Pick<Solution, "days" | "daysTo"> | null; readonly lane: LaneCounts | null }> {
  const [offer] = await db.select({ offer: solutions.offer }).from(solutions).where(eq(solutions.code, solutionCode));
  const [history] = await db
    .select({ counts: laneHistories.counts })
    .from(laneHistories)
    .where(and(eq(laneHistories.solutionCode, solutionCode), eq(laneHistories.country, country)));
  return {
    solution: offer ? readSolution(offer.offer) : null,
    lane: history ? readLaneCounts(history.counts) : null,
  };
}

/** An alarm about a parcel on one road; without a road where nobody was to be told. */
export type ParcelAlarm = {
  readonly alarmId: string;
  readonly incidentId: string;
  readonly kind: IncidentKind;
  readonly change: AlarmChange;
  readonly storedAt: number;
  readonly channel: AlarmChannel | null;
  readonly targetName: string | null;
  readonly state: DeliveryState | null;
  readonly deliveredAt: number | null;
};

/** What was told about a parcel and by which roads, the newest first; alarms are kept for a while only. */
export async function listAlarmsOfParcel(db: SellerDb, waybillId: string, limit = 60): Promise<ParcelAlarm[]> {
  const { sellerId } = db.scope;
  return db
    .select({
      alarmId: alarms.id,
      incidentId: alarms.incidentId,
      kind: alarms.kind,
      change: alarms.change,
      storedAt: alarms.storedAt,
      channel: alarmDeliveries.channel,
      targetName: alarmDeliveries.targetName,
      state: alarmDeliveries.state,
      deliveredAt: alarmDeliveries.deliveredAt,
    })
    .from(incidents)
    .innerJoin(alarms, and(eq(alarms.sellerId, sellerId), eq(alarms.incidentId, incidents.id)))
    .leftJoin(alarmDeliveries, and(eq(alarmDeliveries.sellerId, sellerId), eq(alarmDeliveries.alarmId, alarms.id)))
    .where(and(eq(incidents.sellerId, sellerId), eq(incidents.waybillId, waybillId)))
    .orderBy(desc(alarms.storedAt), asc(alarms.id), asc(alarmDeliveries.channel), asc(alarmDeliveries.targetName))
    .limit(limit);
}
