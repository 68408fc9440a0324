import { getLabelContexts, type LabelContext, saveLabelPapers } from "#db/queries/papers";
import type { SellerDb } from "#db/scope";
import { parseBooking } from "#lib/carriers/booking-schema";
import type { BookedWaybill } from "#lib/dispatch/booked-waybill";
import { labelHash, labelLayoutVersion } from "#lib/papers/label-data";
import { labelFromBooking } from "#lib/papers/label-from-booking";
import { latinSender } from "#lib/papers/latin-sender";

/**
 * Freezes the labels of waybills that have their numbers, in the transaction of their settlement: data, layout version
 * and hash. Two reads and one write, however many; a waybill that has a label keeps it. `now` dates the declaration.
 */
export async function freezeLabels(
  db: SellerDb,
  waybills: readonly BookedWaybill[],
  now: number = Date.now(),
): Promise<void> {
  const contexts = new Map(
    (
      await getLabelContexts(
        db,
        waybills.map((one) => one.waybillId),
      )
    ).map((one) => [one.waybillId, one]),
  );
  const labels = waybills.map((waybill) => {
    const context = contexts.get(waybill.waybillId);
    if (!context) throw new Error(`no waybill ${waybill.waybillId} to freeze a label of`);
    const data = labelFromBooking({ ...waybill, booking: parseBooking(waybill.booking), ...placed(context) }, now);
    return { waybillId: waybill.waybillId, data, layoutVersion: labelLayoutVersion, hash: labelHash(data) };
  });
  await saveLabelPapers(db, labels);
}

function placed(context: LabelContext) {
  const { position, parcelCount, lines, remark, otherOrders, sender } = context;
  return {
    batch: { position: position + 1, of: parcelCount },
    picking: lines.length > 0 ? { lines, remark } : null,
    otherOrders,
    senderLatin: sender ? latinSender(sender) : null,
  };
}
