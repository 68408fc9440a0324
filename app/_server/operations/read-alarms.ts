import { listAlarmsBetween, saveAlarmsOnScreen } from "#db/queries/alarms";
import { getLiveCursor } from "#db/queries/live";
import { inScope, type SellerScope } from "#db/scope";
import type { AlarmBatch } from "#lib/alarms/replay";
import type { ScreenAlarm } from "#lib/alarms/screen-alarm";
import { metrics } from "#server/metrics";

/** Of more the newest: a screen that slept for a week need not ring a thousand times. */
const most = 100;

/**
 * The alarms behind `after` that this member is to see, up to where the seller is now. An incident that somebody has taken over
 * meanwhile, or that is over, does not ring.
 */
export async function readAlarms(scope: SellerScope, after: number): Promise<AlarmBatch<ScreenAlarm>> {
  return inScope(scope, async (db) => {
    // the cursor first: every alarm up to it is there when it is
    const to = await getLiveCursor(db);
    if (to <= after) return { from: after, to: after, alarms: [] };
    const rows = await listAlarmsBetween(db, { after, upTo: to, most });
    const own = rows.filter(({ roles, incidentState }) => roles.includes(scope.role) && incidentState === "open");
    return {
      ...{ from: after, to },
      alarms: own.map(
        ({ id, seq, incidentId, kind, severity, change, waybillNo, orderNumber, parcels, link, dueAt }) => ({
          ...{ id, seq, incidentId, kind, severity, change, parcels, link, dueAt },
          number: waybillNo || orderNumber,
        }),
      ),
    };
  });
}

/** Notes that a screen was told of alarms; the first counts. */
export async function noteAlarmsShown(
  scope: SellerScope,
  alarms: readonly ScreenAlarm[],
  now: number = Date.now(),
): Promise<void> {
  if (alarms.length === 0) return;
  const shown = await inScope(scope, (db) =>
    saveAlarmsOnScreen(
      db,
      alarms.map(({ id }) => id),
      now,
    ),
  );
  for (const from of shown) metrics().alarmSeconds.observe({ span: "screen" }, Math.max(0, now - from) / 1000);
}
