import { randomUUID } from "node:crypto";
import { and, eq, inArray } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { waybills } from "#db/schema/dispatch";
import { orders } from "#db/schema/orders";
import { inScope } from "#db/scope";
import { createTestDatabase, type TestDatabase } from "#db/testing/database";
import { aReadySeller, type ReadySeller, waitingOrders } from "#db/testing/dispatch";
import type { BatchReceipt } from "#lib/dispatch/review";
import { confirmBatch } from "./confirm-batch.ts";
import { reviewDispatch } from "./review-dispatch.ts";

let database: TestDatabase;
let seller: ReadySeller;
let stranger: ReadySeller;

beforeAll(async () => {
  database = await createTestDatabase();
  seller = await aReadySeller();
  stranger = await aReadySeller("另一商家");
});
afterAll(() => database?.close());

/** What an id can be that is asked for, and what may become of it between review and confirmation. */
const kinds = ["fine", "masked", "held", "edited", "taken", "cancelled", "stranger", "unknown"] as const;
type Kind = (typeof kinds)[number];

async function idOf(kind: Kind): Promise<string> {
  const change = { masked: { isMasked: true, recipientName: "E***a" }, held: { holdReason: "by_person" as const } };
  if (kind === "unknown") return randomUUID();
  const [id = ""] = await waitingOrders(kind === "stranger" ? stranger : seller, 1, {
    ...(kind === "masked" || kind === "held" ? change[kind] : {}),
  });
  return id;
}

const set = (ids: readonly string[], change: Partial<typeof orders.$inferInsert>) =>
  inScope(seller.ownerScope, (db) =>
    db
      .update(orders)
      .set(change)
      .where(and(eq(orders.sellerId, seller.sellerId), inArray(orders.id, [...ids]))),
  );

async function agreed(ids: readonly string[]) {
  const review = await reviewDispatch(seller.ownerScope, { orderIds: [...ids] });
  if (!review.ok) throw new Error(review.refusal.code);
  const { parcels, holds } = review.value;
  const known = new Map([...parcels, ...holds].map(({ orderId, fingerprint }) => [orderId, fingerprint]));
  return ids.map((orderId) => ({ orderId, fingerprint: known.get(orderId) ?? "0".repeat(64) }));
}

async function confirm(asked: { orderId: string; fingerprint: string }[], requestKey: string): Promise<BatchReceipt> {
  const result = await confirmBatch(seller.ownerScope, { requestKey, orders: asked });
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}

const idsOf = ({ booked, held, notFound }: BatchReceipt) => [
  ...booked.map(({ orderId }) => orderId),
  ...held.map(({ orderId }) => orderId),
  ...notFound,
];

it("every id asked for ends in exactly one place, whatever it is and however often and by whomever it is asked", async () => {
  const asking = fc.record({
    made: fc.array(fc.constantFrom(...kinds), { minLength: 1, maxLength: 8 }),
    /** Which of them are asked for again in the same request. */
    again: fc.array(fc.nat(7), { maxLength: 6 }),
    /** Another tab confirms the same at the same time; `own`: the other tab sends the same request key. */
    rival: fc.constantFrom("none", "own", "other"),
  });
  await fc.assert(
    fc.asyncProperty(asking, async ({ made, again, rival }) => {
      const ids = await Promise.all(made.map(idOf));
      const of = (kind: Kind) => ids.filter((_, index) => made[index] === kind);
      const asked = await agreed([...ids, ...again.flatMap((index) => ids[index] ?? [])]);
      if (of("edited").length > 0) await set(of("edited"), { city: "Dallas" });
      if (of("cancelled").length > 0) await set(of("cancelled"), { state: "done" });
      if (of("taken").length > 0) await confirm(await agreed(of("taken")), randomUUID());

      const key = randomUUID();
      const keys = rival === "none" ? [key] : [key, rival === "own" ? key : randomUUID()];
      const receipts = await Promise.all(keys.map((one) => confirm([...asked].reverse(), one)));
      for (const receipt of receipts) expect(idsOf(receipt).sort()).toEqual([...ids].sort());
      const booked = receipts.map((receipt) => receipt.booked.map(({ orderId }) => orderId));
      expect([...new Set(booked.flat())].sort()).toEqual(of("fine").sort());
      if (rival === "other") expect(booked.flat()).toHaveLength(of("fine").length);
      if (rival === "own") expect(receipts[1]).toEqual(receipts[0]);
      for (const receipt of receipts) {
        expect([...receipt.notFound].sort()).toEqual([...of("stranger"), ...of("unknown")].sort());
        expect(receipt.held.every(({ blockers }) => blockers.length > 0)).toBe(true);
      }
      const saved = await inScope(seller.ownerScope, (db) =>
        db.select({ orderId: waybills.orderId }).from(waybills).where(inArray(waybills.orderId, ids)),
      );
      expect(saved.map(({ orderId }) => orderId).sort()).toEqual([...of("fine"), ...of("taken")].sort());
      expect(await inScope(stranger.ownerScope, (db) => db.select().from(waybills))).toEqual([]);
    }),
    { numRuns: 12, seed: 20261129, endOnFailure: true },
  );
});
