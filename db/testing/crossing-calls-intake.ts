import { randomUUID } from "node:crypto";
import type { ImportCounts } from "#lib/orders/import-finding";
import { allOrders } from "#lib/orders/search";
import { noFacts } from "#lib/products/product";
import * as catalogue from "../queries/catalogue.ts";
import * as imports from "../queries/imports.ts";
import * as knownOrders from "../queries/known-orders.ts";
import * as lockIntake from "../queries/lock-intake.ts";
import * as orderList from "../queries/order-list.ts";
import * as products from "../queries/products.ts";
import * as repairs from "../queries/recipient-repairs.ts";
import * as saveOrders from "../queries/save-orders.ts";
import * as taxIds from "../queries/tax-ids.ts";
import { asSeller, type CallsOf } from "./crossing.ts";
import { sameKeys } from "./twin-keys.ts";
import type { TwinIds } from "./twins.ts";

const now = Date.UTC(2026, 10, 25);
const counts: ImportCounts = {
  ...{ rows: 1, new: 1, changed: 0, same: 0, refused: 0, warnings: 0, toDispatch: 1, held: 0, cancelOffers: 0 },
  masked: 0,
};
const { waitingOrder, bookedOrder, lineKey, sku, buyerKey, loneLine, loneBuyer } = sameKeys;
const orderNumbers = [waitingOrder, bookedOrder];
const keys = { skuKeys: [sku], lineKeys: [lineKey, loneLine] };

const catalogueCalls = {
  getCatalogueFor: asSeller((db) => catalogue.getCatalogueFor(db, keys)),
} satisfies CallsOf<typeof catalogue>;

const importCalls = {
  saveImport: asSeller((db, { storeId }) =>
    imports.saveImport(
      db,
      { storeId, fileName: "orders.xlsx", fileHash: sameKeys.fileHash, counts, header: [], createdBy: "stranger" },
      [{ rowNumber: 2, verdict: "new", orderNumber: waitingOrder, content: {}, findings: [] }],
      now,
    ),
  ),
  getImport: asSeller((db, { importId }) => imports.getImport(db, importId)),
  lockImport: asSeller((db, { importId }) => imports.lockImport(db, importId)),
  listImports: asSeller((db) => imports.listImports(db, 100)),
  listImportRows: asSeller((db, { importId }) => imports.listImportRows(db, importId, "new")),
  saveImportState: asSeller((db, { importId }) => imports.saveImportState(db, importId, "discarded", counts, now)),
  deleteImportRows: asSeller((db, { importId }) => imports.deleteImportRows(db, importId)),
  getStoreName: asSeller((db, { storeId }) => imports.getStoreName(db, storeId)),
} satisfies CallsOf<typeof imports>;

const knownOrderCalls = {
  listKnownOrders: asSeller((db) => knownOrders.listKnownOrders(db, orderNumbers)),
} satisfies CallsOf<typeof knownOrders>;

const lockIntakeCalls = {
  lockIntake: asSeller((db) => lockIntake.lockIntake(db)),
} satisfies CallsOf<typeof lockIntake>;

const orderListCalls = {
  // With and without words: either alone would stand in for the other's condition.
  listOrders: asSeller(async (db) => [
    await orderList.listOrders(db, allOrders),
    await orderList.listOrders(db, { ...allOrders, q: "8170" }),
  ]),
  countOrders: asSeller(
    async (db) => [
      await orderList.countOrders(db, allOrders),
      await orderList.countOrders(db, { ...allOrders, q: "8170" }),
    ],
    "counted",
  ),
  listOrderCountries: asSeller((db) => orderList.listOrderCountries(db), "counted"),
} satisfies CallsOf<typeof orderList>;

const facts = { ...noFacts, nameEn: "stranger's cup", weightGrams: 1 };
const aProduct = { title: "stranger's cup", attributes: "", ...facts };

const productCalls = {
  listProducts: asSeller(async (db) => [
    await products.listProducts(db, { q: "", missing: false, noMsds: false, after: null }),
    await products.listProducts(db, { q: "cup", missing: false, noMsds: false, after: null }),
  ]),
  countProducts: asSeller(
    async (db) => [
      await products.countProducts(db, { q: "", missing: false }),
      await products.countProducts(db, { q: "cup", missing: false, noMsds: false }),
    ],
    "counted",
  ),
  listAllProducts: asSeller((db) => products.listAllProducts(db)),
  getProduct: asSeller((db, ids) => products.getProduct(db, ids.productId)),
  lockProductsFor: asSeller((db, { productId }) =>
    products.lockProductsFor(db, { skuKeys: keys.skuKeys, ids: [productId] }),
  ),
  getMatches: asSeller((db) => products.getMatches(db, [lineKey, loneLine])),
  // A stranger may well use the same id: it is another key.
  saveNewProducts: asSeller((db) =>
    products.saveNewProducts(db, [{ ...aProduct, id: randomUUID(), sku: "NEW-1", skuKey: "NEW-1" }], now),
  ),
  saveChangedProducts: asSeller((db, { productId }) =>
    products.saveChangedProducts(db, [{ ...aProduct, id: productId, sku, skuKey: sku }], now),
  ),
  saveMatches: asSeller((db, { productId }) => products.saveMatches(db, [{ lineKey, productId }], "stranger", now)),
  assignProducts: asSeller(async (db) => {
    const spare = { ...aProduct, id: randomUUID(), sku: "NEW-2", skuKey: "NEW-2" };
    await products.saveNewProducts(db, [spare], now);
    return products.assignProducts(db, [{ lineKey, productId: spare.id }]);
  }),
  getProducts: asSeller((db, { productId }) => products.getProducts(db, [productId])),
  listByTitles: asSeller((db) => products.listByTitles(db, ["Cup"], 10), "unseen"),
  listWaitingLines: asSeller((db) => products.listWaitingLines(db)),
  getLineSamples: asSeller((db) => products.getLineSamples(db, [lineKey])),
} satisfies CallsOf<typeof products>;

const correction = { field: "city", original: "", corrected: "stranger's city" } as const;
const override = { field: "phone", code: "phone_short", value: "", reason: "stranger's reason" };

const repairCalls = {
  lockOrderRecipient: asSeller((db, { waitingOrderId }) => repairs.lockOrderRecipient(db, waitingOrderId)),
  listRecipientRepairs: asSeller(async (db, { waitingOrderId }) =>
    (await repairs.listRecipientRepairs(db, [waitingOrderId])).get(waitingOrderId),
  ),
  saveCorrection: asSeller((db, { waitingOrderId }) =>
    repairs.saveCorrection(db, waitingOrderId, correction, "stranger", now),
  ),
  deleteCorrection: asSeller((db, { waitingOrderId }) => repairs.deleteCorrection(db, waitingOrderId, "city", now)),
  saveOverride: asSeller((db, { waitingOrderId }) =>
    repairs.saveOverride(db, waitingOrderId, override, "stranger", now),
  ),
} satisfies CallsOf<typeof repairs>;

function anOrder({ storeId, productId }: TwinIds, id: string, orderNumber: string) {
  const line = { title: "stranger's cup", attributes: "", sku, quantity: 1, unit: "", service: "" };
  return {
    ...{ id, storeId, state: "waiting" as const, productIds: [productId], hold: undefined },
    content: {
      ...{ orderNumber, platformStatus: "waiting_shipment" as const, platformStatusText: "等待您发货" },
      ...{ shipByDate: "2027-01-31", orderedAt: now, paidAt: now, buyerName: "stranger", buyerEmail: "" },
      ...{ paidMinor: 1, goodsMinor: null, shippingMinor: null, currency: "USD" as const, recipientName: "stranger" },
      ...{ country: "US" as const, countryText: "United States", province: "", city: "", address: "", remark: "" },
      ...{ postalCode: "", phone: "", mobile: "", isMasked: false, buyerService: "" },
      ...{ lines: [{ ...line, isWarehouseShipped: false }], shipped: [] },
    },
  };
}

const saveOrderCalls = {
  lockOrdersByNumber: asSeller((db) => saveOrders.lockOrdersByNumber(db, orderNumbers)),
  saveNewOrders: asSeller((db, other) =>
    saveOrders.saveNewOrders(db, [anOrder(other, randomUUID(), "8170000000000009")], now),
  ),
  saveChangedOrders: asSeller((db, other) =>
    saveOrders.saveChangedOrders(db, [anOrder(other, other.waitingOrderId, waitingOrder)], now),
  ),
} satisfies CallsOf<typeof saveOrders>;

const taxIdCalls = {
  listTaxIdOrders: asSeller((db) => taxIds.listTaxIdOrders(db)),
  getTaxIdOrders: asSeller((db, { waitingOrderId }) =>
    taxIds.getTaxIdOrders(db, { numbers: orderNumbers, ids: [waitingOrderId] }),
  ),
  getTaxIds: asSeller((db) => taxIds.getTaxIds(db, [buyerKey, loneBuyer]), "counted"),
  saveTaxIdRows: asSeller((db) =>
    taxIds.saveTaxIdRows(
      db,
      [{ buyerKey, country: "US", kind: "ein", value: "99-9999999", source: "pasted" }],
      "stranger",
      now,
    ),
  ),
} satisfies CallsOf<typeof taxIds>;

export const intakeCalls = {
  catalogue: catalogueCalls,
  imports: importCalls,
  "known-orders": knownOrderCalls,
  "lock-intake": lockIntakeCalls,
  "order-list": orderListCalls,
  products: productCalls,
  "recipient-repairs": repairCalls,
  "save-orders": saveOrderCalls,
  "tax-ids": taxIdCalls,
};
