import { listCargoKindsOf } from "#db/queries/certification-effects";
import { listCertificationsOf } from "#db/queries/certifications";
import { getSellerGates } from "#db/queries/gate-facts";
import { lockWaybillsForSending, type WaybillRow } from "#db/queries/waybills";
import { inScope, type JobScope, type SellerDb } from "#db/scope";
import type { BookingAnswer, CarrierRefusal } from "#lib/carriers/answers";
import { parseBooking } from "#lib/carriers/booking-schema";
import { judgeCertification } from "#lib/carriers/certification";
import { settleBooking } from "#lib/dispatch/settle";
import { chinaDateOf } from "#lib/kit/time";
import { sendingBar } from "#lib/onboarding/gates";
import type { Exchange } from "#server/gateways/call";
import { callGateway, type OpenGateway } from "#server/gateways/open-gateway";
import { settleBookings } from "./settle-booking.ts";
import { settleTogether } from "./settle-together.ts";
import type { StepWorld } from "./step-world.ts";

type Bar = Pick<CarrierRefusal, "class" | "code" | "text">;

/** A waybill taken for one try; `bar` says why nothing may be sent for it. */
export type Claimed = { readonly waybill: WaybillRow; readonly bar: Bar | null };

/** What the carrier answered; `exchange` is null where nothing was sent. */
export type Answered = {
  readonly waybill: WaybillRow;
  readonly answer: BookingAnswer;
  readonly exchange: Exchange | null;
};

/*
 * A booking is claimed, sent and settled, each in transactions of their own and none while the carrier is asked; many are
 * claimed and settled together. Each part may be repeated at any point, by any worker, after any crash: the carrier sees
 * one key for one waybill.
 */

/** Takes waybills that are due for one try, and judges whether anything may be sent for them. */
export async function claimBookings(scope: JobScope, ids: readonly string[], world: StepWorld): Promise<Claimed[]> {
  const now = world.clock();
  return inScope(scope, async (db) => {
    const rows = await lockWaybillsForSending(db, ids, now);
    const bars = await barsOf(db, rows, now);
    // an earlier try that may have been heard must still be asked after, by the same key
    return rows.map((waybill) => ({ waybill, bar: waybill.outcomeUnclear ? null : (bars.get(waybill.id) ?? null) }));
  });
}

/** Why nothing may be sent: the seller is suspended or not active, or the carrier's certification does not hold. */
async function barsOf(db: SellerDb, rows: readonly WaybillRow[], now: number): Promise<ReadonlyMap<string, Bar>> {
  if (rows.length === 0) return new Map();
  const gate = sendingBar((await getSellerGates(db)).gates);
  if (gate) return new Map(rows.map(({ id }) => [id, { class: "seller_barred", code: gate.code, text: "" }]));
  const bars = new Map<string, Bar>();
  for (const [carrier, own] of Map.groupBy(rows, ({ carrierCode }) => carrierCode)) {
    const certifications = await listCertificationsOf(db, carrier);
    const byGoods = certifications.some(({ scope }) => scope.cargoKinds !== "all");
    for (const { id, solutionCode, country, orderId } of own) {
      const kinds = byGoods ? await listCargoKindsOf(db, orderId) : [];
      const verdict = judgeCertification(certifications, solutionCode, country, kinds, chinaDateOf(now));
      if (!verdict.usable) bars.set(id, { class: "carrier_uncertified", code: verdict.code, text: verdict.reason });
    }
  }
  return bars;
}

/** Sends one booking, or answers for the carrier where nothing may be sent. */
export async function askBooking({ waybill, bar }: Claimed, gateway: OpenGateway, world: StepWorld): Promise<Answered> {
  if (bar) return unsent(waybill, bar);
  const request = parseBooking(waybill.booking);
  const options = { now: world.clock(), ...(world.signal ? { signal: world.signal } : {}) };
  const call = () => gateway.carrier.book(gateway.account, request, options);
  return { waybill, ...(await callGateway(gateway, call, world.clock)) };
}

function unsent(waybill: WaybillRow, bar: Bar): Answered {
  return { waybill, answer: { ...bar, kind: "refused", whoseFault: "staff", fields: [] }, exchange: null };
}

/** Settles what was answered in one transaction. Answers the ids that were settled here. */
export async function settleAnswers(
  scope: JobScope,
  answered: readonly Answered[],
  world: StepWorld,
): Promise<ReadonlySet<string>> {
  const now = world.clock();
  const settlements = answered.map(({ waybill, answer, exchange }) => {
    // the tries before the one that was just claimed
    const history = { attempts: waybill.attempts - 1, unclear: waybill.outcomeUnclear };
    return { waybill, step: settleBooking(history, answer, world.random(), now), exchange };
  });
  return settleTogether(settlements, (some) => settleBookings(scope, some, now));
}

/** The carrier cannot be asked at all: nothing was sent, so they are given up unless an earlier try is unclear. */
export async function refuseWaybills(
  scope: JobScope,
  ids: readonly string[],
  why: "unknown_carrier" | "no_account",
  world: StepWorld,
): Promise<void> {
  const now = world.clock();
  const rows = await inScope(scope, (db) => lockWaybillsForSending(db, ids, now));
  const bar = { class: "wrong_setup", code: why, text: "" } as const;
  await settleAnswers(
    scope,
    rows.map((row) => unsent(row, bar)),
    world,
  );
}
