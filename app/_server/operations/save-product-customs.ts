import { saveAudit } from "#db/queries/audit";
import { saveProductCustoms as saveFacts } from "#db/queries/customs-settings";
import { inScope, type SellerScope } from "#db/scope";
import { isUnit } from "#lib/customs/codes";
import type { SaveProductCustomsInput } from "#lib/customs/declaration-schema";
import { ok, type Result, refuse } from "#lib/kit/result";

/**
 * Keeps what customs must know of a product. Refused: `product_not_found`, `unknown_unit` at the unit that customs do not
 * know, `second_without_first` where a second legal unit has no first.
 */
export async function saveProductCustoms(
  scope: SellerScope,
  input: SaveProductCustomsInput,
  now: number = Date.now(),
): Promise<Result<null>> {
  for (const field of ["unit", "legalUnit", "secondUnit"] as const) {
    const value = input[field];
    if (value !== null && !isUnit(value)) return refuse({ code: "unknown_unit", field, values: { value } });
  }
  if (input.legalUnit === null && input.secondUnit !== null)
    return refuse({ code: "second_without_first", field: "legalUnit" });
  const { productId, ...facts } = input;
  return inScope(scope, async (db): Promise<Result<null>> => {
    const kept = { ...facts, updatedBy: scope.personName };
    const product = await saveFacts(db, productId, kept, now);
    if (!product) return refuse({ code: "product_not_found" });
    const subject = { kind: "product", id: productId } as const;
    await saveAudit(db, [{ event: "product_customs_saved", data: { sku: product.sku }, subject }]);
    return ok(null);
  });
}
