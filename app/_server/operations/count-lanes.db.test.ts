import { eq } from "drizzle-orm";
import type { Sql } from "postgres";
import { afterAll, beforeAll, expect, it } from "vitest";
import { insertMany } from "#db/bulk";
import { connect } from "#db/client";
import { listLaneHistories, listOwnLanes } from "#db/queries/lane-counts";
import { waybills } from "#db/schema/dispatch";
import { trackingTraces } from "#db/schema/tracking";
import { inScope } from "#db/scope";
import { createTestDatabase, type TestDatabase } from "#db/testing/database";
import { aConnection } from "#db/testing/gateways";
import { aSeller, type TestSeller } from "#db/testing/sellers";
import { aBatchOfWaybills } from "#db/testing/waybills";
import { dayMs, type Instant } from "#lib/kit/time";
import type { TrackingEvent } from "#lib/tracking/event";
import { foldTracking } from "#lib/tracking/fold";
import { countLanes } from "./count-lanes.ts";

let database: TestDatabase;
let owner: Sql;
let sellers: [TestSeller, TestSeller];
const now = Date.parse("2026-11-25T12:00:00+08:00");

beforeAll(async () => {
  database = await createTestDatabase();
  owner = connect(database.ownerUrl, { max: 1, name: "test" });
  sellers = [await aSeller("一号"), await aSeller("二号")];
  for (const { sellerId } of sellers) await aConnection(sellerId);
});
afterAll(async () => {
  await owner.end();
  await database.close();
});

const event = (code: string, at: Instant): TrackingEvent =>
  ({
    vocabulary: "cainiao",
    code,
    at,
    receivedAt: at,
    publishedAt: at,
    text: "",
    timeText: "",
    zone: "",
    place: "",
    raw: {},
  }) as never;

/** A parcel booked so many days ago, picked up and delivered so many days after that. */
async function parcel(seller: TestSeller, bookedDaysAgo: number, pickedUp: number, delivered: number): Promise<void> {
  const [made] = await aBatchOfWaybills(seller, 1, { state: "booked" });
  if (!made) throw new Error("no waybill");
  const bookedAt = now - bookedDaysAgo * dayMs;
  const state = foldTracking(null, [
    event("PU_PICKUP_SUCCESS", bookedAt + pickedUp * dayMs),
    event("GTMS_SIGNED", bookedAt + delivered * dayMs),
  ]);
  const { sellerId } = seller;
  await inScope(seller.jobScope, async (db) => {
    await db.update(waybills).set({ bookedAt }).where(eq(waybills.id, made.waybillId));
    await insertMany(db, trackingTraces, [{ sellerId, waybillId: made.waybillId, trace: state.trace }]);
  });
}

const lane = "CAINIAO_STANDARD US";
const histories = () => inScope(sellers[0].jobScope, listLaneHistories);
const written = () => owner`select xmin::text, counts from lane_histories order by 1`;

it("counts each seller's parcels and sums them over all, without saying whose", async () => {
  const [one, two] = sellers;
  await parcel(one, 40, 1, 13);
  await parcel(one, 40, 4, 64);
  await parcel(two, 30, 1, 13);
  await parcel(two, 200, 1, 13);
  expect(await countLanes(now)).toBe(1);
  expect(await inScope(one.jobScope, listOwnLanes)).toMatchObject([
    {
      solutionCode: "CAINIAO_STANDARD",
      country: "US",
      counts: { parcels: 2, delivered: 2, onTime: 1, pickedUpInTime: 1 },
    },
  ]);
  const sum = (await histories()).get(lane);
  expect(sum).toMatchObject({ parcels: 3, delivered: 3, onTime: 2, pickedUp: 3, pickedUpInTime: 2, claims: null });
  expect([sum?.days[12], sum?.days[60]]).toEqual([2, 1]);
});

it("a second run writes no sum again, a third forgets a lane that nobody has any more", async () => {
  const before = await written();
  await countLanes(now);
  expect(await written()).toEqual(before);
  await owner`delete from tracking_traces`;
  await countLanes(now);
  expect((await histories()).size).toBe(0);
});
