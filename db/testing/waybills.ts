import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import type { BookingRequest } from "#lib/carriers/requests";
import type { WaybillState } from "#lib/dispatch/states";
import { insertMany } from "../bulk.ts";
import { batches, parcels, waybills } from "../schema/dispatch.ts";
import { orders } from "../schema/orders.ts";
import { sellers } from "../schema/sellers.ts";
import { inScope } from "../scope.ts";
import type { TestSeller } from "./sellers.ts";

/** A booking that Cainiao takes: a cup to Brazil. */
export function aBooking(waybillId: string, orderNumber: string, change: Partial<BookingRequest> = {}): BookingRequest {
  const home = { postalCode: "518000", country: "CN", state: "Guangdong", city: "Shenzhen" };
  const seller = { ...home, name: "Zhang San", mobile: "13800138000", detail: "1 Keji Road, Nanshan" };
  return {
    waybillId,
    orderNumber,
    orderedAt: Date.UTC(2026, 10, 24),
    paidAt: Date.UTC(2026, 10, 24),
    serviceCode: "CAINIAO_STANDARD",
    packages: [
      {
        lengthMm: 200,
        widthMm: 150,
        heightMm: 50,
        weightGrams: 320,
        items: [
          {
            itemId: "1005001",
            sku: "CUP-01",
            quantity: 2,
            nameEn: "Ceramic cup",
            nameZh: "陶瓷杯",
            unitPriceMinor: 599,
            currency: "USD",
            hsCode: "6911101900",
            originCountry: "CN",
            weightGrams: 160,
          },
        ],
      },
    ],
    sender: seller,
    returner: seller,
    receiver: {
      name: "John Smith",
      mobile: "+15125550123",
      postalCode: "78701",
      country: "US",
      state: "TX",
      city: "Austin",
      detail: "100 Congress Ave",
    },
    undeliverable: "return",
    doorPickup: true,
    ...change,
  };
}

export type TestWaybill = { readonly waybillId: string; readonly orderId: string; readonly orderNumber: string };

/** One confirmed batch with an order, a parcel and a waybill each, set-wise; its seller is active, as one that confirms is. */
export async function aBatchOfWaybills(
  seller: TestSeller,
  count: number,
  options: { readonly state?: WaybillState; readonly booking?: Partial<BookingRequest> } = {},
): Promise<TestWaybill[]> {
  const { sellerId, storeId } = seller;
  const batchId = randomUUID();
  const state = options.state ?? "queued";
  const made = Array.from({ length: count }, (_, position) => {
    const orderNumber = `30${Date.now()}${String(Math.floor(Math.random() * 1e6)).padStart(6, "0")}${position}`;
    return { waybillId: randomUUID(), orderId: randomUUID(), parcelId: randomUUID(), orderNumber, position };
  });
  const country = options.booking?.receiver?.country ?? "US";
  await inScope(seller.jobScope, async (db) => {
    await db.update(sellers).set({ state: "active" }).where(eq(sellers.sellerId, sellerId));
    await insertMany(db, batches, [
      { sellerId, id: batchId, createdBy: seller.ownerId, parcelCount: count, requestKey: batchId, receipt: {} },
    ]);
    await insertMany(
      db,
      orders,
      made.map(({ orderId, orderNumber }) => ({
        ...anOrderRow(orderNumber),
        sellerId,
        storeId,
        id: orderId,
        country,
      })),
    );
    await insertMany(
      db,
      parcels,
      made.map(({ parcelId, orderId, position }) => ({
        ...{ sellerId, batchId, position, country, orderId, id: parcelId },
        weightGrams: 320,
        solutionCode: "CAINIAO_STANDARD",
        quote: {},
      })),
    );
    await insertMany(
      db,
      waybills,
      made.map(({ waybillId, parcelId, orderId, orderNumber }) => ({
        ...{ sellerId, storeId, batchId, parcelId, orderId, country, state, id: waybillId },
        carrierCode: "cainiao",
        environment: "sandbox" as const,
        solutionCode: "CAINIAO_STANDARD",
        booking: aBooking(waybillId, orderNumber, options.booking),
      })),
    );
  });
  return made;
}

function anOrderRow(orderNumber: string) {
  return {
    orderNumber,
    state: "dispatching" as const,
    platformStatus: "WAIT_SELLER_SEND_GOODS",
    platformStatusText: "等待您发货",
    shipByDate: "2026-12-01",
    shipByAt: Date.UTC(2026, 11, 1, 15, 59, 59),
    buyerName: "John Smith",
    currency: "USD" as const,
    recipientName: "John Smith",
    countryText: "United States",
    province: "TX",
    city: "Austin",
    address: "100 Congress Ave",
    postalCode: "78701",
    phone: "",
    mobile: "+15125550123",
    contentHash: orderNumber,
  };
}
