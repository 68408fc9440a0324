import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { eq, like } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { waybills } from "#db/schema/dispatch";
import { rawExchanges, unmappedCodes } from "#db/schema/gateways";
import { messages } from "#db/schema/sellers";
import { trackingEvents, trackingStates, trackingTraces } from "#db/schema/tracking";
import { inScope } from "#db/scope";
import { createTestDatabase, type TestDatabase } from "#db/testing/database";
import { aConnection, aGatewayAccount } from "#db/testing/gateways";
import { aSeller, type TestSeller } from "#db/testing/sellers";
import { aBatchOfWaybills } from "#db/testing/waybills";
import { foldTracking } from "#lib/tracking/fold";
import { readInstant } from "#lib/tracking/instant";
import type { VocabularyName } from "#lib/tracking/vocabulary";
import { demoAccount } from "#sandbox/control/accounts";
import type { Outcome } from "#sandbox/life/outcomes";
import { digestOf } from "#sandbox/link/digest";
import { sandboxForTest } from "#sandbox/testing/caller";
import { type OpenGateway, openGateway } from "#server/gateways/open-gateway";
import { POST } from "../../api/carriers/[carrier]/[connection]/route.ts";
import { bookWaybill } from "./book-one.test-data.ts";
import { pollTracking } from "./poll-tracking.ts";
import type { StepWorld } from "./step-world.ts";

let database: TestDatabase;
let sandbox: Awaited<ReturnType<typeof sandboxForTest>>;
let seller: TestSeller;
let stranger: TestSeller;
let connection: string;
let gateway: OpenGateway;
let door: Server;
let answers: string[] = [];
const world: StepWorld = { clock: Date.now, random: () => 0.5 };

const knock = (body: string, where = connection, carrier = "cainiao") =>
  POST(new Request("http://alp.test/api/carriers", { method: "POST", body }), {
    params: Promise.resolve({ carrier, connection: where }),
  });
const errorOf = async (response: Response) => (await response.json()).errorCode;

beforeAll(async () => {
  database = await createTestDatabase();
  sandbox = await sandboxForTest();
  seller = await aSeller();
  stranger = await aSeller("另一个商家");
  await aGatewayAccount(sandbox.gatewayUrl, demoAccount.providerId, demoAccount.secret);
  connection = await aConnection(seller.sellerId);
  door = createServer(async (request, response) => {
    let body = "";
    for await (const part of request) body += part;
    const reply = await knock(body);
    const text = await reply.text();
    answers.push(text);
    response.writeHead(reply.status).end(text);
  });
  await new Promise<void>((ready) => door.listen(0, "127.0.0.1", ready));
  const pushUrl = `http://127.0.0.1:${(door.address() as AddressInfo).port}/`;
  await sandbox.world.accounts.set({ providerId: demoAccount.providerId, pushUrl });
  const opened = await openGateway("cainiao", "sandbox");
  if (typeof opened === "string") throw new Error(opened);
  gateway = opened;
});
afterAll(async () => {
  await sandbox?.end();
  door?.closeAllConnections();
  await new Promise((done) => (door ? door.close(done) : done(null)));
  await database?.close();
});
beforeEach(() => {
  answers = [];
  sandbox.world.faults.clear();
});

const stateOf = (waybillId: string) =>
  inScope(
    seller.jobScope,
    async (db) => (await db.select().from(trackingStates).where(eq(trackingStates.waybillId, waybillId)))[0],
  );
const traceOf = (waybillId: string) =>
  inScope(
    seller.jobScope,
    async (db) => (await db.select().from(trackingTraces).where(eq(trackingTraces.waybillId, waybillId)))[0],
  );
const eventsOf = (waybillId: string) =>
  inScope(seller.jobScope, (db) => db.select().from(trackingEvents).where(eq(trackingEvents.waybillId, waybillId)));

async function booked(outcome?: Outcome): Promise<{ waybillId: string; orderCode: string }> {
  const [made] = await aBatchOfWaybills(seller, 1);
  if (!made) throw new Error("no waybill");
  await bookWaybill(seller.jobScope, made.waybillId, gateway, world);
  const order = [...sandbox.world.book.byCode.values()].find((one) => one.outOrderId === made.waybillId);
  if (!order) throw new Error("not booked");
  if (outcome) {
    const record = { type: "fated", at: Date.now(), account: null, key: order.orderCode, outcome } as const;
    await sandbox.world.save(record);
  }
  return { waybillId: made.waybillId, orderCode: order.orderCode };
}

/** What the stored events come to when they are folded from nothing. */
async function foldedFromStore(waybillId: string) {
  const events = (await eventsOf(waybillId)).map((row) => {
    const time = readInstant(row.timeText, row.timeZone || null);
    const vocabulary = row.vocabulary as VocabularyName;
    return {
      vocabulary,
      code: row.code,
      text: row.description,
      at: row.occurredAt,
      publishedAt: time?.publishedAt ?? 0,
      receivedAt: row.receivedAt,
      place: row.place || null,
    };
  });
  return foldTracking(null, events);
}

const push = (content: string, digest = digestOf(content, demoAccount.secret)) =>
  new URLSearchParams({
    msg_type: "TRACEPUSH",
    msg_id: "m",
    logistics_interface: content,
    data_digest: digest,
  }).toString();
const trace = (orderCode: string, ...events: readonly [time: string, code: string][]) =>
  JSON.stringify({
    orderCode,
    traceDetailList: events.map(([time, actionCode]) => ({
      time,
      timeZone: "GMT+8",
      actionCode,
      desc: `[深圳市] ${actionCode}`,
    })),
  });

describe("a parcel's life by push", () => {
  it.each<[Outcome, string, string | null]>([
    ["delivered", "done", null],
    ["picked_up_at_station", "done", null],
    ["returned", "return", "returned"],
  ])("that ends %s is told to the end", async (outcome, stage, exception) => {
    const { waybillId, orderCode } = await booked(outcome);
    await sandbox.world.step(24 * 90);
    await sandbox.world.step(24);
    const told = sandbox.world.book.order(orderCode).history.length;
    expect(await stateOf(waybillId)).toMatchObject({ stage, exception });
    expect((await traceOf(waybillId))?.unknownCount).toBe(0);
    expect((await eventsOf(waybillId)).length).toBeLessThanOrEqual(told);
    expect(answers.every((text) => JSON.parse(text).success === "true")).toBe(true);
    expect((await traceOf(waybillId))?.trace).toEqual((await foldedFromStore(waybillId)).trace);
  });

  it("repeated and out of order comes to the same; nothing is stored twice", async () => {
    const { waybillId } = await booked("delivered");
    for (const kind of ["repeat", "reorder"] as const)
      sandbox.world.faults.add({ kind, on: "push", probability: 0.5, seed: "s" });
    for (let day = 0; day < 30; day++) await sandbox.world.step(72);
    const state = await stateOf(waybillId);
    expect(state?.stage).toBe("done");
    const kept = await traceOf(waybillId);
    expect(kept?.eventCount).toBe((await eventsOf(waybillId)).length);
    expect(kept?.trace).toEqual((await foldedFromStore(waybillId)).trace);
  });

  it("is found again by asking, where pushes were lost", async () => {
    const { waybillId } = await booked("delivered");
    sandbox.world.faults.add({ kind: "lose", on: "push" });
    await sandbox.world.step(24 * 90);
    expect((await stateOf(waybillId))?.stage).toBe("created");
    expect(await pollTracking(seller.jobScope, waybillId, gateway, world)).toBe("settled");
    expect((await stateOf(waybillId))?.stage).toBe("done");
    const before = await eventsOf(waybillId);
    await pollTracking(seller.jobScope, waybillId, gateway, world);
    expect(await eventsOf(waybillId)).toHaveLength(before.length);
  });
});

describe("a hand-made push", () => {
  it("arriving many times at once is stored once", async () => {
    const { waybillId, orderCode } = await booked();
    const body = push(
      trace(orderCode, ["2026-11-24 10:00:00", "PU_PICKUP_SUCCESS"], ["2026-11-24 12:00:00", "SC_INBOUND_SUCCESS"]),
    );
    const replies = await Promise.all(Array.from({ length: 8 }, () => knock(body)));
    for (const reply of replies) expect(await errorOf(reply)).toBe("");
    expect(await eventsOf(waybillId)).toHaveLength(2);
    expect(await stateOf(waybillId)).toMatchObject({ stage: "pickup", substage: "sorting" });
    expect(await traceOf(waybillId)).toMatchObject({ eventCount: 2, lastCode: "SC_INBOUND_SUCCESS" });
  });

  it("of a late event does not undo the delivery", async () => {
    const { waybillId, orderCode } = await booked();
    await knock(push(trace(orderCode, ["2026-11-24 10:00:00", "GTMS_SIGNED"])));
    await knock(
      push(trace(orderCode, ["2026-11-23 10:00:00", "GTMS_DEL_FAILURE"], ["2026-11-22 10:00:00", "LH_ARRIVE"])),
    );
    expect(await stateOf(waybillId)).toMatchObject({ stage: "done", exception: null });
  });

  it("of new trouble is told once for many parcels, and not again while it lasts", async () => {
    const parcels = await Promise.all([booked(), booked(), booked()]);
    const told = () =>
      inScope(seller.jobScope, async (db) =>
        (await db.select().from(messages).where(eq(messages.kind, "incident_alarm"))).map(({ values }) => values.count),
      );
    const before = (await told()).reduce<number>((sum, count) => sum + Number(count), 0);
    const hold = (orderCode: string, hour: number) =>
      knock(push(trace(orderCode, [`2026-11-24 ${hour}:00:00`, "CC_IM_FAILURE"])));
    await Promise.all(parcels.map(({ orderCode }) => hold(orderCode, 10)));
    await Promise.all(parcels.map(({ orderCode }) => hold(orderCode, 12)));
    expect((await told()).reduce<number>((sum, count) => sum + Number(count), 0)).toBe(before + 3);
    expect(await stateOf(parcels[0]?.waybillId ?? "")).toMatchObject({ stage: "import", exception: "customs_hold" });
  });

  it("with an unknown code is kept, shown and counted", async () => {
    const { waybillId, orderCode } = await booked();
    await knock(
      push(trace(orderCode, ["2026-11-24 10:00:00", "BRAND_NEW_CODE"], ["2026-11-24 11:00:00", "BRAND_NEW_CODE"])),
    );
    expect((await stateOf(waybillId))?.stage).toBe("unknown");
    expect(await traceOf(waybillId)).toMatchObject({ unknownCount: 1, lastText: "[深圳市] BRAND_NEW_CODE" });
    await inScope(seller.jobScope, async (db) => {
      const [row] = await db.select().from(unmappedCodes).where(eq(unmappedCodes.code, "BRAND_NEW_CODE"));
      expect(row).toMatchObject({ vocabulary: "cainiao", count: 2 });
    });
  });

  it("from the future, from 1970 or with an unreadable time is kept and moves nothing", async () => {
    const { waybillId, orderCode } = await booked();
    const body = push(
      trace(
        orderCode,
        ["2099-01-01 10:00:00", "GTMS_SIGNED"],
        ["1970-01-01 10:00:00", "RT_DESTROY"],
        ["soon", "GTMS_SIGNED"],
      ),
    );
    expect(await errorOf(await knock(body))).toBe("");
    expect(await eventsOf(waybillId)).toHaveLength(3);
    expect(await stateOf(waybillId)).toMatchObject({ stage: "created", exception: null });
  });

  it("holds ten thousand events of one parcel, and odd characters", async () => {
    const { waybillId, orderCode } = await booked();
    const start = Date.UTC(2026, 9, 1);
    const list = Array.from({ length: 10_000 }, (_, n) => {
      const time = new Date(start + n * 60_000).toISOString().slice(0, 19).replace("T", " ");
      return { time, timeZone: "GMT+8", actionCode: "GTMS_STATION_IN", desc: `${n} \u0000\ud800 😀` };
    });
    expect(await errorOf(await knock(push(JSON.stringify({ orderCode, traceDetailList: list.slice(0, 5_000) }))))).toBe(
      "",
    );
    expect(await errorOf(await knock(push(JSON.stringify({ orderCode, traceDetailList: list.slice(5_000) }))))).toBe(
      "",
    );
    expect(await stateOf(waybillId)).toMatchObject({ stage: "delivery" });
    expect((await traceOf(waybillId))?.eventCount).toBe(10_000);
  });

  it("before our own books are written finds its parcel by the key that we sent", async () => {
    const [made] = await aBatchOfWaybills(seller, 1, { state: "sending" });
    const outOrderId = made?.waybillId ?? "";
    const content = JSON.stringify({
      outOrderId,
      orderCode: "LP1",
      mailNo: "LX299455986CN",
      traceDetailList: [{ time: "2026-11-24 10:00:00", actionCode: "GWMS_ACCEPT" }],
    });
    expect(await errorOf(await knock(push(content)))).toBe("");
    expect(await stateOf(outOrderId)).toMatchObject({
      stage: "created",
      substage: "accepted",
      trackingNumber: "LX299455986CN",
    });
  });
});

describe("a push that is not to be believed", () => {
  it("is refused, and nothing is stored", async () => {
    const { waybillId, orderCode } = await booked();
    const content = trace(orderCode, ["2026-11-24 10:00:00", "GTMS_SIGNED"]);
    expect(await errorOf(await knock(push(content, "AAAA")))).toBe("S02");
    expect(await errorOf(await knock(push(content, digestOf(content, "other"))))).toBe("S02");
    expect(await errorOf(await knock(push("{", digestOf("{", demoAccount.secret))))).toBe("S05");
    expect(await errorOf(await knock("nonsense"))).toBe("S02");
    expect(await errorOf(await knock(push(content), "00000000-0000-4000-8000-000000000000"))).toBe("S02");
    expect(await errorOf(await knock(push(content), "x' or 1=1"))).toBe("S02");
    expect((await knock(push(content), connection, "nobody")).status).toBe(404);
    expect((await knock("x".repeat(10 * 1024 * 1024))).status).toBe(413);
    expect(await eventsOf(waybillId)).toEqual([]);
  });

  it("about an unknown waybill is answered as the protocol wants and kept for a look", async () => {
    const content = trace("LP99999999999999", ["2026-11-24 10:00:00", "GTMS_SIGNED"]);
    expect(await errorOf(await knock(push(content)))).toBe("B0005");
    await inScope(seller.jobScope, async (db) => {
      const kept = await db.select().from(rawExchanges).where(like(rawExchanges.outcome, "unknown_parcel %"));
      expect(kept).toMatchObject([{ direction: "in", waybillId: null }]);
    });
  });

  it("about another seller's waybill finds none: the connection names whose parcels may move", async () => {
    const { waybillId, orderCode } = await booked();
    const theirs = await aConnection(stranger.sellerId);
    expect(await errorOf(await knock(push(trace(orderCode, ["2026-11-24 10:00:00", "GTMS_SIGNED"])), theirs))).toBe(
      "B0005",
    );
    expect((await stateOf(waybillId))?.stage).toBe("created");
  });

  it("while our database is away is asked for again", async () => {
    const { orderCode, waybillId } = await booked();
    const content = trace(orderCode, ["2026-11-24 10:00:00", "GTMS_SIGNED"]);
    await inScope(seller.jobScope, (db) =>
      db.update(waybills).set({ failureText: "" }).where(eq(waybills.id, waybillId)),
    );
    const url = process.env.DATABASE_URL;
    const { closeDatabase } = await import("#db/client");
    try {
      await closeDatabase();
      process.env.DATABASE_URL = "postgres://alp_app:x@127.0.0.1:1/nowhere";
      expect(await errorOf(await knock(push(content)))).toBe("S07");
    } finally {
      await closeDatabase();
      process.env.DATABASE_URL = url;
    }
    expect(await errorOf(await knock(push(content)))).toBe("");
    expect((await stateOf(waybillId))?.stage).toBe("done");
  });
});
