import { sql } from "drizzle-orm";
import type { Sql } from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connect } from "#db/client";
import { getParcel, listParcels } from "#db/queries/tracking";
import { beginWatching } from "#db/queries/tracking-watch";
import { inScope } from "#db/scope";
import { createTestDatabase, type TestDatabase } from "#db/testing/database";
import { aConnection } from "#db/testing/gateways";
import { aSeller, type TestSeller } from "#db/testing/sellers";
import { aBatchOfWaybills } from "#db/testing/waybills";
import { dayMs, minuteMs } from "#lib/kit/time";
import { wholeList } from "#lib/tracking/search";
import { cainiaoGateway } from "#server/gateways/carriers/cainiao/gateway";
import { finishedDays, keepTracking } from "./keep-tracking.ts";
import { recordTogether } from "./record-tracking.ts";
import { sweepPolls } from "./sweep-polls.ts";

const basis = { now: Date.UTC(2026, 10, 25), promises: {} };

let database: TestDatabase;
let owner: Sql;
let queue: Sql;
let seller: TestSeller;
let other: TestSeller;
const now = Date.now();

beforeAll(async () => {
  database = await createTestDatabase();
  owner = connect(database.ownerUrl, { max: 1 });
  queue = connect(database.queueUrl, { max: 1 });
  seller = await aSeller();
  other = await aSeller("另一个商家");
  await aConnection(seller.sellerId);
  await aConnection(other.sellerId);
});
afterAll(async () => {
  await owner?.end();
  await queue?.end();
  await database?.close();
});

const news = (outOrderId: string, code: string, at: number, source: "push" | "poll" = "push") => ({
  source,
  kept: null,
  trace: {
    ...{ outOrderId, orderCode: null, trackingNumber: null, lastMileNumber: null },
    events: [
      {
        ...{ vocabulary: "cainiao" as const, code, text: "", timeText: "", raw: {} },
        ...{ at, publishedAt: at, receivedAt: at },
      },
    ],
  },
});
/** A parcel about which that was told at that time. */
const told = async (code: string, at: number) => {
  const [made] = await aBatchOfWaybills(seller, 1, { state: "booked" });
  const waybillId = made?.waybillId ?? "";
  await recordTogether(seller.jobScope, [news(waybillId, code, at)], at);
  return waybillId;
};
const listed = async () =>
  (await inScope(seller.jobScope, (db) => listParcels(db, wholeList, basis))).rows.map(({ waybillId }) => waybillId);

describe("finished parcels", () => {
  it("leave the list after their time, are still found, and come back with late news", async () => {
    const old = await told("GTMS_SIGNED", now - (finishedDays + 2) * dayMs);
    const recent = await told("GTMS_SIGNED", now - (finishedDays - 2) * dayMs);
    const travelling = await told("LH_DEPART", now - (finishedDays + 2) * dayMs);
    const silent = await told("LH_DEPART", now - 300 * dayMs);
    expect((await keepTracking(now)).left).toBe(2);
    expect((await keepTracking(now)).left).toBe(0);
    expect(new Set(await listed())).toEqual(new Set([recent, travelling]));
    const found = await inScope(seller.jobScope, (db) => getParcel(db, old));
    expect(found).toMatchObject({ waybillId: old, stage: "done", substage: "delivered" });
    expect(await inScope(other.jobScope, (db) => getParcel(db, old))).toBeNull();
    // it comes back to the sender after all
    await recordTogether(seller.jobScope, [news(old, "RT_INBOUND", now)], now);
    await recordTogether(seller.jobScope, [news(silent, "GTMS_ACCEPT", now)], now);
    expect(new Set(await listed())).toEqual(new Set([recent, travelling, old, silent]));
    const [row] = await owner`select stage, exception, ended_at from tracking_states where waybill_id = ${old}`;
    expect(row).toEqual({ stage: "return", exception: "returned", ended_at: null });
  });
});

describe("asking carriers", () => {
  const due = async (of: TestSeller, count: number) => {
    const made = await aBatchOfWaybills(of, count, { state: "booked" });
    const starts = made.map(({ waybillId }) => ({ waybillId, trackingNumber: "", nextPollAt: now - minuteMs }));
    await inScope(of.jobScope, (db) => beginWatching(db, starts, now));
    return made.map(({ waybillId }) => waybillId);
  };
  const jobs = async () =>
    (
      await queue<{ data: { sellerId: string; waybillIds: string[] } }[]>`
        select data from pgboss.job_common where name = 'poll-tracking'`
    ).map(({ data }) => data);

  it("takes each parcel once, however many sweep, and again when no answer came", async () => {
    await owner`update tracking_states set next_poll_at = null`;
    const [mine, theirs] = [await due(seller, 120), await due(other, 7)];
    const [one, two] = await Promise.all([sweepPolls(now), sweepPolls(now)]);
    expect(one + two).toBe(127);
    expect(await sweepPolls(now + minuteMs)).toBe(0);
    const asked = (await jobs()).flatMap(({ waybillIds }) => waybillIds);
    expect(asked.sort()).toEqual([...mine, ...theirs].sort());
    // held for a quarter of an hour
    expect(await sweepPolls(now + 16 * minuteMs)).toBe(127);
  });

  it("asks no more than the gateway takes in a minute, and the small before the large", async () => {
    await owner`update tracking_states set next_poll_at = null`;
    await due(seller, cainiaoGateway.tracksPerMinute + 50);
    await due(other, 5);
    expect(await sweepPolls(now)).toBe(cainiaoGateway.tracksPerMinute);
    const [left] = await owner<{ mine: number; theirs: number }[]>`select
      count(*) filter (where seller_id = ${seller.sellerId})::int as mine,
      count(*) filter (where seller_id = ${other.sellerId})::int as theirs
      from tracking_states where next_poll_at <= ${new Date(now).toISOString()}`;
    expect(left).toEqual({ mine: 55, theirs: 0 });
  });

  it("an answer puts the next question off, with news or without", async () => {
    const [waybillId = ""] = await due(seller, 1);
    const nextOf = async () =>
      inScope(seller.jobScope, async (db) => {
        const [row] = await db.execute<{ at: string }>(
          sql`select next_poll_at as at from tracking_states where waybill_id = ${waybillId}::uuid`,
        );
        return row?.at ? Date.parse(row.at) - now : null;
      });
    await recordTogether(seller.jobScope, [news(waybillId, "PU_PICKUP_SUCCESS", now - minuteMs, "poll")], now);
    const first = (await nextOf()) ?? 0;
    expect(first).toBeGreaterThan(60 * minuteMs);
    await recordTogether(seller.jobScope, [news(waybillId, "PU_PICKUP_SUCCESS", now - minuteMs, "poll")], now + first);
    expect((await nextOf()) ?? 0).toBeGreaterThan(first + 60 * minuteMs);
    await recordTogether(seller.jobScope, [news(waybillId, "GTMS_SIGNED", now, "poll")], now + first);
    expect(await nextOf()).toBeNull();
  });
});
