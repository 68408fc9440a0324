import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { insertMany } from "#db/bulk";
import { rawExchanges } from "#db/schema/gateways";
import { trackingEvents, trackingTraces } from "#db/schema/tracking";
import { inScope } from "#db/scope";
import { createTestDatabase } from "#db/testing/database";
import { aConnection, aGatewayAccount } from "#db/testing/gateways";
import { startTestServer } from "#db/testing/global-setup";
import { aSeller, type TestSeller } from "#db/testing/sellers";
import { aBatchOfWaybills } from "#db/testing/waybills";
import { digestOf } from "#sandbox/link/digest";
import { POST } from "../app/api/carriers/[carrier]/[connection]/route.ts";

const scale = Number(process.env.BENCH_SCALE ?? 1);
const sellerCount = 4;
const parcelsEach = 100;
const begunParcels = sellerCount * parcelsEach;
const atOnce = 32;
const singleTurns = 4;
const secret = "bench-secret";
const codes = ["PU_PICKUP_SUCCESS", "SC_INBOUND_SUCCESS", "LH_DEPART", "LH_ARRIVE", "CC_IM_SUCCESS", "GTMS_SC_ARRIVE"];

type Shipper = { readonly seller: TestSeller; readonly connection: string; readonly waybillIds: readonly string[] };

/**
 * Carriers' pushes through the route's own handler, signed, kept, stored, folded and durable before they are answered, beside
 * what the database does at most in the same run: plain batched inserts of the same rows, and a handler that does nothing but
 * one insert. Rates are told as the time that so much takes, since limits are upper bounds.
 */
export async function benchPushes(): Promise<{ name: string; value: number; unit: string; limit: number }[]> {
  const { server, stop } = await startTestServer();
  const database = await createTestDatabase({ server });
  try {
    await aGatewayAccount("http://127.0.0.1:9/", "BENCH", secret);
    const shippers: Shipper[] = [];
    for (let index = 0; index < sellerCount; index++) shippers.push(await aShipper());
    // every parcel is watched from its booking on, and everything compiled, before anything is measured
    await pushed(shippers, begunParcels, 1, 0);
    await bare(shippers, 200);
    await plain(shippers, 40);
    const hundreds = Math.round(400 * scale);
    const singles = Math.round((2_000 * scale) / singleTurns) * singleTurns;
    const inserts = (hundreds * 100) / (await plain(shippers, hundreds));
    const batched = (hundreds * 100) / (await pushed(shippers, hundreds, 100, 1));
    // in turns, so that what else the machine does falls on both
    let [bareTime, singleTime] = [0, 0];
    for (let turn = 0; turn < singleTurns; turn++) {
      bareTime += await bare(shippers, singles / singleTurns);
      singleTime += await pushed(shippers, singles / singleTurns, 1, 2 + turn);
    }
    const [bareRate, singleRate] = [singles / bareTime, singles / singleTime];
    await assertFolded(shippers, begunParcels + hundreds * 100 + singles);
    return [
      { name: `5,000 events in pushes of 100 (${Math.round(batched)}/s)`, value: 5_000 / batched, unit: "s", limit: 1 },
      {
        name: `  plain batched inserts are so much faster (${Math.round(inserts)}/s)`,
        value: inserts / batched,
        unit: "x",
        limit: 20,
      },
      { name: `300 single pushes (${Math.round(singleRate)}/s)`, value: 300 / singleRate, unit: "s", limit: 1 },
      {
        name: `  a bare handler with one insert is so much faster (${Math.round(bareRate)}/s)`,
        value: bareRate / singleRate,
        unit: "x",
        limit: 2,
      },
    ];
  } finally {
    await database.close();
    await stop();
  }
}

async function aShipper(): Promise<Shipper> {
  const seller = await aSeller();
  const made = await aBatchOfWaybills(seller, parcelsEach, { state: "booked" });
  const connection = await aConnection(seller.sellerId);
  return { seller, connection, waybillIds: made.map(({ waybillId }) => waybillId) };
}

/** So many pushes of so many events each, all new, of all sellers' parcels in turn; answers the seconds. */
async function pushed(shippers: readonly Shipper[], count: number, events: number, round: number): Promise<number> {
  const requests = Array.from({ length: count }, (_, index) => {
    const { connection, waybillIds } = pick(shippers, index);
    const outOrderId = pick(waybillIds, Math.floor(index / shippers.length));
    const content = JSON.stringify({
      outOrderId,
      traceDetailList: eventsOf(events, round * 10 + Math.floor(index / begunParcels)),
    });
    const form = { msg_type: "TRACEPUSH", msg_id: `${round}-${index}`, logistics_interface: content };
    return { connection, body: new URLSearchParams({ ...form, data_digest: digestOf(content, secret) }).toString() };
  });
  return timed(requests, async ({ connection, body }) => {
    const request = new Request("http://bench/", { method: "POST", body });
    const reply = await POST(request, { params: Promise.resolve({ carrier: "cainiao", connection }) });
    const answer = await reply.text();
    if (!answer.includes('"true"')) throw new Error(answer);
  });
}

function eventsOf(count: number, from: number) {
  // of the last days, so that no parcel is late; no two pushes about a parcel tell the same
  const start = Date.now() - 8 * 86_400_000 + from * 7_200_000;
  return Array.from({ length: count }, (_, n) => {
    const time = new Date(start + n * 60_000).toISOString().slice(0, 19).replace("T", " ");
    return { time, timeZone: "GMT+8", actionCode: pick(codes, n), desc: `[Shenzhen] scanned for the ${n}th time` };
  });
}

/** The same rows with nothing around them. */
async function plain(shippers: readonly Shipper[], count: number): Promise<number> {
  const batches = Array.from({ length: count }, (_, index) => {
    const { seller } = pick(shippers, index);
    const waybillId = randomUUID();
    const rows = eventsOf(100, index).map((event, n) => ({
      ...{ sellerId: seller.sellerId, waybillId, eventKey: `${index}-${n}`.padStart(64, "0"), source: "push" as const },
      ...{ vocabulary: "cainiao", code: event.actionCode, occurredAt: Date.parse(`${event.time}Z`) },
      ...{ receivedAt: Date.now(), timeText: event.time, timeZone: "GMT+8", description: event.desc, raw: event },
    }));
    return { seller, rows };
  });
  return timed(batches, async ({ seller, rows }) => {
    await inScope(seller.jobScope, (db) =>
      insertMany(db, trackingEvents, rows, {
        columns: ["sellerId", "waybillId", "occurredAt", "eventKey"],
        set: "nothing",
      }),
    );
  });
}

/** A handler that reads its body and writes one row. */
async function bare(shippers: readonly Shipper[], count: number): Promise<number> {
  const list = Array.from({ length: count }, (_, index) => pick(shippers, index));
  return timed(list, async ({ seller }) => {
    const request = await new Request("http://bench/", { method: "POST", body: "logistics_interface=x" }).text();
    const head = {
      direction: "in" as const,
      gateway: "cainiao",
      environment: "sandbox" as const,
      messageType: "BENCH",
    };
    await inScope(seller.jobScope, (db) =>
      db.insert(rawExchanges).values({
        ...{ ...head, sellerId: seller.sellerId, waybillId: null, outcome: "bench", request, response: "" },
        ...{ status: null, durationMs: null, at: Date.now() },
      }),
    );
  });
}

async function timed<T>(list: readonly T[], work: (item: T) => Promise<void>): Promise<number> {
  const start = performance.now();
  let next = 0;
  const worker = async () => {
    for (let item = list[next++]; item !== undefined; item = list[next++]) await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return (performance.now() - start) / 1000;
}

/** What was answered is stored and folded: a figure of lost events would be worth nothing. */
async function assertFolded(shippers: readonly Shipper[], expected: number): Promise<void> {
  let [stored, folded] = [0, 0];
  for (const { seller, waybillIds } of shippers) {
    await inScope(seller.jobScope, async (db) => {
      const [sum] = await db.select({ n: sql<number>`coalesce(sum(event_count), 0)::int` }).from(trackingTraces);
      const [rows] = await db
        .select({ n: sql<number>`count(*)::int` })
        .from(trackingEvents)
        .where(sql`waybill_id in (select waybill_id from tracking_traces)`);
      folded += sum?.n ?? 0;
      stored += rows?.n ?? 0;
    });
    if (waybillIds.length === 0) throw new Error("no parcels");
  }
  if (stored !== expected || folded !== expected)
    throw new Error(`${expected} sent, ${stored} stored, ${folded} folded`);
}

function pick<T>(list: readonly T[], index: number): T {
  const item = list[index % list.length];
  if (item === undefined) throw new Error("an empty list");
  return item;
}
