import { saveAudit } from "#db/queries/audit";
import { raiseLiveCursor } from "#db/queries/live";
import { getWaybills, listBearers, saveWaybills, type WaybillRow } from "#db/queries/waybills";
import { enqueue } from "#db/queue";
import { inScope, type JobScope, type SellerDb } from "#db/scope";
import type { Waybill, WaybillAnswer } from "#lib/carriers/answers";
import { type GaveUp, numberOfAnother, type Retry, settleNumber } from "#lib/dispatch/settle";
import type { Called } from "#server/gateways/call";
import { callGateway, type OpenGateway } from "#server/gateways/open-gateway";
import {
  failureNow,
  finishBookings,
  heldStill,
  jobData,
  ofKind,
  type Settlement,
  tellFailed,
} from "./settle-booking.ts";
import { settleTogether } from "./settle-together.ts";
import { countUnexplained, withStaffWords } from "./staff-words.ts";
import type { StepWorld } from "./step-world.ts";

/** Booked waybills among these that have no number yet. */
export async function listNumberless(scope: JobScope, ids: readonly string[]): Promise<WaybillRow[]> {
  const rows = await inScope(scope, (db) => getWaybills(db, ids));
  return rows.filter((row) => row.state === "booked" && row.lpNumber !== null && row.trackingNumber === null);
}

export type NumberAsked = Called<WaybillAnswer> & { readonly waybill: WaybillRow };

/** Asks once for the number of a booked waybill; the question changes nothing at the carrier. */
export async function askNumber(waybill: WaybillRow, gateway: OpenGateway, world: StepWorld): Promise<NumberAsked> {
  const parcel = { waybillId: waybill.id, orderCode: waybill.lpNumber ?? "" };
  const options = { now: world.clock(), ...(world.signal ? { signal: world.signal } : {}) };
  const call = () => gateway.carrier.askNumber(gateway.account, parcel, options);
  return { waybill, ...(await callGateway(gateway, call, world.clock)) };
}

/** Settles what was answered in one transaction. Answers the ids that were settled here. */
export async function settleNumbers(
  scope: JobScope,
  asked: readonly NumberAsked[],
  world: StepWorld,
): Promise<ReadonlySet<string>> {
  const now = world.clock();
  const settlements = asked.map(({ waybill, answer, exchange }): Settlement<NumberStep> => {
    const step = settleNumber({ attempts: waybill.attempts, unclear: false }, answer, world.random(), now);
    return { waybill, step, exchange };
  });
  return settleTogether(settlements, (some) => settleNumberSteps(scope, some, now));
}

type NumberStep = (Waybill & { readonly trackingNumber: string }) | Retry | GaveUp;

/** A number that stands on another parcel is none: two labels with one barcode send one parcel to two buyers. */
async function withOwnSteps(db: SellerDb, held: readonly Settlement<NumberStep>[]): Promise<Settlement<NumberStep>[]> {
  const numbers = held.flatMap(({ step }) => (step.kind === "accepted" ? [step.trackingNumber] : []));
  const bearerOf = new Map(
    (await listBearers(db, numbers)).flatMap(({ id, trackingNumber }) =>
      trackingNumber ? [[trackingNumber, id]] : [],
    ),
  );
  return held.map((one) => {
    const { step, waybill } = one;
    if (step.kind !== "accepted") return one;
    const bearer = bearerOf.get(step.trackingNumber) ?? waybill.id;
    if (bearer !== waybill.id) return { ...one, step: numberOfAnother(step.trackingNumber) };
    bearerOf.set(step.trackingNumber, waybill.id);
    return one;
  });
}

/** The waybill stays booked whatever the answer: giving up only says that a person must look. */
async function settleNumberSteps(
  scope: JobScope,
  settlements: readonly Settlement<NumberStep>[],
  now: number,
): Promise<ReadonlySet<string>> {
  return inScope(scope, async (db) => {
    const owned = await withOwnSteps(db, await heldStill(db, settlements, now));
    const held = await withStaffWords(db, owned);
    const numbered = ofKind(held, "accepted").map(({ waybill, step }) => {
      const { trackingNumber, sortingCode, lastMileCarrier } = step;
      const laneCode = step.laneCode ?? waybill.laneCode;
      return { waybill, found: { trackingNumber, laneCode, sortingCode, lastMileCarrier } };
    });
    const retried = ofKind(held, "retry");
    const givenUp = ofKind(held, "gave_up");
    const unfailed = { failureCode: null, failureText: "", failureAnswer: null };
    const cleared = { ...unfailed, nextAttemptAt: null, attempts: 0 };
    await saveWaybills(
      db,
      numbered.map(({ waybill, found }) => ({
        ...{ id: waybill.id, ...cleared, trackingNumber: found.trackingNumber, laneCode: found.laneCode },
      })),
      now,
    );
    await saveWaybills(
      db,
      retried.map(({ waybill, step }) => ({
        ...{ id: waybill.id, attempts: step.history.attempts, nextAttemptAt: step.at },
      })),
      now,
    );
    await saveWaybills(
      db,
      givenUp.map(({ waybill, step }) => ({
        ...{ id: waybill.id, ...failureNow(step), nextAttemptAt: null },
        attempts: waybill.attempts + 1,
      })),
      now,
    );
    await saveAudit(
      db,
      numbered.map(({ waybill, found }) => ({
        event: "waybill_booked",
        data: { lpNumber: waybill.lpNumber ?? "", trackingNumber: found.trackingNumber },
        subject: { kind: "waybill", id: waybill.id },
      })),
    );
    await finishBookings(db, numbered, now);
    await tellFailed(db, givenUp);
    await countUnexplained(db, givenUp, now);
    await enqueue(
      db,
      retried.map(({ waybill, step }) => ({
        ...{ name: "fetch-numbers" as const, data: jobData(db, waybill.id), startAfter: step.at },
      })),
    );
    if (held.length > 0) await raiseLiveCursor(db);
    return new Set(held.map(({ waybill }) => waybill.id));
  });
}
