import { saveAudit } from "#db/queries/audit";
import { listBatchBookings, listPackableBookings } from "#db/queries/picking";
import { inScope, type SellerDb, type SellerScope } from "#db/scope";
import { ok, type Result, refuse } from "#lib/kit/result";
import { chinaDateOf } from "#lib/kit/time";
import { type PickedParcel, type PickingList, pickingList } from "#lib/papers/picking-list";
import { renderPicking } from "#server/gateways/pdf/render-picking";
import { linesOf } from "./table-parcel.ts";

/** What to pick for a batch, or (`batchId` null) for all that is labelled and not packed. Refusal: `batch_not_found`. */
export function readPicking(scope: SellerScope, batchId: string | null, now: number): Promise<Result<PickingList>> {
  return inScope(scope, (db) => read(db, batchId, now));
}

async function read(db: SellerDb, batchId: string | null, now: number): Promise<Result<PickingList>> {
  const bookings = batchId === null ? await listPackableBookings(db, now) : await listBatchBookings(db, batchId);
  if (!bookings) return refuse({ code: "batch_not_found" });
  return ok(pickingList(bookings.map(pickedParcel)));
}

/** From the booking: what was declared is what is picked. */
function pickedParcel(booking: unknown): PickedParcel {
  return { goods: linesOf(booking, []).map(({ sku, name, quantity }) => ({ sku, name, quantity })) };
}

export type PickingPaper = { readonly bytes: Uint8Array; readonly fileName: string };

/** The same on A4; made anew each time, since it is true for its moment alone. Refusals: `batch_not_found`, `nothing_to_pick`. */
export async function printPicking(
  scope: SellerScope,
  batchId: string | null,
  head: { readonly seller: string; readonly madeAt: string },
  now: number,
): Promise<Result<PickingPaper>> {
  const list = await readPicking(scope, batchId, now);
  if (!list.ok) return list;
  const count = list.value.ofSingles.orders + list.value.ofOthers.orders;
  if (count === 0) return refuse({ code: "nothing_to_pick" });
  const bytes = await renderPicking(list.value, { ...head, number: "" }, now);
  await inScope(scope, (db) => {
    const subject =
      batchId === null ? ({ kind: "seller", id: scope.sellerId } as const) : ({ kind: "batch", id: batchId } as const);
    return saveAudit(db, [{ event: "papers_printed", data: { paper: "picking_list", count }, subject }]);
  });
  return ok({ bytes, fileName: `picking-${chinaDateOf(now)}-${count}.pdf` });
}
