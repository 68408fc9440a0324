import { and, desc, eq, inArray, lte, sql } from "drizzle-orm";
import { parseBooking } from "#lib/carriers/booking-schema";
import type { BookedParcel, DeclaringSeller } from "#lib/customs/declaration-facts";
import { rateOn } from "#lib/customs/dossier/estimate-refund";
import { chinaDateOf } from "#lib/kit/time";
import {
  carrierCustoms,
  customsSettings,
  declarations,
  exchangeConnections,
  productCustoms,
} from "../schema/customs.ts";
import { parcels, waybills } from "../schema/dispatch.ts";
import { applicationFields } from "../schema/onboarding.ts";
import { orders } from "../schema/orders.ts";
import { products } from "../schema/products.ts";
import { exchangeRates } from "../schema/solutions.ts";
import type { SellerDb } from "../scope.ts";
import { uuidList } from "../text-list.ts";
import { listRefundRates } from "./dossiers.ts";
import { getSellerGates } from "./gate-facts.ts";
import { getNationalCodes } from "./nomenclature.ts";

/** Everything that declarations of booked parcels are made of. */
export type DeclarationFacts = DeclaringSeller & { readonly parcels: readonly BookedParcel[] };

/**
 * Reads the facts of booked parcels with a number; others are missing. The number of statements does not depend on how many
 * parcels are asked for.
 */
export async function getDeclarationFacts(
  db: SellerDb,
  waybillIds: readonly string[],
  now: number,
): Promise<DeclarationFacts> {
  const { sellerId } = db.scope;
  const [rows, { gates }, fields, [settings], terminals, [rate]] = await Promise.all([
    readParcels(db, waybillIds),
    getSellerGates(db),
    db
      .select({
        section: applicationFields.section,
        key: applicationFields.key,
        value: applicationFields.value,
        approvedValue: applicationFields.approvedValue,
      })
      .from(applicationFields)
      .where(
        and(eq(applicationFields.sellerId, sellerId), inArray(applicationFields.section, ["licence", "declaration"])),
      ),
    db.select().from(customsSettings).where(eq(customsSettings.sellerId, sellerId)),
    db
      .select({
        environment: exchangeConnections.environment,
        dxpId: exchangeConnections.dxpId,
        copCode: exchangeConnections.copCode,
        copName: exchangeConnections.copName,
      })
      .from(exchangeConnections)
      .where(and(eq(exchangeConnections.sellerId, sellerId), eq(exchangeConnections.state, "active"))),
    db
      .select({ micros: exchangeRates.rateMicros })
      .from(exchangeRates)
      .where(
        and(eq(exchangeRates.base, "USD"), eq(exchangeRates.quote, "CNY"), lte(exchangeRates.day, chinaDateOf(now))),
      )
      .orderBy(desc(exchangeRates.day))
      .limit(1),
  ]);
  const known = await readProducts(db, rows, now);
  const name = fields.find(({ section, key }) => section === "licence" && key === "registeredName");
  return {
    parcels: rows,
    gates,
    registeredName: name?.approvedValue ?? name?.value ?? "",
    declaration: Object.fromEntries(
      fields.filter(({ section }) => section === "declaration").map(({ key, value }) => [key, value]),
    ),
    settings: { codeForm: settings?.codeForm ?? "numeric", mayPadHeading: settings?.mayPadHeading ?? false },
    taxBranch: settings?.taxBranch ?? null,
    platform: { code: settings?.platformCode ?? "无", name: settings?.platformName ?? "AliExpress" },
    terminals: new Map(terminals.map(({ environment, ...terminal }) => [environment, terminal])),
    products: known,
    yuanMicros: rate?.micros ?? null,
  };
}

async function readParcels(db: SellerDb, waybillIds: readonly string[]): Promise<BookedParcel[]> {
  if (waybillIds.length === 0) return [];
  const { sellerId } = db.scope;
  const taken = sql<number[]>`coalesce((select jsonb_agg(d.order_part) from ${declarations} d
    where d.seller_id = ${sellerId}::uuid and d.order_id = ${waybills.orderId} and d.lane <> 'void'
      and d.waybill_id <> ${waybills.id}), '[]'::jsonb)`;
  const rows = await db
    .select({
      waybillId: waybills.id,
      orderId: waybills.orderId,
      orderNumber: orders.orderNumber,
      waybillNo: waybills.trackingNumber,
      environment: waybills.environment,
      carrierCode: waybills.carrierCode,
      country: waybills.country,
      booking: waybills.booking,
      grossGrams: parcels.weightGrams,
      priceMinor: parcels.priceMinor,
      bookedAt: waybills.bookedAt,
      logisticsCode: carrierCustoms.logisticsCode,
      logisticsName: carrierCustoms.logisticsName,
      isMandated: carrierCustoms.isMandated,
      taken,
    })
    .from(waybills)
    .innerJoin(parcels, and(eq(parcels.sellerId, sellerId), eq(parcels.id, waybills.parcelId)))
    .innerJoin(orders, and(eq(orders.sellerId, sellerId), eq(orders.id, waybills.orderId)))
    .leftJoin(carrierCustoms, eq(carrierCustoms.carrierCode, waybills.carrierCode))
    .where(
      and(
        eq(waybills.sellerId, sellerId),
        sql`${waybills.id} in ${uuidList(waybillIds)}`,
        eq(waybills.state, "booked"),
        sql`${waybills.trackingNumber} is not null`,
      ),
    )
    .orderBy(waybills.id);
  return rows.map(({ priceMinor, logisticsCode, logisticsName, isMandated, taken: parts, ...row }) => ({
    ...row,
    waybillNo: row.waybillNo ?? "",
    bookedAt: row.bookedAt ?? 0,
    booking: parseBooking(row.booking),
    freight: priceMinor === null ? null : { minor: priceMinor, currency: "USD" },
    logistics:
      logisticsCode === null || logisticsName === null
        ? null
        : { code: logisticsCode, name: logisticsName, isMandated: isMandated ?? false },
    takenParts: parts.map(Number),
  }));
}

async function readProducts(
  db: SellerDb,
  rows: readonly BookedParcel[],
  now: number,
): Promise<DeclarationFacts["products"]> {
  const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
  const ids = new Set(
    rows.flatMap(({ booking }) => booking.packages.flatMap(({ items }) => items.map((i) => i.itemId))),
  );
  const asked = [...ids].filter((id) => uuid.test(id));
  if (asked.length === 0) return new Map();
  const found = await db
    .select({ product: products, customs: productCustoms })
    .from(products)
    .leftJoin(
      productCustoms,
      and(eq(productCustoms.sellerId, products.sellerId), eq(productCustoms.productId, products.id)),
    )
    .where(and(eq(products.sellerId, db.scope.sellerId), sql`${products.id} in ${uuidList(asked)}`));
  const codes = [...new Set(found.flatMap(({ product }) => product.hsCode ?? []))];
  const today = chinaDateOf(now);
  const [table, rates] = await Promise.all([
    getNationalCodes(
      db,
      codes.flatMap((code) => [code, code.slice(0, 8)]),
      today,
    ),
    listRefundRates(db, codes),
  ]);
  // rows that ALP brings along were never compared with a tariff: they decide nothing
  const vouched = rates.filter(({ source }) => source !== "seed");
  const supervisionOf = (code: string) => {
    const national = table.get(code) ?? table.get(code.slice(0, 8));
    return national?.origin === "imported" ? national.supervision : null;
  };
  const unitsOf = (customs: { legalUnit: string | null; secondUnit: string | null } | null, code: string | null) => {
    if (customs?.legalUnit) return { legalUnit: customs.legalUnit, secondUnit: customs.secondUnit };
    const national = table.get(code ?? "");
    // what ALP brings along was never compared with the tariff: it declares nothing
    if (national?.origin !== "imported") return { legalUnit: null, secondUnit: null };
    return { legalUnit: national.firstUnit, secondUnit: national.secondUnit };
  };
  return new Map(
    found.map(({ product, customs }) => [
      product.id,
      {
        hsCode: product.hsCode,
        declaredMinor: product.declaredMinor,
        declaredName: customs?.declaredName || product.nameZh || "",
        elements: customs?.elements ?? "",
        barCode: customs?.barCode ?? product.gtin,
        unit: customs?.unit ?? "011",
        // a person's word stands above the imported table
        ...unitsOf(customs, product.hsCode),
        legalPerPiece: customs?.legalPerPiece ?? null,
        secondPerPiece: customs?.secondPerPiece ?? null,
        netGrams: product.netGrams ?? product.weightGrams,
        refundBp: product.hsCode === null ? null : (rateOn(vouched, product.hsCode, today)?.rateBp ?? null),
        supervision: product.hsCode === null ? null : supervisionOf(product.hsCode),
      },
    ]),
  );
}
