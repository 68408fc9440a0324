import { randomUUID } from "node:crypto";
import { lineKeyOf } from "#lib/products/line-key";
import { ownAddressKinds } from "#lib/sellers/kinds";
import { insertMany } from "../bulk.ts";
import { markForJudging } from "../queries/judge-marks.ts";
import { carrierBindings, connections } from "../schema/gateways.ts";
import { orderLines, orders } from "../schema/orders.ts";
import { products } from "../schema/products.ts";
import { ownAddresses, sellers, stores } from "../schema/sellers.ts";
import { inScope } from "../scope.ts";
import { testStaffScope } from "./scopes.ts";
import { aSeller, type TestSeller } from "./sellers.ts";

export type ReadySeller = TestSeller & { readonly productId: string };

const half = {
  contactName: "王芳",
  province: "广东省",
  city: "深圳市",
  district: "龙岗区",
  street: "坂田街道五和大道 8 号",
};
const english = {
  contactName: "Wang Fang",
  province: "Guangdong",
  city: "Shenzhen",
  district: "Longgang",
  street: "8 Wuhe Ave",
};

/** A seller that may dispatch: activated, connected to Cainiao's sandbox, own addresses, and one complete product. */
export async function aReadySeller(name?: string): Promise<ReadySeller> {
  const seller = await aSeller(name);
  const { sellerId, storeId } = seller;
  const productId = randomUUID();
  const staff = testStaffScope(randomUUID(), "reviewer", sellerId);
  await inScope(staff, async (db) => {
    await db.update(sellers).set({ state: "active" });
    const connectionId = randomUUID();
    const binding = { sellerId, carrierCode: "cainiao", environment: "sandbox" as const, state: "active" as const };
    await insertMany(db, connections, [{ ...binding, id: connectionId }]);
    await insertMany(db, carrierBindings, [{ ...binding, connectionId }]);
  });
  await inScope(seller.ownerScope, async (db) => {
    await db.update(stores).set({ undeliverable: "return" });
    await insertMany(
      db,
      ownAddresses,
      ownAddressKinds.map((kind) => ({
        sellerId,
        storeId,
        kind,
        isDefault: true,
        zh: half,
        en: english,
        postalCode: "518129",
        mobile: "13800138000",
      })),
    );
    await insertMany(db, products, [
      {
        ...{ sellerId, id: productId, sku: "CUP-01", skuKey: "CUP-01", title: "Ceramic cup", nameZh: "陶瓷杯" },
        ...{ nameEn: "ceramic cup", hsCode: "691110", originCountry: "CN", weightGrams: 120, declaredMinor: 599 },
        ...{ lengthMm: 120, widthMm: 90, heightMm: 90, cargoKind: "general" as const },
        // what customs of the United States and the EU ask for, so that its orders can go anywhere
        ...{ netGrams: 110, hsUs: "6911108010", makerItemNo: "TC-01" },
      },
    ]);
  });
  return { ...seller, productId };
}

/** Orders that wait for the seller and can go: a cup each to the United States. Answers their ids. */
export async function waitingOrders(
  seller: ReadySeller,
  count: number,
  change: Partial<typeof orders.$inferInsert> = {},
): Promise<string[]> {
  const { sellerId, storeId, productId } = seller;
  const list = Array.from({ length: count }, () => randomUUID());
  const line = { sku: "CUP-01", title: "Ceramic cup", attributes: "" };
  const now = Date.now();
  await inScope(seller.ownerScope, async (db) => {
    await insertMany(
      db,
      orders,
      list.map((id) => ({
        ...{ sellerId, storeId, id, orderNumber: String(BigInt(`0x${id.replaceAll("-", "").slice(0, 15)}`)) },
        ...{ state: "waiting" as const, platformStatus: "waiting_shipment", platformStatusText: "等待您发货" },
        ...{ shipByDate: "2027-01-31", shipByAt: now + 86_400_000, orderedAt: now, paidAt: now, buyerName: "Emily" },
        ...{ paidMinor: 1299, currency: "USD" as const, recipientName: "Emily Carter", country: "US" },
        ...{ countryText: "United States", province: "Texas", city: "Austin", address: "2204 Maple Hollow Trl" },
        ...{ postalCode: "78745", phone: "", mobile: "1 512-555-0143", contentHash: id },
        buyerService: "AliExpress Standard Shipping",
        ...change,
      })),
    );
    await insertMany(
      db,
      orderLines,
      list.map((orderId) => ({
        ...{ sellerId, orderId, lineNumber: 1, ...line, quantity: 1, lineKey: lineKeyOf(line), productId },
        service: change.buyerService ?? "AliExpress Standard Shipping",
      })),
    );
    await markForJudging(db, "order", list);
  });
  return list;
}
