import { getOwnAddress, lockOwnAddresses, saveDefault, saveOwnAddressArchived } from "#db/queries/addresses";
import { saveAudit } from "#db/queries/audit";
import { raiseLiveCursor } from "#db/queries/live";
import { inScope, type SellerScope } from "#db/scope";
import { ok, type Result, refuse } from "#lib/kit/result";
import type { RemoveOwnAddressInput } from "#lib/sellers/settings-schema";

/** Puts an own address away; if it was the default, the next of its kind becomes it. Refused: `address_unknown`. */
export async function removeOwnAddress(
  scope: SellerScope,
  { addressId }: RemoveOwnAddressInput,
  now: number = Date.now(),
): Promise<Result<null>> {
  return inScope(scope, async (db): Promise<Result<null>> => {
    const address = await getOwnAddress(db, addressId);
    const known = address ? await lockOwnAddresses(db, address.storeId, address.kind) : null;
    const current = known?.find(({ id }) => id === addressId);
    if (!address || !known || !current) return refuse({ code: "address_unknown" });
    await saveOwnAddressArchived(db, addressId, now);
    const next = known.find(({ id }) => id !== addressId);
    if (current.isDefault && next) await saveDefault(db, next.id);
    const subject = { kind: "own_address", id: addressId } as const;
    await saveAudit(db, [{ event: "own_address_removed", data: { kind: address.kind }, subject }]);
    await raiseLiveCursor(db);
    return ok(null);
  });
}
