import { randomUUID } from "node:crypto";
import * as deliveries from "../queries/alarm-deliveries.ts";
import * as settings from "../queries/alarm-settings.ts";
import * as alarms from "../queries/alarms.ts";
import { asDoor, asJob, asSeller, type CallsOf, open } from "./crossing.ts";
import type { TwinIds } from "./twins.ts";

const at = Date.UTC(2026, 10, 21);
const now = Date.UTC(2027, 1, 1);
const toRobot = ({ robotId }: TwinIds) => ({ channel: "robot", target: robotId }) as const;
const robot: settings.RobotValues = {
  ...{ name: "stranger's", form: "plain", addressSealed: "stranger's", addressShown: "stranger's" },
  ...{ secretSealed: null, level: "all", locale: "en", isOn: true },
};
const sweeps = "the sweep asks over all sellers, as a door that reads and changes nothing";

const alarmCalls = {
  saveNewAlarms: asJob((db, { incidentId }) =>
    alarms.saveNewAlarms(db, [
      {
        ...{ incidentId, change: "reopened", changeKey: "stranger's", kind: "interception", severity: "critical" },
        ...{ waybillNo: "1", orderNumber: "1", link: "/", roles: [], happenedAt: at, receivedAt: at, raisedAt: at },
        dueAt: at,
      },
    ]),
  ),
  listAlarmsBetween: asSeller((db) => alarms.listAlarmsBetween(db, { after: 0, upTo: 99, most: 9 })),
  saveAlarmsOnScreen: asSeller((db, { alarmId }) => alarms.saveAlarmsOnScreen(db, [alarmId], now)),
  listAlarmInstants: asSeller((db) => alarms.listAlarmInstants(db, { since: 0, until: now }), "counted"),
  listToldMs: asSeller((db, { incidentId }) => alarms.listToldMs(db, [incidentId], "own")),
  countPromise: asSeller((db) => alarms.countPromise(db, { since: 0, until: now }), "counted"),
  listSellersWithAlarms: open(
    sweeps,
    asDoor((db) => alarms.listSellersWithAlarms(db, 0)),
  ),
  countRedIncidents: asSeller((db) => alarms.countRedIncidents(db), "counted"),
  deleteOldAlarms: asJob((db) => alarms.deleteOldAlarms(db, now), "unseen"),
} satisfies CallsOf<typeof alarms>;

const deliveryCalls = {
  saveNewDeliveries: asJob((db, { alarmId }) =>
    deliveries.saveNewDeliveries(db, [
      {
        ...{ alarmId, channel: "mail", target: randomUUID(), targetName: "stranger's", state: "waiting" },
        ...{ nextAttemptAt: now, deliveredAt: null },
      },
    ]),
  ),
  claimDeliveries: asJob((db, ids) => deliveries.claimDeliveries(db, toRobot(ids), { most: 9, now })),
  saveDeliveryOutcome: asJob(
    (db, { deliveryId }) =>
      deliveries.saveDeliveryOutcome(
        db,
        { batchId: deliveryId, claimedAt: at },
        { state: "failed", nextAttemptAt: null, deliveredAt: null, answerCode: "stranger's", answerText: "" },
      ),
    "unseen",
  ),
  getNextDelivery: asJob((db, ids) => deliveries.getNextDelivery(db, toRobot(ids)), "counted"),
  getLastDelivered: asJob((db, ids) => deliveries.getLastDelivered(db, toRobot(ids), at), "counted"),
  dropDeliveries: asJob((db, ids) => deliveries.dropDeliveries(db, toRobot(ids), "stranger's")),
  lockDelivery: asSeller((db, { deliveryId }) => deliveries.lockDelivery(db, deliveryId)),
  saveDeliveryAgain: asSeller((db, { deliveryId }) => deliveries.saveDeliveryAgain(db, deliveryId, now)),
  listDeliveries: asSeller((db) => deliveries.listDeliveries(db, { states: null, before: null, limit: 9 })),
  countDeliveries: asSeller((db) => deliveries.countDeliveries(db, 0), "counted"),
  listOverdueTargets: open(
    sweeps,
    asDoor((db) => deliveries.listOverdueTargets(db, now)),
  ),
  deleteOldDeliveries: asJob((db) => deliveries.deleteOldDeliveries(db, now)),
} satisfies CallsOf<typeof deliveries>;

const settingsCalls = {
  getAlarmSettings: asSeller((db) => settings.getAlarmSettings(db), "counted"),
  lockAlarmSettings: asSeller((db) => settings.lockAlarmSettings(db), "counted"),
  saveAlarmSettings: asSeller((db) => settings.saveAlarmSettings(db, { rules: {}, quiet: null }, "stranger", now)),
  listRobots: asSeller((db) => settings.listRobots(db)),
  lockRobot: asJob((db, { robotId }) => settings.lockRobot(db, robotId)),
  saveNewRobot: asSeller((db) => settings.saveNewRobot(db, randomUUID(), robot, "stranger", now)),
  updateRobot: asSeller((db, { robotId }) => settings.updateRobot(db, robotId, robot, "stranger", now)),
  saveRobotLevels: asSeller((db, { robotId }) => settings.saveRobotLevels(db, robotId, { interception: "none" })),
  saveRobotPace: asJob((db, { robotId }) => settings.saveRobotPace(db, robotId, now)),
  saveRobotHealth: asJob((db, { robotId }) => settings.saveRobotHealth(db, robotId, "stranger's", now)),
  deleteRobot: asSeller((db, { robotId }) => settings.deleteRobot(db, robotId)),
  getSellerName: asJob((db) => settings.getSellerName(db)),
} satisfies CallsOf<typeof settings>;

export const alarmCallsByModule = {
  alarms: alarmCalls,
  "alarm-deliveries": deliveryCalls,
  "alarm-settings": settingsCalls,
};
