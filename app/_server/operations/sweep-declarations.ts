import { listCarrierMandates } from "#db/queries/carrier-customs";
import { sendCountedMessage } from "#db/queries/counted-messages";
import { getNextAttempt } from "#db/queries/customs-messages";
import { countUnsummarised } from "#db/queries/customs-summaries";
import {
  hasReadyDeclarations,
  listGoneReturned,
  listUndeclaredWaybills,
  lockCancelledDeclarations,
  lockGatedDeclarations,
  lockLateWaybills,
  updateDeclarations,
} from "#db/queries/declarations";
import { listExchanges } from "#db/queries/exchange-connections";
import { listConnectedSellers } from "#db/queries/gateway-calls";
import { raiseLiveCursor } from "#db/queries/live";
import { hasMessageSince, sendMessage } from "#db/queries/messages";
import { enqueue } from "#db/queue";
import { inScope, type SellerDb } from "#db/scope";
import { gatewayEnvironments } from "#lib/carriers/connection";
import { withdrawableStates } from "#lib/customs/after-cancel";
import { waybillLateAfterMs } from "#lib/customs/declaration";
import { daysToDeadline, monthToSummarise, summaryDeadline } from "#lib/customs/summary-plan";
import { chinaDateOf, dayMs } from "#lib/kit/time";
import { mintDoorScope, mintJobScope } from "#server/scope";
import { connectSandboxExchange } from "./connect-exchange.ts";
import { replan } from "./correct-declaration.ts";
import { enqueueSending, makeDeclarations, sendingJob } from "./make-declarations.ts";
import { settleDeclarations } from "./settle-declarations.ts";

const perSeller = 200;
/** Parcels that were booked before ALP declared are not declared after the fact. */
const undeclaredWithinMs = 2 * dayMs;
/** People are reminded of a month's summary from five days before its last day. */
const remindDays = 5;

/**
 * The net under the jobs of declarations: parcels without one, gates that opened, messages and receipts that are due, lists
 * that wait too long for their carrier, a month's summary. Steps are safe to repeat. Answers how many sellers were swept.
 */
export async function sweepDeclarations(now: number): Promise<number> {
  const door = mintDoorScope("sweep");
  const [sellers, exchanges, mandates] = [
    await inScope(door, listConnectedSellers),
    await inScope(door, (db) => listExchanges(db, now)),
    await inScope(door, listCarrierMandates),
  ];
  for (const sellerId of sellers) {
    const scope = mintJobScope({ sellerId, job: "sweep-declarations" });
    const lacksTerminal = await inScope(scope, async (db) => {
      await makeMissing(db, now);
      const closures = await openGates(db, now);
      await sendDue(db, now);
      await takeBack(db, now);
      await settleDeclarations(db, await listGoneReturned(db, perSeller), now);
      await warnLate(db, now);
      await remindOfSummary(db, now);
      return closures.has("no_exchange_connection");
    });
    // its parameters were given after it was activated; the next sweep finds the gate open
    if (lacksTerminal) await connectSandboxExchange(scope, now);
  }
  for (const { sellerId, environment } of exchanges) {
    const data = { sellerId, environment };
    const singletonKey = `${sellerId}/${environment}`;
    await inScope(mintDoorScope("sweep", sellerId), (db) =>
      enqueue(db, [{ name: "take-receipts", data, singletonKey }]),
    );
  }
  for (const { carrierCode, environment } of mandates) {
    const data = { carrierCode, environment };
    const singletonKey = `${carrierCode}/${environment}`;
    await inScope(door, (db) => enqueue(db, [{ name: "take-carrier-receipts", data, singletonKey }]));
  }
  return sellers.length;
}

async function makeMissing(db: SellerDb, now: number): Promise<void> {
  const missing = await listUndeclaredWaybills(db, now - undeclaredWithinMs, perSeller);
  if (missing.length > 0) await makeDeclarations(db, missing, now);
}

/** What a closed gate stopped goes out once it is open. Answers the gates that are still closed, by code. */
async function openGates(db: SellerDb, now: number): Promise<ReadonlySet<string>> {
  const stopped = new Map((await lockGatedDeclarations(db, perSeller)).map((row) => [row.id, row]));
  const planned = await replan(db, [...stopped.values()], now);
  const moved = planned.filter(
    ({ id, stop, closures }) => stop !== "gate" || closures.join() !== stopped.get(id)?.closures.join(),
  );
  if (moved.length > 0) {
    await updateDeclarations(db, moved);
    await enqueueSending(db, moved, now);
    await raiseLiveCursor(db);
  }
  return new Set(planned.flatMap(({ closures }) => closures));
}

async function sendDue(db: SellerDb, now: number): Promise<void> {
  for (const environment of gatewayEnvironments) {
    const [isReady, next] = [await hasReadyDeclarations(db, environment), await getNextAttempt(db, environment)];
    if (isReady || (next !== null && next <= now)) await enqueue(db, [sendingJob(db, environment, now)]);
  }
}

/** Cancelled ones that could not be taken back when it was due: there was no terminal. */
async function takeBack(db: SellerDb, now: number): Promise<void> {
  const due = await lockCancelledDeclarations(db, perSeller);
  await settleDeclarations(
    db,
    due.filter(({ state, invtNo }) => withdrawableStates.includes(state) && invtNo !== null).map(({ id }) => id),
    now,
  );
}

async function warnLate(db: SellerDb, now: number): Promise<void> {
  const late = await lockLateWaybills(db, now - waybillLateAfterMs);
  if (late.length === 0) return;
  await updateDeclarations(
    db,
    late.map((row) => ({ ...row, warnedAt: now, updatedAt: now })),
  );
  const link = `/s/${db.scope.sellerId}/papers?lane=awaiting_waybill`;
  for (const _ of late) await sendCountedMessage(db, { kind: "waybill_reports_late", link });
  await raiseLiveCursor(db);
}

/** Once a day from five days before the last one, while lists of the month stand in no summary. */
async function remindOfSummary(db: SellerDb, now: number): Promise<void> {
  const today = chinaDateOf(now);
  const month = monthToSummarise(today);
  const left = daysToDeadline(month, today);
  if (left > remindDays || left < -remindDays) return;
  const [count, wasTold] = [
    await countUnsummarised(db, month),
    await hasMessageSince(db, "summary_due", now - dayMs + 3_600_000),
  ];
  if (count === 0 || wasTold) return;
  const link = `/s/${db.scope.sellerId}/papers/summary?month=${month}`;
  await sendMessage(db, { kind: "summary_due", values: { count, month, deadline: summaryDeadline(month) }, link });
}
