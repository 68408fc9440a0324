import {
  type AlarmTarget,
  type ClaimedDelivery,
  claimDeliveries,
  type DeliveryOutcome,
  dropDeliveries,
  getLastDelivered,
  getNextDelivery,
  saveDeliveryOutcome,
} from "#db/queries/alarm-deliveries";
import { getSellerName, lockRobot, type RobotRecord, saveRobotHealth, saveRobotPace } from "#db/queries/alarm-settings";
import { raiseLiveCursor } from "#db/queries/live";
import { listMembers } from "#db/queries/members";
import { getMailAddressee, type MailAddressee } from "#db/queries/message-mails";
import { sendMessage } from "#db/queries/messages";
import { enqueue } from "#db/queue";
import { inScope, type JobScope, type SellerDb } from "#db/scope";
import { alarmPost } from "#lib/alarms/alarm-text";
import { nextTryAt, type SendAnswer } from "#lib/alarms/back-off";
import { robotFormFacts } from "#lib/alarms/robot-forms";
import { minuteMs } from "#lib/kit/time";
import { composeAlarmMail } from "#server/gateways/mail/compose-alarm-mail";
import { postOutside } from "#server/gateways/robots/post-outside";
import { robotGateways } from "#server/gateways/robots/registry";
import { storableText } from "#server/gateways/storable";
import { log } from "#server/log";
import { metrics } from "#server/metrics";
import { mintDoorScope } from "#server/scope";
import { sealedPlace } from "#server/sealed-places";
import { open, SealBroken } from "#server/vault";
import { alarmsToTell, alarmWords } from "./alarm-words.ts";
import { type AlarmWorld, alarmZone, sendingAlarms } from "./alarm-world.ts";

/** Mails to one person are a minute apart: what comes meanwhile goes into one. */
const mailPaceMs = minuteMs;
const perMail = 20;

type Claim = {
  readonly batchId: string;
  readonly claimedAt: number;
  readonly deliveries: readonly ClaimedDelivery[];
  readonly seller: { readonly id: string; readonly name: string };
  /** Sends them; outside of any transaction. */
  readonly send: () => Promise<SendAnswer>;
};

/**
 * Sends what waits for one target (a person's mail, a robot), in batches that keep together. Each batch is claimed in a
 * transaction, sent outside of any, and settled in another: two workers never send the same at the same time. A worker that dies
 * between the other side's yes and the note has it sent again when its claim has grown old: at least once, under the same
 * Message-ID or webhook-id. Chat robots know no such id: there a double is possible after a crash, and only then.
 */
export async function sendAlarms(scope: JobScope, target: AlarmTarget, world: AlarmWorld): Promise<void> {
  for (;;) {
    world.signal?.throwIfAborted();
    const claim = await inScope(scope, (db) => claimNext(db, target, world));
    if (claim === null) return;
    const answer = await claim.send();
    const outcome = answer.kind === "fault" ? `fault` : answer.kind;
    metrics().alarmPosts.inc({ channel: target.channel, outcome });
    await inScope(scope, (db) => settle(db, target, claim, answer, world));
  }
}

/** The next batch of a target; null when there is nothing to be sent now, and what comes later has its job. */
async function claimNext(db: SellerDb, target: AlarmTarget, world: AlarmWorld): Promise<Claim | null> {
  const now = world.clock();
  const road = target.channel === "robot" ? await robotRoad(db, target, world) : await mailRoad(db, target, world);
  if (road.kind === "closed") {
    await dropDeliveries(db, target, road.why);
    return null;
  }
  if (!road.isOn) await dropDeliveries(db, target, "robot_off", { keepTests: true });
  if (road.notBefore > now) return comeBack(db, target, road.notBefore, now);
  const deliveries = await claimDeliveries(db, target, { most: road.most, now });
  const [first] = deliveries;
  if (!first) {
    const next = await getNextDelivery(db, target);
    return next === null ? null : comeBack(db, target, Math.max(next, now + 1_000), now);
  }
  await road.pace(now);
  const seller = { id: db.scope.sellerId, name: await getSellerName(db) };
  const batchId = first.batchId ?? first.id;
  return { batchId, claimedAt: now, deliveries, seller, send: () => road.send(batchId, deliveries, seller) };
}

/** Only where something waits: a robot's pace alone is no reason to come back. */
async function comeBack(db: SellerDb, target: AlarmTarget, at: number, now: number): Promise<null> {
  if ((await getNextDelivery(db, target)) !== null)
    await enqueue(db, [sendingAlarms(db.scope.sellerId, target, at, now)]);
  return null;
}

type Road =
  | { readonly kind: "closed"; readonly why: string }
  | {
      readonly kind: "open";
      readonly notBefore: number;
      readonly most: number;
      /** A robot that is switched off is sent what a person tries by hand, and nothing else. */
      readonly isOn: boolean;
      readonly pace: (now: number) => Promise<void>;
      readonly send: (
        id: string,
        deliveries: readonly ClaimedDelivery[],
        seller: { readonly id: string; readonly name: string },
      ) => Promise<SendAnswer>;
    };

async function robotRoad(db: SellerDb, { target }: AlarmTarget, world: AlarmWorld): Promise<Road> {
  const robot = await lockRobot(db, target);
  if (!robot) return { kind: "closed", why: "robot_removed" };
  const { perPost, paceMs } = robotFormFacts[robot.form];
  return {
    ...{ kind: "open", notBefore: robot.nextPostAt ?? 0, most: perPost, isOn: robot.isOn },
    pace: (now) => saveRobotPace(db, robot.id, now + paceMs),
    send: (id, deliveries, seller) => postToRobot(robot, id, deliveries, seller, world),
  };
}

async function mailRoad(db: SellerDb, target: AlarmTarget, world: AlarmWorld): Promise<Road> {
  const { mailer } = world;
  if (!mailer) return { kind: "closed", why: "no_mail_server" };
  const members = await listMembers(db);
  if (!members.some(({ personId }) => personId === target.target)) return { kind: "closed", why: "left_the_team" };
  const now = world.clock();
  const last = await getLastDelivered(db, target, now - mailPaceMs);
  return {
    ...{ kind: "open", notBefore: last === null ? 0 : last + mailPaceMs, most: perMail, isOn: true },
    pace: async () => undefined,
    send: async (id, deliveries, seller) => {
      const reader = await inScope(mintDoorScope("send-mail"), (door) => getMailAddressee(door, target.target));
      if (!reader) return { kind: "refused", code: "account_gone", text: "" };
      return mailTo(reader, id, deliveries, seller, world);
    },
  };
}

type Seller = { readonly id: string; readonly name: string };

async function mailTo(
  reader: MailAddressee,
  id: string,
  deliveries: readonly ClaimedDelivery[],
  seller: Seller,
  world: AlarmWorld,
): Promise<SendAnswer> {
  const { mailer, baseUrl, signal } = world;
  if (!mailer) return { kind: "fault", code: "no_mail_server", text: "" };
  const around = { words: alarmWords(reader.locale), locale: reader.locale, timeZone: alarmZone, baseUrl };
  const post = alarmPost(alarmsToTell(deliveries), around);
  const answer = await mailer.send(composeAlarmMail({ id, post, seller }, reader, baseUrl), signal);
  if (answer.kind === "accepted") return { kind: "delivered", code: "accepted", text: "" };
  const said = { code: answer.code, text: answer.text };
  return answer.kind === "refused" ? { kind: "refused", ...said } : { kind: "fault", ...said };
}

async function postToRobot(
  robot: RobotRecord,
  id: string,
  deliveries: readonly ClaimedDelivery[],
  seller: Seller,
  world: AlarmWorld,
): Promise<SendAnswer> {
  const gateway = robotGateways[robot.form];
  const account = openRobot(robot, seller.id);
  if (!account) return { kind: "refused", code: "seal_broken", text: "" };
  const words = alarmWords(robot.locale);
  const alarms = alarmsToTell(deliveries);
  const around = { words, locale: robot.locale, timeZone: alarmZone, baseUrl: world.baseUrl };
  const isTest = alarms.length === 0;
  const post = isTest
    ? {
        ...{
          title: words.alarms("told.testTitle", { seller: seller.name }),
          isRed: false,
          open: words.alarms("told.open"),
        },
        lines: [
          {
            ...{ title: words.alarms("told.testTitle", { seller: seller.name }), isRed: false },
            facts: [{ name: words.alarms("told.note"), value: words.alarms("told.testText") }],
            href: new URL(`/s/${seller.id}/settings/alarms`, world.baseUrl).href,
          },
        ],
      }
    : alarmPost(alarms, around);
  const request = gateway.encode(account, { id, post, alarms, seller, isTest }, world.clock());
  const { sandboxUrl, signal } = world;
  const posted = await postOutside(request, { sandboxUrl, ...(signal ? { signal } : {}) });
  if (posted.kind === "answered") return gateway.read(posted.reply);
  // an address that leads into the house will do so again
  const kind = posted.code === "address_not_public" || posted.code === "not_https" ? "refused" : "fault";
  return { kind, code: posted.code, text: posted.text };
}

function openRobot(robot: RobotRecord, sellerId: string) {
  try {
    const place = (field: "address" | "secret") => sealedPlace.robot(sellerId, robot.id, field);
    return {
      address: open(place("address"), robot.addressSealed),
      secret: robot.secretSealed === null ? null : open(place("secret"), robot.secretSealed),
    };
  } catch (error) {
    if (!(error instanceof SealBroken)) throw error;
    log().error({ robotId: robot.id }, "a robot's address does not open");
    return null;
  }
}

async function settle(
  db: SellerDb,
  target: AlarmTarget,
  claim: Claim,
  answer: SendAnswer,
  world: AlarmWorld,
): Promise<void> {
  const now = world.clock();
  const createdAt = Math.min(...claim.deliveries.map((one) => one.createdAt));
  const attempts = Math.max(...claim.deliveries.map((one) => one.attempts));
  const again = nextTryAt(attempts, answer, { createdAt, now, jitter: world.random() });
  const said = { answerCode: answer.code.slice(0, 60), answerText: storableText(answer.text).slice(0, 300) };
  const outcome: DeliveryOutcome =
    answer.kind === "delivered"
      ? { state: "delivered", nextAttemptAt: null, deliveredAt: now, ...said }
      : { state: again === null ? "failed" : "waiting", nextAttemptAt: again, deliveredAt: null, ...said };
  // the robot before its deliveries, as who claims them locks both
  if (target.channel === "robot") await settleRobot(db, target.target, answer, now);
  const settled = await saveDeliveryOutcome(db, claim, outcome);
  if (settled === 0) return;
  if (again !== null) await enqueue(db, [sendingAlarms(db.scope.sellerId, target, again, now)]);
  if (answer.kind === "delivered") observe(claim.deliveries, target, now);
  else log().warn({ channel: target.channel, code: answer.code, attempts }, "alarm not sent");
  await raiseLiveCursor(db);
}

/** A pause that was asked for holds for all that waits; a refusal is told to whoever can put it right, once. */
async function settleRobot(db: SellerDb, robotId: string, answer: SendAnswer, now: number): Promise<void> {
  const robot = await lockRobot(db, robotId);
  if (!robot) return;
  if (answer.kind === "throttled") await saveRobotPace(db, robotId, now + answer.waitMs);
  if (answer.kind === "delivered") await saveRobotHealth(db, robotId, "", now);
  if (answer.kind !== "refused") return;
  await saveRobotHealth(db, robotId, answer.code, now);
  if (robot.trouble !== "") return;
  const link = `/s/${db.scope.sellerId}/settings/alarms?tab=robots`;
  await sendMessage(db, { kind: "alarm_robot_broken", values: { name: robot.name, code: answer.code }, link });
}

function observe(deliveries: readonly ClaimedDelivery[], { channel }: AlarmTarget, now: number): void {
  for (const { alarm } of deliveries) {
    if (!alarm) continue;
    const from = alarm.silenceDueAt ?? alarm.receivedAt;
    metrics().alarmSeconds.observe({ span: channel }, Math.max(0, now - from) / 1000);
  }
}
