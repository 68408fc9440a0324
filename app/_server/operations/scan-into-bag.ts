import {
  countBagParcels,
  findScanned,
  type HandOverParcel,
  listHandOverParcels,
  saveBagParcel,
} from "#db/queries/bag-parcels";
import { type BagRow, findBagByCode, getCountedBag, listOpenBags, lockBags, saveBags } from "#db/queries/bags";
import { raiseLiveCursor } from "#db/queries/live";
import { inScope, type SellerDb, type SellerScope } from "#db/scope";
import {
  type BagFacts,
  bagFor,
  fitsBag,
  mayEnterBag,
  type ScannedParcel,
  type ScanRefusal,
  warehouseAfter,
} from "#lib/dispatch/hand-over";
import type { ScanInput } from "#lib/dispatch/hand-over-schema";
import { isBagCode, type ScanAnswer, type ScannedBag, scannedText } from "#lib/dispatch/scan-answer";
import type { Result } from "#lib/kit/result";
import { judgeParcels } from "./judge-parcels.ts";

/**
 * One scan: puts the parcel into the bag, or into whichever open bag fits where none is named, in one transaction; a bag's
 * own code names the bag. A parcel never lies in two bags: the bag's row orders those who scan into it, the parcel's own key
 * those who scan it into different ones.
 */
export async function scanIntoBag(scope: SellerScope, input: ScanInput, now = Date.now()): Promise<ScanAnswer> {
  return inScope(scope, (db) => scanInto(db, input, scope.personName, now));
}

/** The same inside a transaction that has just opened the bag. */
export async function scanInto(
  db: SellerDb,
  { typed, bagId }: ScanInput,
  by: string,
  now: number,
): Promise<ScanAnswer> {
  const text = scannedText(typed);
  const named = isBagCode(text) ? await findBagByCode(db, text) : null;
  if (named) return { kind: "bag", typed: text, bag: await countedOf(db, named) };
  const found = namedParcel(await findScanned(db, text));
  if ("code" in found) return refusedScan(text, found);
  const [parcel] = await judgeParcels(db, [found]);
  if (!parcel) throw new Error("a found parcel was not judged");
  const { scanned } = parcel;
  const open = await listOpenBags(db);
  const fitting = open.find((bag) => fitsBag(scanned, bag)) ?? null;
  const [bag] = await lockBags(
    db,
    [bagId ?? scanned.place?.bagId ?? fitting?.id ?? ""].filter((id) => id !== ""),
  );
  const verdict = bag ? await entered(db, found, scanned, bag, by, now) : withoutBag(scanned);
  return {
    ...{ kind: "parcel", typed: text, verdict },
    parcel: {
      ...{ waybillId: found.waybillId, orderNumber: found.orderNumber, trackingNumber: found.trackingNumber },
      ...{ country: found.country, weightGrams: found.weightGrams },
    },
    bag: bag ? await countedOf(db, bag) : null,
    fits: fitting && fitting.id !== bag?.id ? { id: fitting.id, code: fitting.code } : null,
    proposal: fitting || scanned.place ? null : bagFor(scanned),
  };
}

/** The one parcel that a number names: those that still count before cancelled and failed ones. */
function namedParcel(rows: readonly HandOverParcel[]): HandOverParcel | ScanRefusal {
  const live = rows.filter(({ state }) => state !== "cancelled" && state !== "failed");
  if (live.length > 1) return { code: "several_parcels", values: { count: live.length } };
  return live[0] ?? rows[0] ?? { code: "unknown_number" };
}

function refusedScan(typed: string, refusal: ScanRefusal): ScanAnswer {
  const nothing = { parcel: null, bag: null, fits: null, proposal: null };
  return { ...{ kind: "parcel", typed, verdict: { ok: false, refusal } }, ...nothing };
}

/** Enters the parcel; when somebody else was quicker, what stands there now is the answer. */
async function entered(
  db: SellerDb,
  found: HandOverParcel,
  scanned: ScannedParcel,
  bag: BagRow,
  by: string,
  now: number,
): Promise<Result<string, ScanRefusal>> {
  const facts: BagFacts = { ...bag, count: await countBagParcels(db, bag.id) };
  const verdict = mayEnterBag(scanned, facts);
  if (!verdict.ok) return verdict;
  if (!(await saveBagParcel(db, { waybillId: found.waybillId, bagId: bag.id, scannedBy: by }, now))) {
    const [again] = await judgeParcels(db, await listHandOverParcels(db, [found.waybillId]));
    if (!again) throw new Error("a parcel that lies in a bag is gone");
    return mayEnterBag(again.scanned, facts);
  }
  const warehouse = warehouseAfter(bag, scanned);
  if (warehouse !== bag.warehouse) await saveBags(db, [bag.id], { warehouse });
  await raiseLiveCursor(db);
  return verdict;
}

/** No bag is open for it: first what keeps it from any bag, then the offer to open one. */
function withoutBag(scanned: ScannedParcel): Result<string, ScanRefusal> {
  const imagined: BagFacts = { ...bagFor(scanned), id: "", code: "", state: "open", count: 0 };
  const verdict = mayEnterBag(scanned, imagined);
  return verdict.ok ? { ok: false, refusal: { code: "no_open_bag" } } : verdict;
}

async function countedOf(db: SellerDb, { id, code, state }: BagRow): Promise<ScannedBag> {
  const counted = await getCountedBag(db, id);
  return { id, code, state, count: counted?.count ?? 0, weightGrams: counted?.weightGrams ?? 0 };
}
