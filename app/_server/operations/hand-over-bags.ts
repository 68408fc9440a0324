import { saveAudit } from "#db/queries/audit";
import { type HandOverParcel, listBagParcels, lockContents } from "#db/queries/bag-parcels";
import { type BagRow, getLastHandOverCode, type HandOverRow, lockBags, saveBags, saveHandOver } from "#db/queries/bags";
import { raiseLiveCursor } from "#db/queries/live";
import { getTradeContexts, getWaybillTrade } from "#db/queries/trade-papers";
import { wakeParcels } from "#db/queries/watched-parcels";
import { inScope, type SellerDb, type SellerScope } from "#db/scope";
import { dayCode, mayGoTogether, nextSerial } from "#lib/dispatch/hand-over";
import type { HandOverInput } from "#lib/dispatch/hand-over-schema";
import { ok, type Result, refuse } from "#lib/kit/result";
import { chinaDateOf } from "#lib/kit/time";
import { type HandOverData, handOverHash, handOverLayoutVersion } from "#lib/papers/trade/hand-over-data";
import type { TradeParty } from "#lib/papers/trade/trade-data";
import { carrierNames, solutionNames } from "#lib/papers/trade/trade-names";
import { type JudgedParcel, judgeParcels, type StoppedParcel, stoppedOf } from "./judge-parcels.ts";
import { dataOf } from "./print-papers.ts";

/** `id` null: nothing was handed over, since `stopped` must be taken out first. */
export type HandedOver = {
  readonly id: string | null;
  readonly code: string;
  readonly parcels: number;
  readonly stopped: readonly StoppedParcel[];
};

/**
 * Gives closed bags to their carrier with one 交接单: what it lists is frozen, and from here on its parcels count as handed
 * over. Every parcel is looked at once more; one that must not go names itself and nothing leaves. Refused:
 * `bag_not_found`, and what `mayGoTogether` says.
 */
export async function handOverBags(
  scope: SellerScope,
  input: HandOverInput,
  now = Date.now(),
): Promise<Result<HandedOver>> {
  const ids = [...new Set(input.bagIds)];
  return inScope(scope, async (db): Promise<Result<HandedOver>> => {
    const bags = (await lockBags(db, ids)).toSorted((a, b) => (a.code < b.code ? -1 : 1));
    if (bags.length < ids.length) return refuse({ code: "bag_not_found" });
    const refusal = mayGoTogether(bags, input);
    if (refusal) return refuse(refusal);
    await lockContents(db, ids);
    const judged = await judgeParcels(db, await listBagParcels(db, ids));
    const stopped = stoppedOf(judged, new Map(bags.map((bag) => [bag.id, bag])));
    if (stopped.length > 0) return ok({ id: null, code: "", parcels: judged.length, stopped });
    const list = await written(db, bags, judged, input, scope.personName, now);
    await saveBags(db, ids, { state: "handed_over", handOverId: list.id });
    await wakeParcels(
      db,
      judged.map(({ row }) => row.waybillId),
      now,
    );
    const data = { code: list.code, bags: bags.length, parcels: judged.length, method: input.method };
    await saveAudit(db, [{ event: "bags_handed_over", data, subject: { kind: "hand_over", id: list.id } }]);
    await raiseLiveCursor(db);
    return ok({ id: list.id, code: list.code, parcels: judged.length, stopped: [] });
  });
}

/** How often a number is tried that somebody else took at the same moment. */
const tries = 20;

async function written(
  db: SellerDb,
  bags: readonly BagRow[],
  judged: readonly JudgedParcel[],
  input: HandOverInput,
  by: string,
  now: number,
): Promise<HandOverRow> {
  const [bag] = bags;
  const [first] = judged;
  if (!bag || !first) throw new Error("bags without parcels were closed");
  const { carrierCode, environment } = bag;
  const { method } = input;
  const isSent = method === "courier";
  const [courierName, courierNumber] = isSent ? [input.courierName, input.courierNumber] : ["", ""];
  const places = [...new Set(bags.map((one) => one.warehouse).filter((one) => one !== ""))].join(", ");
  const seller = await sellerOf(db, first.row);
  const today = chinaDateOf(now);
  for (let turn = 0; turn < tries; turn++) {
    const code = dayCode("H", today, nextSerial(await getLastHandOverCode(db, today)));
    const data: HandOverData = {
      ...{ code, at: now, seller, carrier: { code: carrierCode, name: carrierNames(carrierCode) } },
      ...{ method, warehouse: places, courierName, courierNumber },
      bags: bags.map((one) => totalOf(one, judged)),
      parcels: judged.map(lineOf),
    };
    const saved = await saveHandOver(db, {
      ...{ code, carrierCode, environment, method, courierName, courierNumber, warehouse: places },
      ...{ bagCount: bags.length, parcelCount: judged.length },
      weightGrams: data.parcels.reduce((sum, one) => sum + one.grossGrams, 0),
      ...{ data, layoutVersion: handOverLayoutVersion, hash: handOverHash(data), createdBy: by, createdAt: now },
    });
    if (saved) return saved;
  }
  throw new Error("no number for a hand-over list was free");
}

function totalOf({ id, code }: BagRow, judged: readonly JudgedParcel[]): HandOverData["bags"][number] {
  const inside = judged.filter(({ row }) => row.bagId === id);
  return { code, parcels: inside.length, grossGrams: inside.reduce((sum, { row }) => sum + row.weightGrams, 0) };
}

function lineOf({ row, scanned }: JudgedParcel): HandOverData["parcels"][number] {
  const { trackingNumber, lpNumber, orderNumber, solutionCode, country, packageCount, weightGrams, bagCode } = row;
  return {
    ...{ trackingNumber: trackingNumber ?? "", number: lpNumber ?? "", orderNumber, country },
    ...{ solution: solutionNames(solutionCode), packages: packageCount, grossGrams: weightGrams, bag: bagCode ?? "" },
    declarationNumber: scanned.customs.ok ? scanned.customs.value : "",
  };
}

/** The seller as the papers of its parcels name it; one whose papers are older than that is named as it is registered. */
async function sellerOf(db: SellerDb, { waybillId }: HandOverParcel): Promise<TradeParty> {
  const trade = await getWaybillTrade(db, waybillId);
  if (trade) return dataOf(trade).seller;
  const [context] = await getTradeContexts(db, [waybillId]);
  const nothing = { zh: "", en: "" };
  return {
    ...{ name: { zh: context?.seller.registeredName ?? "", en: "" }, contact: nothing, address: nothing },
    ...{ country: "CN", phone: "", email: "", code: context?.seller.code ?? null },
  };
}
