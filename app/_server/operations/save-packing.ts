import { saveAudit } from "#db/queries/audit";
import { findBilledParcels } from "#db/queries/bills";
import { getPastPricing } from "#db/queries/card-history";
import { raiseLiveCursor } from "#db/queries/live";
import { getRoutingBook } from "#db/queries/rates";
import { getTableParcel, savePackingCheck, type TableParcel } from "#db/queries/scan-station";
import { lockWaybills } from "#db/queries/waybills";
import { inScope, type SellerDb, type SellerScope } from "#db/scope";
import { moreAtWeight } from "#lib/dispatch/price-at-weight";
import type { WeightPrice } from "#lib/dispatch/scan-parcel";
import type { PackingCheckInput } from "#lib/dispatch/scan-schema";
import { chargeableAt } from "#lib/dispatch/weight-check";
import { ok, type Result, refuse } from "#lib/kit/result";
import { linesOf } from "./table-parcel.ts";

export type PackingReceipt = {
  /** What the measured weight means for the price; null where none was measured. */
  readonly price: WeightPrice | null;
};

/**
 * Keeps what the packing table found of a parcel: contents that were scanned, the weight on the scales. Contents are only
 * taken when they are the very pieces that were booked. Refused: `waybill_not_found` (also when it is no longer booked),
 * `contents_differ`, `nothing_checked`.
 */
export async function savePacking(
  scope: SellerScope,
  { waybillId, contents, grams }: PackingCheckInput,
  now: number = Date.now(),
): Promise<Result<PackingReceipt>> {
  if (contents === null && grams === null) return refuse({ code: "nothing_checked" });
  return inScope(scope, async (db): Promise<Result<PackingReceipt>> => {
    const [locked] = await lockWaybills(db, [waybillId]);
    const parcel = locked?.state === "booked" ? await getTableParcel(db, waybillId) : null;
    if (!parcel) return refuse({ code: "waybill_not_found" });
    if (contents !== null && !isWhole(parcel, contents)) return refuse({ code: "contents_differ" });
    await savePackingCheck(db, { waybillId, contents, grams }, scope.personName, now);
    const data = { isVerified: contents !== null, measuredGrams: grams };
    await saveAudit(db, [{ event: "parcel_checked", data, subject: { kind: "waybill", id: waybillId } }]);
    const price = grams === null ? null : await priceAt(db, parcel, grams, now);
    await raiseLiveCursor(db);
    return ok({ price });
  });
}

function isWhole({ booking, skus }: TableParcel, contents: NonNullable<PackingCheckInput["contents"]>): boolean {
  const expected = linesOf(booking, skus);
  if (expected.length !== contents.length) return false;
  return expected.every(({ sku, quantity }, at) => contents[at]?.sku === sku && contents[at]?.count === quantity);
}

/** By the price list by which it was booked, as a carrier's bill is compared. */
async function priceAt(db: SellerDb, parcel: TableParcel, grams: number, now: number): Promise<WeightPrice> {
  const [found, book] = await Promise.all([findBilledParcels(db, [parcel.trackingNumber]), getRoutingBook(db, now)]);
  const billed = found.find(({ waybillId }) => waybillId === parcel.waybillId);
  if (!billed?.price) return { kind: "unknown" };
  const pricing = (await getPastPricing(db, [billed.price.cardId])).get(billed.price.cardId);
  if (!pricing) return { kind: "unknown" };
  const { chargeableGrams } = billed.price;
  const moreAt = (weight: number) =>
    moreAtWeight(pricing.solution, pricing.card, billed.pricing, weight, book.exchangeRates);
  // what has no price at its own weight (facts that changed since) tells nothing of another
  if (moreAt(chargeableGrams) === null) return { kind: "unknown" };
  const more = moreAt(chargeableAt(grams, parcel.declaredGrams, chargeableGrams));
  return more === null ? { kind: "no_price" } : { kind: "more", minor: more, currency: billed.price.currency };
}
