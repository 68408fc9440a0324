import { and, eq } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dayMs, hourMs } from "#lib/kit/time";
import { figureName, figures } from "#lib/tracking/figures";
import { parseTrackingSearch, trackingQuery, wholeList } from "#lib/tracking/search";
import type { ExceptionKind, Stage } from "#lib/tracking/stages";
import { shipmentNotices } from "../schema/dispatch.ts";
import { incidents } from "../schema/incidents.ts";
import { orders } from "../schema/orders.ts";
import { trackingStates } from "../schema/tracking.ts";
import { inScope, type SellerDb } from "../scope.ts";
import { createTestDatabase, type TestDatabase } from "../testing/database.ts";
import { aSeller, type TestSeller } from "../testing/sellers.ts";
import { aBatchOfWaybills, type TestWaybill } from "../testing/waybills.ts";
import { countFigures } from "./parcel-figures.ts";
import { countParcelIncidents, countParcels, listParcels } from "./tracking.ts";
import { beginWatching } from "./tracking-watch.ts";

const now = Date.parse("2026-11-25T12:00:00+08:00");
const basis = { now, promises: { CAINIAO_STANDARD: 20, "CAINIAO_STANDARD BR": 40 } };
let database: TestDatabase;
let seller: TestSeller;
let made: TestWaybill[];

/** Days before now; null: never. */
type Way = {
  readonly stage: Stage;
  readonly substage?: string;
  readonly booked: number;
  readonly paid: number | null;
  readonly pickedUp?: number;
  readonly delivered?: number;
  readonly country?: string;
  readonly currency?: string;
  readonly exception?: ExceptionKind;
  readonly declared?: number;
  /** Raised and closed so many days ago. */
  readonly incident?: readonly [number, number | null];
};

const ways: readonly Way[] = [
  // paid ten days ago: scanned after two days, declared after one
  { stage: "linehaul", booked: 9, paid: 10, pickedUp: 8, declared: 9 },
  // scanned after four days, declared after three
  { stage: "export", booked: 9, paid: 10, pickedUp: 6, declared: 7 },
  // never scanned nor declared
  { stage: "created", booked: 9, paid: 10 },
  // paid an hour ago: nothing to judge yet
  { stage: "created", booked: 0.02, paid: 0.04 },
  // cancelled: no rate counts it
  { stage: "closed", substage: "cancelled", booked: 9, paid: 10 },
  // delivered within 20 days, and not; 30 days are in time to Brazil
  { stage: "done", booked: 28, paid: 29, pickedUp: 27, delivered: 10 },
  { stage: "done", booked: 33, paid: 34, pickedUp: 32, delivered: 2 },
  { stage: "done", booked: 33, paid: 34, pickedUp: 32, delivered: 2, country: "BR", currency: "JPY" },
  // in trouble now, and a week ago
  { stage: "import", booked: 20, paid: 21, pickedUp: 19, exception: "customs_hold", incident: [2, null] },
  { stage: "import", booked: 20, paid: 21, pickedUp: 19, incident: [9, 5] },
  { stage: "delivery", booked: 20, paid: null, pickedUp: 19, exception: "bad_address", incident: [9, null] },
];

const ago = (days: number) => now - days * dayMs;

beforeAll(async () => {
  database = await createTestDatabase();
  seller = await aSeller();
  made = await aBatchOfWaybills(seller, ways.length, { state: "booked" });
  await inScope(seller.jobScope, async (db) => {
    await beginWatching(
      db,
      made.map(({ waybillId }) => ({ waybillId, trackingNumber: "", nextPollAt: null })),
      now,
    );
    for (const [n, way] of ways.entries()) await lead(db, made[n], way);
  });
});
afterAll(() => database.close());

async function lead(db: SellerDb, one: TestWaybill | undefined, way: Way): Promise<void> {
  if (!one) throw new Error("missing");
  const { sellerId } = seller;
  const { waybillId, orderId, orderNumber } = one;
  const ends = way.delivered === undefined ? null : ago(way.delivered);
  const heard = way.delivered ?? way.pickedUp;
  await db
    .update(trackingStates)
    .set({
      ...{ stage: way.stage, substage: way.substage ?? "none", exception: way.exception ?? null },
      ...{ bookedAt: ago(way.booked), country: way.country ?? "US", valueMinor: 1500, deliveredAt: ends },
      currency: way.currency ?? "USD",
      pickedUpAt: way.pickedUp === undefined ? null : ago(way.pickedUp),
      endedAt: way.stage === "closed" ? ago(8) : ends,
      lastEventAt: heard === undefined ? null : ago(heard),
    })
    .where(and(eq(trackingStates.sellerId, sellerId), eq(trackingStates.waybillId, waybillId)));
  await db
    .update(orders)
    .set({ paidAt: way.paid === null ? null : ago(way.paid) })
    .where(and(eq(orders.sellerId, sellerId), eq(orders.id, orderId)));
  await db.insert(shipmentNotices).values({
    ...{ sellerId, waybillId, orderId, storeId: seller.storeId, serviceName: "x", trackingNumber: "x" },
    deadlineAt: way.paid === null ? null : ago(way.paid - 2),
    ...(way.declared === undefined
      ? {}
      : { declaredAt: ago(way.declared) + hourMs, exportedAt: ago(way.declared), state: "declared" as const }),
  });
  if (way.incident) {
    const [raised, closed] = way.incident;
    await db.insert(incidents).values({
      ...{ sellerId, kind: "customs_hold", severity: "high", waybillId, orderNumber, subjectKind: "parcel" },
      ...{ subjectId: waybillId, lastEvent: "x", happenedAt: ago(raised), receivedAt: ago(raised) },
      ...{ lastAt: ago(raised), raisedAt: ago(raised), dueAt: now },
      ...(closed === null ? {} : { closedAt: ago(closed), state: "closed" as const, closedKind: "event" as const }),
    });
  }
}

async function counted(): Promise<Record<string, number>> {
  const lanes = await inScope(seller.ownerScope, (db) => countFigures(db, basis));
  const sums: Record<string, number> = {};
  for (const { counts } of lanes)
    for (const [name, count] of Object.entries(counts)) sums[name] = (sums[name] ?? 0) + count;
  return sums;
}

describe("the figures", () => {
  it("judge what can be judged, each by its own rule", async () => {
    expect(await counted()).toMatchObject({
      // one declared a day before its deadline, one a day after, the others never; who has not paid has no deadline
      ...{ "declared.met": 1, "declared.missed": 5, "declared.all": 6 },
      ...{ "dispatched.met": 1, "dispatched.missed": 5 },
      ...{ "online_72h.met": 4, "online_72h.missed": 2, "online_7d.met": 5, "online_7d.missed": 1 },
      ...{ "on_time.met": 2, "on_time.missed": 1, "on_time.all": 3 },
      ...{ "transit.4": 1, "transit.5": 2, "scan.1": 4, "scan.3": 1 },
      ...{ booked: 9, troubled: 3, "underway.now": 7, "trouble.now": 2, "trouble.then": 2 },
    });
  });

  it("compare values in the order's own currency: 1,500 yen are no 15", async () => {
    const { choices } = await inScope(seller.ownerScope, (db) => countParcels(db, wholeList, basis));
    expect(choices.value).toEqual([
      { value: "10-30", count: ways.length - 1 },
      { value: "1000-10000", count: 1 },
    ]);
  });

  it("lead to exactly the parcels that they count", async () => {
    const sums = await counted();
    await inScope(seller.ownerScope, async (db) => {
      for (const figure of figures) {
        const search = { ...wholeList, figure };
        const shown = parseTrackingSearch(Object.fromEntries(new URLSearchParams(trackingQuery(search))));
        expect(shown).toEqual(search);
        const { rows } = await listParcels(db, shown, basis);
        expect(rows, figureName(figure)).toHaveLength(sums[figureName(figure)] ?? 0);
        expect((await countParcels(db, shown, basis)).total, figureName(figure)).toBe(rows.length);
      }
    });
  });
});

describe("facets", () => {
  it("say of every choice what the list would show with it", async () => {
    const arbitrary = fc
      .record({
        stage: fc.constantFrom("", "import", "created,done"),
        trouble: fc.constantFrom("", "any", "customs_hold"),
        country: fc.constantFrom("", "US", "BR"),
        silence: fc.constantFrom("", "4d", "14d"),
        age: fc.constantFrom("", "15d"),
        value: fc.constantFrom("", "10-30", "0-10", "1000-10000"),
        template: fc.constantFrom("", "none"),
        incident: fc.constantFrom("", "customs_hold", "lost"),
        owner: fc.constantFrom("", "nobody"),
        from: fc.constantFrom("", "2026-11-05"),
      })
      .map(parseTrackingSearch);
    await inScope(seller.ownerScope, async (db) => {
      const total = async (search: typeof wholeList) => (await listParcels(db, search, basis)).rows.length;
      await fc.assert(
        fc.asyncProperty(arbitrary, async (search) => {
          const counts = await countParcels(db, search, basis);
          const { choices } = counts;
          expect(counts.total).toBe(await total(search));
          expect(counts.inTrouble).toBe(await total({ ...search, trouble: "any" }));
          for (const { value, count } of choices.country)
            expect(count).toBe(await total({ ...search, countries: [value] }));
          for (const { value, count } of choices.stage) {
            const chosen = parseTrackingSearch({ stage: value }).stages;
            expect(count).toBe(await total({ ...search, stages: chosen }));
          }
          for (const { value, count } of choices.value) {
            const chosen = parseTrackingSearch({ value }).value;
            expect(chosen === null ? null : count).toBe(await total({ ...search, value: chosen }));
          }
          for (const { value, count } of choices.silence) {
            const chosen = parseTrackingSearch({ silence: value }).silence;
            expect(count).toBe(await total({ ...search, silence: chosen }));
          }
          const { incidents: kinds } = await countParcelIncidents(db, search, basis);
          for (const { value, count } of kinds) expect(count).toBe(await total({ ...search, incidents: [value] }));
        }),
        { numRuns: 25 },
      );
    });
  });

  it("count an owner's parcels, and nobody's", async () => {
    await inScope(seller.ownerScope, async (db) => {
      const { owner, severities } = await countParcelIncidents(db, wholeList, basis);
      expect(owner).toEqual([{ value: "", count: 2 }]);
      expect(severities).toEqual([{ value: "high", count: 2 }]);
    });
  });
});
