import { type AuditEntry, saveAudit } from "#db/queries/audit";
import { deleteBagParcel, listBagParcels, listHandOverParcels, lockContents } from "#db/queries/bag-parcels";
import { type BagRow, deleteBag, lockBags, saveBags } from "#db/queries/bags";
import { raiseLiveCursor } from "#db/queries/live";
import { inScope, type SellerDb, type SellerScope } from "#db/scope";
import { maxParcelsPerBag } from "#lib/dispatch/hand-over-kinds";
import { ok, type Result, refuse } from "#lib/kit/result";
import { judgeParcels, type StoppedParcel, stoppedOf } from "./judge-parcels.ts";

type ByBag = { readonly bagId: string };

/** `stopped`: parcels that keep the bag open, each with why; the bag is closed when there are none. */
export type ClosingBag = { readonly code: string; readonly count: number; readonly stopped: readonly StoppedParcel[] };

/**
 * Closes a bag, if every parcel in it may still go: each is looked at again, and those that may not are named. Refused:
 * `bag_not_found`, `bag_not_open`, `bag_empty`.
 */
export async function closeBag(scope: SellerScope, { bagId }: ByBag, now = Date.now()): Promise<Result<ClosingBag>> {
  return changed(scope, bagId, async (db, bag): Promise<Result<ClosingBag>> => {
    if (bag.state !== "open") return refuse({ code: "bag_not_open", values: { bag: bag.code } });
    await lockContents(db, [bagId]);
    const judged = await judgeParcels(db, await listBagParcels(db, [bagId]));
    if (judged.length === 0) return refuse({ code: "bag_empty", values: { bag: bag.code } });
    if (judged.length > maxParcelsPerBag) throw new Error("a bag holds more than the carriers take");
    const stopped = stoppedOf(judged, new Map([[bagId, bag]]));
    if (stopped.length === 0) {
      await saveBags(db, [bagId], { state: "closed", closedBy: scope.personName, closedAt: now });
      await written(db, bag, "bag_closed", judged.length);
    }
    return ok({ code: bag.code, count: judged.length, stopped });
  });
}

/** Opens a closed bag again, until it is handed over. Refused: `bag_not_found`, `bag_not_closed`. */
export async function reopenBag(scope: SellerScope, { bagId }: ByBag): Promise<Result<null>> {
  return changed(scope, bagId, async (db, bag): Promise<Result<null>> => {
    if (bag.state !== "closed") return refuse({ code: "bag_not_closed", values: { bag: bag.code } });
    await saveBags(db, [bagId], { state: "open", closedAt: null });
    await written(db, bag, "bag_reopened", (await listBagParcels(db, [bagId])).length);
    return ok(null);
  });
}

/**
 * Removes a bag that was opened for nothing; one that was closed once may have its label printed, and its number is not given
 * again. Refused: `bag_not_found`, `bag_not_open`, `bag_not_empty`, `bag_was_closed`.
 */
export async function discardBag(scope: SellerScope, { bagId }: ByBag): Promise<Result<null>> {
  return changed(scope, bagId, async (db, bag): Promise<Result<null>> => {
    const values = { bag: bag.code };
    if (bag.state !== "open") return refuse({ code: "bag_not_open", values });
    if ((await listBagParcels(db, [bagId])).length > 0) return refuse({ code: "bag_not_empty", values });
    if (bag.closedBy !== "") return refuse({ code: "bag_was_closed", values });
    await deleteBag(db, bagId);
    await written(db, bag, "bag_discarded", 0);
    return ok(null);
  });
}

/** Takes a parcel out of an open bag. Refused: `bag_not_found`, `bag_not_open`, `parcel_not_in_bag`. */
export async function takeOutOfBag(
  scope: SellerScope,
  { bagId, waybillId }: ByBag & { readonly waybillId: string },
): Promise<Result<null>> {
  return changed(scope, bagId, async (db, bag): Promise<Result<null>> => {
    if (bag.state !== "open") return refuse({ code: "bag_not_open", values: { bag: bag.code } });
    const [parcel] = await listHandOverParcels(db, [waybillId]);
    if (!(await deleteBagParcel(db, { waybillId, bagId })) || !parcel) {
      return refuse({ code: "parcel_not_in_bag", values: { bag: bag.code } });
    }
    const number = parcel.trackingNumber ?? parcel.orderNumber;
    const subject = { kind: "waybill", id: waybillId } as const;
    await saveAudit(db, [{ event: "parcel_taken_out", data: { bag: bag.code, number }, subject }]);
    await raiseLiveCursor(db);
    return ok(null);
  });
}

/** Works on a bag whose row is locked. Refused `bag_not_found` when the seller has none. */
async function changed<T>(
  scope: SellerScope,
  bagId: string,
  work: (db: SellerDb, bag: BagRow) => Promise<Result<T>>,
): Promise<Result<T>> {
  return inScope(scope, async (db): Promise<Result<T>> => {
    const [bag] = await lockBags(db, [bagId]);
    return bag ? work(db, bag) : refuse({ code: "bag_not_found" });
  });
}

type BagEvent = "bag_closed" | "bag_reopened" | "bag_discarded";

async function written(db: SellerDb, { id, code }: BagRow, event: BagEvent, count: number): Promise<void> {
  const entry: AuditEntry = { event, data: { code, count }, subject: { kind: "bag", id } };
  await saveAudit(db, [entry]);
  await raiseLiveCursor(db);
}
