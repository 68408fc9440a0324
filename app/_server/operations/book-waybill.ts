import { listCargoKindsOf } from "#db/queries/certification-effects";
import { listCertificationsOf } from "#db/queries/certifications";
import { getSellerGates } from "#db/queries/gate-facts";
import { lockWaybillForSending, type WaybillRow } from "#db/queries/waybills";
import { inScope, type JobScope, type SellerDb } from "#db/scope";
import type { CarrierRefusal } from "#lib/carriers/answers";
import { parseBooking } from "#lib/carriers/booking-schema";
import { judgeCertification } from "#lib/carriers/certification";
import { settleBooking } from "#lib/dispatch/settle";
import { chinaDateOf } from "#lib/kit/time";
import { sendingBar } from "#lib/onboarding/gates";
import { callGateway, type OpenGateway } from "#server/gateways/open-gateway";
import { settleBookingStep } from "./settle-booking.ts";

/** What the world gives to a step: time and chance come in from outside, so that tests hold them. */
export type StepWorld = {
  readonly clock: () => number;
  readonly random: () => number;
  readonly signal?: AbortSignal;
};

export type Worked = "settled" | "not_due" | "settled_elsewhere";

/**
 * Books one waybill: claim, send, settle, each in a transaction of its own and none while the carrier is asked. May be
 * repeated at any point, by any worker, after any crash: the carrier sees one key.
 */
export async function bookWaybill(
  scope: JobScope,
  waybillId: string,
  gateway: OpenGateway,
  world: StepWorld,
): Promise<Worked> {
  const { claimed, bar } = await inScope(scope, async (db) => {
    const waybill = await lockWaybillForSending(db, waybillId, world.clock());
    return { claimed: waybill, bar: waybill && (await barOf(db, waybill, world.clock())) };
  });
  if (!claimed) return "not_due";
  // an earlier try that may have been heard must still be asked after, by the same key
  if (bar && !claimed.outcomeUnclear) return settleBarred(scope, claimed, bar, world);
  const request = parseBooking(claimed.booking);
  const options = { now: world.clock(), ...(world.signal ? { signal: world.signal } : {}) };
  const call = () => gateway.carrier.book(gateway.account, request, options);
  const { answer, exchange } = await callGateway(gateway, call, world.clock);
  const now = world.clock();
  const step = settleBooking(historyOf(claimed), answer, world.random(), now);
  return (await settleBookingStep(scope, claimed, step, exchange, now)) ? "settled" : "settled_elsewhere";
}

type Bar = Pick<CarrierRefusal, "class" | "code" | "text">;

/** Why nothing may be sent: the seller is suspended or not active, or the carrier's certification does not hold. */
async function barOf(db: SellerDb, waybill: WaybillRow, now: number): Promise<Bar | null> {
  const gate = sendingBar((await getSellerGates(db)).gates);
  if (gate) return { class: "seller_barred", code: gate.code, text: "" };
  const { carrierCode, solutionCode, country, orderId } = waybill;
  const certifications = await listCertificationsOf(db, carrierCode);
  const byGoods = certifications.some(({ scope }) => scope.cargoKinds !== "all");
  const kinds = byGoods ? await listCargoKindsOf(db, orderId) : [];
  const verdict = judgeCertification(certifications, solutionCode, country, kinds, chinaDateOf(now));
  return verdict.usable ? null : { class: "carrier_uncertified", code: verdict.code, text: verdict.reason };
}

/** Nothing was sent. */
async function settleBarred(scope: JobScope, claimed: WaybillRow, bar: Bar, world: StepWorld): Promise<Worked> {
  const refusal = { ...bar, kind: "refused", whoseFault: "staff", fields: [] } as const;
  const now = world.clock();
  const step = settleBooking(historyOf(claimed), refusal, world.random(), now);
  return (await settleBookingStep(scope, claimed, step, null, now)) ? "settled" : "settled_elsewhere";
}

/** The tries before the one that was just claimed. */
function historyOf(claimed: WaybillRow) {
  return { attempts: claimed.attempts - 1, unclear: claimed.outcomeUnclear };
}

/** The carrier cannot be asked at all: nothing was sent, so it is given up unless an earlier try is unclear. */
export async function refuseWaybill(
  scope: JobScope,
  waybillId: string,
  why: "unknown_carrier" | "no_account",
  world: StepWorld,
): Promise<Worked> {
  const claimed = await inScope(scope, (db) => lockWaybillForSending(db, waybillId, world.clock()));
  if (!claimed) return "not_due";
  const refusal = {
    kind: "refused",
    code: why,
    text: "",
    class: "wrong_setup",
    whoseFault: "staff",
    fields: [],
  } as const;
  const now = world.clock();
  const step = settleBooking(historyOf(claimed), refusal, world.random(), now);
  return (await settleBookingStep(scope, claimed, step, null, now)) ? "settled" : "settled_elsewhere";
}
