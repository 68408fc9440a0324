import { randomUUID } from "node:crypto";
import type { Sql } from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { connect } from "#db/client";
import { listUnpricedLanes } from "#db/queries/unpriced-lanes";
import { inScope } from "#db/scope";
import { createTestDatabase, type TestDatabase } from "#db/testing/database";
import { aReadySeller, type ReadySeller, waitingOrders } from "#db/testing/dispatch";
import { testStaffScope } from "#db/testing/scopes";
import { dayMs } from "#lib/kit/time";
import { confirmBatch } from "./confirm-batch.ts";
import { countUnpricedLanes } from "./count-unpriced-lanes.ts";
import { reviewDispatch } from "./review-dispatch.ts";

let database: TestDatabase;
let owner: Sql;
let first: ReadySeller;
let second: ReadySeller;
beforeAll(async () => {
  database = await createTestDatabase();
  owner = connect(database.ownerUrl, { max: 1, name: "test" });
  first = await aReadySeller("一号");
  second = await aReadySeller("二号");
});
afterAll(async () => {
  await owner.end();
  await database.close();
});

const staff = testStaffScope(randomUUID(), "carrier_manager");
const standardLanes = async () => {
  const { lanes } = await inScope(staff, (db) => listUnpricedLanes(db, 500));
  return lanes.filter(({ solutionCode, country }) => solutionCode === "CAINIAO_STANDARD" && country === "US");
};
/** Takes the United States out of the card and brings them back. */
const americaIsPriced = async (isPriced: boolean) => {
  const [from, to] = isPriced ? ["XX", "US"] : ["US", "XX"];
  await owner`update rate_rows set country = ${to} where card_id = 'CAINIAO_STANDARD-2026-01' and country = ${from}`;
  await owner`update rate_cards set content_hash = ${String(isPriced)} where id = 'CAINIAO_STANDARD-2026-01'`;
};

async function dispatch(seller: ReadySeller, orderIds: readonly string[]): Promise<number> {
  const review = await reviewDispatch(seller.ownerScope, { orderIds: [...orderIds] });
  if (!review.ok) throw new Error(review.refusal.code);
  const { parcels, holds } = review.value;
  const orders = [...parcels, ...holds].map(({ orderId, fingerprint }) => ({ orderId, fingerprint }));
  const receipt = await confirmBatch(seller.ownerScope, { requestKey: randomUUID(), orders });
  if (!receipt.ok) throw new Error(receipt.refusal.code);
  return receipt.value.booked.length;
}

test("parcels without a price are counted when they go, waiting orders every night, and none once a card prices them", async () => {
  const started = Date.now();
  expect(await standardLanes()).toEqual([]);
  await americaIsPriced(false);
  const [one = "", two = ""] = await waitingOrders(first, 3);
  expect(await dispatch(first, [one, two])).toBe(2);
  expect(await standardLanes()).toMatchObject([{ fromGrams: 101, waiting: 0, chosen: 0, shipped: 2, sellers: 1 }]);
  await waitingOrders(second, 4);
  await countUnpricedLanes(Date.now());
  await countUnpricedLanes(Date.now());
  const [lane] = await standardLanes();
  // of the first seller one order still waits, of the second four; both would go with it in spite of that
  expect(lane).toMatchObject({ fromGrams: 101, waiting: 5, chosen: 5, shipped: 2, sellers: 2 });
  expect(lane?.since).toBeGreaterThanOrEqual(started);
  expect(lane?.since).toBeLessThanOrEqual(Date.now());
  expect(JSON.stringify(await inScope(staff, (db) => listUnpricedLanes(db, 500)))).not.toContain(first.sellerId);
  // a quarter of a year later the two parcels are no sign of today
  await countUnpricedLanes(Date.now() + 91 * dayMs);
  expect(await standardLanes()).toMatchObject([{ waiting: 5, shipped: 0, sellers: 2 }]);
  await americaIsPriced(true);
  await countUnpricedLanes(Date.now() + 92 * dayMs);
  expect(await standardLanes()).toEqual([]);
});
