import { and, desc, eq } from "drizzle-orm";
import type { WaybillTry } from "#lib/dispatch/waybill-try";
import { rawExchanges } from "../schema/gateways.ts";
import type { SellerDb } from "../scope.ts";

/** More than any schedule of tries has. */
const most = 60;

/** What the carrier was asked about a waybill and how it ended, newest first; neither bodies nor addresses. */
export async function listWaybillTries(db: SellerDb, waybillId: string): Promise<WaybillTry[]> {
  return db
    .select({
      id: rawExchanges.id,
      at: rawExchanges.at,
      messageType: rawExchanges.messageType,
      outcome: rawExchanges.outcome,
      status: rawExchanges.status,
      durationMs: rawExchanges.durationMs,
    })
    .from(rawExchanges)
    .where(
      and(
        eq(rawExchanges.sellerId, db.scope.sellerId),
        eq(rawExchanges.waybillId, waybillId),
        eq(rawExchanges.direction, "out"),
      ),
    )
    .orderBy(desc(rawExchanges.at), desc(rawExchanges.id))
    .limit(most);
}
