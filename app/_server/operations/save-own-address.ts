import { lockOwnAddresses, saveNewOwnAddress, saveOtherDefaults, updateOwnAddress } from "#db/queries/addresses";
import { saveAudit } from "#db/queries/audit";
import { raiseLiveCursor } from "#db/queries/live";
import { inScope, type SellerScope } from "#db/scope";
import { ok, type Result, refuse } from "#lib/kit/result";
import type { OwnAddressInput } from "#lib/sellers/settings-schema";

/**
 * An own address of a store, new or changed. A store's only address of a kind is always its default, and there is exactly
 * one default of each kind. Refused: `store_unknown`, `address_unknown` (gone, or of another store or kind).
 */
export async function saveOwnAddress(
  scope: SellerScope,
  input: OwnAddressInput,
  now: number = Date.now(),
): Promise<Result<{ readonly addressId: string }>> {
  const { addressId, storeId, kind, label, companyName, fields } = input;
  return inScope(scope, async (db): Promise<Result<{ readonly addressId: string }>> => {
    const known = await lockOwnAddresses(db, storeId, kind);
    if (known === null) return refuse({ code: "store_unknown" });
    if (addressId !== null && !known.some(({ id }) => id === addressId)) return refuse({ code: "address_unknown" });
    const others = known.filter(({ id }) => id !== addressId);
    const isDefault = input.isDefault || !others.some((other) => other.isDefault);
    if (isDefault) await saveOtherDefaults(db, storeId, kind, addressId);
    const values = { storeId, kind, isDefault, label, companyName, ...fields };
    if (addressId !== null) await updateOwnAddress(db, addressId, values, now);
    const id = addressId ?? (await saveNewOwnAddress(db, values, now));
    await saveAudit(db, [{ event: "own_address_saved", data: { kind }, subject: { kind: "own_address", id } }]);
    await raiseLiveCursor(db);
    return ok({ addressId: id });
  });
}
