import { listWaybillTries } from "#db/queries/waybill-tries";
import { inScope, type SellerScope } from "#db/scope";
import type { WaybillTry } from "#lib/dispatch/waybill-try";
import { ok, type Result } from "#lib/kit/result";

/** What the carrier was asked about one waybill of the seller, newest first; empty for one that it does not have. */
export async function readWaybillTries(
  scope: SellerScope,
  { waybillId }: { readonly waybillId: string },
): Promise<Result<readonly WaybillTry[]>> {
  return ok(await inScope(scope, (db) => listWaybillTries(db, waybillId)));
}
