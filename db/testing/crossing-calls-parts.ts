import * as conflicts from "../queries/order-conflicts.ts";
import * as parts from "../queries/order-parts.ts";
import * as resendings from "../queries/resendings.ts";
import * as followed from "../queries/save-followed.ts";
import { asSeller, type CallsOf } from "./crossing.ts";

const now = Date.UTC(2100, 0, 1);
const money = { paidMinor: 1, goodsMinor: null, shippingMinor: null };

const partCalls = {
  getSplitSource: asSeller((db, { waitingOrderId }) => parts.getSplitSource(db, waitingOrderId)),
  // of another's order nothing is found that could be split
  saveSplit: asSeller(
    (db, { waitingOrderId }) =>
      parts.saveSplit(db, waitingOrderId, [{ ...money, lines: [] }], [], now).catch(() => "nothing to split"),
    "unseen",
  ),
  lockParts: asSeller((db, { waitingOrderId }) => parts.lockParts(db, waitingOrderId)),
  saveSplitUndone: asSeller((db, { waitingOrderId, bookedOrderId }) => {
    const row = { orderNumber: "1", partNumber: 1, state: "waiting" as const, hasParcels: false };
    return parts.saveSplitUndone(
      db,
      [
        { ...row, id: waitingOrderId },
        { ...row, id: bookedOrderId, partNumber: 2, hasParcels: true },
      ],
      now,
    );
  }),
  saveMerged: asSeller((db, { waitingOrderId, bookedOrderId }) =>
    parts.saveMerged(db, bookedOrderId, [waitingOrderId], now),
  ),
  saveUnmerged: asSeller((db, { waitingOrderId }) => parts.saveUnmerged(db, waitingOrderId, null, now)),
  listMergeable: asSeller(
    async (db, { waitingOrderId }) => [...(await parts.listMergeable(db, [waitingOrderId]))],
    "unseen",
  ),
} satisfies CallsOf<typeof parts>;

const conflictCalls = {
  listLiveWaybillsOf: asSeller((db, { bookedOrderId }) => conflicts.listLiveWaybillsOf(db, [bookedOrderId])),
  listOpenConflicts: asSeller((db, { bookedOrderId }) =>
    conflicts.listOpenConflicts(db, { orderIds: [bookedOrderId] }),
  ),
  saveConflicts: asSeller((db, { bookedOrderId: orderId, bookedId: waybillId }) =>
    conflicts
      .saveConflicts(db, [{ orderId, waybillId, kind: "goods_changed", fields: [] }], now)
      .catch(() => "no such order"),
  ),
  lockConflict: asSeller((db, { conflictId }) => conflicts.lockConflict(db, conflictId)),
  saveConflictsDecided: asSeller((db, { conflictId }) =>
    conflicts.saveConflictsDecided(db, [conflictId], { decision: "kept", by: "stranger", note: "" }, now),
  ),
  saveWaybillConflictsCancelled: asSeller((db, { bookedId }) =>
    conflicts.saveWaybillConflictsCancelled(db, [bookedId], now),
  ),
} satisfies CallsOf<typeof conflicts>;

const followedCalls = {
  saveFollowedParts: asSeller((db, { waitingOrderId, bookedOrderId }) =>
    followed.saveFollowedParts(
      db,
      [waitingOrderId, bookedOrderId].map((id) => ({ ...money, id, state: "done", hold: undefined, lines: [] })),
      now,
    ),
  ),
  saveLeftMerge: asSeller((db, { waitingOrderId }) => followed.saveLeftMerge(db, [waitingOrderId])),
  saveMergesDissolved: asSeller((db, { waitingOrderId }) => followed.saveMergesDissolved(db, [waitingOrderId], now)),
  saveStoppedStates: asSeller((db, { waitingOrderId }) =>
    followed.saveStoppedStates(db, [{ id: waitingOrderId, state: "done" }], now),
  ),
} satisfies CallsOf<typeof followed>;

const resendingCalls = {
  listSendAgainFacts: asSeller(async (db, { queuedId }) => [...(await resendings.listSendAgainFacts(db, [queuedId]))]),
  saveResending: asSeller((db, { bookedId: waybillId, bookedOrderId: orderId }) =>
    resendings.saveResending(db, { waybillId, orderId, cause: "lost" }, now),
  ),
  listResendingLinks: asSeller(async (db, { queuedId }) => [...(await resendings.listResendingLinks(db, [queuedId]))]),
  // no parcel of theirs has its own order waiting again, so that nothing could be seen to go
  deleteResending: asSeller((db, { queuedId }) => resendings.deleteResending(db, queuedId, now), "unseen"),
} satisfies CallsOf<typeof resendings>;

/** Calls of the queries of split and merged orders, and of those that changed behind their labels, by module. */
export const partCallsByModule = {
  "order-parts": partCalls,
  "order-conflicts": conflictCalls,
  "save-followed": followedCalls,
  resendings: resendingCalls,
};
