import { raiseLiveCursor } from "#db/queries/live";
import {
  getRehearsalOrder,
  type RehearsalParcelChange,
  type RehearsalParcelRow,
  saveRehearsalParcel,
} from "#db/queries/rehearsals";
import { inScope, type JobScope, type SellerDb } from "#db/scope";
import type { BookingAnswer, WaybillAnswer } from "#lib/carriers/answers";
import { parseBooking } from "#lib/carriers/booking-schema";
import type { GatewayEnvironment } from "#lib/carriers/connection";
import type { RehearsalOrder } from "#lib/dispatch/rehearsal-order";
import { type GaveUp, settleBooking, settleNumber } from "#lib/dispatch/settle";
import { pollWaitMs, type RehearsalFailure, type RehearsalTask } from "#lib/onboarding/rehearsal";
import type { RehearsalStep } from "#lib/onboarding/states";
import { legible, type TrailEntry } from "#lib/onboarding/trail";
import { labelFromBooking } from "#lib/papers/label-from-booking";
import type { Called, Exchange } from "#server/gateways/call";
import type { TrackAnswer } from "#server/gateways/carriers/gateway";
import { callGateway, callsPausedUntil, type OpenGateway, openGateway } from "#server/gateways/open-gateway";
import type { readLabelBarcodes } from "#server/gateways/pdf/read-label";
import { renderLabels } from "#server/gateways/pdf/render-labels";
import { recordRehearsalNews, writeOnTrail } from "./record-rehearsal-push.ts";
import type { StepWorld } from "./step-world.ts";

type Asked = Exclude<RehearsalTask, "plan" | "draw_label">;

/** What an answer comes to: what is kept of the parcel, beside the call itself. */
type Settled = {
  readonly change: RehearsalParcelChange;
  readonly trace?: (TrackAnswer & { readonly kind: "accepted" })["trace"];
};

/**
 * Asks the carrier once about a claimed parcel, outside any transaction, and keeps question and answer with the step. An
 * answer that came after another question was asked is kept to be read and changes nothing.
 */
export async function askAboutParcel(
  scope: JobScope,
  task: Asked,
  parcel: RehearsalParcelRow,
  environment: GatewayEnvironment,
  world: StepWorld,
): Promise<void> {
  const claimed = { ...parcel, attempts: parcel.attempts + 1 };
  const gateway = await openGateway(parcel.carrierCode, environment);
  if (typeof gateway === "string") {
    const failure = { failureCode: "no_gateway_account", failureValues: { environment } };
    await inScope(scope, (db) => keepParcel(db, claimed, failure));
    return;
  }
  const pausedUntil = await callsPausedUntil(gateway, world.clock());
  if (pausedUntil !== null) {
    const { attempts, outcomeUnclear } = parcel;
    const change = { attempts, outcomeUnclear, askAt: pausedUntil, lastTrouble: "circuit open" };
    await inScope(scope, (db) => keepParcel(db, claimed, change));
    return;
  }
  const { settled, exchange } = await ask(task, parcel, gateway, world);
  const now = world.clock();
  await inScope(scope, async (db) => {
    const isFirst = await saveRehearsalParcel(db, claimed, settled.change);
    await writeOnTrail(db, parcel.rehearsalId, stepOf(task, parcel), trailOf(parcel, claimed.attempts, exchange));
    // The question named the parcel; an answer that names another is not believed.
    const names = { outOrderId: parcel.waybillId, orderCode: parcel.lpNumber, trackingNumber: null };
    if (isFirst && settled.trace)
      await recordRehearsalNews(db, { trace: { ...settled.trace, ...names }, kept: null }, now);
    await raiseLiveCursor(db);
  });
}

async function keepParcel(db: SellerDb, claimed: RehearsalParcelRow, change: RehearsalParcelChange): Promise<void> {
  await saveRehearsalParcel(db, claimed, change);
  await raiseLiveCursor(db);
}

function stepOf(task: Asked, { role }: RehearsalParcelRow): RehearsalStep {
  if (task !== "ask_events") return "waybill";
  return role === "delivered" ? "tracking" : "exception";
}

function trailOf({ role }: RehearsalParcelRow, tries: number, exchange: Exchange) {
  const { messageType, request, response, status, durationMs, outcome } = exchange;
  const answered = status === null ? "" : `HTTP ${status} · `;
  const sent: TrailEntry = { role, head: `${messageType} #${tries}`, text: legible(request) };
  const received: TrailEntry = {
    role,
    head: `${messageType} #${tries} · ${answered}${durationMs} ms · ${outcome}`,
    text: legible(response),
  };
  return { sent: [sent], received: [received] };
}

async function ask(
  task: Asked,
  parcel: RehearsalParcelRow,
  gateway: OpenGateway,
  world: StepWorld,
): Promise<{ readonly settled: Settled; readonly exchange: Exchange }> {
  const { carrier, account } = gateway;
  const options = { now: world.clock(), ...(world.signal ? { signal: world.signal } : {}) };
  const booked = { waybillId: parcel.waybillId, orderCode: parcel.lpNumber ?? "" };
  if (task === "book") {
    const call = () => carrier.book(account, parseBooking(parcel.booking), options);
    return settledBy(await callGateway(gateway, call, world.clock), (answer) => settleBook(parcel, answer, world));
  }
  if (task === "ask_number") {
    const call = () => carrier.askNumber(account, booked, options);
    return settledBy(await callGateway(gateway, call, world.clock), (answer) => settleAsk(parcel, answer, world));
  }
  const call = () => carrier.track(account, booked, options);
  return settledBy(await callGateway(gateway, call, world.clock), (answer) => settleTrack(parcel, answer, world));
}

function settledBy<Answer>({ answer, exchange }: Called<Answer>, settle: (answer: Answer) => Settled) {
  return { settled: settle(answer), exchange };
}

function settleBook(parcel: RehearsalParcelRow, answer: BookingAnswer, world: StepWorld): Settled {
  const history = { attempts: parcel.attempts, unclear: parcel.outcomeUnclear };
  const step = settleBooking(history, answer, world.random(), world.clock());
  if (step.kind === "retry") return later(step, step.history.unclear);
  if (step.kind === "gave_up") return { change: failureChange(step) };
  const { orderCode: lpNumber, trackingNumber, laneCode, askNumberAt: askAt } = step;
  return { change: { lpNumber, trackingNumber, laneCode, askAt, ...settledWell } };
}

function settleAsk(parcel: RehearsalParcelRow, answer: WaybillAnswer, world: StepWorld): Settled {
  const step = settleNumber({ attempts: parcel.attempts, unclear: false }, answer, world.random(), world.clock());
  if (step.kind === "retry") return later(step, false);
  if (step.kind === "gave_up") return { change: failureChange(step) };
  const { trackingNumber, sortingCode, lastMileCarrier } = step;
  const laneCode = step.laneCode ?? parcel.laneCode;
  return { change: { trackingNumber, sortingCode, lastMileCarrier, laneCode, askAt: null, ...settledWell } };
}

/** Counted from nothing again: what is done next is another thing. */
const settledWell = { attempts: 0, outcomeUnclear: false, lastTrouble: "" } as const;

function settleTrack(parcel: RehearsalParcelRow, answer: TrackAnswer, world: StepWorld): Settled {
  const askAt = world.clock() + pollWaitMs(parcel.attempts + 1);
  if (answer.kind === "accepted") {
    return { change: { askAt, outcomeUnclear: false, lastTrouble: "" }, trace: answer.trace };
  }
  const lastTrouble = `${answer.code} ${answer.text}`.trim().slice(0, 300);
  return { change: { askAt, outcomeUnclear: false, lastTrouble } };
}

function later(step: { readonly at: number; readonly code: string; readonly text: string }, unclear: boolean): Settled {
  const lastTrouble = `${step.code} ${step.text}`.trim().slice(0, 300);
  return { change: { askAt: step.at, outcomeUnclear: unclear, lastTrouble } };
}

function failureChange(step: GaveUp): RehearsalParcelChange {
  const { code, values } = failureOf(step);
  return { failureCode: code, failureValues: values, lastTrouble: String(values.text ?? "") };
}

/** Own data that the carrier refuses is the seller's to repair, the rest is staff's; a road that stays shut is nobody's. */
function failureOf({ failure, fields, code, text }: GaveUp): RehearsalFailure {
  const values = { failure, text: `${code} ${text}`.trim().slice(0, 300) };
  if (fields.some((field) => field.startsWith("sender.") || field.startsWith("returner."))) {
    return { code: "sender_refused", values };
  }
  if (failure === "ERR-733") return { code: "number_missing", values };
  const isRoad = failure === "ERR-721" || failure === "ERR-722" || failure === "ERR-723";
  return { code: isRoad ? "carrier_unclear" : "booking_refused", values };
}

/**
 * Draws the parcel's label as every label is drawn, marked as one that must not be sent, and scans it: what the scanner
 * reads must be the number that the carrier gave.
 */
export async function drawRehearsalLabel(
  scope: JobScope,
  parcel: RehearsalParcelRow,
  readLabel: typeof readLabelBarcodes,
  now: number,
): Promise<void> {
  const { rehearsalId, role, trackingNumber, lpNumber } = parcel;
  const claimed = { rehearsalId, role, attempts: parcel.attempts + 1 };
  if (trackingNumber === null || lpNumber === null) throw new Error("a label needs its numbers");
  const order = (await inScope(scope, (db) => getRehearsalOrder(db, rehearsalId))) as Partial<RehearsalOrder>;
  const booking = parseBooking(parcel.booking);
  const { solutionCode, laneCode, sortingCode, lastMileCarrier } = parcel;
  const facts = { booking, solutionCode, laneCode, sortingCode, lastMileCarrier, lpNumber, trackingNumber };
  const rest = { picking: null, batch: null, senderLatin: order.senderLatin ?? null, isRehearsal: true } as const;
  const data = labelFromBooking({ ...facts, country: booking.receiver.country, ...rest }, now);
  const { bytes, pages } = await renderLabels([data], now);
  const read = await readLabel(bytes);
  const texts = read.pages.flatMap((page) => page.texts);
  await inScope(scope, async (db) => {
    await writeOnTrail(db, rehearsalId, "label", {
      sent: [{ role, head: `PDF · ${pages} · ${bytes.byteLength} B`, text: JSON.stringify(data, null, 2) }],
      received: [{ role, head: "Code 128", text: texts.join("\n") }],
    });
    const failure = failureOfLabel(texts, trackingNumber);
    // from now on pushes are awaited
    const drawn = { label: Buffer.from(bytes), askAt: now + pollWaitMs(0), ...settledWell };
    const broken = { failureCode: failure?.code, failureValues: failure?.values ?? {} };
    await saveRehearsalParcel(db, claimed, failure ? broken : drawn);
    await raiseLiveCursor(db);
  });
}

function failureOfLabel(texts: readonly string[], expected: string): RehearsalFailure | null {
  const [first] = texts;
  if (first === undefined) return { code: "label_unreadable", values: { expected } };
  const other = texts.find((text) => text !== expected);
  return other === undefined ? null : { code: "label_wrong", values: { expected, found: other } };
}
