import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import type {
  DispatchFacts,
  LineFacts,
  OrderFacts,
  RecipientFacts,
  SenderAddress,
  StoreFacts,
} from "#lib/dispatch/facts";
import { withMembers } from "#lib/dispatch/merged-order";
import { recipientFields } from "#lib/identity/finding";
import type { Override } from "#lib/identity/overrides";
import { isMasked } from "#lib/identity/plain-text";
import { buyerKey } from "#lib/identity/tax-id/buyer-key";
import { isCountryCode } from "#lib/kit/country";
import { chinaDateOf } from "#lib/kit/time";
import { mergeKey } from "#lib/orders/merge";
import type { NationalCode } from "#lib/products/nomenclature/national-code";
import { readServiceSwitches } from "#lib/rates/service-switches-schema";
import type { OwnAddressKind } from "#lib/sellers/kinds";
import { productCustoms } from "../schema/customs.ts";
import { parcels } from "../schema/dispatch.ts";
import { hsProposals } from "../schema/nomenclature.ts";
import {
  findingOverrides,
  orderChoices,
  orderLines,
  orders,
  recipientCorrections,
  recipientTaxIds,
} from "../schema/orders.ts";
import { msdsFiles, productMsds, products } from "../schema/products.ts";
import { ownAddresses, stores } from "../schema/sellers.ts";
import type { SellerDb } from "../scope.ts";
import { sentAgainClock } from "../sent-again.ts";
import { textList, uuidList } from "../text-list.ts";
import { getSellerGates } from "./gate-facts.ts";
import { getNationalCodes, getNomenclatureState } from "./nomenclature.ts";
import { getRoutingBook } from "./rates.ts";
import { getRoutingPreset } from "./routing-settings.ts";
import { getSellerTemplates } from "./templates.ts";

/**
 * Locks orders in id order, so that two batches cannot wait for each other in a circle. Answers the ids that exist.
 */
export async function lockOrders(db: SellerDb, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .select({ id: orders.id })
    .from(orders)
    .where(and(eq(orders.sellerId, db.scope.sellerId), inArray(orders.id, [...ids])))
    .orderBy(asc(orders.id))
    .for("update");
  return rows.map((row) => row.id);
}

/** The same with the orders that travel in theirs: a batch takes them along. Answers the ids asked for that exist. */
export async function lockOrdersAndMembers(db: SellerDb, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const list = uuidList(ids);
  const rows = await db
    .select({ id: orders.id })
    .from(orders)
    .where(
      and(eq(orders.sellerId, db.scope.sellerId), sql`(${orders.id} in ${list} or ${orders.mergedInto} in ${list})`),
    )
    .orderBy(asc(orders.id))
    .for("update");
  const asked = new Set(ids);
  return rows.flatMap(({ id }) => (asked.has(id) ? [id] : []));
}

/** Ids of the orders that wait for the seller, by deadline; at most as many as a nightly count looks at. */
export async function listWaitingOrderIds(db: SellerDb): Promise<string[]> {
  const rows = await db
    .select({ id: orders.id })
    .from(orders)
    .where(and(eq(orders.sellerId, db.scope.sellerId), eq(orders.state, "waiting")))
    .orderBy(sql`${orders.shipByAt} asc nulls last`, asc(orders.id))
    .limit(5000);
  return rows.map((row) => row.id);
}

/**
 * Everything that a plan of these orders is made from. The number of statements does not depend on how many orders are
 * asked for. Ids that the seller does not have are simply missing from `orders`: the plan names them. Orders that travel in
 * another's parcel are part of that one.
 */
export async function readDispatchFacts(db: SellerDb, asked: readonly string[], now: number): Promise<DispatchFacts> {
  const own = [...new Set(asked)];
  const membership = await readMembership(db, own);
  const ids = [...new Set([...own, ...membership.keys()])];
  const [head, partCounts, lines, marks, store, gate, book, chosen, preset] = await Promise.all([
    readOrders(db, ids),
    countParts(db, ids),
    readLines(db, ids, now),
    readMarks(db, ids),
    readStores(db),
    getSellerGates(db),
    getRoutingBook(db, now),
    getSellerTemplates(db),
    getRoutingPreset(db),
  ]);
  const [taxIds, past] = await Promise.all([readTaxIds(db, head), readPast(db, head)]);
  const wholeFacts = head.map((row): OrderFacts => {
    const corrected = correctedRecipient(row, marks.corrections.get(row.id) ?? []);
    // what was masked in the file may have been filled in since
    const masked = row.facts.isMasked && Object.values(corrected).some((text) => text !== null && isMasked(text));
    const of = partCounts.get(row.platformOrderId) ?? 1;
    const isWhole = of === 1 && row.partNumber === 1;
    return {
      ...row.facts,
      isMasked: masked,
      part: isWhole ? null : { number: row.partNumber, of, platformOrderId: row.platformOrderId },
      mergeKey: isWhole ? mergeKey(row.facts.storeId, { ...corrected, buyerName: row.buyerName }, masked) : "",
      recipient: { ...corrected, taxId: taxIds.get(taxKey(row)) ?? "" },
      overrides: marks.overrides.get(row.id) ?? [],
      choice: marks.choices.get(row.id) ?? null,
      services: marks.services.get(row.id) ?? null,
      packedGrams: marks.weights.get(row.id) ?? null,
      past: past.get(buyerAt(row)) ?? new Map(),
      lines: lines.get(row.id) ?? [],
    };
  });
  const byId = new Map(wholeFacts.map((order) => [order.id, order]));
  const membersOf = Map.groupBy(
    wholeFacts.filter(({ id }) => membership.has(id)),
    ({ id }) => membership.get(id),
  );
  const orderFacts = own.flatMap((id) => {
    const order = byId.get(id);
    return order
      ? [
          withMembers(
            order,
            (membersOf.get(id) ?? []).sort((a, b) => (a.orderNumber < b.orderNumber ? -1 : 1)),
          ),
        ]
      : [];
  });
  const { gates, environments } = gate;
  const routing = { book, templates: chosen.templates, groups: chosen.groups, preset };
  return { asked, orders: orderFacts, stores: store, gates, environments, today: chinaDateOf(now), ...routing };
}

/** Which orders travel in the parcels of others, by id: the order that stands for the parcel. */
async function readMembership(db: SellerDb, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: orders.id, lead: orders.mergedInto })
    .from(orders)
    .where(
      and(
        eq(orders.sellerId, db.scope.sellerId),
        sql`${orders.mergedInto} in ${uuidList(ids)}`,
        isNull(orders.partOf),
        inArray(orders.state, ["merged", "dispatching", "labelled"]),
      ),
    );
  return new Map(rows.flatMap(({ id, lead }) => (lead === null ? [] : [[id, lead] as const])));
}

/** Of how many parts the orders are that these belong to, by the platform's order; whole ones are missing. */
async function countParts(db: SellerDb, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (ids.length === 0) return new Map();
  const list = uuidList(ids);
  const rows = await db
    .select({ id: sql<string>`${orders.partOf}`, count: sql<number>`count(*)::int + 1` })
    .from(orders)
    .where(
      and(
        eq(orders.sellerId, db.scope.sellerId),
        isNull(orders.mergedInto),
        sql`(${orders.partOf} in ${list} or ${orders.partOf} in (select p.part_of from orders p
          where p.seller_id = ${db.scope.sellerId}::uuid and p.id in ${list}))`,
      ),
    )
    .groupBy(orders.partOf);
  return new Map(rows.map(({ id, count }) => [id, count]));
}

type OrderRow = {
  readonly id: string;
  readonly platformOrderId: string;
  readonly partNumber: number;
  readonly buyerName: string;
  readonly recipient: Omit<RecipientFacts, "taxId">;
  readonly facts: Omit<
    OrderFacts,
    "recipient" | "overrides" | "choice" | "services" | "past" | "lines" | "packedGrams"
  >;
};

async function readOrders(db: SellerDb, ids: readonly string[]): Promise<OrderRow[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .select({ row: orders, clock: sentAgainClock(db) })
    .from(orders)
    .where(and(eq(orders.sellerId, db.scope.sellerId), inArray(orders.id, [...ids])));
  return rows.map(({ row, clock }) => ({
    id: row.id,
    platformOrderId: row.partOf ?? row.id,
    partNumber: row.partNumber,
    buyerName: row.buyerName,
    recipient: {
      country: row.country !== null && isCountryCode(row.country) ? row.country : null,
      countryText: row.countryText,
      name: row.recipientName,
      province: row.province,
      city: row.city,
      address: row.address2 === "" ? row.address : `${row.address}, ${row.address2}`,
      postalCode: row.postalCode,
      phone: row.phone,
      mobile: row.mobile,
    },
    facts: {
      id: row.id,
      orderNumber: row.orderNumber,
      storeId: row.storeId,
      state: row.state,
      holdReason: row.holdReason,
      holdNote: row.holdNote,
      ...(clock === null ? {} : { isSentAgain: true }),
      shipByAt: clock ? null : row.shipByAt,
      orderedAt: row.orderedAt,
      paidAt: row.paidAt,
      paidMinor: row.paidMinor,
      currency: row.currency,
      buyerService: row.buyerService,
      isMasked: row.isMasked,
      remark: row.remark,
    },
  }));
}

async function readLines(db: SellerDb, ids: readonly string[], now: number): Promise<Map<string, LineFacts[]>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ line: orderLines, product: products, msds: msdsColumns, units: unitColumns, fault: hsProposals.fault })
    .from(orderLines)
    .leftJoin(products, and(eq(products.sellerId, orderLines.sellerId), eq(products.id, orderLines.productId)))
    .leftJoin(
      productCustoms,
      and(eq(productCustoms.sellerId, products.sellerId), eq(productCustoms.productId, products.id)),
    )
    .leftJoin(
      hsProposals,
      and(
        eq(hsProposals.sellerId, products.sellerId),
        eq(hsProposals.productId, products.id),
        eq(hsProposals.productVersion, products.version),
      ),
    )
    .leftJoin(productMsds, and(eq(productMsds.sellerId, products.sellerId), eq(productMsds.productId, products.id)))
    .leftJoin(msdsFiles, and(eq(msdsFiles.sellerId, productMsds.sellerId), eq(msdsFiles.id, productMsds.msdsId)))
    .where(and(eq(orderLines.sellerId, db.scope.sellerId), inArray(orderLines.orderId, [...ids])))
    .orderBy(asc(orderLines.orderId), asc(orderLines.lineNumber));
  const codes = rows.flatMap(({ product, units }) => (units?.first ? [] : (product?.hsCode ?? [])));
  const day = chinaDateOf(now);
  const [table, { completeSince }] = await Promise.all([
    getNationalCodes(db, codes, day),
    getNomenclatureState(db, day),
  ]);
  return groupBy(
    rows,
    ({ line }) => line.orderId,
    ({ line, product, msds, units, fault }) => ({
      lineNumber: line.lineNumber,
      lineKey: line.lineKey,
      sku: line.sku,
      title: line.title,
      attributes: line.attributes,
      quantity: line.quantity,
      service: line.service,
      isWarehouseShipped: line.isWarehouseShipped,
      product: product && {
        ...productFacts(product),
        msds,
        ...(fault ? { hsFault: fault } : {}),
        ...legalUnitsOf(units, table.get(product.hsCode ?? ""), completeSince !== null),
      },
    }),
  );
}

/** A person's word, else the imported table's; null only where a complete table does not know them. */
function legalUnitsOf(
  kept: { readonly first: string | null; readonly second: string | null } | null,
  national: NationalCode | undefined,
  isComplete: boolean,
): Pick<NonNullable<LineFacts["product"]>, "legalUnits"> {
  if (kept?.first) return { legalUnits: { first: kept.first, second: kept.second } };
  // what ALP brings along was never compared with the tariff: it declares nothing
  if (national?.origin === "imported" && national.firstUnit)
    return { legalUnits: { first: national.firstUnit, second: national.secondUnit } };
  return isComplete ? { legalUnits: null } : {};
}

const unitColumns = { first: productCustoms.legalUnit, second: productCustoms.secondUnit };

const msdsColumns = {
  id: msdsFiles.id,
  fileName: msdsFiles.fileName,
  validUntil: msdsFiles.validUntil,
  cellType: msdsFiles.cellType,
  energyMilliwattHours: msdsFiles.energyMilliwattHours,
  lithiumMilligrams: msdsFiles.lithiumMilligrams,
  cellCount: msdsFiles.cellCount,
};

function productFacts(row: typeof products.$inferSelect): Omit<NonNullable<LineFacts["product"]>, "msds"> {
  const { id, sku, nameZh, nameEn, hsCode, weightGrams, lengthMm, widthMm, heightMm, cargoKind, declaredMinor } = row;
  const { netGrams, hsUs, makerItemNo, gtin, makerName, makerAddress, makerContact } = row;
  const { category, material, usedFor, brand } = row;
  const origin = row.originCountry;
  const originCountry = origin !== null && isCountryCode(origin) ? origin : null;
  return {
    ...{ id, sku, nameZh, nameEn, hsCode, originCountry, cargoKind, declaredMinor },
    ...{ weightGrams, netGrams, lengthMm, widthMm, heightMm },
    ...{ hsUs, makerItemNo, gtin, makerName, makerAddress, makerContact },
    ...{ category, material, usedFor, brand },
  };
}

type Correction = { readonly field: string; readonly original: string; readonly corrected: string };

/** Overrides, corrections and choices of the orders. */
async function readMarks(db: SellerDb, ids: readonly string[]) {
  if (ids.length === 0) {
    return {
      overrides: new Map<string, Override[]>(),
      corrections: new Map<string, Correction[]>(),
      choices: new Map<string, NonNullable<OrderFacts["choice"]>>(),
      services: new Map<string, OrderFacts["services"]>(),
      weights: new Map<string, number | null>(),
    };
  }
  const { sellerId } = db.scope;
  const list = [...ids];
  const [overrides, corrections, choices] = await Promise.all([
    db
      .select()
      .from(findingOverrides)
      .where(and(eq(findingOverrides.sellerId, sellerId), inArray(findingOverrides.orderId, list))),
    db
      .select()
      .from(recipientCorrections)
      .where(and(eq(recipientCorrections.sellerId, sellerId), inArray(recipientCorrections.orderId, list))),
    db
      .select()
      .from(orderChoices)
      .where(and(eq(orderChoices.sellerId, sellerId), inArray(orderChoices.orderId, list))),
  ]);
  return {
    overrides: groupBy(
      overrides,
      (row) => row.orderId,
      ({ field, code, value, reason }) => ({ field, code, value, reason }),
    ),
    corrections: groupBy(
      corrections,
      (row) => row.orderId,
      ({ field, original, corrected }) => ({ field, original, corrected }),
    ),
    choices: new Map(
      choices.flatMap(({ orderId, solutionCode, consentNote, reason }) =>
        solutionCode === null ? [] : [[orderId, { solutionCode, consentNote, reason }] as const],
      ),
    ),
    services: new Map(choices.map(({ orderId, services }) => [orderId, readServiceSwitches(services)] as const)),
    weights: new Map(choices.map(({ orderId, weightGrams }) => [orderId, weightGrams] as const)),
  };
}

/** A correction counts only for the value that it corrected: a later file with another value voids it. */
function correctedRecipient(row: OrderRow, corrections: readonly Correction[]): Omit<RecipientFacts, "taxId"> {
  const recipient = { ...row.recipient };
  for (const { field, original, corrected } of corrections) {
    const name = recipientFields.find((candidate) => candidate === field);
    if (!name || name === "taxId") continue;
    if (name === "country") {
      if (original === recipient.countryText && isCountryCode(corrected)) recipient.country = corrected;
    } else if (original === recipient[name]) {
      recipient[name] = corrected;
    }
  }
  return recipient;
}

async function readStores(db: SellerDb): Promise<StoreFacts[]> {
  const { sellerId } = db.scope;
  const [storeRows, addressRows] = await Promise.all([
    db
      .select({ id: stores.id, name: stores.name, undeliverable: stores.undeliverable })
      .from(stores)
      .where(eq(stores.sellerId, sellerId)),
    db
      .select()
      .from(ownAddresses)
      .where(
        and(eq(ownAddresses.sellerId, sellerId), eq(ownAddresses.isDefault, true), isNull(ownAddresses.archivedAt)),
      ),
  ]);
  return storeRows.map((store) => {
    const addresses: Partial<Record<OwnAddressKind, SenderAddress>> = {};
    for (const row of addressRows) {
      if (row.storeId !== store.id) continue;
      const { zh, en, companyName, postalCode, mobile, telephone, email } = row;
      addresses[row.kind] = { zh, en, companyName, postalCode, mobile, telephone, email };
    }
    return { ...store, addresses };
  });
}

async function readTaxIds(db: SellerDb, rows: readonly OrderRow[]): Promise<Map<string, string>> {
  const keys = [...new Set(rows.map(taxBuyer).filter((key) => key !== ""))];
  if (keys.length === 0) return new Map();
  const found = await db
    .select({ buyerKey: recipientTaxIds.buyerKey, country: recipientTaxIds.country, value: recipientTaxIds.value })
    .from(recipientTaxIds)
    .where(and(eq(recipientTaxIds.sellerId, db.scope.sellerId), inArray(recipientTaxIds.buyerKey, keys)));
  return new Map(found.map((row) => [`${row.buyerKey} ${row.country}`, row.value]));
}

/** How the parcels that went to these buyers before were sent. A buyer is a name in a country: exports tell no more. */
async function readPast(db: SellerDb, rows: readonly OrderRow[]): Promise<Map<string, Map<string, number>>> {
  const names = [...new Set(rows.map(({ buyerName }) => buyerName).filter((name) => name !== ""))];
  if (names.length === 0) return new Map();
  const { sellerId } = db.scope;
  const found = await db
    .select({
      buyerName: orders.buyerName,
      country: orders.country,
      solutionCode: parcels.solutionCode,
      count: sql<number>`count(*)::int`,
    })
    .from(orders)
    .innerJoin(parcels, and(eq(parcels.sellerId, orders.sellerId), eq(parcels.orderId, orders.id)))
    .where(
      and(
        eq(orders.sellerId, sellerId),
        sql`${orders.buyerName} in ${textList(names)}`,
        sql`${orders.state} <> 'waiting'`,
      ),
    )
    .groupBy(orders.buyerName, orders.country, parcels.solutionCode);
  const past = new Map<string, Map<string, number>>();
  for (const { buyerName, country, solutionCode, count } of found) {
    const key = `${buyerName} ${country ?? ""}`;
    const counts = past.get(key) ?? new Map<string, number>();
    past.set(key, counts.set(solutionCode, count));
  }
  return past;
}

function buyerAt({ buyerName, recipient }: OrderRow): string {
  return `${buyerName} ${recipient.country ?? ""}`;
}

function taxBuyer({ recipient }: OrderRow): string {
  const { country, name, postalCode } = recipient;
  return country === null ? "" : buyerKey(name, country, postalCode);
}

function taxKey(row: OrderRow): string {
  return `${taxBuyer(row)} ${row.recipient.country ?? ""}`;
}

function groupBy<Row, Value>(
  rows: readonly Row[],
  key: (row: Row) => string,
  value: (row: Row) => Value,
): Map<string, Value[]> {
  const groups = new Map<string, Value[]>();
  for (const row of rows) {
    const list = groups.get(key(row));
    if (list) list.push(value(row));
    else groups.set(key(row), [value(row)]);
  }
  return groups;
}
