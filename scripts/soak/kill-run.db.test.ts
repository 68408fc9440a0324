import { randomBytes, randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { eq } from "drizzle-orm";
import postgres from "postgres";
import { afterAll, beforeAll, expect, it } from "vitest";
import { listBookChecks } from "#db/queries/book-checks";
import { declarations } from "#db/schema/customs";
import { batches, papers, parcels, shipmentNotices, waybills } from "#db/schema/dispatch";
import { orders } from "#db/schema/orders";
import { auditEntries } from "#db/schema/sellers";
import { trackingStates } from "#db/schema/tracking";
import { inScope, type SellerScope } from "#db/scope";
import { createTestDatabase, type TestDatabase } from "#db/testing/database";
import { aReadySeller, type ReadySeller, waitingOrders } from "#db/testing/dispatch";
import { aGatewayAccount } from "#db/testing/gateways";
import { testSellerScope } from "#db/testing/scopes";
import type { BatchReceipt } from "#lib/dispatch/review";
import type { ConfirmBatchInput } from "#lib/dispatch/schema";
import { dayMs, minuteMs } from "#lib/kit/time";
import { demoAccount } from "#sandbox/control/accounts";
import { randomFrom } from "#sandbox/world/random";
import { askAgain } from "#server/operations/ask-again";
import { beginBookChecks, checkBooksRound } from "#server/operations/check-books";
import { confirmBatch } from "#server/operations/confirm-batch";
import { reviewDispatch } from "#server/operations/review-dispatch";
import { firstLine, killHard, messageOf, startChild } from "./children.ts";
import { hurry } from "./hurry.ts";

/** Short here; `npm run soak` sets 1,000 orders and twenty kills. The seed is printed and can be given again. */
const seed = process.env.SOAK_SEED ?? randomBytes(4).toString("hex");
const orderCount = Number(process.env.SOAK_ORDERS ?? 18);
const kills = Number(process.env.SOAK_KILLS ?? 3);
const isLong = orderCount >= 200;
const perBatch = isLong ? 25 : 6;
const patienceMs = 480_000 + kills * 45_000;

/** What a person does at a batch: one click, ten tabs, or two people whose selections overlap. */
type Manner = "click" | "killed_click" | "ten_tabs" | "two_people";
type LedgerOrder = {
  readonly outOrderId: string;
  readonly orderCode: string;
  readonly trackingNumber: string;
  readonly state: string;
  readonly body: { readonly tradeOrderParam: { readonly tradeOrderId: string } };
};

const random = randomFrom("kill-run", seed);
const pick = <T>(list: readonly T[]): T => {
  const one = list[Math.floor(random() * list.length)];
  if (one === undefined) throw new Error("nothing to pick from");
  return one;
};

let database: TestDatabase;
let owner: ReturnType<typeof postgres>;
let seller: ReadySeller;
let second: SellerScope;
let sandbox: ReturnType<typeof startChild>;
let sandboxUrl: string;
let dataDir: string;
let worker: ReturnType<typeof startChild> | undefined;

/** Every class of what a gateway does wrong; those that take a time-out's 15 seconds only when there is time. */
function faultRules() {
  const on = "cnge.order.create";
  const rare = (kind: string, more: object = {}) => ({ kind, on, seed, probability: isLong ? 0.01 : 0.02, ...more });
  return [
    { kind: "slow", on, seed, ms: 40 },
    ...["cut_before", "cut_after_commit", "cut_json", "empty", "html", "html_after_commit"].map((kind) => rare(kind)),
    ...["bad_gateway", "bad_gateway_after_commit"].map((kind) => rare(kind)),
    ...["S06", "S07", "S13", "S14", "B0001"].flatMap((code) => [
      rare("error", { code, probability: 0.005 }),
      rare("error_after_commit", { code, probability: 0.005 }),
    ]),
    rare("error", { code: "S02" }),
    rare("alter", { data: { orderCode: "" } }),
    rare("alter", { data: { trackingNumber: "?" } }),
    rare("number_later", { asks: 2 }),
    ...(isLong ? [rare("hang", { times: 2 }), rare("hang_after_commit", { times: 2 })] : []),
  ];
}

beforeAll(async () => {
  database = await createTestDatabase();
  owner = postgres(database.ownerUrl, { max: 1 });
  dataDir = await mkdtemp(join(tmpdir(), "kill-run-"));
  await startSandbox("0");
  await aGatewayAccount(`${sandboxUrl}/gateway/link.do`, demoAccount.providerId, demoAccount.secret);
  seller = await aReadySeller();
  second = testSellerScope(seller.sellerId, randomUUID(), "dispatcher");
  await hurryHeartbeats();
});

afterAll(async () => {
  if (worker) await killHard(worker);
  if (sandbox) await killHard(sandbox);
  await owner?.end();
  await database?.close();
  await rm(dataDir, { recursive: true, force: true });
});

/** A dead worker's jobs are handed out again after 3 seconds instead of 15: the same path, less waiting. */
async function hurryHeartbeats(): Promise<void> {
  const queue = postgres(database.queueUrl, { max: 1 });
  await queue`update pgboss.queue set heartbeat_seconds = 3`;
  await queue.end();
}

/** The carrier's process: its ledger survives it, its faults do not. */
async function startSandbox(port: string, more: readonly object[] = []): Promise<void> {
  const settings = { SANDBOX_PORT: port, SANDBOX_DATA_DIR: dataDir, SANDBOX_SEED: seed, SANDBOX_HOURS_PER_SECOND: "0" };
  sandbox = startChild("sandbox/main.ts", [], settings);
  sandboxUrl = (JSON.parse(await firstLine(sandbox)) as { url: string }).url;
  await control("faults", { add: [...more, ...faultRules()] });
}

async function control<T>(name: string, input?: unknown): Promise<T> {
  const init = input === undefined ? {} : { method: "POST", body: JSON.stringify(input) };
  return (await (await fetch(`${sandboxUrl}/_sandbox/${name}`, init)).json()) as T;
}

const booked = async () => (await control<{ orders: number }>("state")).orders;

const isReady = (message: unknown): message is { ready: true } =>
  typeof message === "object" && message !== null && "ready" in message;
const isReceipt = (message: unknown): message is { ok: boolean; value: BatchReceipt } =>
  typeof message === "object" && message !== null && "ok" in message;
const isConfirming = (message: unknown): message is string => message === "confirming";

async function startWorker(): Promise<void> {
  worker = startChild("scripts/processes/worker.ts");
  expect(await messageOf(worker, isReady)).toEqual({ ready: true });
}

/** Every id that was asked for stands in exactly one place of the answer. */
function expectEachInOnePlace(receipt: BatchReceipt, asked: readonly string[]): void {
  const places = [...receipt.booked, ...receipt.held].map(({ orderId }) => orderId);
  expect([...places].sort()).toEqual([...asked].sort());
}

/** Confirms in a process that is killed on the way; repeats with the same key, as a browser would. */
async function confirmInChild(input: ConfirmBatchInput): Promise<BatchReceipt> {
  const member = { sellerId: seller.sellerId, personId: seller.ownerId, name: "测试 Tester", role: "owner" };
  for (let tries = 0; tries < 5; tries++) {
    const child = startChild("scripts/soak/confirm-child.ts", [JSON.stringify({ member, input })]);
    const receipt = messageOf(child, isReceipt);
    if (tries === 0) {
      await messageOf(child, isConfirming);
      await delay(random() * 60);
      await killHard(child);
    }
    const answer = await receipt;
    if (answer) return answer.value;
  }
  throw new Error("never confirmed");
}

async function confirmHere(scope: SellerScope, input: ConfirmBatchInput): Promise<BatchReceipt> {
  const answer = await confirmBatch(scope, input);
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer.value;
}

/** Ten tabs of one person: five repeat one request, five ask for themselves. */
async function confirmInTabs(list: ConfirmBatchInput["orders"]): Promise<void> {
  const asked = list.map(({ orderId }) => orderId);
  const same = randomUUID();
  const keys = Array.from({ length: 10 }, (_, tab) => (tab < 5 ? same : randomUUID()));
  const receipts = await Promise.all(
    keys.map((requestKey) => confirmHere(seller.ownerScope, { requestKey, orders: list })),
  );
  for (const receipt of receipts) expectEachInOnePlace(receipt, asked);
  for (const again of receipts.slice(1, 5)) expect(again).toEqual(receipts[0]);
  const taken = receipts.slice(4).flatMap((receipt) => receipt.booked.map(({ orderId }) => orderId));
  expect([...taken].sort()).toEqual([...asked].sort());
}

/** Two dispatchers at once; each has two thirds of the list, a third of it both. */
async function confirmByTwo(list: ConfirmBatchInput["orders"]): Promise<void> {
  const third = Math.ceil(list.length / 3);
  const parts = [list.slice(0, 2 * third), list.slice(third).reverse()];
  const receipts = await Promise.all(
    parts.map((orders, person) =>
      confirmHere(person === 0 ? seller.ownerScope : second, { requestKey: randomUUID(), orders }),
    ),
  );
  receipts.forEach((receipt, person) => {
    expectEachInOnePlace(
      receipt,
      (parts[person] ?? []).map(({ orderId }) => orderId),
    );
  });
  const taken = receipts.flatMap((receipt) => receipt.booked.map(({ orderId }) => orderId));
  expect([...taken].sort()).toEqual(list.map(({ orderId }) => orderId).sort());
}

async function confirm(ids: readonly string[], manner: Manner): Promise<void> {
  const review = await reviewDispatch(seller.ownerScope, { orderIds: [...ids] });
  if (!review.ok) throw new Error(review.refusal.code);
  const list = review.value.parcels.map(({ orderId, fingerprint }) => ({ orderId, fingerprint }));
  expect(list).toHaveLength(ids.length);
  if (manner === "ten_tabs") return confirmInTabs(list);
  if (manner === "two_people") return confirmByTwo(list);
  const input = { requestKey: randomUUID(), orders: list };
  const receipt = manner === "click" ? await confirmHere(seller.ownerScope, input) : await confirmInChild(input);
  expectEachInOnePlace(receipt, ids);
  expect(receipt.booked).toHaveLength(ids.length);
}

async function confirmAll(ids: readonly string[], webKills: number): Promise<void> {
  const lists: (readonly string[])[] = [];
  for (let from = 0; from < ids.length; from += perBatch) lists.push(ids.slice(from, from + perBatch));
  const manners = lists.map((_, at): Manner => {
    if (at < webKills) return "killed_click";
    return at < webKills + 2 ? (at % 2 === 0 ? "ten_tabs" : "two_people") : pick(["click", "ten_tabs", "two_people"]);
  });
  for (const [at, list] of lists.entries()) await confirm(list, manners[at] ?? "click");
}

/** Kills a process each time when the carrier has got so many orders more, some milliseconds later. */
async function killAgainAndAgain(victims: readonly ("worker" | "sandbox")[]): Promise<void> {
  const marks = victims.map(() => Math.floor(random() * orderCount * 0.9)).sort((a, b) => a - b);
  for (const [at, victim] of victims.entries()) {
    await expect.poll(booked, { timeout: patienceMs, interval: 5 }).toBeGreaterThanOrEqual(marks[at] ?? 0);
    await delay(random() * 120);
    if (victim === "worker" && worker) {
      await killHard(worker);
      await startWorker();
    } else {
      const { port } = new URL(sandboxUrl);
      await killHard(sandbox);
      await delay(random() * 200);
      await startSandbox(port);
    }
  }
}

const books = () =>
  inScope(seller.ownerScope, async (db) => ({
    waybills: await db.select().from(waybills),
    batches: await db.select().from(batches),
    parcels: await db.select().from(parcels),
    papers: await db.select({ waybillId: papers.waybillId, kind: papers.kind }).from(papers),
    notices: await db.select({ waybillId: shipmentNotices.waybillId }).from(shipmentNotices),
    declarations: await db.select({ waybillId: declarations.waybillId }).from(declarations),
    watched: await db.select({ waybillId: trackingStates.waybillId }).from(trackingStates),
    told: await db
      .select({ waybillId: auditEntries.subjectId })
      .from(auditEntries)
      .where(eq(auditEntries.event, "waybill_booked")),
    orders: await db.select({ id: orders.id, state: orders.state }).from(orders),
  }));

/**
 * What the people do until all is labelled: ask now about what stayed unclear or came without a number, and dispatch anew
 * what the carrier refused.
 */
async function repairUntilLabelled(): Promise<number> {
  let redispatched = 0;
  for (const end = Date.now() + patienceMs; Date.now() < end; await delay(300)) {
    await hurry(owner, seller);
    const now = await inScope(seller.ownerScope, async (db) => ({
      waybills: await db.select().from(waybills),
      orders: await db.select({ id: orders.id, state: orders.state }).from(orders),
    }));
    if (now.orders.every(({ state }) => state === "labelled")) return redispatched;
    for (const row of now.waybills) {
      const isNumberless = row.state === "booked" && row.trackingNumber === null && row.failureCode !== null;
      if (row.state === "unclear" || isNumberless) await askAgain(seller.ownerScope, { waybillId: row.id });
    }
    const waiting = now.orders.filter(({ state }) => state === "waiting").map(({ id }) => id);
    if (waiting.length === 0) continue;
    redispatched += waiting.length;
    await confirm(waiting, "click");
  }
  throw new Error("never labelled");
}

it(
  `keeps books that equal the carrier's after ${kills} kills of web, worker and carrier (seed ${seed})`,
  async () => {
    console.info(`kill-run: SOAK_SEED=${seed} SOAK_ORDERS=${orderCount} SOAK_KILLS=${kills}`);
    const ids = await waitingOrders(seller, orderCount);
    // each is killed at least once
    const victims = Array.from({ length: kills }, (_, at) =>
      at < 3 ? (["worker", "sandbox", "web"] as const)[at] : pick(["worker", "sandbox", "web"] as const),
    );
    const webKills = victims.filter((victim) => victim === "web").length;
    const others = victims.filter((victim) => victim === "worker" || victim === "sandbox");
    const refused = await inScope(seller.ownerScope, async (db) =>
      (await db.select({ number: orders.orderNumber }).from(orders)).filter(() => random() < 0.05),
    );
    const refusals = refused.map(({ number }) => ({
      ...{ kind: "error", on: "cnge.order.create", code: "S20", match: number, times: 1 },
    }));
    await control("faults", { clear: true, add: [...refusals, ...faultRules()] });
    await startWorker();
    await Promise.all([confirmAll(ids, webKills), killAgainAndAgain(others)]);
    const redispatched = await repairUntilLabelled();
    await control("faults", { clear: true, add: [] });

    const own = await books();
    const { orders: ledger } = await control<{ orders: LedgerOrder[] }>("ledger");
    const live = own.waybills.filter(({ state }) => state === "booked");
    // what is not booked was refused, and nothing of it stands in the carrier's book
    expect(own.waybills.filter(({ state }) => state !== "booked" && state !== "failed")).toEqual([]);
    const ours = live.map((row) => `${row.id} ${row.lpNumber} ${row.trackingNumber}`).sort();
    const theirs = ledger.map((row) => `${row.outOrderId} ${row.orderCode} ${row.trackingNumber}`).sort();
    expect(ours).toEqual(theirs);
    expect(live).toHaveLength(orderCount);
    expect(live.map((row) => row.orderId).sort()).toEqual([...ids].sort());
    // no parcel was bought twice under another key
    expect(new Set(ledger.map(({ body }) => body.tradeOrderParam.tradeOrderId)).size).toBe(orderCount);
    expect(own.parcels).toHaveLength(own.waybills.length);
    expect(own.batches.reduce((sum, { parcelCount }) => sum + parcelCount, 0)).toBe(own.waybills.length);
    expect(own.waybills).toHaveLength(orderCount + redispatched);
    const each = live.map((row) => row.id).sort();
    for (const kind of ["label", "trade"]) {
      const frozen = own.papers.filter((row) => row.kind === kind);
      expect(frozen.map((row) => row.waybillId).sort()).toEqual(each);
    }
    for (const once of [own.notices, own.declarations, own.watched])
      expect(once.map((row) => row.waybillId).sort()).toEqual(each);
    // a number that came later is told of a second time
    expect(new Set(own.told.map((row) => row.waybillId))).toEqual(new Set(each));
    expect(new Set(own.orders.map((row) => row.state))).toEqual(new Set(["labelled"]));
    await expectBooksToAgree();
  },
  patienceMs * 2,
);

/** The nightly check finds by asking what the ledger shows. Tomorrow's: the worker may have begun tonight's in the middle. */
async function expectBooksToAgree(): Promise<void> {
  if (worker) await killHard(worker);
  const clock = { at: Date.now() + dayMs };
  await beginBookChecks(clock.at);
  const newest = async () => (await inScope(seller.ownerScope, (db) => listBookChecks(db, 1)))[0];
  const check = await newest();
  if (!check) throw new Error("no check was begun");
  const world = { clock: () => clock.at, random };
  for (let rounds = 0; rounds < orderCount; rounds++) {
    const came = await checkBooksRound(seller.jobScope, check.id, world);
    if (came === "done") break;
    if (came !== "more") clock.at += 16 * minuteMs;
  }
  expect(await newest()).toMatchObject({ state: "done", total: orderCount, agreed: orderCount, differing: 0 });
}
