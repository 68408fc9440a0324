import { countLabelPrints } from "#db/queries/label-prints";
import {
  countWaitingForSku,
  deletePackingHold,
  findWaybillsByNumber,
  findWaybillsOfOrder,
  getTableParcel,
  isKnownSku,
  lockNextForSku,
  savePackingHold,
  takePackingHold,
} from "#db/queries/scan-station";
import { inScope, type SellerDb, type SellerScope } from "#db/scope";
import type { Inside, ScanAnswer } from "#lib/dispatch/scan-parcel";
import type { ScanInput } from "#lib/dispatch/scan-schema";
import { judgeOrderScan, judgeWaybill, type ScanVerdict } from "#lib/dispatch/scan-verdict";
import { skuKeyOf } from "#lib/products/line-key";
import { tableParcel } from "./table-parcel.ts";

/** So long a parcel counts as in the hand of whoever scanned it last; then it is offered to others again. */
export const heldMs = 10 * 60_000;

/**
 * What a scan at the packing table means: a waybill by its number, an order, or the next parcel that waits for a SKU. The
 * parcel is in the scanner's hand from then on, so that of two tables with the same goods each gets another one; the one
 * that was on the table before is laid back. Nothing is taken while another parcel is half packed (`inside`).
 */
export function scanAtStation(
  scope: SellerScope,
  { text, current, inside }: ScanInput,
  now: number = Date.now(),
): Promise<ScanAnswer> {
  return inScope(scope, async (db): Promise<ScanAnswer> => {
    const number = text.normalize("NFKC").replace(/\s+/g, "").toUpperCase();
    const [byNumber, ofOrder] = await Promise.all([findWaybillsByNumber(db, number), findWaybillsOfOrder(db, number)]);
    const named = byNumber.findLast(({ isNamed }) => isNamed);
    if (named) {
      const others = byNumber.filter((one) => one !== named);
      return take(db, judgeWaybill(named, others), "waybill", { current, inside, now });
    }
    if (ofOrder) return take(db, judgeOrderScan(number, ofOrder), "order", { current, inside, now });
    const key = skuKeyOf(text);
    if (key === null || !(await isKnownSku(db, key))) return { kind: "alarm", code: "unknown", values: { text } };
    if (inside !== "none") return { kind: "foreign_sku", sku: text };
    const next = await takeNext(db, key, now);
    if (next === null) return { kind: "alarm", code: "no_order_needs", values: { sku: text } };
    const others = await countWaitingForSku(db, key, now, now - heldMs);
    return laid(db, next, { by: "sku", others, current, now, isTaken: true });
  });
}

/** As often as it may happen that a parcel was taken between the search for it and the hand on it. */
const mostTries = 20;

async function takeNext(db: SellerDb, skuKey: string, now: number): Promise<string | null> {
  const heldSince = now - heldMs;
  for (let tries = 0; tries < mostTries; tries++) {
    const next = await lockNextForSku(db, skuKey, now, heldSince);
    if (next === null || (await takePackingHold(db, next, handOf(db), { now, heldSince }))) return next;
  }
  return null;
}

/** In whose hand a parcel is. */
function handOf(db: SellerDb): string {
  return "personName" in db.scope ? db.scope.personName : "";
}

/** Lays a parcel back that was put aside, so that another table may take it. */
export function releaseAtStation(scope: SellerScope, { waybillId }: { readonly waybillId: string }): Promise<void> {
  return inScope(scope, (db) => deletePackingHold(db, waybillId, scope.personName));
}

type Table = { readonly current: string | null; readonly inside: Inside; readonly now: number };

/** A half packed parcel stays in hand: the one scanned over it is only shown, since it may be a slip. */
function take(db: SellerDb, verdict: ScanVerdict, by: "waybill" | "order", { current, inside, now }: Table) {
  if (!verdict.isAllowed) return { kind: "alarm", code: verdict.code, values: verdict.values } as const;
  return laid(db, verdict.waybill.waybillId, { by, others: 0, current, now, isTaken: inside !== "started" });
}

type Laid = {
  readonly by: "waybill" | "order" | "sku";
  readonly others: number;
  readonly current: string | null;
  readonly now: number;
  readonly isTaken: boolean;
};

async function laid(db: SellerDb, waybillId: string, { by, others, current, now, isTaken }: Laid): Promise<ScanAnswer> {
  const [found, prints] = await Promise.all([getTableParcel(db, waybillId), countLabelPrints(db, [waybillId])]);
  // settled otherwise between two reads
  if (!found) return { kind: "alarm", code: "not_booked", values: { order: "", number: "", state: "unclear" } };
  const me = handOf(db);
  const parcel = tableParcel(found, { me, since: now - heldMs, printCount: prints.get(waybillId) ?? 0 });
  if (isTaken) {
    await savePackingHold(db, waybillId, me, now);
    if (current !== null && current !== waybillId) await deletePackingHold(db, current, me);
  }
  return { kind: "parcel", by, others, parcel };
}
