import { saveAudit } from "#db/queries/audit";
import { saveElementValues } from "#db/queries/hs-work";
import { raiseLiveCursor } from "#db/queries/live";
import { inScope, type SellerScope } from "#db/scope";
import { isUnit } from "#lib/customs/codes";
import { ok, type Result, refuse } from "#lib/kit/result";
import type { SaveElementsInput } from "#lib/products/elements-schema";
import { elementsLimit, elementsText } from "#lib/products/nomenclature/declaration-elements";

/**
 * Keeps a product's declaration elements as a person filled them in, with the one text that the message takes, and its legal
 * units where the person says them. Refused: `elements_too_long`, `unknown_unit`, `second_without_first`, `product_unknown`.
 */
export async function saveDeclarationElements(
  scope: SellerScope,
  { productId, values, legalUnit, secondUnit }: SaveElementsInput,
  now: number = Date.now(),
): Promise<Result<null>> {
  const elements = elementsText(values);
  if (elements.length > elementsLimit)
    return refuse({ code: "elements_too_long", values: { length: elements.length, limit: elementsLimit } });
  for (const [field, value] of [
    ["legalUnit", legalUnit],
    ["secondUnit", secondUnit],
  ] as const)
    if (value !== null && !isUnit(value)) return refuse({ code: "unknown_unit", field, values: { value } });
  if (legalUnit === null && secondUnit !== null) return refuse({ code: "second_without_first", field: "legalUnit" });
  return inScope(scope, async (db): Promise<Result<null>> => {
    const facts = { elements, elementValues: values, legalUnit, secondUnit, updatedBy: scope.personName };
    const sku = await saveElementValues(db, productId, facts, now);
    if (sku === null) return refuse({ code: "product_unknown" });
    const subject = { kind: "product", id: productId } as const;
    await saveAudit(db, [{ event: "product_customs_saved", data: { sku }, subject }]);
    await raiseLiveCursor(db);
    return ok(null);
  });
}
