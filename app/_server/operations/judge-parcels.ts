import type { HandOverParcel } from "#db/queries/bag-parcels";
import type { SellerDb } from "#db/scope";
import { officialSolutions, type PickUpKind } from "#lib/carriers/solutions";
import { type BagKind, mayStayInBag, type ScannedParcel, type ScanRefusal } from "#lib/dispatch/hand-over";
import { readHandOver } from "./read-hand-over.ts";

export type JudgedParcel = { readonly row: HandOverParcel; readonly scanned: ScannedParcel };

/** Receipts of so many declarations are read at once. */
const atOnce = 500;

const pickUpOf: ReadonlyMap<string, readonly PickUpKind[]> = new Map(
  officialSolutions.map(({ code, pickUp }) => [code, pickUp]),
);

/** Parcels with all that decides whether they may go: what customs say of each is folded anew, not taken from a list. */
export async function judgeParcels(db: SellerDb, rows: readonly HandOverParcel[]): Promise<readonly JudgedParcel[]> {
  const judged: JudgedParcel[] = [];
  for (let from = 0; from < rows.length; from += atOnce) {
    const part = rows.slice(from, from + atOnce);
    const customs = await readHandOver(
      db,
      part.map(({ waybillId }) => waybillId),
    );
    for (const row of part) {
      const cleared = customs.get(row.waybillId);
      if (!cleared) throw new Error("a parcel without an answer about customs");
      judged.push({ row, scanned: { ...factsOf(row), customs: cleared } });
    }
  }
  return judged;
}

function factsOf(row: HandOverParcel): Omit<ScannedParcel, "customs"> {
  const { waybillId, carrierCode, environment, state, trackingNumber, isPickupAsked, warehouse, holdReason, conflict } =
    row;
  const { bagId, bagCode, handOverCode, handedOverAt, declarationStop } = row;
  const handOver = handOverCode === null || handedOverAt === null ? null : { code: handOverCode, at: handedOverAt };
  return {
    ...{ waybillId, carrierCode, environment, state, trackingNumber, isPickupAsked, warehouse, holdReason, conflict },
    ...{ declarationStop, pickUp: pickUpOf.get(row.solutionCode) ?? [] },
    place: bagId === null || bagCode === null ? null : { bagId, bagCode, handOver },
  };
}

/** A parcel that keeps its bag from being closed or handed over, and why. */
export type StoppedParcel = {
  readonly waybillId: string;
  readonly number: string;
  readonly orderNumber: string;
  readonly bagCode: string;
  readonly refusal: ScanRefusal;
};

/** Those of judged parcels that must not go with their bag; each bag by its id. */
export function stoppedOf(
  judged: readonly JudgedParcel[],
  bags: ReadonlyMap<string, BagKind>,
): readonly StoppedParcel[] {
  return judged.flatMap(({ row, scanned }): StoppedParcel[] => {
    const bag = bags.get(row.bagId ?? "");
    const verdict = bag ? mayStayInBag(scanned, bag) : null;
    if (!verdict || verdict.ok) return [];
    const number = row.trackingNumber ?? row.lpNumber ?? row.orderNumber;
    const { waybillId, orderNumber, bagCode } = row;
    return [{ ...{ waybillId, number, orderNumber, bagCode: bagCode ?? "" }, refusal: verdict.refusal }];
  });
}
