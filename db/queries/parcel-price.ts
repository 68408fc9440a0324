import { and, eq } from "drizzle-orm";
import type { ParcelPrice } from "#lib/dispatch/parcel-price";
import { readFrozenQuote } from "#lib/rates/frozen-quote-schema";
import { deciders } from "#lib/routing/decide-solution";
import { parcels, waybills } from "../schema/dispatch.ts";
import { templates } from "../schema/routing.ts";
import type { SellerDb } from "../scope.ts";

/** What the parcel of a waybill was booked at, and by whose decision; null for none of the seller's. */
export async function getParcelPrice(db: SellerDb, waybillId: string): Promise<ParcelPrice | null> {
  const [row] = await db
    .select({ quote: parcels.quote, decidedBy: parcels.decidedBy, templateName: templates.name })
    .from(waybills)
    .innerJoin(parcels, and(eq(parcels.sellerId, waybills.sellerId), eq(parcels.id, waybills.parcelId)))
    .leftJoin(templates, and(eq(templates.sellerId, parcels.sellerId), eq(templates.id, parcels.templateId)))
    .where(and(eq(waybills.sellerId, db.scope.sellerId), eq(waybills.id, waybillId)));
  if (!row) return null;
  return {
    quote: readFrozenQuote(row.quote),
    decidedBy: deciders.find((one) => one === row.decidedBy) ?? "nobody",
    templateName: row.templateName,
  };
}
