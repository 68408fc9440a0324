import { type NewDelivery, saveNewDeliveries } from "#db/queries/alarm-deliveries";
import { getAlarmSettings, listRobots } from "#db/queries/alarm-settings";
import { type AlarmRecord, saveNewAlarms } from "#db/queries/alarms";
import { sendCountedMessage } from "#db/queries/counted-messages";
import { listMembers } from "#db/queries/members";
import { sendMessage } from "#db/queries/messages";
import { enqueue } from "#db/queue";
import type { SellerDb } from "#db/scope";
import { type AlarmChange, isRed } from "#lib/alarms/channels";
import { type AlarmPlan, planAlarm } from "#lib/alarms/rules";
import type { IncidentKind, Severity } from "#lib/incidents/kinds";
import { environment } from "#server/environment";
import { metrics } from "#server/metrics";
import { alarmZone, sendingAlarms } from "./alarm-world.ts";

/** An incident as it is told, and why: `changeKey` names this very opening, return or worsening. */
export type AlarmNews = {
  readonly change: AlarmChange;
  readonly changeKey: string;
  readonly incident: {
    readonly id: string;
    readonly kind: IncidentKind;
    readonly severity: Severity;
    readonly waybillNo: string;
    readonly orderNumber: string;
    /** How many parcels it is about; one where left out. */
    readonly parcels?: number;
    readonly happenedAt: number;
    readonly receivedAt: number;
    readonly raisedAt: number;
    readonly dueAt: number;
    /** When silence became due; an event raised it where left out or null. */
    readonly silenceDueAt?: number | null;
  };
};

/** More of one kind at a time than this are one message with a count. */
const mostApart = 3;

type Told = { readonly alarm: AlarmRecord; readonly plan: AlarmPlan };
type Member = { readonly personId: string; readonly name: string; readonly role: string };

/**
 * Tells incidents by the seller's rules, in the transaction that raised them: the alarm that screens ring with, the message in the
 * inbox, and what mail and robots are to be sent, as rows and jobs. The same change again tells nothing. Ends the transaction's
 * writing together with `raiseLiveCursor`, which the caller calls last. Not to be sent together with other statements. Answers
 * how many were new.
 */
export async function tellAlarms(
  db: SellerDb,
  news: readonly AlarmNews[],
  now: number,
  roads: { readonly hasMail: boolean } = { hasMail: environment().mail !== null },
): Promise<number> {
  if (news.length === 0) return 0;
  const [settings, robots, members] = await Promise.all([getAlarmSettings(db), listRobots(db), listMembers(db)]);
  const quiet = settings.quiet && { ...settings.quiet, timeZone: alarmZone };
  const rules = { rules: settings.rules, quiet, robots: robots.filter(({ isOn }) => isOn) };
  const plans = new Map(
    news.map((one) => [keyOf(one.incident.id, one.changeKey), planAlarm(one.incident, rules, now)]),
  );
  const fresh = await saveNewAlarms(
    db,
    [...new Map(news.map((one) => [keyOf(one.incident.id, one.changeKey), one])).values()].map(
      ({ change, changeKey, incident }) => ({
        ...{ incidentId: incident.id, change, changeKey, kind: incident.kind, severity: incident.severity },
        ...{ waybillNo: incident.waybillNo, orderNumber: incident.orderNumber, parcels: incident.parcels ?? 1 },
        link: linkOf(db, incident),
        roles: plans.get(keyOf(incident.id, changeKey))?.inApp ?? [],
        ...{ happenedAt: incident.happenedAt, receivedAt: incident.receivedAt, raisedAt: incident.raisedAt },
        ...{ silenceDueAt: incident.silenceDueAt ?? null, dueAt: incident.dueAt },
      }),
    ),
  );
  const told = fresh.flatMap((alarm): Told[] => {
    const plan = plans.get(keyOf(alarm.incidentId, alarm.changeKey));
    return plan ? [{ alarm, plan }] : [];
  });
  await tellInbox(db, told, members);
  const nameOf = new Map([...robots.map(({ id, name }) => [id, name] as const)]);
  const deliveries = told.flatMap((one) => deliveriesOf(one, members, nameOf, roads.hasMail, now));
  await saveNewDeliveries(db, deliveries);
  const { sellerId } = db.scope;
  const jobs = new Map(
    deliveries
      .filter(({ state }) => state === "waiting")
      .map(({ channel, target, nextAttemptAt }) => {
        const job = sendingAlarms(sellerId, { channel, target }, nextAttemptAt ?? now, now);
        return [job.singletonKey, job];
      }),
  );
  await enqueue(db, [...jobs.values()]);
  for (const { alarm } of told) {
    const from = alarm.silenceDueAt ?? alarm.receivedAt;
    metrics().alarmSeconds.observe(
      { span: alarm.silenceDueAt === null ? "receipt" : "silence" },
      since(from, alarm.storedAt),
    );
  }
  return told.length;
}

/** Where it is acted on: the parcel's trouble of that kind, or all parcels of one cause. */
function linkOf(db: SellerDb, { id, kind, waybillNo, orderNumber, parcels = 1 }: AlarmNews["incident"]): string {
  const number = waybillNo || orderNumber;
  const query: Record<string, string> = parcels > 1 || number === "" ? { group: id } : { kind, text: number };
  return `/s/${db.scope.sellerId}/incidents?${new URLSearchParams(query)}`;
}

const keyOf = (incidentId: string, changeKey: string) => `${incidentId} ${changeKey}`;
const since = (from: number, to: number) => Math.max(0, to - from) / 1000;

function deliveriesOf(
  { alarm, plan }: Told,
  members: readonly Member[],
  robotNames: ReadonlyMap<string, string>,
  hasMail: boolean,
  now: number,
): NewDelivery[] {
  const made = { alarmId: alarm.id, createdAt: now };
  const waiting = { ...made, state: "waiting", nextAttemptAt: plan.notBefore, deliveredAt: null } as const;
  const inApp = members.filter(({ role }) => hears(plan.inApp, role));
  // in this very transaction the message is there: nothing is left to be sent
  const done = { ...made, state: "delivered", nextAttemptAt: null, deliveredAt: alarm.storedAt } as const;
  return [
    ...(inApp.length > 0
      ? [{ ...done, channel: "in_app" as const, target: "", targetName: inApp.map(({ name }) => name).join("、") }]
      : []),
    ...(hasMail ? members.filter(({ role }) => hears(plan.mail, role)) : []).map(({ personId, name }) => ({
      ...{ ...waiting, channel: "mail" as const, target: personId, targetName: name },
    })),
    ...plan.robots.map((id) => ({
      ...{ ...waiting, channel: "robot" as const, target: id, targetName: robotNames.get(id) ?? "" },
    })),
  ];
}

const hears = (roles: readonly string[], role: string) => roles.includes(role);

/**
 * The message of each alarm; amber ones and many of a kind are counted together, so that a bad hour is no hundred messages. In
 * the order of the kinds: two writers that count take the same locks in the same order.
 */
async function tellInbox(db: SellerDb, told: readonly Told[], members: readonly Member[]): Promise<void> {
  const byKind = new Map<string, Told[]>();
  for (const one of told) {
    const key = `${one.alarm.kind} ${isRed(one.alarm.severity) ? "red" : "amber"}`;
    byKind.set(key, [...(byKind.get(key) ?? []), one]);
  }
  for (const [, group] of [...byKind].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const [first] = group;
    if (!first) continue;
    const { kind, severity } = first.alarm;
    const personIds = members.filter(({ role }) => hears(first.plan.inApp, role)).map(({ personId }) => personId);
    if (personIds.length === 0) continue;
    const values = { incident: kind, level: isRed(severity) ? "red" : "amber" };
    if (isRed(severity) && group.length <= mostApart) {
      for (const { alarm } of group) {
        const number = alarm.waybillNo || alarm.orderNumber;
        const own = { ...values, number, count: alarm.parcels, change: alarm.change };
        await sendMessage(db, { kind: "incident_alarm", values: own, link: alarm.link, personIds });
      }
    } else {
      const link = `/s/${db.scope.sellerId}/incidents?kind=${kind}`;
      await sendCountedMessage(db, { kind: "incidents_alarm", values, link, personIds, count: group.length });
    }
  }
}
