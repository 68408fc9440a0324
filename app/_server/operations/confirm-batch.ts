import { randomUUID } from "node:crypto";
import { saveAudit } from "#db/queries/audit";
import { lockOrdersAndMembers, readDispatchFacts } from "#db/queries/dispatch-facts";
import { raiseLiveCursor } from "#db/queries/live";
import { getReceipt, saveBatch } from "#db/queries/save-dispatch";
import { raiseUnpricedLanes } from "#db/queries/unpriced-lanes";
import { enqueue } from "#db/queue";
import { inScope, type ScopedDb, type SellerScope } from "#db/scope";
import { type AgreedPart, changedParts } from "#lib/dispatch/agreement";
import { bookingOf } from "#lib/dispatch/booking";
import type { DispatchFacts } from "#lib/dispatch/facts";
import { type DispatchPlan, type PlannedParcel, planDispatch } from "#lib/dispatch/plan";
import type { BatchReceipt } from "#lib/dispatch/review";
import type { ConfirmBatchInput } from "#lib/dispatch/schema";
import { ok, type Result } from "#lib/kit/result";
import { weightBandOf } from "#lib/rates/weight-bands";
import { isUnpriced, tallyUnpriced } from "#lib/routing/unpriced-lanes";
import { bookingJobs } from "./booking-jobs.ts";

/**
 * 一键打单: locks the orders in id order, plans again with the function that drew the review, and books what still is what
 * the person agreed to; changed orders are held and named. One transaction, a fixed number of statements. A second call
 * with the same request key answers with the first one's receipt.
 */
export async function confirmBatch(
  scope: SellerScope,
  input: ConfirmBatchInput,
  now = Date.now(),
): Promise<Result<BatchReceipt>> {
  return inScope(scope, async (db) => {
    const asked = [...new Set(input.orders.map(({ orderId }) => orderId))];
    await lockOrdersAndMembers(db, asked);
    const before = await getReceipt(db, input.requestKey);
    if (before !== null) return ok(before as BatchReceipt);
    const facts = await readDispatchFacts(db, asked, now);
    const plan = planDispatch(facts);
    const agreed = new Map(input.orders.map(({ orderId, fingerprint }) => [orderId, fingerprint]));
    const isAgreed = (parcel: PlannedParcel) => agreed.get(parcel.orderId) === parcel.fingerprint;
    const parcels = plan.book.filter(isAgreed);
    const changed = plan.book.filter((parcel) => !isAgreed(parcel));
    const batchId = parcels.length > 0 ? randomUUID() : null;
    const partsOf = (parcel: PlannedParcel) => changedParts(agreed.get(parcel.orderId) ?? "", parcel.fingerprint);
    const held = changed.map((parcel) => ({ parcel, parts: partsOf(parcel) }));
    const receipt = receiptOf(batchId, plan, parcels, held);
    if (batchId !== null) await save(db, batchId, input.requestKey, facts, parcels, receipt, now);
    return ok(receipt);
  });
}

function receiptOf(
  batchId: string | null,
  plan: DispatchPlan,
  parcels: readonly PlannedParcel[],
  changed: readonly { readonly parcel: PlannedParcel; readonly parts: readonly AgreedPart[] }[],
): BatchReceipt {
  const name = ({ order }: PlannedParcel) => ({ orderId: order.id, orderNumber: order.orderNumber });
  return {
    batchId,
    booked: parcels.map(name),
    held: [
      ...plan.hold.map(({ orderId, orderNumber, blockers }) => ({ orderId, orderNumber, blockers })),
      ...changed.map(({ parcel, parts }) => ({
        ...name(parcel),
        blockers: parts.map((detail) => ({ code: "ERR-205" as const, detail, values: {} })),
      })),
    ],
    notFound: plan.notFound,
  };
}

async function save(
  db: ScopedDb<SellerScope>,
  batchId: string,
  requestKey: string,
  facts: DispatchFacts,
  parcels: readonly PlannedParcel[],
  receipt: BatchReceipt,
  now: number,
): Promise<void> {
  const rows = parcels.map((parcel, position) => rowsOf(parcel, batchId, position, facts, now));
  const batch = {
    id: batchId,
    createdBy: db.scope.personName,
    createdAt: now,
    parcelCount: rows.length,
    requestKey,
    receipt,
  };
  await saveBatch(
    db,
    batch,
    rows.map((row) => row.parcel),
    rows.map((row) => row.waybill),
    now,
  );
  await raiseUnpricedLanes(db, unpricedOf(parcels, now), now);
  await saveAudit(db, [
    {
      event: "batch_confirmed",
      data: { counts: { booked: receipt.booked.length, held: receipt.held.length } },
      subject: { kind: "batch", id: batchId },
    },
  ]);
  await enqueue(
    db,
    bookingJobs(
      db.scope.sellerId,
      rows.map((row) => row.waybill.id),
    ),
  );
  await raiseLiveCursor(db);
}

/** Where these parcels go without a price, for those who keep the price cards. */
function unpricedOf(parcels: readonly PlannedParcel[], now: number) {
  const shipped = parcels.filter(isUnpriced).map(({ solution, measure, quote }) => ({
    ...{ solutionCode: solution.code, country: measure.country, parcels: 1, firstAt: now },
    fromGrams: weightBandOf(quote.chargeableGrams).fromGrams,
  }));
  return tallyUnpriced([], shipped);
}

function rowsOf(parcel: PlannedParcel, batchId: string, position: number, facts: DispatchFacts, now: number) {
  const { order, measure, solution, quote, decision } = parcel;
  const environment = facts.environments.get(solution.carrierCode);
  if (!environment) throw new Error("planned without a carrier connection");
  const parcelId = randomUUID();
  const waybillId = randomUUID();
  const [lengthMm, widthMm, heightMm] = measure.sizeMm;
  const shared = { orderId: order.id, batchId, country: measure.country, solutionCode: solution.code };
  return {
    parcel: {
      ...shared,
      id: parcelId,
      position,
      weightGrams: measure.weightGrams,
      lengthMm,
      widthMm,
      heightMm,
      priceMinor: quote.usdMinor,
      quote,
      decidedBy: decision.decidedBy,
      templateId: decision.template?.id ?? null,
    },
    waybill: {
      ...shared,
      id: waybillId,
      parcelId,
      storeId: order.storeId,
      carrierCode: solution.carrierCode,
      environment,
      state: "queued" as const,
      booking: bookingOf(parcel, waybillId, now),
      nextAttemptAt: now,
      createdAt: now,
      updatedAt: now,
    },
  };
}
