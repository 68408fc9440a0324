import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { lineKeyOf } from "#lib/products/line-key";
import { insertMany } from "../bulk.ts";
import { papers, parcels, waybills } from "../schema/dispatch.ts";
import { orderLines, orders } from "../schema/orders.ts";
import { inScope } from "../scope.ts";
import type { TestSeller } from "./sellers.ts";
import { aBatchOfWaybills, aBooking, type TestWaybill } from "./waybills.ts";

export type Goods = readonly (readonly [sku: string, quantity: number])[];

export type LabelledParcel = TestWaybill & { readonly trackingNumber: string };

/** One labelled parcel of each list of goods in one batch, booked just now; `shipByAt` of each, where it is given. */
export async function labelledParcels(
  seller: TestSeller,
  list: readonly { readonly goods: Goods; readonly shipByAt?: number }[],
  now: number,
): Promise<LabelledParcel[]> {
  const { sellerId } = seller;
  const made = await aBatchOfWaybills(seller, list.length, { state: "booked" });
  const parcelsMade = made.map((one) => ({ ...one, trackingNumber: `LX${numberOf(one.waybillId)}CN` }));
  await inScope(seller.jobScope, async (db) => {
    for (const [at, { waybillId, orderId, orderNumber, trackingNumber }] of parcelsMade.entries()) {
      const { goods = [], shipByAt } = list[at] ?? {};
      const base = aBooking(waybillId, orderNumber);
      const [pack] = base.packages;
      const item = pack?.items[0];
      if (!pack || !item) throw new Error("the test booking holds nothing");
      const items = goods.map(([sku, quantity]) => ({ ...item, sku, quantity, itemId: sku, nameZh: `${sku} 品名` }));
      const booking = { ...base, packages: [{ ...pack, items }] };
      const own = and(eq(waybills.sellerId, sellerId), eq(waybills.id, waybillId));
      await db
        .update(waybills)
        .set({ trackingNumber, lpNumber: `LP${numberOf(orderId)}`, bookedAt: now, booking })
        .where(own);
      const order = and(eq(orders.sellerId, sellerId), eq(orders.id, orderId));
      await db
        .update(orders)
        .set({ state: "labelled", ...(shipByAt === undefined ? {} : { shipByAt }) })
        .where(order);
      await insertMany(
        db,
        orderLines,
        goods.map(([sku, quantity], line) => ({
          ...{ sellerId, orderId, lineNumber: line + 1, sku, title: sku, quantity },
          lineKey: lineKeyOf({ sku, title: sku, attributes: "" }),
        })),
      );
    }
    await insertMany(
      db,
      papers,
      parcelsMade.map(({ waybillId }) => ({
        ...{
          sellerId,
          id: randomUUID(),
          kind: "label" as const,
          waybillId,
          data: {},
          layoutVersion: 1,
          hash: waybillId,
        },
      })),
    );
  });
  return parcelsMade;
}

/** Sets the quote by which parcels of waybills were booked, and their sides. */
export async function quoteParcels(seller: TestSeller, waybillIds: readonly string[], quote: unknown): Promise<void> {
  await inScope(seller.jobScope, async (db) => {
    for (const id of waybillIds) {
      const [row] = await db.select({ parcelId: waybills.parcelId }).from(waybills).where(eq(waybills.id, id));
      await db
        .update(parcels)
        .set({ quote, lengthMm: 120, widthMm: 90, heightMm: 90 })
        .where(eq(parcels.id, row?.parcelId ?? ""));
    }
  });
}

/** Nine digits of an id. */
function numberOf(id: string): string {
  return String(Number.parseInt(id.replaceAll("-", "").slice(0, 12), 16) % 1_000_000_000).padStart(9, "0");
}
