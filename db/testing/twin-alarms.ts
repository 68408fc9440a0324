import { randomUUID } from "node:crypto";
import { insertMany } from "../bulk.ts";
import { alarmDeliveries, alarmRobots, alarmSettings, alarms } from "../schema/alarms.ts";
import type { ScopedDb, SellerScope } from "../scope.ts";

const at = Date.UTC(2026, 10, 21);

/** An incident that was told: rules, a robot, the alarm, one delivery that waits and one that failed long ago. */
export async function fillAlarms(
  db: ScopedDb<SellerScope>,
  { sellerId, incidentId }: { readonly sellerId: string; readonly incidentId: string },
  mark: string,
) {
  const [robotId, alarmId, deliveryId] = [randomUUID(), randomUUID(), randomUUID()];
  const rules = { declaration_returned: { viewer: { mail: mark.length % 2 === 0 ? "all" : "red" } } };
  await insertMany(db, alarmSettings, [{ sellerId, rules, quietFrom: mark.length, quietTo: 420, updatedBy: mark }]);
  await insertMany(db, alarmRobots, [
    {
      ...{ sellerId, id: robotId, name: mark, form: "plain" as const, addressSealed: mark, addressShown: mark },
      ...{ secretSealed: mark, updatedBy: mark },
    },
  ]);
  await insertMany(db, alarms, [
    {
      ...{ sellerId, id: alarmId, seq: 5, incidentId, change: "opened" as const, changeKey: "opened" },
      ...{ kind: "declaration_returned" as const, severity: "high" as const, waybillNo: mark, orderNumber: mark },
      ...{
        parcels: mark.length,
        link: `/${mark}`,
        roles: ["owner"] as const,
        happenedAt: at,
        receivedAt: at,
        raisedAt: at,
      },
      ...{ dueAt: at, storedAt: at + mark.length },
    },
  ]);
  const robot = { sellerId, alarmId, channel: "robot" as const, targetName: mark };
  await insertMany(db, alarmDeliveries, [
    {
      ...{ ...robot, id: deliveryId, target: robotId, state: "waiting" as const, nextAttemptAt: at, createdAt: at },
      ...{ answerText: mark, deliveredAt: at + mark.length },
    },
    {
      ...{ ...robot, id: randomUUID(), target: mark, state: "failed" as const, nextAttemptAt: at, createdAt: at },
      ...{ answerText: mark, deliveredAt: at + mark.length },
    },
  ]);
  return { robotId, alarmId, deliveryId };
}
