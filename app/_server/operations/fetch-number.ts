import { saveAudit } from "#db/queries/audit";
import { raiseLiveCursor } from "#db/queries/live";
import { getWaybills, saveWaybill, type WaybillRow } from "#db/queries/waybills";
import { enqueue } from "#db/queue";
import { inScope, type JobScope } from "#db/scope";
import type { Waybill } from "#lib/carriers/answers";
import { type GaveUp, type Retry, settleNumber } from "#lib/dispatch/settle";
import type { Exchange } from "#server/gateways/call";
import { callGateway, type OpenGateway } from "#server/gateways/open-gateway";
import type { StepWorld, Worked } from "./book-waybill.ts";
import { finishBooking, jobData, keepExchange } from "./settle-booking.ts";

/** Asks once for the number of a booked waybill that has none; the question changes nothing at the carrier. */
export async function fetchNumber(
  scope: JobScope,
  waybillId: string,
  gateway: OpenGateway,
  world: StepWorld,
): Promise<Worked> {
  const [waybill] = await inScope(scope, (db) => getWaybills(db, [waybillId]));
  if (waybill?.state !== "booked" || waybill.lpNumber === null || waybill.trackingNumber !== null) return "not_due";
  const parcel = { waybillId, orderCode: waybill.lpNumber };
  const options = { now: world.clock(), ...(world.signal ? { signal: world.signal } : {}) };
  const call = () => gateway.carrier.askNumber(gateway.account, parcel, options);
  const { answer, exchange } = await callGateway(gateway, call, world.clock);
  const now = world.clock();
  const step = settleNumber({ attempts: waybill.attempts, unclear: false }, answer, world.random(), now);
  return (await settleNumberStep(scope, waybill, step, exchange, now)) ? "settled" : "settled_elsewhere";
}

type NumberStep = (Waybill & { readonly trackingNumber: string }) | Retry | GaveUp;

async function settleNumberStep(
  scope: JobScope,
  waybill: WaybillRow,
  step: NumberStep,
  exchange: Exchange,
  now: number,
): Promise<boolean> {
  return inScope(scope, async (db) => {
    await keepExchange(db, waybill, exchange, now);
    if (!(await saveWaybill(db, waybill, changeOf(step, waybill), now))) return false;
    const subject = { kind: "waybill", id: waybill.id } as const;
    if (step.kind === "accepted") {
      const { trackingNumber, sortingCode, lastMileCarrier } = step;
      const data = { lpNumber: waybill.lpNumber ?? "", trackingNumber };
      await saveAudit(db, [{ event: "waybill_booked", data, subject }]);
      const laneCode = step.laneCode ?? waybill.laneCode;
      await finishBooking(db, waybill, { trackingNumber, laneCode, sortingCode, lastMileCarrier }, now);
    } else if (step.kind === "retry") {
      await enqueue(db, [{ name: "fetch-numbers", data: jobData(db, waybill.id), startAfter: step.at }]);
    } else {
      const data = { code: step.failure, text: step.text.slice(0, 300) };
      await saveAudit(db, [{ event: "waybill_failed", data, subject }]);
    }
    await raiseLiveCursor(db);
    return true;
  });
}

/** The waybill stays booked whatever the answer: giving up only says that a person must look. */
function changeOf(step: NumberStep, waybill: WaybillRow): Parameters<typeof saveWaybill>[2] {
  if (step.kind === "accepted") {
    const { trackingNumber } = step;
    const cleared = { failureCode: null, failureText: "", nextAttemptAt: null, attempts: 0 };
    return { ...cleared, trackingNumber, laneCode: step.laneCode ?? waybill.laneCode };
  }
  if (step.kind === "retry") return { attempts: step.history.attempts, nextAttemptAt: step.at };
  const text = `${step.code} ${step.text}`.trim().slice(0, 500);
  return { failureCode: step.failure, failureText: text, nextAttemptAt: null, attempts: waybill.attempts + 1 };
}
