import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { asc, eq, sql } from "drizzle-orm";
import postgres from "postgres";
import { afterAll, beforeAll, expect, it } from "vitest";
import { updateMany } from "#db/bulk";
import { listMessages } from "#db/queries/messages";
import { alarmDeliveries, alarms } from "#db/schema/alarms";
import { waybills } from "#db/schema/dispatch";
import { incidentHistory, incidents } from "#db/schema/incidents";
import { trackingEvents, trackingStates, trackingTraces } from "#db/schema/tracking";
import { inScope } from "#db/scope";
import { createTestDatabase, type TestDatabase } from "#db/testing/database";
import { aConnection, aGatewayAccount } from "#db/testing/gateways";
import { aSeller, type TestSeller } from "#db/testing/sellers";
import { aBatchOfWaybills, aBooking } from "#db/testing/waybills";
import { isUnsettled } from "#lib/incidents/life";
import { kindOfSpell } from "#lib/incidents/parcel-incidents";
import { dayMs } from "#lib/kit/time";
import { readTrace } from "#lib/tracking/read-trace";
import { worstTrouble } from "#lib/tracking/severity";
import { demoAccount } from "#sandbox/control/accounts";
import { digestOf } from "#sandbox/link/digest";
import { type Sandbox, startSandbox } from "#sandbox/start";
import { anOrder } from "#sandbox/testing/caller";
import { randomFrom } from "#sandbox/world/random";
import { gatheringMs } from "#server/operations/gather-incidents";
import { saveRobot } from "#server/operations/save-robot";
import { sweepSilence } from "#server/operations/sweep-silence";
import { firstLine, killHard, messageOf, startChild } from "./children.ts";
import { foldLedger, type LedgerParcel } from "./ledger-folds.ts";

/** Short here; `npm run soak` sets 100,000 pushes and forty kills. The seed is printed and can be given again. */
const seed = process.env.SOAK_SEED ?? randomBytes(4).toString("hex");
const pushCount = Number(process.env.SOAK_PUSHES ?? 5_000);
const kills = Number(process.env.SOAK_PUSH_KILLS ?? 6);
/** A whole life is told in some seventeen events. */
const parcelCount = Math.ceil(pushCount / 16);
const patienceMs = 120_000 + pushCount * 30;

const random = randomFrom("push-run", seed);
const countries = ["US", "BR", "GB", "ES", "FR", "DE", "NL", "IT", "PL", "IL", "CA", "MX"] as const;
/** A third of the parcels get into trouble of some kind. */
const lives = [
  ...["delivery_failed", "customs_hold", "export_hold", "pickup_failed", "bad_address", "returned"],
  ...["warehouse_rejected", "lost", "unknown_code"],
] as const;
/** A parcel's whole life, a leg at a time; returns take longest. */
const legs = [12, 18, 24, 24, 24, 48, 48, 96, 120, 240, 480, 1_200] as const;

type Victim = "door" | "worker" | "sandbox";
type Child = ReturnType<typeof startChild>;
const children: Record<"worker" | "sandbox", Child | null> = { worker: null, sandbox: null };
const doors: Child[] = [];

let database: TestDatabase;
let owner: ReturnType<typeof postgres>;
let seller: TestSeller;
let robots: Sandbox;
let robotId: string;
let dataDir: string;
let robotsDir: string;
let sandboxUrl = "";
let sandboxPort = "0";
let doorPort = 0;
let connection: string;
let shuffled: ReadonlySet<string> = new Set();

beforeAll(async () => {
  database = await createTestDatabase();
  owner = postgres(database.ownerUrl, { max: 1 });
  [dataDir, robotsDir] = [await mkdtemp(join(tmpdir(), "push-run-")), await mkdtemp(join(tmpdir(), "push-run-"))];
  // the robots' groups count what is posted: they are never killed, or they would forget
  robots = await startSandbox({ dataDir: robotsDir });
  seller = await aSeller();
  connection = await aConnection(seller.sellerId);
  await aRobot();
  await hurryHeartbeats();
  await Promise.all([openDoor(), startWorker()]);
  await openDoor();
  await startCarrier();
  await aGatewayAccount(`${sandboxUrl}/gateway/link.do`, demoAccount.providerId, demoAccount.secret);
});

afterAll(async () => {
  for (const child of [...doors, children.worker, children.sandbox]) if (child) await killHard(child);
  await robots?.close();
  await owner?.end();
  await database?.close();
  for (const folder of [dataDir, robotsDir]) await rm(folder, { recursive: true, force: true });
});

/** A dead worker's jobs are handed out again after 3 seconds instead of 15: the same path, less waiting. */
async function hurryHeartbeats(): Promise<void> {
  const queue = postgres(database.queueUrl, { max: 1 });
  await queue`update pgboss.queue set heartbeat_seconds = 3`;
  await queue.end();
}

async function aRobot(): Promise<void> {
  const secret = `whsec_${Buffer.alloc(24, 7).toString("base64")}`;
  await controlRobots("secrets", { "plain/everything": secret });
  // slow enough that a worker is now and then killed between its post and the note of it
  await controlRobots("faults", {
    add: [
      { on: "plain", kind: "slow", ms: 15 },
      { on: "plain", kind: "cut", acts: true, times: 2 },
    ],
  });
  const address = `${robots.url}/robots/plain/everything`;
  const form = { robotId: null, version: 0, name: "all", form: "plain", address, secret } as const;
  const saved = await saveRobot(
    seller.ownerScope,
    { ...form, level: "all", locale: "zh-CN", isOn: true },
    Date.now(),
    robots.url,
  );
  if (!saved.ok) throw new Error(saved.refusal.code);
  robotId = saved.value.robotId;
}

const controlRobots = (name: string, body: unknown) =>
  fetch(`${robots.url}/_sandbox/robots/${name}`, { method: "POST", body: JSON.stringify(body) });

const isReady = (message: unknown): message is { ready: true } =>
  typeof message === "object" && message !== null && "ready" in message;
const hasPort = (message: unknown): message is { port: number } =>
  typeof message === "object" && message !== null && "port" in message;

/** Two processes share the port, as two web processes behind a balancer do. */
async function openDoor(): Promise<void> {
  const door = startChild("scripts/soak/push-door-child.ts", [String(doorPort)]);
  const opened = await messageOf(door, hasPort);
  if (!opened) throw new Error("the door did not open");
  doorPort = opened.port;
  doors.push(door);
}

async function startWorker(): Promise<void> {
  children.worker = startChild("scripts/processes/worker.ts", [], { SANDBOX_URL: robots.url });
  expect(await messageOf(children.worker, isReady)).toEqual({ ready: true });
}

/** The carrier's process: its ledger survives it, its faults do not. */
async function startCarrier(): Promise<void> {
  const account = { ...demoAccount, pushUrl: `http://127.0.0.1:${doorPort}/api/carriers/cainiao/${connection}` };
  const sandbox = startChild("sandbox/main.ts", [], {
    ...{ SANDBOX_PORT: sandboxPort, SANDBOX_DATA_DIR: dataDir, SANDBOX_SEED: seed, SANDBOX_HOURS_PER_SECOND: "0" },
    SANDBOX_ACCOUNTS: JSON.stringify([account]),
  });
  children.sandbox = sandbox;
  sandboxUrl = (JSON.parse(await firstLine(sandbox)) as { url: string }).url;
  sandboxPort = new URL(sandboxUrl).port;
  await control("faults", { add: pushFaults() });
}

/** One fault strikes a push at most; what is spoilt is followed by the good one, as a carrier's next try would be. */
function pushFaults() {
  const rule = (kind: string, probability: number, more: object = {}) => ({
    kind,
    on: "push",
    seed,
    probability,
    ...more,
  });
  return [
    ...[...shuffled].map((match) => rule("reorder", 0.3, { match })),
    ...[rule("repeat", 0.1), rule("wrong_digest", 0.02), rule("invalid_json", 0.02)],
    ...[rule("unknown_waybill", 0.02), rule("future_time", 0.02)],
  ];
}

async function control<T>(name: string, input?: unknown): Promise<T> {
  const init = input === undefined ? {} : { method: "POST", body: JSON.stringify(input) };
  return (await (await fetch(`${sandboxUrl}/_sandbox/${name}`, init)).json()) as T;
}

/** Parcels that the carrier knows under our ids, some with a hard life before them. */
async function bookParcels(): Promise<void> {
  const ids: { id: string; country: string }[] = [];
  const each = Math.ceil(parcelCount / countries.length);
  for (const country of countries) {
    const receiver = { ...aBooking("", "").receiver, country };
    const made = await aBatchOfWaybills(seller, each, { state: "booked", booking: { receiver } });
    ids.push(...made.map(({ waybillId }) => ({ id: waybillId, country })));
  }
  shuffled = new Set(ids.filter((_, n) => n % 2 === 0).map(({ id }) => id));
  const booked: { id: string; lpNumber: string; trackingNumber: string }[] = [];
  const queue = ids.map((one, n) => ({ ...one, life: n % 3 > 0 ? null : lives[(n / 3) % lives.length] }));
  const book = async () => {
    for (let one = queue.pop(); one; one = queue.pop()) {
      if (one.life) await control("lives", { outOrderId: one.id, outcome: one.life });
      booked.push({ id: one.id, ...(await bookAtCarrier(one.id, one.country)) });
    }
  };
  await Promise.all(Array.from({ length: 16 }, book));
  await inScope(seller.jobScope, (db) => updateMany(db, waybills, ["id"], ["lpNumber", "trackingNumber"], booked));
  await control("faults", { clear: true, add: pushFaults() });
}

async function bookAtCarrier(outOrderId: string, countryCode: string) {
  const plain = anOrder(outOrderId);
  const content = JSON.stringify({ ...plain, receiverParam: { ...plain.receiverParam, countryCode } });
  const form = { msg_type: "cnge.order.create", to_code: "CNGCP-OPEN", logistic_provider_id: demoAccount.providerId };
  const reply = await fetch(`${sandboxUrl}/gateway/link.do`, {
    method: "POST",
    body: new URLSearchParams({
      ...form,
      ...{ data_digest: digestOf(content, demoAccount.secret), logistics_interface: content },
    }),
  });
  const { data } = (await reply.json()) as { data?: { orderCode: string; trackingNumber: string } };
  if (!data) throw new Error("the carrier refused a parcel");
  return { lpNumber: data.orderCode, trackingNumber: data.trackingNumber };
}

async function killAndRestart(victim: Victim): Promise<void> {
  if (victim === "door") {
    const door = doors.shift();
    if (door) await killHard(door);
    return openDoor();
  }
  const child = children[victim];
  if (child) await killHard(child);
  if (victim === "sandbox") return startCarrier();
  // the dead worker's claims are let go at once instead of after two minutes
  await owner`update alarm_deliveries set claimed_at = claimed_at - interval '5 minutes' where state = 'sending'`;
  return startWorker();
}

type Round = { readonly told: number; readonly waiting: number };

/** The carrier's clock goes on, its pushes go out, and meanwhile somebody dies. Null: it was the carrier. */
async function liveThrough(hours: number, victims: readonly Victim[]): Promise<Round | null> {
  const round = control<Round>("step", { hours }).catch(() => null);
  for (const victim of victims) {
    await delay(100 + random() * 500);
    await killAndRestart(victim);
  }
  return round;
}

async function tellAll(): Promise<void> {
  for (let rounds = 0; rounds < 50; rounds++) {
    const round = await liveThrough(0, []);
    if (round && round.told === 0 && round.waiting === 0) return;
  }
  throw new Error("the carrier never got rid of its pushes");
}

/** Until nothing is on its way: no alarm, and no parcel that the sweep is about to come for (what it left out, most of all). */
async function waitForAlarms(): Promise<void> {
  for (const end = Date.now() + patienceMs; Date.now() < end; await delay(200)) {
    const [open] = await owner`select
      (select count(*)::int from alarm_deliveries where state in ('waiting', 'sending')) as alarms,
      (select count(*)::int from tracking_states where due_at < ${new Date(Date.now() + 2 * gatheringMs)}) as parcels`;
    if (open?.alarms === 0 && open.parcels === 0) return;
    // the worker's own comes once a minute
    if (open && open.parcels > 0) await sweepSilence(Date.now());
  }
  throw new Error("alarms are still waiting");
}

/** Read when the worker has gone: nothing changes between one table and the next. */
const books = () =>
  inScope(seller.jobScope, async (db) => ({
    traces: new Map((await db.select().from(trackingTraces)).map((row) => [row.waybillId, row])),
    states: new Map((await db.select().from(trackingStates)).map((row) => [row.waybillId, row])),
    events: await db
      .select({ waybillId: trackingEvents.waybillId, code: trackingEvents.code, at: trackingEvents.occurredAt })
      .from(trackingEvents),
    incidents: await db.select().from(incidents).where(eq(incidents.subjectKind, "parcel")),
    history: await db.select().from(incidentHistory).orderBy(asc(incidentHistory.id)),
    alarms: await db
      .select({ id: alarms.id, incidentId: alarms.incidentId, change: alarms.change, kind: alarms.kind })
      .from(alarms),
    deliveries: await db.select().from(alarmDeliveries),
    told: await db.execute<{ n: number }>(sql`select count(*)::int as n from live_cursors`),
  }));
type Books = Awaited<ReturnType<typeof books>>;

it(
  `folds ${pushCount} shuffled, repeated, late and corrupt pushes to what the carrier's ledger says, after ${kills} kills (seed ${seed})`,
  async () => {
    console.info(`push-run: SOAK_SEED=${seed} SOAK_PUSHES=${pushCount} SOAK_PUSH_KILLS=${kills}`);
    await bookParcels();
    // each is killed at least once, and the worker is likely to have alarms at hand
    const names = ["door", "worker", "sandbox"] as const;
    const victims = Array.from({ length: kills }, (_, at) => names[at % names.length] ?? "door");
    for (const [leg, hours] of legs.entries()) {
      await liveThrough(
        hours,
        victims.filter((_, at) => at % (legs.length - 1) === leg % (legs.length - 1) && leg > 0),
      );
    }
    await tellAll();
    await waitForAlarms();
    for (const child of [...doors.splice(0), children.worker]) if (child) await killHard(child);
    children.worker = null;
    const [ledger, own] = [await foldLedger(dataDir), await books()];
    expect([...ledger.values()].flatMap(({ pushed }) => pushed).filter((answer) => answer !== "taken")).toEqual([]);
    expect([...ledger.values()].reduce((sum, { events }) => sum + events.length, 0)).toBeGreaterThan(pushCount * 0.85);
    expectSameStates(ledger, own);
    expectSameIncidents(ledger, own);
    await expectToldOnce(own);
  },
  patienceMs * 2,
);

function expectSameStates(ledger: ReadonlyMap<string, LedgerParcel>, own: Books): void {
  const stored = new Map<string, string[]>();
  for (const { waybillId, code, at } of own.events) {
    // what was told of the next year is kept, and moves nothing
    if (at > Date.now() + dayMs) continue;
    stored.set(waybillId, [...(stored.get(waybillId) ?? []), `${code} ${at}`]);
  }
  for (const [id, { state, events }] of ledger) {
    expect(stored.get(id)?.sort()).toEqual([...new Set(events.map(({ code, at }) => `${code} ${at}`))].sort());
    const trace = own.traces.get(id)?.trace;
    expect(trace && readTrace({ ...trace, odd: [] })).toEqual(state);
    expect(own.states.get(id)).toMatchObject({
      ...{ stage: state.stage, substage: state.substage, stageSince: state.stageSince, lastEventAt: state.lastAt },
      exception: worstTrouble(state.open),
    });
  }
}

/** Open where the ledger says that trouble is open, over where it is over; in order, every trouble was seen. */
function expectSameIncidents(ledger: ReadonlyMap<string, LedgerParcel>, own: Books): void {
  const wanted: string[] = [];
  const seen: string[] = [];
  for (const [id, { state }] of ledger) {
    for (const spell of state.open) wanted.push(`${id} ${kindOfSpell(spell, false)}`);
    if (!shuffled.has(id))
      for (const spell of [...state.open, ...state.closed]) seen.push(`${id} ${kindOfSpell(spell, false)}`);
  }
  const rows = own.incidents.filter(({ silenceDueAt }) => silenceDueAt === null);
  const nameOf = ({ subjectId, kind }: { subjectId: string; kind: string }) => `${subjectId} ${kind}`;
  expect(new Set(wanted).size).toBeGreaterThan(parcelCount / 20);
  expect(
    rows
      .filter(({ state }) => isUnsettled(state))
      .map(nameOf)
      .sort(),
  ).toEqual([...new Set(wanted)].sort());
  expect(new Set(rows.map(nameOf)).size).toBe(rows.length);
  const raised = new Set(rows.map(nameOf));
  expect(seen.filter((name) => !raised.has(name))).toEqual([]);
}

/**
 * Each opening and each return was told, once, or was taken into a cause that was told; only silence that was over before the
 * sweep came rings nowhere. The robots' group has each alarm once.
 */
async function expectToldOnce(own: Books): Promise<void> {
  const count = (id: string, change: string) =>
    own.alarms.filter((one) => one.incidentId === id && one.change === change).length;
  for (const { id, reopened, silenceDueAt } of own.incidents) {
    const steps = own.history.filter(({ incidentId }) => incidentId === id).map(({ step }) => step);
    const begins = steps.flatMap((step, at) => (step === "raised" || step === "reopened" ? [at] : []));
    const spells = begins.map((at, n) => steps.slice(at, begins[n + 1]));
    expect(spells.map(([step]) => step)).toEqual(["raised", ...Array(reopened).fill("reopened")]);
    const mayRest = (spell: readonly string[]) =>
      spell.includes("gathered") || (silenceDueAt !== null && spell.includes("closed"));
    for (const [change, step] of [
      ["opened", "raised"],
      ["reopened", "reopened"],
    ] as const) {
      const ofStep = spells.filter(([first]) => first === step);
      expect(count(id, change)).toBeLessThanOrEqual(ofStep.length);
      expect(count(id, change)).toBeGreaterThanOrEqual(ofStep.filter((spell) => !mayRest(spell)).length);
    }
  }
  const groups = new Set(own.incidents.flatMap(({ groupId }) => groupId ?? []));
  expect([...groups].filter((id) => count(id, "opened") !== 1)).toEqual([]);
  const toRobot = own.deliveries.filter(({ target }) => target === robotId);
  expect(toRobot.map(({ alarmId }) => alarmId).sort()).toEqual(own.alarms.map(({ id }) => id).sort());
  expect(own.deliveries.filter(({ state }) => state !== "delivered")).toEqual([]);
  const shown = await (await fetch(`${robots.url}/_sandbox/robots`)).json();
  const posts = (
    shown as {
      posts: { isIn: boolean; isDouble: boolean; body: { type: string; data: { incident: { id: string } } } }[];
    }
  ).posts.filter(({ isIn }) => isIn);
  const first = posts.filter(({ isDouble }) => !isDouble);
  expect(first.map(({ body }) => `${body.data.incident.id} ${body.type}`).sort()).toEqual(
    own.alarms.map(({ incidentId, change }) => `${incidentId} incident.${change}`).sort(),
  );
  // told twice under one id only where the answer was cut or the worker died before it could note it
  expect(posts.length - first.length).toBeLessThanOrEqual(2 + kills * 8);
  const inbox = await inScope(seller.ownerScope, (db) =>
    listMessages(db, { before: null, unreadOnly: false, limit: 10_000 }),
  );
  const told = inbox.map(({ kind, values }) =>
    kind === "incident_alarm" ? 1 : kind === "incidents_alarm" ? Number(values.count) : 0,
  );
  expect(told.reduce<number>((sum, n) => sum + n, 0)).toBe(own.alarms.length);
}
