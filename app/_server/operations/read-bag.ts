import { type HandOverParcel, listBagParcels } from "#db/queries/bag-parcels";
import { type CountedBag, getCountedBag } from "#db/queries/bags";
import type { SellerDb } from "#db/scope";
import type { ScanRefusal } from "#lib/dispatch/hand-over";
import { judgeParcels, stoppedOf } from "./judge-parcels.ts";

export type BagContent = {
  readonly bag: CountedBag;
  /** In the order of scanning; `refusal` says why one must not leave with the bag. */
  readonly parcels: readonly (HandOverParcel & { readonly refusal: ScanRefusal | null })[];
};

/** A bag with all that lies in it, each parcel judged as closing would; null when the seller has no such bag. */
export async function readBag(db: SellerDb, bagId: string): Promise<BagContent | null> {
  const bag = await getCountedBag(db, bagId);
  if (!bag) return null;
  const rows = await listBagParcels(db, [bagId]);
  // what left has left: nothing keeps it any more
  if (bag.state === "handed_over") return { bag, parcels: rows.map((row) => ({ ...row, refusal: null })) };
  const stopped = stoppedOf(await judgeParcels(db, rows), new Map([[bagId, bag]]));
  const refusals = new Map(stopped.map(({ waybillId, refusal }) => [waybillId, refusal]));
  return { bag, parcels: rows.map((row) => ({ ...row, refusal: refusals.get(row.waybillId) ?? null })) };
}
