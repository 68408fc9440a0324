import { saveAudit } from "#db/queries/audit";
import { sendCountedMessage } from "#db/queries/counted-messages";
import { beginCarrierFailures, endFailures } from "#db/queries/failure-spells";
import { raiseLiveCursor } from "#db/queries/live";
import { saveWaybillConflictsCancelled } from "#db/queries/order-conflicts";
import {
  saveExchanges,
  saveNotices,
  saveNumberTerms,
  saveOrderFailures,
  saveOrdersLabelled,
  saveOrdersWaiting,
} from "#db/queries/settlements";
import { beginWatching } from "#db/queries/tracking-watch";
import { lockWaybills, saveWaybills, type WaybillChange, type WaybillRow } from "#db/queries/waybills";
import { enqueue } from "#db/queue";
import { inScope, type JobScope, type SellerDb } from "#db/scope";
import type { BookedWaybill } from "#lib/dispatch/booked-waybill";
import type { BookingDone, GaveUp, Retry } from "#lib/dispatch/settle";
import { foldTracking } from "#lib/tracking/fold";
import { nextPollOf } from "#lib/tracking/next-poll";
import type { Exchange } from "#server/gateways/call";
import { freezeLabels } from "./freeze-labels.ts";
import { freezeTradePapers } from "./freeze-trade-papers.ts";
import { makeDeclarations } from "./make-declarations.ts";
import { countUnexplained, withStaffWords } from "./staff-words.ts";
import { withOwnNumbers } from "./with-own-numbers.ts";

type BookingStep = BookingDone | Retry | GaveUp;

/** The decision on one waybill, with the row that it was taken on and the exchange behind it (null: nothing was sent). */
export type Settlement<Step> = {
  readonly waybill: WaybillRow;
  readonly step: Step;
  readonly exchange: Exchange | null;
};

/**
 * Makes the decisions on bookings true, in one transaction for all: waybills, orders, papers, declarations, notices, audit,
 * next jobs and the exchanges themselves; the number of statements does not grow with their number. Answers which were
 * settled: of one that another worker settled meanwhile only the exchange is kept.
 */
export async function settleBookings(
  scope: JobScope,
  settlements: readonly Settlement<BookingStep>[],
  now: number,
): Promise<ReadonlySet<string>> {
  return inScope(scope, async (db) => {
    const owned = await withOwnNumbers(db, await heldStill(db, settlements, now), now);
    const held = await withStaffWords(db, owned);
    const booked = ofKind(held, "booked");
    const retried = ofKind(held, "retry");
    const givenUp = ofKind(held, "gave_up");
    await saveWaybills(
      db,
      booked.map((one) => bookedChange(one, now)),
      now,
    );
    await saveWaybills(
      db,
      retried.map((one) => retryChange(one, now)),
      now,
    );
    await saveWaybills(
      db,
      givenUp.map((one) => givenUpChange(one, now)),
      now,
    );
    await afterBooked(db, booked, now);
    await afterGivingUp(db, givenUp.filter(isNews), now);
    await countUnexplained(db, givenUp, now);
    await enqueue(
      db,
      retried.map(({ waybill, step }) => ({
        ...{ name: "book-waybills" as const, data: jobData(db, waybill.id), startAfter: step.at },
      })),
    );
    if (held.length > 0) await raiseLiveCursor(db);
    return new Set(held.map(({ waybill }) => waybill.id));
  });
}

/** Keeps all exchanges, locks the waybills, and drops those that are no longer where the decision found them. */
export async function heldStill<Step>(
  db: SellerDb,
  settlements: readonly Settlement<Step>[],
  now: number,
): Promise<readonly Settlement<Step>[]> {
  const exchanges = settlements.flatMap(({ waybill, exchange }) => (exchange ? [keptOf(waybill, exchange)] : []));
  await saveExchanges(db, exchanges, now);
  const ids = settlements.map(({ waybill }) => waybill.id);
  const rows = new Map((await lockWaybills(db, ids)).map((row) => [row.id, row]));
  return settlements.filter(({ waybill }) => {
    const row = rows.get(waybill.id);
    return row?.state === waybill.state && row.attempts === waybill.attempts;
  });
}

/** Asked again by itself and still the same: the people were told already. */
function isNews({ waybill, step }: Settlement<GaveUp>): boolean {
  return waybill.failureCode !== step.failure;
}

type OfKind<Step, Kind> = Settlement<Extract<Step, { readonly kind: Kind }>>;

export function ofKind<Step extends { readonly kind: string }, Kind extends Step["kind"]>(
  settlements: readonly Settlement<Step>[],
  kind: Kind,
): readonly OfKind<Step, Kind>[] {
  return settlements.filter(({ step }) => step.kind === kind) as unknown as readonly OfKind<Step, Kind>[];
}

type Change = WaybillChange & { readonly id: string };

function bookedChange({ waybill, step }: Settlement<BookingDone>, now: number): Change {
  const failure = { failureCode: null, failureText: "", failureFields: [], failureAnswer: null };
  const cleared = { attempts: 0, outcomeUnclear: false, unclearSince: null, ...failure };
  const numbers = { lpNumber: step.orderCode, trackingNumber: step.trackingNumber, laneCode: step.laneCode };
  return { id: waybill.id, state: "booked", ...numbers, ...cleared, nextAttemptAt: step.askNumberAt, bookedAt: now };
}

function retryChange({ waybill, step }: Settlement<Retry>, now: number): Change {
  const failureText = wordsOf(step);
  const unclear = unclearFrom(waybill, step.history.unclear, now);
  return { id: waybill.id, state: "queued", ...unclear, nextAttemptAt: step.at, failureText };
}

function givenUpChange({ waybill, step }: Settlement<GaveUp>, now: number): Change {
  const failure = { ...failureNow(step), failureFields: [...step.fields] };
  const unclear = unclearFrom(waybill, step.state === "unclear", now);
  return { id: waybill.id, state: step.state, ...unclear, nextAttemptAt: null, ...failure };
}

function unclearFrom({ unclearSince }: WaybillRow, outcomeUnclear: boolean, now: number) {
  return { outcomeUnclear, unclearSince: outcomeUnclear ? (unclearSince ?? now) : null };
}

/** What a given up step leaves on its waybill: failure, the carrier's words, and its code where only staff can explain it. */
export function failureNow(step: GaveUp) {
  return { failureCode: step.failure, failureText: wordsOf(step), failureAnswer: step.unexplained ?? null };
}

/** The carrier's code and words as they are kept. */
function wordsOf({ code, text }: Pick<GaveUp, "code" | "text">): string {
  return `${code} ${text}`.trim().slice(0, 500);
}

async function afterBooked(db: SellerDb, booked: readonly Settlement<BookingDone>[], now: number): Promise<void> {
  await saveAudit(
    db,
    booked.map(({ waybill, step }) => ({
      event: "waybill_booked",
      data: { lpNumber: step.orderCode, trackingNumber: step.trackingNumber },
      subject: { kind: "waybill", id: waybill.id },
    })),
  );
  await saveNumberTerms(
    db,
    booked.map(({ waybill, step }) => ({ orderId: waybill.orderId, numbers: [step.orderCode] })),
  );
  const found = booked.flatMap(({ waybill, step }): FinishedBooking[] => {
    const { trackingNumber, laneCode, orderCode } = step;
    if (trackingNumber === null) return [];
    const numbers = { trackingNumber, laneCode, sortingCode: null, lastMileCarrier: null };
    return [{ waybill: { ...waybill, lpNumber: orderCode }, found: numbers }];
  });
  await finishBookings(db, found, now);
  await enqueue(
    db,
    booked.flatMap(({ waybill, step }) => {
      if (step.trackingNumber !== null || step.askNumberAt === null) return [];
      return [{ name: "fetch-numbers" as const, data: jobData(db, waybill.id), startAfter: step.askNumberAt }];
    }),
  );
}

export type FoundNumber = Pick<BookedWaybill, "trackingNumber" | "laneCode" | "sortingCode" | "lastMileCarrier">;
export type FinishedBooking = { readonly waybill: WaybillRow; readonly found: FoundNumber };

/**
 * What follows once booked parcels have their numbers: orders labelled, labels and papers frozen, declarations made, notices
 * due, parcels watched.
 */
export async function finishBookings(db: SellerDb, list: readonly FinishedBooking[], now: number): Promise<void> {
  if (list.length === 0) return;
  const watched = list.map(({ waybill, found: { trackingNumber } }) => ({
    ...{ waybill, trackingNumber, orderNumber: orderNumberOf(waybill) },
  }));
  await saveNumberTerms(
    db,
    watched.map(({ waybill, trackingNumber }) => ({ orderId: waybill.orderId, numbers: [trackingNumber] })),
  );
  await saveNotices(db, watched, now);
  await beginWatching(
    db,
    watched.map(({ waybill, trackingNumber }) => {
      const { id, solutionCode, country } = waybill;
      const nextPollAt = nextPollOf({ id, solutionCode, country, bookedAt: now }, foldTracking(null, []), false, now);
      return { waybillId: id, trackingNumber, nextPollAt };
    }),
    now,
  );
  const booked = list.map(({ waybill, found }) => {
    const { id, orderId, parcelId, solutionCode, country, booking, lpNumber } = waybill;
    return { waybillId: id, orderId, parcelId, solutionCode, country, booking, lpNumber: lpNumber ?? "", ...found };
  });
  await freezeLabels(db, booked, now);
  await freezeTradePapers(db, booked, now);
  await makeDeclarations(
    db,
    list.map(({ waybill }) => waybill.id),
    now,
  );
  const orderIds = list.map(({ waybill }) => waybill.orderId);
  await saveOrdersLabelled(db, orderIds, now);
  await endFailures(db, orderIds, now);
}

async function afterGivingUp(db: SellerDb, givenUp: readonly Settlement<GaveUp>[], now: number): Promise<void> {
  if (givenUp.length === 0) return;
  await tellFailed(db, givenUp);
  const failures = (state: GaveUp["state"]) =>
    givenUp
      .filter(({ step }) => step.state === state)
      .map(({ waybill, step }) => ({
        ...{ orderId: waybill.orderId, failure: { code: step.failure, text: step.text.slice(0, 300) } },
      }));
  const failed = givenUp.flatMap(({ waybill, step }) => (step.state === "failed" ? [waybill.id] : []));
  await saveWaybillConflictsCancelled(db, failed, now);
  await saveOrdersWaiting(db, failures("failed"), now);
  await saveOrderFailures(db, failures("unclear"));
  const unclear = givenUp.filter(({ step }) => step.state === "unclear");
  await beginCarrierFailures(
    db,
    unclear.map(({ waybill: { orderId, country }, step }) => ({ orderId, country, code: step.failure })),
    now,
  );
  const link = `/s/${db.scope.sellerId}/waybills?state=failed,unclear`;
  await sendCountedMessage(db, { kind: "waybills_failed", link, count: givenUp.length });
}

/** Audit of waybills that were given up. */
export async function tellFailed(db: SellerDb, givenUp: readonly Settlement<GaveUp>[]): Promise<void> {
  await saveAudit(
    db,
    givenUp.map(({ waybill, step }) => ({
      event: "waybill_failed",
      data: { code: step.failure, text: step.text.slice(0, 300) },
      subject: { kind: "waybill", id: waybill.id },
    })),
  );
}

export function jobData(db: SellerDb, waybillId: string) {
  return { sellerId: db.scope.sellerId, waybillIds: [waybillId] };
}

export async function keepExchange(db: SellerDb, waybill: WaybillRow, exchange: Exchange, now: number): Promise<void> {
  await saveExchanges(db, [keptOf(waybill, exchange)], now);
}

function keptOf({ id: waybillId, carrierCode: gateway, environment }: WaybillRow, exchange: Exchange) {
  return { direction: "out" as const, gateway, environment, waybillId, ...exchange };
}

function orderNumberOf(waybill: WaybillRow): string {
  const { booking } = waybill;
  const known = typeof booking === "object" && booking !== null && "orderNumber" in booking ? booking.orderNumber : "";
  return typeof known === "string" ? known : "";
}
