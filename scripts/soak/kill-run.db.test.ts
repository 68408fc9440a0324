import { randomBytes, randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import postgres from "postgres";
import { afterAll, beforeAll, expect, it } from "vitest";
import { batches, papers, shipmentNotices, waybills } from "#db/schema/dispatch";
import { orders } from "#db/schema/orders";
import { inScope } from "#db/scope";
import { createTestDatabase, type TestDatabase } from "#db/testing/database";
import { aReadySeller, type ReadySeller, waitingOrders } from "#db/testing/dispatch";
import { aGatewayAccount } from "#db/testing/gateways";
import type { ConfirmBatchInput } from "#lib/dispatch/schema";
import { demoAccount } from "#sandbox/control/accounts";
import { randomFrom } from "#sandbox/world/random";
import { reviewDispatch } from "#server/operations/review-dispatch";
import { firstLine, killHard, messageOf, startChild } from "./children.ts";

/** Short here; `npm run soak` sets 200 orders and ten kills. The seed is printed and can be given again. */
const seed = process.env.SOAK_SEED ?? randomBytes(4).toString("hex");
const orderCount = Number(process.env.SOAK_ORDERS ?? 40);
const kills = Number(process.env.SOAK_KILLS ?? 2);
const perBatch = 5;
// Three bad answers in a row leave a waybill waiting for five minutes and more: rare, and right.
const patienceMs = 480_000 + kills * 45_000;

type LedgerOrder = { outOrderId: string; orderCode: string; trackingNumber: string; state: string };

const random = randomFrom("kill-run", seed);
let database: TestDatabase;
let seller: ReadySeller;
let sandbox: ReturnType<typeof startChild>;
let sandboxUrl: string;
let dataDir: string;
let worker: ReturnType<typeof startChild> | undefined;

beforeAll(async () => {
  database = await createTestDatabase();
  dataDir = await mkdtemp(join(tmpdir(), "kill-run-"));
  const settings = { SANDBOX_PORT: "0", SANDBOX_DATA_DIR: dataDir, SANDBOX_SEED: seed, SANDBOX_HOURS_PER_SECOND: "0" };
  sandbox = startChild("sandbox/main.ts", [], settings);
  sandboxUrl = (JSON.parse(await firstLine(sandbox)) as { url: string }).url;
  await aGatewayAccount(`${sandboxUrl}/gateway/link.do`, demoAccount.providerId, demoAccount.secret);
  seller = await aReadySeller();
  await hurryHeartbeats();
  const fault = { on: "cnge.order.create", seed };
  const add = [
    { ...fault, kind: "slow", ms: 60 },
    { ...fault, kind: "cut_after_commit", probability: 0.05 },
    { ...fault, kind: "error", code: "S07", probability: 0.03 },
    { ...fault, kind: "cut_json", probability: 0.03 },
  ];
  await control("faults", { add });
});

afterAll(async () => {
  if (worker) await killHard(worker);
  if (sandbox) await killHard(sandbox);
  await database?.close();
  await rm(dataDir, { recursive: true, force: true });
});

/** A dead worker's jobs are handed out again after 3 seconds instead of 15: the same path, less waiting. */
async function hurryHeartbeats(): Promise<void> {
  const queue = postgres(database.queueUrl, { max: 1 });
  await queue`update pgboss.queue set heartbeat_seconds = 3`;
  await queue.end();
}

async function control<T>(name: string, input?: unknown): Promise<T> {
  const init = input === undefined ? {} : { method: "POST", body: JSON.stringify(input) };
  return (await (await fetch(`${sandboxUrl}/_sandbox/${name}`, init)).json()) as T;
}

const booked = async () => (await control<{ orders: number }>("state")).orders;

const isReady = (message: unknown): message is { ready: true } =>
  typeof message === "object" && message !== null && "ready" in message;
const isReceipt = (message: unknown): message is { ok: boolean; value: { booked: unknown[] } } =>
  typeof message === "object" && message !== null && "ok" in message;
const isConfirming = (message: unknown): message is string => message === "confirming";

async function startWorker(): Promise<void> {
  worker = startChild("scripts/processes/worker.ts");
  expect(await messageOf(worker, isReady)).toEqual({ ready: true });
}

/** Confirms in a process that may be killed on the way; repeats with the same key, as a browser would. */
async function confirm(input: ConfirmBatchInput, mayKill: boolean): Promise<void> {
  const member = { sellerId: seller.sellerId, personId: seller.ownerId, name: "测试 Tester", role: "owner" };
  for (let tries = 0; tries < 5; tries++) {
    const child = startChild("scripts/soak/confirm-child.ts", [JSON.stringify({ member, input })]);
    const receipt = messageOf(child, isReceipt);
    if (mayKill && tries === 0) {
      await messageOf(child, isConfirming);
      await delay(random() * 60);
      await killHard(child);
    }
    const answer = await receipt;
    if (!answer) continue;
    expect(answer).toMatchObject({ ok: true });
    expect(answer.value.booked).toHaveLength(input.orders.length);
    return;
  }
  throw new Error("never confirmed");
}

async function confirmAll(ids: readonly string[]): Promise<number> {
  let count = 0;
  for (let from = 0; from < ids.length; from += perBatch) {
    const review = await reviewDispatch(seller.ownerScope, { orderIds: ids.slice(from, from + perBatch) });
    if (!review.ok) throw new Error(review.refusal.code);
    const list = review.value.parcels.map(({ orderId, fingerprint }) => ({ orderId, fingerprint }));
    await confirm({ requestKey: randomUUID(), orders: list }, random() < kills / (ids.length / perBatch));
    count += 1;
  }
  return count;
}

/** Kills the worker each time when the carrier has got so many orders more, some milliseconds later. */
async function killAgainAndAgain(): Promise<void> {
  const marks = Array.from({ length: kills }, () => Math.floor(random() * orderCount * 0.9)).sort((a, b) => a - b);
  for (const mark of marks) {
    await expect.poll(booked, { timeout: patienceMs, interval: 5 }).toBeGreaterThanOrEqual(mark);
    await delay(random() * 120);
    if (worker) await killHard(worker);
    await startWorker();
  }
}

const books = () =>
  inScope(seller.ownerScope, async (db) => ({
    waybills: await db.select().from(waybills),
    batches: await db.select().from(batches),
    papers: await db.select({ waybillId: papers.waybillId, kind: papers.kind }).from(papers),
    notices: await db.select({ waybillId: shipmentNotices.waybillId }).from(shipmentNotices),
    orders: await db.select({ state: orders.state }).from(orders),
  }));

it(
  `keeps books that equal the carrier's after ${kills} kills of worker and web (seed ${seed})`,
  async () => {
    console.info(`kill-run: SOAK_SEED=${seed} SOAK_ORDERS=${orderCount} SOAK_KILLS=${kills}`);
    const ids = await waitingOrders(seller, orderCount);
    await startWorker();
    const [batchCount] = await Promise.all([confirmAll(ids), killAgainAndAgain()]);
    const open = async () => (await books()).waybills.filter((row) => row.state !== "booked").length;
    await expect.poll(open, { timeout: patienceMs, interval: 250 }).toBe(0);

    const own = await books();
    const { orders: ledger } = await control<{ orders: LedgerOrder[] }>("ledger");
    const ours = own.waybills.map((row) => `${row.id} ${row.lpNumber} ${row.trackingNumber}`).sort();
    const theirs = ledger.map((row) => `${row.outOrderId} ${row.orderCode} ${row.trackingNumber}`).sort();
    expect(ours).toEqual(theirs);
    expect(own.waybills).toHaveLength(orderCount);
    expect(new Set(own.waybills.map((row) => row.orderId))).toEqual(new Set(ids));
    expect(own.batches).toHaveLength(batchCount);
    const each = own.waybills.map((row) => row.id).sort();
    for (const kind of ["label", "trade"]) {
      const frozen = own.papers.filter((row) => row.kind === kind);
      expect(frozen.map((row) => row.waybillId).sort()).toEqual(each);
    }
    expect(own.notices.map((row) => row.waybillId).sort()).toEqual(each);
    expect(new Set(own.orders.map((row) => row.state))).toEqual(new Set(["labelled"]));
  },
  patienceMs * 2,
);
