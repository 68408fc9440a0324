import { and, eq, sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hourMs } from "#lib/kit/time";
import type { ParcelColumns } from "#lib/tracking/parcel-columns";
import { exceptionKinds, stages } from "#lib/tracking/stages";
import { shipmentNotices } from "../schema/dispatch.ts";
import { incidents } from "../schema/incidents.ts";
import { orders } from "../schema/orders.ts";
import { trackingStates } from "../schema/tracking.ts";
import { inScope, type SellerDb } from "../scope.ts";
import { createTestDatabase, type TestDatabase } from "../testing/database.ts";
import { testDoorScope } from "../testing/scopes.ts";
import { aSeller, type TestSeller } from "../testing/sellers.ts";
import { aBatchOfWaybills, type TestWaybill } from "../testing/waybills.ts";
import { deleteOldParcelChanges, withParcels } from "./parcel-memory.ts";
import { beginWatching } from "./tracking-watch.ts";

const start = Date.parse("2026-11-25T12:00:00+08:00");
let database: TestDatabase;
let seller: TestSeller;
let made: TestWaybill[];

beforeAll(async () => {
  database = await createTestDatabase();
  seller = await aSeller();
  made = await aBatchOfWaybills(seller, 6, { state: "booked" });
  await inScope(seller.jobScope, (db) => watch(db, made));
});
afterAll(() => database.close());

function watch(db: SellerDb, list: readonly TestWaybill[]): Promise<void> {
  const starts = list.map(({ waybillId }) => ({ waybillId, trackingNumber: "", nextPollAt: null }));
  return beginWatching(db, starts, start);
}

/** All that is remembered, in the order of the ids. */
function dump(columns: ParcelColumns): unknown {
  const places = Array.from({ length: columns.size }, (_, place) => place);
  const rows = places.map((place) => ({
    id: columns.idOf(place),
    group: columns.groups[columns.group[place] ?? 0],
    times: Object.entries(columns.times).map(([name, times]) => `${name} ${times[place]}`),
    incidents: (columns.incidents.get(place) ?? []).map((one) => JSON.stringify(one)).sort(),
  }));
  expect(rows.every(({ id }, place) => columns.placeOf(id) === place)).toBe(true);
  return rows.sort((a, b) => (a.id < b.id ? -1 : 1));
}

const remembered = () => inScope(seller.ownerScope, (db) => withParcels(db, dump));
/** A transaction with a number of its own is given what the tables say. */
const read = () =>
  inScope(seller.ownerScope, async (db) => {
    await db.execute(sql`select pg_current_xact_id()`);
    return withParcels(db, dump);
  });

type Step = {
  readonly what: "state" | "swept" | "gone" | "notice" | "unnoticed" | "raise" | "close" | "own" | "dropped" | "paid";
  readonly parcel: number;
  readonly value: number;
};

async function take(db: SellerDb, { what, parcel, value }: Step): Promise<void> {
  const one = made[parcel];
  if (!one) throw new Error("missing");
  const { sellerId } = seller;
  const { waybillId, orderId, orderNumber } = one;
  const at = start + value * hourMs;
  const state = and(eq(trackingStates.sellerId, sellerId), eq(trackingStates.waybillId, waybillId));
  const notice = and(eq(shipmentNotices.sellerId, sellerId), eq(shipmentNotices.waybillId, waybillId));
  const open = and(eq(incidents.sellerId, sellerId), eq(incidents.waybillId, waybillId), sql`closed_at is null`);
  switch (what) {
    case "state": {
      const exception = value % 2 === 0 ? null : (exceptionKinds[value % exceptionKinds.length] ?? null);
      await watch(db, [one]);
      await db
        .update(trackingStates)
        .set({ stage: stages[value % stages.length], exception, lastEventAt: at, valueMinor: value * 100 })
        .where(state);
      return;
    }
    case "swept":
      await db.update(trackingStates).set({ dueAt: at, nextPollAt: at }).where(state);
      return;
    case "gone":
      await db.delete(trackingStates).where(state);
      return;
    case "notice":
      await db
        .insert(shipmentNotices)
        .values({
          ...{ sellerId, waybillId, orderId, storeId: seller.storeId, serviceName: "x", trackingNumber: "x" },
          deadlineAt: at,
        })
        .onConflictDoUpdate({
          target: [shipmentNotices.sellerId, shipmentNotices.waybillId, shipmentNotices.orderId],
          set: { declaredAt: at },
        });
      return;
    case "unnoticed":
      await db.delete(shipmentNotices).where(notice);
      return;
    case "raise":
      await db
        .insert(incidents)
        .values({
          ...{ sellerId, kind: "customs_hold", severity: "high", waybillId, orderNumber, subjectKind: "parcel" },
          ...{
            subjectId: waybillId,
            lastEvent: "x",
            happenedAt: at,
            receivedAt: at,
            lastAt: at,
            raisedAt: at,
            dueAt: at,
          },
        })
        .onConflictDoNothing();
      return;
    case "close":
      await db.update(incidents).set({ closedAt: at, state: "closed", closedKind: "event" }).where(open);
      return;
    case "own":
      await db.update(incidents).set({ ownerId: seller.ownerId }).where(open);
      return;
    case "dropped":
      await db.delete(incidents).where(open);
      return;
    case "paid":
      await db
        .update(orders)
        .set({ paidAt: at })
        .where(and(eq(orders.sellerId, sellerId), eq(orders.id, orderId)));
  }
}

describe("what a process remembers of parcels", () => {
  it("is what the tables say, whatever was written to them and however it was grouped", async () => {
    const step = fc.record({
      what: fc.constantFrom<Step["what"]>(
        ...([
          "state",
          "state",
          "swept",
          "gone",
          "notice",
          "unnoticed",
          "raise",
          "close",
          "own",
          "dropped",
          "paid",
        ] as const),
      ),
      parcel: fc.nat({ max: 5 }),
      value: fc.nat({ max: 40 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(step, { maxLength: 4 }), { maxLength: 4 }), async (transactions) => {
        for (const steps of transactions) {
          await inScope(seller.jobScope, async (db) => {
            for (const one of steps) await take(db, one);
          });
          expect(await remembered()).toEqual(await read());
        }
      }),
      { numRuns: 40 },
    );
  });

  it("learns of every kind of change, each in a transaction of its own", async () => {
    const steps = [
      ...(["gone", "unnoticed", "dropped", "state", "raise", "own", "close", "raise", "dropped"] as const),
      ...(["notice", "notice", "unnoticed", "paid", "gone"] as const),
    ];
    let before = await remembered();
    for (const [value, what] of steps.entries()) {
      await inScope(seller.jobScope, (db) => take(db, { what, parcel: 4, value }));
      const after = await remembered();
      expect(after, what).toEqual(await read());
      // the first three only clear the ground
      if (value > 2) expect(after, what).not.toEqual(before);
      before = after;
    }
  });

  it("holds what was begun before a look and ended after it", async () => {
    const [looked, written] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const slow = inScope(seller.jobScope, async (db) => {
      await take(db, { what: "state", parcel: 0, value: 33 });
      written.resolve();
      await looked.promise;
    });
    await written.promise;
    // later transactions end first
    await inScope(seller.jobScope, (db) => take(db, { what: "state", parcel: 1, value: 34 }));
    expect(await remembered()).toEqual(await read());
    looked.resolve();
    await slow;
    expect(await remembered()).toEqual(await read());
  });

  it("forgets what was taken back, and what its own transaction wrote is seen in it", async () => {
    // whatever became of it above
    await inScope(seller.jobScope, (db) => take(db, { what: "state", parcel: 2, value: 5 }));
    const before = await remembered();
    const during = await inScope(seller.jobScope, async (db) => {
      await take(db, { what: "gone", parcel: 2, value: 0 });
      const seen = await withParcels(db, ({ size }) => size);
      throw Object.assign(new Error("taken back"), { seen });
    }).catch((error: { readonly seen?: number }) => error.seen);
    expect(during).toBe((before as unknown[]).length - 1);
    expect(await remembered()).toEqual(before);
  });

  it("is one seller's alone", async () => {
    const stranger = await aSeller();
    expect(await inScope(stranger.ownerScope, (db) => withParcels(db, ({ size }) => size))).toBe(0);
  });

  it("serves many at once", async () => {
    const looks = Array.from({ length: 6 }, async (_, parcel) => {
      await inScope(seller.jobScope, (db) => take(db, { what: "state", parcel, value: 7 + parcel }));
      return remembered();
    });
    await Promise.all(looks);
    expect(await remembered()).toEqual(await read());
  });

  it("notes no sweep, and old notes end", async () => {
    const door = testDoorScope();
    await inScope(door, (db) => deleteOldParcelChanges(db, Date.now() + hourMs));
    await inScope(seller.jobScope, (db) => take(db, { what: "swept", parcel: 3, value: 1 }));
    expect(await inScope(door, (db) => deleteOldParcelChanges(db, Date.now() + hourMs))).toBe(0);
    await inScope(seller.jobScope, (db) => take(db, { what: "state", parcel: 3, value: 39 }));
    expect(await inScope(door, (db) => deleteOldParcelChanges(db, Date.now() + hourMs))).toBe(1);
  });
});
