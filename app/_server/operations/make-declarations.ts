import { randomUUID } from "node:crypto";
import { saveAudit } from "#db/queries/audit";
import { sendCountedMessage } from "#db/queries/counted-messages";
import { getDeclarationFacts } from "#db/queries/declaration-facts";
import { type DeclarationRecord, type NewDeclaration, saveNewDeclarations } from "#db/queries/declarations";
import { enqueue } from "#db/queue";
import type { SellerDb } from "#db/scope";
import type { GatewayEnvironment } from "#lib/carriers/connection";
import type { BookedParcel, DeclaringSeller } from "#lib/customs/declaration-facts";
import { laneOf } from "#lib/customs/declaration-lane";
import { copNoOf } from "#lib/customs/own-numbers";
import { declarationLayoutVersion } from "#lib/customs/parcel-facts";
import { nextPart, planDeclaration } from "#lib/customs/plan-declaration";
import { chinaDateOf } from "#lib/kit/time";

/** Parcels that get their numbers one after the other go out together. */
const gatherMs = 5_000;

/**
 * Makes the declarations of booked parcels that have their number, in the transaction of their settlement: facts frozen with
 * hash, judged against every rule and gate; what may go is sent by a job. A parcel that has a declaration keeps it.
 */
export async function makeDeclarations(db: SellerDb, waybillIds: readonly string[], now: number): Promise<void> {
  const facts = await getDeclarationFacts(db, waybillIds, now);
  const saved = await saveNewDeclarations(
    db,
    partsOf(facts.parcels).map((parcel) => declarationOf(parcel, facts, now)),
  );
  const stopped = saved.filter(({ lane }) => lane === "stopped");
  await saveAudit(
    db,
    stopped.map(({ id, failureCode }) => ({
      event: "declaration_stopped" as const,
      data: { code: failureCode ?? "" },
      subject: { kind: "declaration" as const, id },
    })),
  );
  await enqueueSending(db, saved, now + gatherMs);
  if (stopped.length > 0) {
    const link = `/s/${db.scope.sellerId}/papers?lane=stopped`;
    await sendCountedMessage(db, { kind: "declarations_stopped", link, count: stopped.length });
  }
}

/** Several parcels of one order that come together get parts of their own. */
function partsOf(parcels: readonly BookedParcel[]): (BookedParcel & { readonly part: number })[] {
  const given = new Map<string, number[]>();
  return parcels.map((parcel) => {
    const taken = [...parcel.takenParts, ...(given.get(parcel.orderId) ?? [])];
    const part = nextPart(taken);
    given.set(parcel.orderId, [...(given.get(parcel.orderId) ?? []), part]);
    return { ...parcel, part };
  });
}

function declarationOf(
  parcel: BookedParcel & { readonly part: number },
  seller: DeclaringSeller,
  now: number,
): NewDeclaration {
  const id = randomUUID();
  const copNo = copNoOf("D", id);
  const plan = planDeclaration(parcel, seller, { copNo, part: parcel.part, overrides: {} }, now);
  const { frozen, stop } = plan;
  return {
    ...{ id, copNo, waybillId: parcel.waybillId, orderId: parcel.orderId, environment: parcel.environment },
    ...{ carrierCode: parcel.carrierCode, country: parcel.country, way: frozen.parcel.way, orderPart: parcel.part },
    lane: laneOf({ stop, isVoid: false, state: "draft", isWaybillAwaited: false }),
    ...{ stop, closures: plan.closures, findings: plan.findings, failureCode: plan.failureCode },
    waybillState: parcel.logistics?.isMandated ? "draft" : null,
    ...{ orderNumber: parcel.orderNumber, orderNo: frozen.parcel.orderNo, waybillNo: parcel.waybillNo },
    ...{ logisticsCode: frozen.parcel.logistics.code, facts: frozen, layoutVersion: declarationLayoutVersion },
    ...{ hash: plan.hash, currency: frozen.parcel.currency, valueMinor: plan.valueMinor, day: chinaDateOf(now) },
    ...{ laneSince: now, createdAt: now, updatedAt: now },
  };
}

/** A job sends what is ready, one for each environment. */
export async function enqueueSending(
  db: SellerDb,
  list: readonly Pick<DeclarationRecord, "lane" | "environment">[],
  startAfter: number,
): Promise<void> {
  const environments = new Set(list.filter(({ lane }) => lane === "ready").map((one) => one.environment));
  await enqueue(
    db,
    [...environments].map((environment) => sendingJob(db, environment, startAfter)),
  );
}

export function sendingJob(db: SellerDb, environment: GatewayEnvironment, startAfter: number) {
  const { sellerId } = db.scope;
  const data = { sellerId, environment };
  return { name: "send-declarations" as const, data, startAfter, singletonKey: `${sellerId}/${environment}` };
}
