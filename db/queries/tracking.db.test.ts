import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { allWaybills, parseWaybillSearch } from "#lib/dispatch/waybill-search";
import { foldTracking } from "#lib/tracking/fold";
import { parseTrackingSearch, type TrackingSearch, wholeList } from "#lib/tracking/search";
import { inScope } from "../scope.ts";
import { createTestDatabase, type TestDatabase } from "../testing/database.ts";
import { aSeller, type TestSeller } from "../testing/sellers.ts";
import { aBatchOfWaybills, type TestWaybill } from "../testing/waybills.ts";
import { saveNumberTerms } from "./settlements.ts";
import { countParcels, getParcel, listParcels, parcelsPerPage } from "./tracking.ts";
import { beginWatching } from "./tracking-watch.ts";
import { saveFolds } from "./tracking-writes.ts";
import { countWaybills, listWaybills } from "./waybill-list.ts";
import { getWaybills, saveWaybill } from "./waybills.ts";

const basis = { now: Date.UTC(2026, 10, 25), promises: {} };

let database: TestDatabase;
let seller: TestSeller;
let stranger: TestSeller;
let made: TestWaybill[];
const total = 120;

beforeAll(async () => {
  database = await createTestDatabase();
  seller = await aSeller();
  stranger = await aSeller("另一个商家");
  made = await aBatchOfWaybills(seller, total);
  await aBatchOfWaybills(stranger, 3);
  const now = Date.UTC(2026, 10, 25);
  await inScope(seller.jobScope, async (db) => {
    const rows = new Map(
      (
        await getWaybills(
          db,
          made.map((one) => one.waybillId),
        )
      ).map((row) => [row.id, row]),
    );
    for (const [n, { waybillId, orderNumber }] of made.entries()) {
      const row = rows.get(waybillId);
      if (!row) throw new Error("missing");
      const trackingNumber = `LX${String(n).padStart(9, "0")}CN`;
      const lpNumber = `LP${String(n).padStart(14, "0")}`;
      await saveWaybill(db, row, { state: "booked", trackingNumber, lpNumber }, now);
      await saveNumberTerms(db, [{ orderId: row.orderId, numbers: [orderNumber] }]);
      await beginWatching(db, [{ waybillId, trackingNumber, nextPollAt: null }], now);
      if (n % 10 !== 0) continue;
      const at = now - n * 1000;
      const event = {
        vocabulary: "cainiao",
        code: "CC_IM_FAILURE",
        text: "",
        at,
        publishedAt: at,
        receivedAt: now,
      } as const;
      // Many parcels change in the same millisecond: pages must not lose any of them.
      const folded = { waybillId, state: foldTracking(null, [event]), added: 1, nextPollAt: null, dueAt: null };
      const known = { ...folded, unknownSince: null };
      await saveFolds(db, [known], now + (n % 3));
    }
  });
});
afterAll(() => database?.close());

describe("the list of parcels", () => {
  it.each(["newest", "oldest"] as const)("shows every parcel once over its pages, %s first", async (sort) => {
    const seen: string[] = [];
    const times: number[] = [];
    let after: TrackingSearch["after"] = null;
    for (let page = 0; page < 10; page++) {
      const search: TrackingSearch = { ...wholeList, sort, after };
      const { rows, hasMore }: Awaited<ReturnType<typeof listParcels>> = await inScope(seller.ownerScope, (db) =>
        listParcels(db, search, basis),
      );
      expect(rows.length).toBeLessThanOrEqual(parcelsPerPage);
      seen.push(...rows.map((row) => row.waybillId));
      times.push(...rows.map((row) => row.updatedAt));
      const last = rows.at(-1);
      if (!hasMore || !last) break;
      after = { at: last.updatedAt, id: last.waybillId };
    }
    expect(seen.toSorted()).toEqual(made.map((one) => one.waybillId).toSorted());
    expect(times).toEqual(times.toSorted((a, b) => (sort === "newest" ? b - a : a - b)));
  });

  it("counts what a click would show", async () => {
    await inScope(seller.ownerScope, async (db) => {
      const counts = await countParcels(db, wholeList, basis);
      expect(counts).toMatchObject({
        total,
        inTrouble: 12,
        byStage: { created: 108, import: 12 },
        byTrouble: { customs_hold: 12 },
      });
      expect(counts.choices.country.map(({ value }) => value)).toEqual(["US"]);
      const held = parseTrackingSearch({ trouble: "any", stage: "import" });
      expect((await countParcels(db, held, basis)).total).toBe(12);
      expect((await listParcels(db, held, basis)).rows).toHaveLength(12);
      expect((await listParcels(db, parseTrackingSearch({ country: "BR" }), basis)).rows).toEqual([]);
    });
  });

  it("finds by the beginning of each of its numbers, and not by its middle", async () => {
    const find = (q: string) =>
      inScope(seller.ownerScope, async (db) =>
        (await listParcels(db, parseTrackingSearch({ q }), basis)).rows.map((row) => row.trackingNumber),
      );
    expect(await find("LX000000017CN")).toEqual(["LX000000017CN"]);
    expect(await find("lx 0000 00017")).toEqual(["LX000000017CN"]);
    expect(await find("LP00000000000017")).toEqual(["LX000000017CN"]);
    expect(await find(made[17]?.orderNumber ?? "")).toEqual(["LX000000017CN"]);
    expect(await find("LX00000001")).toHaveLength(10);
    expect(await find("000017CN")).toEqual([]);
    expect(await find("%")).toEqual([]);
  });

  it("shows a stranger nothing", async () => {
    const id = made[0]?.waybillId ?? "";
    await inScope(stranger.ownerScope, async (db) => {
      expect(await getParcel(db, id)).toBeNull();
      expect((await countParcels(db, wholeList, basis)).total).toBe(0);
    });
    expect(await inScope(seller.ownerScope, (db) => getParcel(db, id))).toMatchObject({
      lpNumber: "LP00000000000000",
      stage: "import",
    });
  });
});

describe("the list of waybills", () => {
  it("shows every waybill once over its pages and counts by state", async () => {
    const seen: string[] = [];
    let after: string | null = null;
    for (let page = 0; page < 10; page++) {
      const { rows, hasMore } = await inScope(seller.ownerScope, (db) => listWaybills(db, { ...allWaybills, after }));
      seen.push(...rows.map((row) => row.id));
      after = rows.at(-1)?.id ?? null;
      if (!hasMore) break;
    }
    expect(seen.toSorted()).toEqual(made.map((one) => one.waybillId).toSorted());
    const counts = await inScope(seller.ownerScope, (db) => countWaybills(db, allWaybills));
    expect(counts).toMatchObject({ total, byState: { booked: total } });
  });

  it("finds by LP, tracking and order number", async () => {
    const find = (q: string) =>
      inScope(seller.ownerScope, async (db) =>
        (await listWaybills(db, parseWaybillSearch({ q }))).rows.map((row) => row.lpNumber),
      );
    for (const q of ["LP00000000000017", "lx000000017", made[17]?.orderNumber ?? ""]) {
      expect(await find(q), q).toEqual(["LP00000000000017"]);
    }
  });
});
