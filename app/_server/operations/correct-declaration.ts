import { saveAudit } from "#db/queries/audit";
import { getDeclarationFacts } from "#db/queries/declaration-facts";
import { type DeclarationRecord, lockDeclarations, updateDeclarations } from "#db/queries/declarations";
import { raiseLiveCursor } from "#db/queries/live";
import { inScope, type SellerDb, type SellerScope } from "#db/scope";
import type { DeclaringSeller } from "#lib/customs/declaration-facts";
import { type DeclarationLane, laneOf } from "#lib/customs/declaration-lane";
import type { CorrectDeclarationInput } from "#lib/customs/declaration-schema";
import type { CustomsFinding } from "#lib/customs/finding";
import { type DeclarationOverrides, declarationLayoutVersion } from "#lib/customs/parcel-facts";
import { planDeclaration } from "#lib/customs/plan-declaration";
import { ok, type Result, refuse } from "#lib/kit/result";
import { enqueueSending } from "./make-declarations.ts";

/** `findings` and `closures`: what still keeps it from being sent; both empty: it goes out now. */
export type Corrected = {
  readonly declarationId: string;
  readonly lane: DeclarationLane;
  readonly findings: readonly CustomsFinding[];
  readonly closures: readonly string[];
};

/**
 * Declares a parcel again that was stopped before sending or returned: the facts are read anew from order, product and
 * parameters, judged, and go out as a submission of their own with the right kind of sending. Refused:
 * `declaration_not_found`, `declaration_not_correctable` with its `lane`, `waybill_not_booked`.
 */
export async function correctDeclaration(
  scope: SellerScope,
  input: CorrectDeclarationInput,
  now: number = Date.now(),
): Promise<Result<Corrected>> {
  return inScope(scope, async (db): Promise<Result<Corrected>> => {
    const [row] = await lockDeclarations(db, [input.declarationId]);
    if (!row) return refuse({ code: "declaration_not_found" });
    if (row.lane !== "stopped" && row.lane !== "returned")
      return refuse({ code: "declaration_not_correctable", values: { lane: row.lane } });
    const overrides = overridden(row.overrides as DeclarationOverrides, input);
    const [next] = await replan(db, [{ ...row, overrides }], now);
    if (!next) return refuse({ code: "waybill_not_booked" });
    await updateDeclarations(db, [next]);
    const subject = { kind: "declaration", id: row.id } as const;
    await saveAudit(db, [{ event: "declaration_corrected", data: { copNo: row.copNo }, subject }]);
    await enqueueSending(db, [next], now);
    await raiseLiveCursor(db);
    const { lane, findings, closures } = next;
    return ok({ declarationId: row.id, lane, findings, closures });
  });
}

function overridden(before: DeclarationOverrides, input: CorrectDeclarationInput): DeclarationOverrides {
  const { way, freightMinor, note } = input;
  const next: { -readonly [K in keyof DeclarationOverrides]: DeclarationOverrides[K] } = { ...before };
  if (way === null) delete next.way;
  else if (way !== undefined) next.way = way;
  if (freightMinor === null) delete next.freight;
  else if (freightMinor !== undefined) next.freight = { minor: freightMinor, currency: "USD" };
  if (note === null || note === "") delete next.note;
  else if (note !== undefined) next.note = note;
  return next;
}

/**
 * Declarations with their facts as they are now, ready to be sent or stopped; those whose waybill is no longer booked are
 * missing. The rows are locked.
 */
export async function replan(
  db: SellerDb,
  rows: readonly DeclarationRecord[],
  now: number,
): Promise<readonly DeclarationRecord[]> {
  if (rows.length === 0) return [];
  const facts = await getDeclarationFacts(
    db,
    rows.map(({ waybillId }) => waybillId),
    now,
  );
  const parcels = new Map(facts.parcels.map((parcel) => [parcel.waybillId, parcel]));
  return rows.flatMap((row) => {
    const parcel = parcels.get(row.waybillId);
    return parcel ? [replanned(row, parcel, facts, now)] : [];
  });
}

function replanned(
  row: DeclarationRecord,
  parcel: Parameters<typeof planDeclaration>[0],
  seller: DeclaringSeller,
  now: number,
): DeclarationRecord {
  const overrides = row.overrides as DeclarationOverrides;
  const plan = planDeclaration(parcel, seller, { copNo: row.copNo, part: row.orderPart, overrides }, now);
  const { frozen, stop } = plan;
  // once it was declared, the carrier's mandate stays as it was
  const waybillState = row.submissions > 0 ? row.waybillState : parcel.logistics?.isMandated ? "draft" : null;
  return {
    ...row,
    ...{ stop, closures: plan.closures, findings: plan.findings, failureCode: plan.failureCode, overrides },
    lane: laneOf({ stop, isVoid: false, state: "draft", isWaybillAwaited: false }),
    ...{ laneSince: now, preparedAt: null, waybillState, way: frozen.parcel.way, facts: frozen, hash: plan.hash },
    ...{ layoutVersion: declarationLayoutVersion, currency: frozen.parcel.currency, valueMinor: plan.valueMinor },
    ...{ logisticsCode: frozen.parcel.logistics.code, version: row.version + 1, updatedAt: now },
  };
}
