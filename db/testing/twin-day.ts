import { randomUUID } from "node:crypto";
import { insertMany } from "../bulk.ts";
import { bookChecks, bookDifferences } from "../schema/book-checks.ts";
import { orderConflicts } from "../schema/conflicts.ts";
import {
  dailyStates,
  judgeMarks,
  orderCards,
  orderReasons,
  orderStandings,
  orderTags,
  savedViews,
  tags,
} from "../schema/daily.ts";
import { failureSpells } from "../schema/failures.ts";
import { bagParcels, bags, handOvers } from "../schema/hand-over.ts";
import { labelPrints, packingChecks, printProfiles } from "../schema/packing.ts";
import { resendings } from "../schema/resendings.ts";
import type { ScopedDb, SellerScope } from "../scope.ts";

type Ids = {
  readonly sellerId: string;
  readonly storeId: string;
  readonly ownerId: string;
  readonly waitingOrderId: string;
  readonly bookedId: string;
  readonly bookedOrderId: string;
  readonly queuedId: string;
  readonly queuedOrderId: string;
};

/** What a day leaves beside orders and waybills: tags, views, a bag on its hand-over, prints and a packing check. */
export async function fillDay(
  db: ScopedDb<SellerScope>,
  { sellerId, ownerId, storeId, waitingOrderId, bookedId: waybillId, bookedOrderId, queuedId, queuedOrderId }: Ids,
  mark: string,
) {
  const [tagId, viewId, profileId, handOverId, bagId, openBagId, conflictId] = Array.from({ length: 7 }, () =>
    randomUUID(),
  ) as [string, string, string, string, string, string, string];
  const size = mark.length;
  await insertMany(db, tags, [{ sellerId, id: tagId, name: "急单", createdBy: mark }]);
  await insertMany(db, orderTags, [{ sellerId, tagId, orderId: waitingOrderId }]);
  await insertMany(db, savedViews, [
    { sellerId, id: viewId, screen: "dispatch", name: mark, query: `q=${mark}`, personId: ownerId, isShared: true },
  ]);
  await insertMany(db, printProfiles, [
    { sellerId, id: profileId, name: mark, settings: { mark }, isDefault: true, updatedBy: mark },
  ]);
  const order = { sellerId, orderId: waitingOrderId };
  await insertMany(db, dailyStates, [{ sellerId, basis: mark }]);
  await insertMany(db, judgeMarks, [{ sellerId, kind: "order" as const, subject: waitingOrderId }]);
  await insertMany(db, orderStandings, [
    { ...order, basis: mark, lane: "repair" as const, shipByAt: Date.UTC(2026, 10, 20), storeId, weightGrams: size },
  ]);
  await insertMany(db, orderCards, [{ ...order, card: { mark } }]);
  await insertMany(db, orderReasons, [{ ...order, code: "ERR-502", subject: mark, frees: true, isFirst: true }]);
  await insertMany(db, failureSpells, [
    { ...order, code: "ERR-502", subject: mark, source: "plan" as const, beganAt: Date.UTC(2026, 10, 18) },
  ]);
  const carried = { sellerId, carrierCode: "cainiao", environment: "sandbox" as const, method: "drop_off" as const };
  await insertMany(db, handOvers, [
    {
      ...{ ...carried, id: handOverId, code: "H20261120-01", warehouse: mark, bagCount: 1, parcelCount: size },
      ...{ weightGrams: size, data: { mark }, layoutVersion: 1, hash: `${mark} hand-over`, createdBy: mark },
    },
  ]);
  const closed = { state: "handed_over" as const, handOverId, closedBy: mark, closedAt: Date.UTC(2026, 10, 20) };
  await insertMany(db, bags, [{ ...carried, ...closed, id: bagId, code: "B20261120-01", openedBy: mark }]);
  await insertMany(db, bags, [{ ...carried, id: openBagId, code: "B20261120-02", openedBy: mark }]);
  await insertMany(db, bagParcels, [{ sellerId, waybillId, bagId, scannedBy: mark }]);
  await insertMany(db, labelPrints, [
    { sellerId, waybillId, reason: "batch" as const, isReprint: false, profile: mark, by: mark },
  ]);
  await insertMany(db, packingChecks, [{ sellerId, waybillId, measuredGrams: size, by: mark }]);
  const fields = [{ field: "city", before: mark, after: "x" }];
  await insertMany(db, orderConflicts, [
    {
      sellerId,
      id: conflictId,
      orderId: bookedOrderId,
      waybillId,
      kind: "recipient_changed" as const,
      fields,
      note: mark,
    },
  ]);
  const again = { sellerId, waybillId: queuedId, cause: "lost" as const, stateBefore: "labelled" as const };
  await insertMany(
    db,
    resendings,
    [queuedOrderId, waitingOrderId].map((orderId) => ({
      ...{ ...again, orderId, isClockStopped: false, askedBy: mark, askedAt: Date.UTC(2026, 10, 20) },
    })),
  );
  const bookCheckId = await fillBookCheck(db, { sellerId, waybillId }, mark);
  return { tagId, viewId, profileId, handOverId, bagId, openBagId, conflictId, bookCheckId };
}

/** A check of both books that is under way, with one difference. */
async function fillBookCheck(
  db: ScopedDb<SellerScope>,
  { sellerId, waybillId }: { readonly sellerId: string; readonly waybillId: string },
  mark: string,
): Promise<string> {
  const id = randomUUID();
  const road = { carrierCode: "cainiao", environment: "sandbox" as const };
  const night = { day: "2026-11-20", since: 0, startedAt: Date.UTC(2026, 10, 20), total: mark.length, differing: 1 };
  await insertMany(db, bookChecks, [{ ...road, ...night, sellerId, id }]);
  await insertMany(db, bookDifferences, [
    { sellerId, checkId: id, subject: waybillId, waybillId, kind: "other_number" as const, ours: mark, theirs: mark },
  ]);
  return id;
}
