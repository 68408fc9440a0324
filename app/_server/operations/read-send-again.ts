import { listLanesOfWaybills } from "#db/queries/declaration-lanes";
import { listResendingLinks, listSendAgainFacts } from "#db/queries/resendings";
import type { SellerDb } from "#db/scope";
import { maySendAgain } from "#lib/tracking/send-again";
import type { SendAgainOffer } from "#lib/tracking/send-again-offer";

/** Whether each of these parcels may be sent again, what that would mean, and what was sent in whose place. */
export async function readSendAgain(
  db: SellerDb,
  waybillIds: readonly string[],
): Promise<ReadonlyMap<string, SendAgainOffer>> {
  const [facts, links, declarations] = await Promise.all([
    listSendAgainFacts(db, waybillIds),
    listResendingLinks(db, waybillIds),
    listLanesOfWaybills(db, waybillIds),
  ]);
  return new Map(
    [...facts].map(([waybillId, one]) => {
      const { sentAgain = null, replaces = null } = links.get(waybillId) ?? {};
      const declaration = declarations.get(waybillId) ?? null;
      const verdict = maySendAgain(one);
      return [
        waybillId,
        { waybillId, trackingNumber: one.trackingNumber ?? "", verdict, sentAgain, replaces, declaration },
      ];
    }),
  );
}
