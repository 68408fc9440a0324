import { getNetGrams, getTradeContexts, saveTradePapers } from "#db/queries/trade-papers";
import type { SellerDb } from "#db/scope";
import { parseBooking } from "#lib/carriers/booking-schema";
import type { BookedWaybill } from "#lib/dispatch/booked-waybill";
import { tradeHash, tradeLayoutVersion } from "#lib/papers/trade/trade-data";
import { tradeFromBooking } from "#lib/papers/trade/trade-from-booking";

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Freezes what invoices, packing lists, declaration drafts and customs forms of waybills are laid out from, in the
 * transaction of their settlement: data, layout version and hash, with who confirmed the batch. Five reads and one write,
 * however many; a waybill that has them keeps them. `now` dates the papers.
 */
export async function freezeTradePapers(
  db: SellerDb,
  waybills: readonly BookedWaybill[],
  now: number = Date.now(),
): Promise<void> {
  const bookings = new Map(waybills.map(({ waybillId, booking }) => [waybillId, parseBooking(booking)]));
  const items = [...bookings.values()].flatMap(({ packages }) => packages.flatMap((one) => one.items));
  const productIds = [...new Set(items.map(({ itemId }) => itemId))].filter((id) => uuid.test(id));
  const ids = waybills.map(({ waybillId }) => waybillId);
  const [contexts, netGrams] = await Promise.all([getTradeContexts(db, ids), getNetGrams(db, productIds)]);
  const byWaybill = new Map(contexts.map((one) => [one.waybillId, one]));
  const made = waybills.map((waybill) => {
    const { waybillId } = waybill;
    const [context, booking] = [byWaybill.get(waybillId), bookings.get(waybillId)];
    if (!context || !booking) throw new Error(`no waybill ${waybillId} to freeze papers of`);
    const { carrierCode, seller, otherOrders, confirmedBy } = context;
    const data = tradeFromBooking({ ...waybill, booking, carrierCode, seller, otherOrders, netGrams }, now);
    return { waybillId, data, layoutVersion: tradeLayoutVersion, hash: tradeHash(data), frozenBy: confirmedBy };
  });
  await saveTradePapers(db, made, now);
}
