import { saveAudit } from "#db/queries/audit";
import { raiseLiveCursor } from "#db/queries/live";
import { saveNewStore, updateStore } from "#db/queries/stores";
import { inScope, type SellerScope } from "#db/scope";
import { ok, type Result, refuse } from "#lib/kit/result";
import type { StoreInput } from "#lib/sellers/settings-schema";

/** A store, new or changed. Refused: `store_number_taken`, `store_unknown`. */
export async function saveStore(
  scope: SellerScope,
  input: StoreInput,
  now: number = Date.now(),
): Promise<Result<{ readonly storeId: string }>> {
  const { storeId, name, platformNumber, undeliverable } = input;
  return inScope(scope, async (db): Promise<Result<{ readonly storeId: string }>> => {
    let id = storeId;
    if (id === null) {
      id = await saveNewStore(db, { name, platformNumber, undeliverable }, now);
      if (id === null)
        return refuse({ code: "store_number_taken", field: "platformNumber", values: { platformNumber } });
    } else if (!(await updateStore(db, id, { name, undeliverable }))) {
      return refuse({ code: "store_unknown" });
    }
    await saveAudit(db, [{ event: "store_saved", data: { name }, subject: { kind: "store", id } }]);
    await raiseLiveCursor(db);
    return ok({ storeId: id });
  });
}
