import { sendMessage } from "#db/queries/messages";
import { lockNoticesOfOrders, saveNoticeChanges } from "#db/queries/notices";
import { wakeParcels } from "#db/queries/watched-parcels";
import type { SellerDb } from "#db/scope";
import { officialSolutions } from "#lib/carriers/solutions";
import { confirmNotices } from "#lib/orders/notice-confirmation";
import type { ShippedNumber } from "#lib/orders/shipments-cell";

export type ConfirmedNotices = { readonly declared: number; readonly differing: number };

/**
 * Part of confirming an import, in its transaction: the numbers that the file shows as shipped, by order id, confirm our
 * declarations or contradict them; people are told of contradictions. The same file again changes nothing.
 */
export async function confirmShownNotices(
  db: SellerDb,
  shown: ReadonlyMap<string, readonly ShippedNumber[]>,
  now: number,
): Promise<ConfirmedNotices> {
  if (shown.size === 0) return { declared: 0, differing: 0 };
  const known = await lockNoticesOfOrders(db, [...shown.keys()]);
  const notices = known.map(({ solutionCode, noticeOrderId: _, ...notice }) => ({
    ...{ ...notice, serviceNames: namesOf(solutionCode) },
  }));
  const noticeOf = new Map(known.map((one) => [`${one.waybillId} ${one.orderId}`, one.noticeOrderId]));
  const changes = confirmNotices(notices, shown).map((change) => ({
    ...change,
    noticeOrderId: noticeOf.get(`${change.waybillId} ${change.orderId}`) ?? change.orderId,
  }));
  if (changes.length === 0) return { declared: 0, differing: 0 };
  await saveNoticeChanges(db, changes, now);
  await wakeParcels(
    db,
    changes.map(({ waybillId }) => waybillId),
    now,
  );
  const differing = changes.filter(({ state }) => state === "differs").length;
  if (differing > 0) {
    const link = `/s/${db.scope.sellerId}/dispatch/notices`;
    await sendMessage(db, { kind: "notices_differ", values: { count: differing }, link });
  }
  return { declared: changes.length - differing, differing };
}

function namesOf(solutionCode: string): string[] {
  const solution = officialSolutions.find(({ code }) => code === solutionCode);
  return solution ? [solutionCode, solution.nameEn, solution.nameZh] : [solutionCode];
}
