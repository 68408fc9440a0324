import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { connect } from "#db/client";
import { claimMs, listDeliveries } from "#db/queries/alarm-deliveries";
import { lockAlarmSettings, saveAlarmSettings } from "#db/queries/alarm-settings";
import { getLiveCursor, raiseLiveCursor } from "#db/queries/live";
import { listMessages } from "#db/queries/messages";
import { savePerson } from "#db/queries/people";
import { saveMember } from "#db/queries/team";
import { people } from "#db/schema/people";
import { inScope } from "#db/scope";
import { createTestDatabase, type TestDatabase } from "#db/testing/database";
import { aReadySeller, type ReadySeller } from "#db/testing/dispatch";
import { testDoorScope, testSellerScope } from "#db/testing/scopes";
import { aBatchOfWaybills } from "#db/testing/waybills";
import type { AlarmLevel, RobotForm } from "#lib/alarms/channels";
import type { MemberRole } from "#lib/sellers/roles";
import { catchMail, type MailCatcher, readMail } from "#server/gateways/mail/mail-catcher.test-data";
import { smtpMailer } from "#server/gateways/mail/smtp-mailer";
import { type Sandbox, startSandbox } from "../../../sandbox/start.ts";
import type { AlarmWorld } from "./alarm-world.ts";
import { newsOf, raiseAndTell } from "./alarms.test-data.ts";
import { readAlarms } from "./read-alarms.ts";
import { removeRobot } from "./remove-robot.ts";
import { saveAlarmRules } from "./save-alarm-rules.ts";
import { saveRobot } from "./save-robot.ts";
import { sendAlarmAgain } from "./send-alarm-again.ts";
import { sendAlarms } from "./send-alarms.ts";
import { sweepAlarms } from "./sweep-alarms.ts";
import { tellAlarms } from "./tell-alarms.ts";
import { testRobot } from "./test-robot.ts";

const folder = mkdtempSync(join(tmpdir(), "alp-alarms-"));
let database: TestDatabase;
let sandbox: Sandbox;
let mails: MailCatcher;
let seller: ReadySeller;
let waybillId: string;
/** ALP's clock and the outside's: both move by hand. */
let now = Date.now();
const minute = 60_000;

beforeAll(async () => {
  database = await createTestDatabase();
  sandbox = await startSandbox({ dataDir: folder, now: () => now });
  mails = await catchMail();
});
afterAll(async () => {
  await mails?.close();
  await sandbox?.close();
  await database?.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  now += 60 * minute;
  mails.caught.length = 0;
  mails.rules.length = 0;
  await control("/forget", {});
  await control("/faults", { clear: true });
  seller = await aReadySeller();
  const [first] = await aBatchOfWaybills(seller, 1);
  waybillId = first?.waybillId ?? "";
});

const control = (name: string, body: unknown) =>
  fetch(`${sandbox.url}/_sandbox/robots${name}`, { method: "POST", body: JSON.stringify(body) });
type Post = {
  vendor: string;
  key: string;
  outcome: string;
  isIn: boolean;
  isDouble: boolean;
  webhookId: string;
  body: unknown;
};
async function posted(): Promise<Post[]> {
  const shown = (await (await fetch(`${sandbox.url}/_sandbox/robots`)).json()) as { posts: Post[] };
  return shown.posts.filter(({ isIn }) => isIn);
}
/** Waybill numbers in what stands in the groups, one entry for each time. */
const numbersIn = (posts: readonly Post[]) =>
  posts.flatMap(({ body }) => [...new Set(JSON.stringify(body).match(/LX\d{9}CN/g))]);
const number = (n: number) => `LX${String(n).padStart(9, "0")}CN`;

const world = (change: Partial<AlarmWorld> = {}): AlarmWorld => ({
  ...{ clock: () => now, random: () => 0.5, baseUrl: "https://alp.example.com", sandboxUrl: sandbox.url },
  ...{ mailer: smtpMailer({ smtpUrl: mails.url(), from: "alp@alp.example" }), ...change },
});

let keys = 0;
async function aRobot(
  form: RobotForm,
  change: Partial<{ level: AlarmLevel; secret: string; isOn: boolean }> = {},
): Promise<string> {
  keys += 1;
  const key = `${form}-key-${keys}-0123`;
  const path = { wecom: `send?key=${key}`, dingtalk: `send?access_token=${key}`, feishu: key, plain: key }[form];
  const secret = change.secret ?? (form === "plain" ? `whsec_${Buffer.alloc(24, keys).toString("base64")}` : "");
  if (form === "plain") await control("/secrets", { [`plain/${key}`]: secret });
  const saved = await saveRobot(
    seller.ownerScope,
    {
      ...{ robotId: null, version: 0, name: key, form, address: `${sandbox.url}/robots/${form}/${path}`, secret },
      ...{ level: change.level ?? "red", locale: "zh-CN", isOn: change.isOn ?? true },
    },
    now,
    sandbox.url,
  );
  if (!saved.ok) throw new Error(saved.refusal.code);
  return saved.value.robotId;
}
const toRobot = (id: string, by: AlarmWorld = world()) =>
  sendAlarms(seller.jobScope, { channel: "robot", target: id }, by);
const toPerson = (id: string, by: AlarmWorld = world()) =>
  sendAlarms(seller.jobScope, { channel: "mail", target: id }, by);
const log = () => inScope(seller.ownerScope, (db) => listDeliveries(db, { states: null, before: null, limit: 500 }));
const statesOf = async () => (await log()).map(({ channel, state }) => `${channel} ${state}`).sort();
const inbox = (scope = seller.ownerScope) =>
  inScope(scope, (db) => listMessages(db, { before: null, unreadOnly: false, limit: 99 }));

async function colleague(role: MemberRole, locale = "zh-CN"): Promise<{ readonly id: string; readonly email: string }> {
  const email = `${crypto.randomUUID()}@example.com`;
  const id = await inScope(testDoorScope(seller.sellerId), async (db) => {
    const person = (await savePerson(db, { email, emailKey: email, name: "Han", passwordHash: "none" })) ?? "";
    await saveMember(db, { personId: person, name: "Han", email, role }, now);
    await db.execute(sql`update ${people} set locale = ${locale} where id = ${person}`);
    return person;
  });
  return { id, email };
}

async function jobs(): Promise<{ target: string; at: number }[]> {
  const queue = connect(database.queueUrl, { max: 1, name: "test" });
  try {
    const rows = await queue<{ target: string; at: Date }[]>`select data->>'target' as target, start_after as at
      from pgboss.job_common where name = 'send-alarms' and data->>'sellerId' = ${seller.sellerId}`;
    return rows.map(({ target, at }) => ({ target, at: at.getTime() }));
  } finally {
    await queue.end();
  }
}

describe("an incident that is told", () => {
  it("is in the inbox and among the screens' alarms with its transaction, or not at all", async () => {
    await aRobot("wecom");
    await expect(
      inScope(seller.jobScope, async (db) => {
        const [row] = await db.execute<{ id: string }>(sql`insert into incidents
          (seller_id, kind, severity, waybill_id, order_number, waybill_no, subject_kind, subject_id, last_event, happened_at, received_at, last_at, raised_at, due_at)
          values (${seller.sellerId}, 'interception', 'critical', ${waybillId}, '1', '1', 'declaration', gen_random_uuid(), 'x', now(), now(), now(), now(), now()) returning id`);
        const incident = {
          id: row?.id ?? "",
          kind: "interception",
          severity: "critical",
          waybillNo: "1",
          orderNumber: "1",
        } as const;
        const at = { happenedAt: now, receivedAt: now, raisedAt: now, dueAt: now };
        await tellAlarms(db, [newsOf({ ...incident, ...at })], now);
        await raiseLiveCursor(db);
        throw new Error("undone");
      }),
    ).rejects.toThrow("undone");
    expect([await log(), await inbox(), await jobs()]).toEqual([[], [], []]);
    await raiseAndTell(seller, waybillId, [{ now }]);
    expect(await statesOf()).toEqual(["in_app delivered", "robot waiting"]);
    expect((await inbox()).map(({ kind, values }) => [kind, values.incident, values.number])).toEqual([
      ["incident_alarm", "declaration_returned", "LX700000001CN"],
    ]);
    const cursor = await inScope(seller.ownerScope, getLiveCursor);
    expect((await readAlarms(seller.ownerScope, 0)).alarms).toMatchObject([{ seq: cursor, number: "LX700000001CN" }]);
    expect(await jobs()).toHaveLength(1);
  });

  it("is told once, however often; its return is told again", async () => {
    const [news] = await raiseAndTell(seller, waybillId, [{ now }]);
    if (!news) throw new Error("no news");
    const again = (change: "opened" | "reopened", key: string) =>
      inScope(seller.jobScope, async (db) => {
        const told = await tellAlarms(db, [newsOf(news.incident, change, key)], now, { hasMail: false });
        await raiseLiveCursor(db);
        return told;
      });
    expect([
      await again("opened", "opened"),
      await again("reopened", "event 2"),
      await again("reopened", "event 2"),
    ]).toEqual([0, 1, 0]);
    expect((await readAlarms(seller.ownerScope, 0)).alarms.map(({ change }) => change)).toEqual(["opened", "reopened"]);
    expect(await inbox()).toHaveLength(2);
  });

  it("goes to the roles of the rules, and to whoever may act without any", async () => {
    const [dispatcher, viewer] = [await colleague("dispatcher"), await colleague("viewer")];
    const scopes = [
      testSellerScope(seller.sellerId, dispatcher.id, "dispatcher"),
      testSellerScope(seller.sellerId, viewer.id, "viewer"),
    ] as const;
    await raiseAndTell(seller, waybillId, [{ now }], true);
    const seen = async () =>
      Promise.all(
        scopes.map(async (scope) => [(await inbox(scope)).length, (await readAlarms(scope, 0)).alarms.length]),
      );
    expect(await seen()).toEqual([
      [1, 1],
      [0, 0],
    ]);
    const version = (await inScope(seller.ownerScope, lockAlarmSettings)).version;
    const cell = { kind: "declaration_returned", channel: "in_app" } as const;
    const cells = [
      { ...cell, role: "viewer", level: "all" },
      { ...cell, role: "dispatcher", level: "none" },
    ] as const;
    expect(await saveAlarmRules(seller.ownerScope, { version, cells: [...cells] }, now)).toMatchObject({ ok: true });
    expect(await saveAlarmRules(seller.ownerScope, { version, cells: [...cells] }, now)).toMatchObject({ ok: false });
    await raiseAndTell(seller, waybillId, [{ now }], true);
    expect(await seen()).toEqual([
      [1, 1],
      [1, 1],
    ]);
    expect((await log()).filter(({ channel }) => channel === "mail")).toHaveLength(4);
  });

  it("of a bad hour is one message with a count, and every one is an alarm", async () => {
    await raiseAndTell(
      seller,
      waybillId,
      Array.from({ length: 40 }, (_, n) => ({ now, number: number(n) })),
    );
    await raiseAndTell(seller, waybillId, [{ now, severity: "normal" }]);
    await raiseAndTell(seller, waybillId, [{ now, severity: "normal" }]);
    expect((await inbox()).map(({ kind, values }) => [kind, values.count])).toEqual([["incidents_alarm", 42]]);
    expect((await readAlarms(seller.ownerScope, 0)).alarms).toHaveLength(42);
  });

  it("in quiet hours waits with mail and robot when it is amber, and never when it is red", async () => {
    const robot = await aRobot("wecom", { level: "all" });
    const night = Date.parse("2027-03-01T23:00:00+08:00");
    await inScope(seller.ownerScope, (db) =>
      saveAlarmSettings(db, { rules: {}, quiet: { from: 22 * 60, to: 7 * 60 } }, "test", now),
    );
    await raiseAndTell(seller, waybillId, [{ now: night, severity: "normal", number: number(1) }]);
    await raiseAndTell(seller, waybillId, [{ now: night, number: number(2) }]);
    now = night;
    await toRobot(robot);
    expect(numbersIn(await posted())).toEqual([number(2)]);
    now = Date.parse("2027-03-02T07:00:00+08:00");
    await toRobot(robot);
    expect(numbersIn(await posted())).toEqual([number(2), number(1)]);
    // the red one had a job of its own, not that of the morning
    expect((await jobs()).filter(({ at }) => at < Date.now() + minute).length).toBeGreaterThan(0);
  });
});

describe("a robot", () => {
  it("is told each alarm once by two workers at the same time, at the vendor's pace", async () => {
    const robot = await aRobot("wecom");
    const all = Array.from({ length: 25 }, (_, n) => number(n));
    await raiseAndTell(
      seller,
      waybillId,
      all.map((one) => ({ now, number: one })),
    );
    for (let round = 0; round < 6; round += 1) {
      await Promise.all([toRobot(robot), toRobot(robot)]);
      now += 3_300;
    }
    expect(numbersIn(await posted()).sort()).toEqual(all);
    expect((await posted()).length).toBe(3);
    expect((await log()).filter(({ channel, state }) => channel === "robot" && state !== "delivered")).toEqual([]);
  });

  it("that was cut off is told again after a while, and what it has is known by its id", async () => {
    const robot = await aRobot("plain");
    await control("/faults", { add: [{ on: "plain", kind: "cut", acts: true, times: 1 }] });
    await raiseAndTell(seller, waybillId, [{ now }]);
    await toRobot(robot);
    expect((await log()).find(({ channel }) => channel === "robot")).toMatchObject({ state: "waiting", attempts: 1 });
    now += 4_000;
    await toRobot(robot);
    const posts = await posted();
    expect(posts.map(({ isDouble }) => isDouble)).toEqual([false, true]);
    expect(new Set(posts.map(({ webhookId }) => webhookId)).size).toBe(1);
    expect(await statesOf()).toEqual(["in_app delivered", "robot delivered"]);
  });

  it("loses nothing when the worker dies between its yes and the note: the very same goes again, and nothing new with it", async () => {
    const robot = await aRobot("plain");
    await raiseAndTell(seller, waybillId, [{ now, number: number(1) }]);
    const dies = world({
      random: () => {
        throw new Error("killed");
      },
    });
    await expect(toRobot(robot, dies)).rejects.toThrow("killed");
    await raiseAndTell(seller, waybillId, [{ now, number: number(2) }]);
    await toRobot(robot);
    // the claim of the dead worker holds for a while
    expect(numbersIn(await posted())).toEqual([number(1), number(2)]);
    now += claimMs + minute;
    await toRobot(robot);
    const posts = await posted();
    expect(numbersIn(posts)).toEqual([number(1), number(2), number(1)]);
    expect(posts.map(({ isDouble }) => isDouble)).toEqual([false, false, true]);
    expect((await log()).every(({ state }) => state === "delivered")).toBe(true);
  });

  it("that asks for a pause is left alone for so long", async () => {
    const robot = await aRobot("dingtalk");
    await control("/faults", { add: [{ on: "dingtalk", kind: "error", status: 429, times: 1 }] });
    await raiseAndTell(seller, waybillId, [{ now, number: number(1) }]);
    await toRobot(robot);
    await raiseAndTell(seller, waybillId, [{ now, number: number(2) }]);
    now += 30_000;
    await toRobot(robot);
    expect(await posted()).toEqual([]);
    now += 40_000;
    for (let round = 0; round < 3; round += 1) {
      await toRobot(robot);
      now += 5_000;
    }
    expect(numbersIn(await posted()).sort()).toEqual([number(1), number(2)]);
  });

  it("that refuses is not asked again for that alarm; owners are told once, and can send it again", async () => {
    const robot = await aRobot("dingtalk", { secret: "SECwrongwrongwrong" });
    const key = (
      await inScope(seller.ownerScope, (db) => db.execute<{ name: string }>(sql`select name from alarm_robots`))
    )[0]?.name;
    await control("/secrets", { [`dingtalk/${key}`]: "SECrightrightright" });
    await raiseAndTell(seller, waybillId, [{ now, number: number(1) }]);
    await toRobot(robot);
    now += 10_000;
    await raiseAndTell(seller, waybillId, [{ now, number: number(2) }]);
    await toRobot(robot);
    const failed = (await log()).filter(({ channel }) => channel === "robot");
    expect(failed.map(({ state, answerCode }) => [state, answerCode])).toEqual([
      ["failed", "310000"],
      ["failed", "310000"],
    ]);
    expect((await inbox()).filter(({ kind }) => kind === "alarm_robot_broken")).toHaveLength(1);
    await control("/secrets", { [`dingtalk/${key}`]: "" });
    now += 10_000;
    const [first] = failed;
    expect(await sendAlarmAgain(seller.ownerScope, { deliveryId: first?.id ?? "" }, now)).toMatchObject({ ok: true });
    await toRobot(robot);
    expect(numbersIn(await posted())).toEqual([number(2)]);
    expect(await sendAlarmAgain(seller.ownerScope, { deliveryId: first?.id ?? "" }, now)).toMatchObject({
      refusal: { code: "delivery_done" },
    });
  });

  it("that is off or removed is sent nothing but a test by hand", async () => {
    const robot = await aRobot("feishu");
    await raiseAndTell(seller, waybillId, [{ now }]);
    const off = await inScope(seller.ownerScope, (db) =>
      db.execute(sql`update alarm_robots set is_on = false where id = ${robot}::uuid`),
    );
    expect(off).toBeTruthy();
    await testRobot(seller.ownerScope, { robotId: robot }, now);
    await toRobot(robot);
    expect(JSON.stringify(await posted())).toContain("测试消息");
    expect(await statesOf()).toEqual(["in_app delivered", "robot delivered", "robot dropped"]);
    await testRobot(seller.ownerScope, { robotId: robot }, now);
    await removeRobot(seller.ownerScope, { robotId: robot });
    await toRobot(robot);
    expect(await posted()).toHaveLength(1);
  });

  it("gives up after a day of trying and says so", async () => {
    const robot = await aRobot("plain");
    await control("/faults", { add: [{ on: "plain", kind: "error", status: 503 }] });
    await raiseAndTell(seller, waybillId, [{ now }]);
    for (let round = 0; round < 60; round += 1) {
      await toRobot(robot);
      now += 61 * minute;
    }
    const [failed] = (await log()).filter(({ channel }) => channel === "robot");
    expect(failed).toMatchObject({ state: "failed", answerCode: "http_503" });
    expect(failed?.attempts).toBeGreaterThan(20);
  });
});

describe("workers that are killed while they post", () => {
  const child = (robot: string) => {
    const file = join(import.meta.dirname, "send-alarms-child.test-data.ts");
    return spawn(process.execPath, [file, seller.sellerId, robot, sandbox.url], {
      stdio: ["ignore", "pipe", "inherit"],
    });
  };
  const gone = (worker: ReturnType<typeof child>) => new Promise((resolve) => worker.once("exit", resolve));

  it("lose nothing, and what stands there twice bears the same id", async () => {
    now = Date.now();
    const robot = await aRobot("plain");
    const all = Array.from({ length: 4 }, (_, n) => number(n));
    await raiseAndTell(
      seller,
      waybillId,
      all.map((one) => ({ now, number: one })),
    );
    // each post stands in the group at once, its yes never comes: whoever waits for it is killed
    await control("/faults", { add: [{ on: "plain", kind: "hang", acts: true, times: 2 }] });
    const workers = [child(robot), child(robot)];
    await expect.poll(async () => (await posted()).length).toBeGreaterThanOrEqual(2);
    for (const worker of workers) worker.kill("SIGKILL");
    await Promise.all(workers.map(gone));
    expect((await log()).filter(({ state }) => state === "sending").length).toBeGreaterThan(0);
    now += claimMs + minute;
    await Promise.all([toRobot(robot), toRobot(robot)]);
    const posts = await posted();
    expect([...new Set(numbersIn(posts))].sort()).toEqual(all);
    expect(new Set(posts.map(({ webhookId }) => webhookId)).size).toBe(all.length);
    expect((await log()).every(({ state }) => state === "delivered")).toBe(true);
  });
});

describe("mail", () => {
  it("reaches each reader once in their language; what comes within a minute goes together", async () => {
    const english = await colleague("dispatcher", "en");
    await raiseAndTell(seller, waybillId, [{ now, number: number(1) }], true);
    await Promise.all([toPerson(english.id), toPerson(english.id), toPerson(seller.ownerId)]);
    await raiseAndTell(seller, waybillId, [{ now, number: number(2) }], true);
    await raiseAndTell(seller, waybillId, [{ now, number: number(3) }], true);
    now += 30_000;
    await toPerson(english.id);
    expect(mails.caught).toHaveLength(2);
    now += 31_000;
    await toPerson(english.id);
    const own = mails.caught.filter(({ to }) => to.includes(english.email)).map(readMail);
    expect(own.map(({ header }) => header("Subject")[0])).toEqual([
      `[ALP] [Red] Returned by customs · ${number(1)}`,
      "[ALP] 2 new incidents, 2 of them red",
    ]);
    expect(own[1]?.text).toContain(number(3));
  });

  it("to somebody who left, or without a mail server, is given up", async () => {
    const gone = await colleague("dispatcher");
    await raiseAndTell(seller, waybillId, [{ now }], true);
    await inScope(seller.ownerScope, (db) => db.execute(sql`delete from members where person_id = ${gone.id}::uuid`));
    await toPerson(gone.id);
    await toPerson(seller.ownerId, world({ mailer: null }));
    expect(mails.caught).toEqual([]);
    expect((await log()).map(({ answerCode }) => answerCode).sort()).toEqual(["", "left_the_team", "no_mail_server"]);
  });
});

describe("the sweep", () => {
  it("takes up what lost its job, and warns once where the promise slipped", async () => {
    const robot = await aRobot("wecom");
    const received = Date.now() - 20 * minute;
    await raiseAndTell(seller, waybillId, [{ now: received }]);
    const before = (await jobs()).length;
    const queue = connect(database.queueUrl, { max: 1, name: "test" });
    await queue`delete from pgboss.job_common where name = 'send-alarms'`;
    await queue.end();
    expect(before).toBe(1);
    const swept = await sweepAlarms(Date.now());
    expect(swept.resumed).toBeGreaterThan(0);
    expect(swept.late).toBeGreaterThan(0);
    expect((await jobs()).map(({ target }) => target)).toEqual([robot]);
    await sweepAlarms(Date.now());
    expect((await inbox()).filter(({ kind }) => kind === "alarms_late").map(({ values }) => values.minutes)).toEqual([
      20,
    ]);
  });
});
