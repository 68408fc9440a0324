import { and, asc, eq } from "drizzle-orm";
import type { ParcelPrice } from "#lib/dispatch/parcel-price";
import { isCurrency } from "#lib/kit/money";
import { readFrozenQuote } from "#lib/rates/frozen-quote-schema";
import { deciders } from "#lib/routing/decide-solution";
import { billLines, carrierBills } from "../schema/bills.ts";
import { parcels, waybills } from "../schema/dispatch.ts";
import { templates } from "../schema/routing.ts";
import type { SellerDb } from "../scope.ts";

/** What the parcel of a waybill was booked at, by whose decision, and what was billed for it; null for none of the seller's. */
export async function getParcelPrice(db: SellerDb, waybillId: string): Promise<ParcelPrice | null> {
  const { sellerId } = db.scope;
  const [[row], lines] = await Promise.all([
    db
      .select({ quote: parcels.quote, decidedBy: parcels.decidedBy, templateName: templates.name })
      .from(waybills)
      .innerJoin(parcels, and(eq(parcels.sellerId, waybills.sellerId), eq(parcels.id, waybills.parcelId)))
      .leftJoin(templates, and(eq(templates.sellerId, parcels.sellerId), eq(templates.id, parcels.templateId)))
      .where(and(eq(waybills.sellerId, sellerId), eq(waybills.id, waybillId))),
    db
      .select({
        billId: billLines.billId,
        fileName: carrierBills.fileName,
        billedMinor: billLines.billedMinor,
        currency: billLines.currency,
        differenceMinor: billLines.differenceMinor,
        verdict: billLines.verdict,
      })
      .from(billLines)
      .innerJoin(
        carrierBills,
        and(eq(carrierBills.sellerId, billLines.sellerId), eq(carrierBills.id, billLines.billId)),
      )
      .where(and(eq(billLines.sellerId, sellerId), eq(billLines.waybillId, waybillId)))
      .orderBy(asc(carrierBills.importedAt), asc(billLines.rowNumber)),
  ]);
  if (!row) return null;
  return {
    quote: readFrozenQuote(row.quote),
    decidedBy: deciders.find((one) => one === row.decidedBy) ?? "nobody",
    templateName: row.templateName,
    billed: lines.map(({ currency, ...line }) => {
      if (!isCurrency(currency)) throw new Error(`a bill's line of an unknown currency ${currency}`);
      return { ...line, currency };
    }),
  };
}
