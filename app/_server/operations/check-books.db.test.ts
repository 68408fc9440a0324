import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type BookCheck, listBookChecks, listBookDifferences, takeBookCheck } from "#db/queries/book-checks";
import { waybills } from "#db/schema/dispatch";
import { messages } from "#db/schema/sellers";
import { inScope } from "#db/scope";
import { createTestDatabase, type TestDatabase } from "#db/testing/database";
import { aReadySeller, type ReadySeller } from "#db/testing/dispatch";
import { aBatchOfWaybills } from "#db/testing/waybills";
import { chinaDateOf, dayMs, endOfChinaDay, hourMs, minuteMs } from "#lib/kit/time";
import type { OpenGateway } from "#server/gateways/open-gateway";
import { bookWaybill } from "./book-one.test-data.ts";
import { type CarrierSandbox, openCarrierSandbox } from "./carrier-sandbox.test-data.ts";
import { beginBookChecks, checkBooksRound } from "./check-books.ts";
import { recordTracking } from "./record-tracking.ts";
import type { StepWorld } from "./step-world.ts";

let database: TestDatabase;
let sandbox: CarrierSandbox;
let seller: ReadySeller;
let gateway: OpenGateway;
let clock = Date.now();
const world: StepWorld = { clock: () => clock, random: () => 0.5 };

beforeAll(async () => {
  database = await createTestDatabase();
  ({ sandbox, gateway } = await openCarrierSandbox());
});
afterAll(async () => {
  await sandbox?.end();
  await database?.close();
});
beforeEach(async () => {
  sandbox.world.faults.clear();
  seller = await aReadySeller();
});

/** Parcels booked at the carrier and here. */
async function booked(count: number): Promise<string[]> {
  const ids = (await aBatchOfWaybills(seller, count)).map(({ waybillId }) => waybillId);
  for (const id of ids) await bookWaybill(seller.jobScope, id, gateway, world);
  clock = Date.now() + minuteMs;
  return ids.sort();
}

const change = (id: string, to: Partial<typeof waybills.$inferInsert>) =>
  inScope(seller.jobScope, (db) =>
    db
      .update(waybills)
      .set(to)
      .where(and(eq(waybills.sellerId, seller.sellerId), eq(waybills.id, id))),
  );
const ledgerOf = (id: string) => {
  const found = [...sandbox.world.book.byCode.values()].find((order) => order.outOrderId === id);
  if (!found) throw new Error("not in the ledger");
  return found;
};
const own = () =>
  inScope(seller.jobScope, (db) => db.select().from(waybills).where(eq(waybills.sellerId, seller.sellerId)));
const newest = async (): Promise<BookCheck> => {
  const [check] = await inScope(seller.ownerScope, (db) => listBookChecks(db, 1));
  if (!check) throw new Error("no check");
  return check;
};
const begun = async (): Promise<BookCheck> => {
  await beginBookChecks(clock);
  return newest();
};
const differencesOf = (id: string) => inScope(seller.ownerScope, (db) => listBookDifferences(db, id, 100));
const told = () =>
  inScope(seller.jobScope, async (db) => {
    const rows = await db
      .select()
      .from(messages)
      .where(and(eq(messages.sellerId, seller.sellerId), eq(messages.kind, "books_differ")));
    return rows.map(({ values }) => values);
  });
const asks = () =>
  Object.entries(sandbox.world.calls).reduce((n, [key, v]) => (/waybill.get/.test(key) ? n + v : n), 0);

async function toTheEnd(check: BookCheck): Promise<void> {
  for (let rounds = 0; rounds < 30; rounds++) {
    const came = await checkBooksRound(seller.jobScope, check.id, world);
    if (came === "done") return;
    if (came === "waits") clock += 5 * minuteMs;
    if (came === "elsewhere") throw new Error("another worker has it");
  }
  throw new Error("never at the end");
}

describe("the nightly comparison of both books", () => {
  it("finds nothing where both agree, and tells nobody", async () => {
    const ids = await booked(3);
    await change(ids[0] ?? "", { state: "cancelled" });
    await sandbox.world.save({ type: "cancelled", at: clock, orderCode: ledgerOf(ids[0] ?? "").orderCode });
    const check = await begun();
    await toTheEnd(check);
    expect(await newest()).toMatchObject({ state: "done", total: 3, asked: 3, agreed: 3, differing: 0 });
    expect(await told()).toEqual([]);
  });

  it("names each way in which they differ, repairs nothing, and tells the owner once", async () => {
    const [gone = "", closed = "", alive = "", other = "", numberless = "", right = "", moved = ""] = await booked(7);
    await change(gone, { lpNumber: "LP99999999990001" });
    await sandbox.world.save({ type: "cancelled", at: clock, orderCode: ledgerOf(closed).orderCode });
    await change(alive, { state: "cancelled" });
    await change(other, { trackingNumber: "LX000000001CN" });
    await change(numberless, { trackingNumber: null, failureCode: "ERR-733" });
    const { orderCode } = ledgerOf(moved);
    const when = { at: clock, publishedAt: clock, receivedAt: clock, timeText: "" };
    const event = { ...when, code: "GTMS_SIGNED", text: "signed", vocabulary: "cainiao" as const, raw: {} };
    const trace = { outOrderId: null, orderCode, trackingNumber: null, lastMileNumber: null };
    await recordTracking(seller.jobScope, { source: "poll", trace: { ...trace, events: [event] }, kept: null }, clock);
    await sandbox.world.save({ type: "cancelled", at: clock, orderCode });
    const kept = { gateway: "cainiao", environment: "sandbox" as const, messageType: "TRACEPUSH", content: "{}" };
    const strange = { ...trace, orderCode: "LP88888888880001", events: [] };
    for (let times = 0; times < 2; times++)
      await recordTracking(seller.jobScope, { source: "push", trace: strange, kept }, clock);

    const before = await own();
    const check = await begun();
    await toTheEnd(check);
    expect(await newest()).toMatchObject({ state: "done", total: 7, asked: 7, agreed: 2, differing: 6 });
    const found = (await differencesOf(check.id)).map(({ kind, subject, theirs }) => [kind, subject, theirs]);
    expect(found).toEqual(
      [
        ["alive_there", alive, ledgerOf(alive).trackingNumber],
        ["closed_there", closed, "B0006 订单已关闭：订单已取消"],
        ["not_here", "LP88888888880001", "LP88888888880001"],
        ["not_there", gone, "B0005 订单不存在：LP99999999990001"],
        ["number_only_there", numberless, ledgerOf(numberless).trackingNumber],
        ["other_number", other, ledgerOf(other).trackingNumber],
      ].sort(),
    );
    expect(right).not.toBe("");
    expect(await own()).toEqual(before);
    expect(await told()).toEqual([{ count: 6 }]);

    clock += dayMs;
    const next = await begun();
    expect(next.id).not.toBe(check.id);
    await change(right, { lpNumber: "LP99999999990002" });
    await toTheEnd(next);
    expect(await newest()).toMatchObject({ differing: 7 });
    expect(await told()).toEqual([{ count: 6 }, { count: 1 }]);
  });

  it("is one check, by one worker at a time, each parcel asked once", async () => {
    await booked(9);
    const before = asks();
    await Promise.all([beginBookChecks(clock), beginBookChecks(clock), beginBookChecks(clock + 1)]);
    expect(await inScope(seller.ownerScope, (db) => listBookChecks(db, 10))).toHaveLength(1);
    const { id } = await newest();
    const rounds = await Promise.all(Array.from({ length: 4 }, () => checkBooksRound(seller.jobScope, id, world)));
    // who begins when the first has ended already does what is left
    expect(rounds.filter((round) => round === "more")).toHaveLength(1);
    if (!rounds.includes("done")) expect(await checkBooksRound(seller.jobScope, id, world)).toBe("done");
    expect(await checkBooksRound(seller.jobScope, id, world)).toBe("elsewhere");
    expect(await newest()).toMatchObject({ state: "done", asked: 9, agreed: 9 });
    expect(asks() - before).toBe(9);
    // the same night, whatever the hour of this test
    await beginBookChecks(endOfChinaDay(chinaDateOf(clock)) - 1);
    expect(await newest()).toMatchObject({ id, state: "done" });
  });

  it("goes on where a worker died, and never counts twice", async () => {
    await booked(45);
    const check = await begun();
    expect(await checkBooksRound(seller.jobScope, check.id, world)).toBe("more");
    const dead = await inScope(seller.jobScope, (db) => takeBookCheck(db, check.id, clock, clock + minuteMs));
    expect(dead?.asked).toBe(40);
    expect(await checkBooksRound(seller.jobScope, check.id, world)).toBe("elsewhere");
    clock += 2 * minuteMs;
    await toTheEnd(check);
    expect(await newest()).toMatchObject({ state: "done", total: 45, asked: 45, agreed: 45 });
  });

  it("waits when the carrier throttles or cannot be reached, and is cut short in the morning", async () => {
    const ids = await booked(6);
    sandbox.world.faults.add({ kind: "error", on: "cnge.waybill.get", code: "S14", times: 1 });
    const check = await begun();
    expect(await checkBooksRound(seller.jobScope, check.id, world)).toBe("waits");
    expect((await newest()).asked).toBeLessThan(6);
    await toTheEnd(check);
    expect(await newest()).toMatchObject({ asked: 6, agreed: 6 });
    clock += dayMs;
    const again = await begun();
    sandbox.world.faults.add({ kind: "error", on: "cnge.waybill.get", code: "S02" });
    expect(await checkBooksRound(seller.jobScope, again.id, world)).toBe("waits");
    clock += 7 * hourMs;
    expect(await checkBooksRound(seller.jobScope, again.id, world)).toBe("done");
    expect(await newest()).toMatchObject({ state: "cut_short", asked: 0, total: 6, differing: 0 });
    expect(await told()).toEqual([]);
    expect(ids).toHaveLength(6);
  });

  it("leaves another seller's check alone", async () => {
    await booked(1);
    const check = await begun();
    const stranger = await aReadySeller();
    expect(await checkBooksRound(stranger.jobScope, check.id, world)).toBe("elsewhere");
    expect(await checkBooksRound(seller.jobScope, randomUUID(), world)).toBe("elsewhere");
  });
});
