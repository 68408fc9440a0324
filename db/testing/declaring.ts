import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { insertMany } from "../bulk.ts";
import { saveCarrierCustoms } from "../queries/carrier-customs.ts";
import { declarations, productCustoms } from "../schema/customs.ts";
import { waybills } from "../schema/dispatch.ts";
import { applicationFields, applications } from "../schema/onboarding.ts";
import { products } from "../schema/products.ts";
import { inScope, type SellerDb } from "../scope.ts";
import { aReadySeller, type ReadySeller } from "./dispatch.ts";
import { testStaffScope } from "./scopes.ts";
import { aBatchOfWaybills, aBooking, type TestWaybill } from "./waybills.ts";

/** As whom customs know the carrier of the tests. */
export const testCarrier = { logisticsCode: "3301960AB1", logisticsName: "菜鸟测试物流有限公司" };

let serial = 0;

/**
 * A seller that may declare: card and account bound, parameters given, one product with all that customs ask. `dxpId` is its
 * number at the data exchange; the terminal itself is not set up.
 */
export async function aDeclaringSeller(
  change: { readonly declaration?: Readonly<Record<string, string>> } = {},
): Promise<ReadySeller & { readonly dxpId: string }> {
  const seller = await aReadySeller();
  const { sellerId, productId } = seller;
  serial += 1;
  const dxpId = `DXPENT${String(serial).padStart(10, "0")}`;
  const code = `44039${String(60_000 + serial)}`;
  const declaration = {
    ...{ customsNumber: code, dxpId, declarationOffice: "5304", exitOffice: "5301", transportMode: "5" },
    ...{ declarant: "self", makerCode: "NO", pilotZone: "yes", defaultWay: "B", taxpayer: "general" },
    ...change.declaration,
  };
  await inScope(seller.ownerScope, async (db) => {
    await db
      .insert(applications)
      .values({ sellerId, state: "approved", cardBoundAt: Date.now(), accountBoundAt: Date.now() })
      .onConflictDoUpdate({
        target: applications.sellerId,
        set: { state: "approved", cardBoundAt: Date.now(), accountBoundAt: Date.now() },
      });
    await insertMany(db, applicationFields, [
      { sellerId, section: "licence", key: "registeredName", value: "深圳测试商家", approvedValue: "深圳测试商家" },
      ...Object.entries(declaration).map(([key, value]) => ({ sellerId, section: "declaration", key, value })),
    ]);
    await db.update(products).set({ hsCode: "6911101900", netGrams: 150 }).where(eq(products.id, productId));
    await insertMany(db, productCustoms, [
      {
        ...{ sellerId, productId, elements: "1|家用餐具|瓷制|无牌", unit: "011", legalUnit: "035", updatedBy: "test" },
        secondUnit: null,
      },
    ]);
  });
  await inScope(testStaffScope(randomUUID(), "carrier_manager"), (db) =>
    saveCarrierCustoms(db, { carrierCode: "cainiao", ...testCarrier, isMandated: false, mandatedOn: null }, Date.now()),
  );
  return { ...seller, dxpId };
}

type Found = Readonly<Record<"laneCode" | "sortingCode" | "lastMileCarrier", null>> & {
  readonly trackingNumber: string;
};

type Finished = { readonly waybill: typeof waybills.$inferSelect; readonly found: Found };

/** Two pieces of the seller's goods that its carrier gave a number. `settle`: what settles bookings, so that it is declared. */
export async function aBookedParcel(
  of: ReadySeller,
  now: number,
  settle: (db: SellerDb, list: readonly Finished[], now: number) => Promise<unknown>,
): Promise<TestWaybill> {
  const booking = aBooking(randomUUID(), "");
  const packages = booking.packages.map((one) => ({
    ...one,
    items: one.items.map((item) => ({ ...item, itemId: of.productId, quantity: 2, hsCode: "6911101900" })),
  }));
  const [made] = await aBatchOfWaybills(of, 1, { booking: { packages } });
  if (!made) throw new Error("nothing booked");
  const trackingNumber = `LX${made.waybillId.slice(0, 8).toUpperCase()}CN`;
  await inScope(of.jobScope, async (db) => {
    const [row] = await db
      .update(waybills)
      .set({ state: "booked", lpNumber: `LP${trackingNumber}`, trackingNumber, bookedAt: now })
      .where(eq(waybills.id, made.waybillId))
      .returning();
    if (!row) throw new Error("no waybill");
    const found = { trackingNumber, laneCode: null, sortingCode: null, lastMileCarrier: null };
    await settle(db, [{ waybill: row, found }], now);
  });
  return made;
}

/** The declaration of a parcel. */
export async function declarationOf(of: ReadySeller, { waybillId }: Pick<TestWaybill, "waybillId">) {
  const [row] = await inScope(of.jobScope, (db) =>
    db.select().from(declarations).where(eq(declarations.waybillId, waybillId)),
  );
  if (!row) throw new Error("no declaration");
  return row;
}
