import { deleteOldDeliveries, listOverdueTargets } from "#db/queries/alarm-deliveries";
import { getSellerName } from "#db/queries/alarm-settings";
import { deleteOldAlarms, listAlarmInstants, listSellersWithAlarms } from "#db/queries/alarms";
import { raiseLiveCursor } from "#db/queries/live";
import { hasMessageSince, sendMessage } from "#db/queries/messages";
import { sendStaffMessage } from "#db/queries/staff-messages";
import { enqueue } from "#db/queue";
import { inScope } from "#db/scope";
import { reportOf, slipOf } from "#lib/alarms/promise";
import { dayMs, hourMs, minuteMs } from "#lib/kit/time";
import { mintDoorScope, mintJobScope } from "#server/scope";
import { sendingAlarms } from "./alarm-world.ts";

/** A sending job that is half a minute late was lost. */
const graceMs = minuteMs / 2;
/** The same slip is not told again for so long. */
const quietMs = 6 * hourMs;
const keptDeliveriesMs = 90 * dayMs;
const keptAlarmsMs = 400 * dayMs;

/**
 * Gives lost deliveries their job again, warns owners and staff where the promise slipped within the last hour, and clears away
 * what is old. Answers how many targets were taken up again, and of how many sellers alarms were late.
 */
export async function sweepAlarms(now: number): Promise<{ readonly resumed: number; readonly late: number }> {
  const door = mintDoorScope("sweep-alarms");
  const { overdue, sellers } = await inScope(door, async (db) => {
    const [targets, active] = await Promise.all([
      listOverdueTargets(db, now - graceMs),
      listSellersWithAlarms(db, now - hourMs),
    ]);
    return { overdue: targets, sellers: active };
  });
  for (const { sellerId, ...target } of overdue) {
    await inScope(mintJobScope({ sellerId, job: "sweep-alarms" }), (db) =>
      enqueue(db, [sendingAlarms(sellerId, target, now, now)]),
    );
  }
  let late = 0;
  for (const sellerId of sellers) if (await watchSeller(sellerId, now)) late += 1;
  return { resumed: overdue.length, late };
}

/** True when it slipped and this is the first to say so. */
async function watchSeller(sellerId: string, now: number): Promise<boolean> {
  const slip = await inScope(mintJobScope({ sellerId, job: "sweep-alarms" }), async (db) => {
    await deleteOldDeliveries(db, now - keptDeliveriesMs);
    await deleteOldAlarms(db, now - keptAlarmsMs);
    const found = slipOf(reportOf(await listAlarmInstants(db, { since: now - hourMs, until: now + minuteMs })));
    if (!found || (await hasMessageSince(db, "alarms_late", now - quietMs))) return null;
    const minutes = Math.floor(found.worst / minuteMs);
    const link = `/s/${sellerId}/settings/alarms?tab=log`;
    await sendMessage(db, { kind: "alarms_late", values: { minutes }, link });
    await raiseLiveCursor(db);
    return { minutes, seller: await getSellerName(db) };
  });
  if (!slip) return false;
  const link = "/staff/sellers";
  await inScope(mintDoorScope("sweep-alarms"), (db) =>
    sendStaffMessage(db, { kind: "alarms_late", values: slip, link, role: "carrier_manager" }),
  );
  return true;
}
