import { randomUUID } from "node:crypto";
import { and, desc, eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connect } from "#db/client";
import { listPushRefusals } from "#db/queries/push-door";
import { rawExchanges, unmappedCodes } from "#db/schema/gateways";
import { trackingEvents, trackingStates, trackingTraces } from "#db/schema/tracking";
import { inScope } from "#db/scope";
import { createTestDatabase, type TestDatabase } from "#db/testing/database";
import { aConnection, aGatewayAccount } from "#db/testing/gateways";
import { testStaffScope } from "#db/testing/scopes";
import { aSeller, type TestSeller } from "#db/testing/sellers";
import { aBatchOfWaybills } from "#db/testing/waybills";
import { digestOf } from "#sandbox/link/digest";
import { POST } from "../../api/carriers/[carrier]/[connection]/route.ts";
import { recordTogether } from "./record-tracking.ts";

const secret = "a-secret";
let database: TestDatabase;
let seller: TestSeller;
let connection: string;

beforeAll(async () => {
  database = await createTestDatabase();
  seller = await aSeller();
  connection = await aConnection(seller.sellerId);
  await aGatewayAccount("http://127.0.0.1:9/", "TEST", secret);
});
afterAll(() => database?.close());

type Event = Readonly<Record<string, unknown>>;
const scan: Event = { time: "2026-11-20 10:00:00", timeZone: "GMT+8", actionCode: "PU_PICKUP_SUCCESS", desc: "taken" };

const signed = (content: string, more: { readonly digest?: string; readonly type?: string } = {}) =>
  new URLSearchParams({
    msg_type: more.type ?? "TRACEPUSH",
    msg_id: "1",
    logistics_interface: content,
    data_digest: more.digest ?? digestOf(content, secret),
  }).toString();
const told = (outOrderId: string, ...events: readonly Event[]) =>
  signed(JSON.stringify({ outOrderId, traceDetailList: events }));
const knock = async (body: string, where = connection) => {
  const request = new Request("http://alp.test/", { method: "POST", body });
  const reply = await POST(request, { params: Promise.resolve({ carrier: "cainiao", connection: where }) });
  return `${reply.status} ${JSON.parse(await reply.text()).errorCode}`.trim();
};
const aParcel = async () => (await aBatchOfWaybills(seller, 1, { state: "booked" }))[0]?.waybillId ?? "";
const seen = (waybillId: string) =>
  inScope(seller.jobScope, async (db) => {
    const of = (table: typeof trackingStates | typeof trackingTraces) => eq(table.waybillId, waybillId);
    const [state] = await db.select().from(trackingStates).where(of(trackingStates));
    const [trace] = await db.select().from(trackingTraces).where(of(trackingTraces));
    const events = await db.select().from(trackingEvents).where(eq(trackingEvents.waybillId, waybillId));
    return { stage: state?.stage ?? null, trace: trace?.trace, count: trace?.eventCount ?? 0, events };
  });
/** The seller's messages whose outcome is this, perhaps with the number that was named. */
const keptAs = (outcome: string) =>
  inScope(seller.jobScope, (db) =>
    db
      .select()
      .from(rawExchanges)
      .where(sql`split_part(${rawExchanges.outcome}, ' ', 1) = ${outcome}`)
      .orderBy(desc(rawExchanges.at)),
  );
/** How often staff see it. */
const noted = async (verdict: string) =>
  (await inScope(testStaffScope(randomUUID(), "carrier_manager"), (db) => listPushRefusals(db, 0)))
    .filter((row) => row.verdict === verdict)
    .reduce((sum, row) => sum + row.count, 0);

describe("what nobody may say", () => {
  const cases: [string, (waybillId: string) => string, string, string, string | null][] = [
    [
      "wrong signature",
      (id) => told(id, scan).replace(/data_digest=.*$/, "data_digest=AAAA"),
      "200 S02",
      "bad_signature",
      null,
    ],
    ["no signature", () => "logistics_interface=%7B%7D", "200 S02", "bad_signature", null],
    ["nonsense", () => "hello", "200 S02", "bad_signature", null],
    ["ten megabytes", () => "x".repeat(10 * 1024 * 1024), "413 S05", "too_large", null],
    ["signed, and no JSON", () => signed("{"), "200 S05", "unreadable", "unreadable"],
    [
      "signed, and more events than anything real",
      (id) => told(id, ...Array.from({ length: 10_001 }, () => scan)),
      "200 S05",
      "unreadable",
      "unreadable",
    ],
    [
      "a message of another kind",
      () => signed("{}", { type: "ORDER\u0000PUSH" }),
      "200 S04",
      "unknown_message",
      "unknown_message",
    ],
    ["an unknown waybill", () => told(randomUUID(), scan), "200 B0005", "unknown_parcel", "unknown_parcel"],
  ];

  it.each(cases)("%s: answered as the protocol wants, counted, and kept where it was signed", async (...one) => {
    const [, body, answer, verdict, kept] = one;
    const waybillId = await aParcel();
    const [counted, stored] = [await noted(verdict), kept === null ? 0 : (await keptAs(kept)).length];
    expect(await knock(body(waybillId))).toBe(answer);
    expect(await noted(verdict)).toBe(counted + 1);
    if (kept !== null) expect(await keptAs(kept)).toHaveLength(stored + 1);
    expect(await seen(waybillId)).toMatchObject({ stage: null, events: [] });
  });

  it("an address that leads to no connection answers like a wrong signature", async () => {
    const before = await noted("bad_signature");
    expect(await knock(told(randomUUID(), scan), randomUUID())).toBe("200 S02");
    expect(await knock(told(randomUUID(), scan), "x' or 1=1")).toBe("200 S02");
    expect(await noted("bad_signature")).toBe(before + 2);
  });
});

describe("what carriers say strangely is accepted, kept and shown", () => {
  it.each<[string, Event, string, string | null, string?]>([
    ["from the future", { ...scan, time: "2099-01-01 10:00:00" }, "created", "future", "future_time"],
    ["from 1970", { ...scan, time: "1970-01-01 10:00:00" }, "created", "too_old", "old_time"],
    ["at no time", { ...scan, time: "soon" }, "created", "too_old", "old_time"],
    ["at a time that no calendar knows", { ...scan, time: 7e15 }, "created", "too_old", "old_time"],
    ["in an unknown zone", { ...scan, timeZone: "Mars/Olympus" }, "pickup", null, "unknown_zone"],
    ["with an unknown code", { ...scan, actionCode: "SLEDGE" }, "unknown", null],
    [
      "with words that are cut within a character",
      { ...scan, desc: `${"x".repeat(299)}😀${"y".repeat(699)}😀` },
      "pickup",
      null,
    ],
    ["with characters that no database takes", { ...scan, desc: "\u0000\ud800", "\u0000": "\udfff" }, "pickup", null],
  ])("%s", async (_, event, stage, odd, remark) => {
    const waybillId = await aParcel();
    const counted = remark ? await noted(remark) : 0;
    expect(await knock(told(waybillId, event))).toBe("200");
    if (remark) expect(await noted(remark)).toBe(counted + 1);
    expect((await keptAs("recorded")).filter((row) => row.waybillId === waybillId)).toHaveLength(1);
    const after = await seen(waybillId);
    expect(after).toMatchObject({ stage, count: 1 });
    expect(after.events).toHaveLength(1);
    expect(after.trace?.odd.map(({ why }) => why)).toEqual(odd === null ? [] : [odd]);
  });

  it("an unknown zone is read as China time and kept as it came", async () => {
    const waybillId = await aParcel();
    await knock(told(waybillId, { ...scan, timeZone: "CST" }));
    const { events } = await seen(waybillId);
    expect(events[0]).toMatchObject({ occurredAt: Date.parse("2026-11-20T10:00:00+08:00"), timeZone: "CST" });
  });

  it("unknown codes are counted for staff, whoever reports them", async () => {
    const waybillId = await aParcel();
    await knock(
      told(waybillId, { ...scan, actionCode: "ODD_1" }, { ...scan, actionCode: "ODD_1", time: "2026-11-21 10:00:00" }),
    );
    const rows = await inScope(testStaffScope(randomUUID(), "carrier_manager"), (db) =>
      db
        .select()
        .from(unmappedCodes)
        .where(and(eq(unmappedCodes.code, "ODD_1"))),
    );
    expect(rows).toMatchObject([{ vocabulary: "cainiao", count: 2 }]);
  });

  it("ten thousand events of one parcel, twice", async () => {
    const waybillId = await aParcel();
    const start = Date.UTC(2026, 9, 1);
    const events = Array.from({ length: 10_000 }, (_, n) => {
      const time = new Date(start + n * 60_000).toISOString().slice(0, 19).replace("T", " ");
      return { ...scan, time, actionCode: "GTMS_STATION_IN" };
    });
    expect(await knock(told(waybillId, ...events))).toBe("200");
    expect(await knock(told(waybillId, ...events))).toBe("200");
    expect(await seen(waybillId)).toMatchObject({ stage: "delivery", count: 10_000 });
  });
});

describe("pushes that arrive together", () => {
  it("a push told again is accepted, kept as repeated, and changes nothing", async () => {
    const [waybillId, counted] = [await aParcel(), await noted("repeated")];
    const replies = await Promise.all(Array.from({ length: 20 }, () => knock(told(waybillId, scan))));
    expect(new Set(replies)).toEqual(new Set(["200"]));
    expect((await seen(waybillId)).count).toBe(1);
    const kept = (await keptAs("repeated")).filter((row) => row.waybillId === waybillId);
    expect(kept).toHaveLength(19);
    expect(await noted("repeated")).toBe(counted + 19);
  });

  it("share a commit, and one that cannot be stored fails alone", async () => {
    const parcels = await Promise.all(Array.from({ length: 12 }, aParcel));
    const owner = connect(database.ownerUrl, { max: 1 });
    // the database itself refuses one of them
    await owner`alter table tracking_events add constraint no_poison check (code <> 'POISON')`;
    try {
      const bodies = parcels.map((id, n) => told(id, n === 5 ? { ...scan, actionCode: "POISON" } : scan));
      const replies = await Promise.all(bodies.map((body) => knock(body)));
      expect(replies.map((reply, n) => (n === 5 ? reply === "200 S07" : reply === "200"))).toEqual(
        parcels.map(() => true),
      );
      const [poisoned, ...rest] = [parcels[5] ?? "", ...parcels.filter((_, n) => n !== 5)];
      expect((await seen(poisoned)).events).toEqual([]);
      for (const id of rest) expect(await seen(id)).toMatchObject({ stage: "pickup", count: 1 });
    } finally {
      await owner`alter table tracking_events drop constraint no_poison`;
      await owner.end();
    }
    // sent again, as S07 asks for, it is taken
    expect(await knock(told(parcels[5] ?? "", { ...scan, actionCode: "POISON" }))).toBe("200");
  });

  it("about the same parcels in opposite orders do not stand in each other's way", async () => {
    const parcels = await Promise.all(Array.from({ length: 6 }, aParcel));
    const news = (id: string, n: number) => ({
      source: "push" as const,
      kept: null,
      trace: {
        ...{ outOrderId: id, orderCode: null, trackingNumber: null, lastMileNumber: `LM${n}` },
        events: [
          {
            ...{ vocabulary: "cainiao" as const, code: "GTMS_SC_ARRIVE", text: "", timeText: "", raw: {} },
            ...{ at: Date.UTC(2026, 10, 20) + n, publishedAt: Date.UTC(2026, 10, 20), receivedAt: Date.now() },
          },
        ],
      },
    });
    const rounds = Array.from({ length: 12 }, (_, n) => {
      const order = n % 2 === 0 ? parcels : parcels.toReversed();
      return recordTogether(
        seller.jobScope,
        order.map((id) => news(id, n)),
        Date.now(),
      );
    });
    await Promise.all(rounds);
    for (const id of parcels) expect((await seen(id)).count).toBe(12);
  });
});
