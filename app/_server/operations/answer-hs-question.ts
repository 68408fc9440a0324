import { saveAudit } from "#db/queries/audit";
import { lockHsProduct, saveHsAnswer } from "#db/queries/hs-work";
import { raiseLiveCursor } from "#db/queries/live";
import { inScope, type SellerScope } from "#db/scope";
import { ok, type Result, refuse } from "#lib/kit/result";
import { factLimits } from "#lib/products/fact-limits";
import { withAnswer, wordsOfValue } from "#lib/products/hs-names";
import type { AnswerHsQuestionInput } from "#lib/products/hs-schema";
import { hsModel } from "../data.ts";
import { judgeAnew } from "./classify-products.ts";

/**
 * One key answers an open question: the word goes into the product's material or use, where declaration elements want it
 * too, and the candidates are made anew. Refused: `product_unknown`, `product_changed`, `answer_too_long`.
 */
export async function answerHsQuestion(
  scope: SellerScope,
  { productId, version, attribute, value }: AnswerHsQuestionInput,
  now: number = Date.now(),
): Promise<Result<{ readonly version: number }>> {
  const model = await hsModel();
  return inScope(scope, async (db): Promise<Result<{ readonly version: number }>> => {
    const product = await lockHsProduct(db, productId);
    if (!product) return refuse({ code: "product_unknown" });
    if (product.version !== version) return refuse({ code: "product_changed" });
    const answer = withAnswer(product, attribute, wordsOfValue(model, attribute, value).zh);
    const isLong =
      (answer.material ?? "").length > factLimits.material || (answer.usedFor ?? "").length > factLimits.usedFor;
    if (isLong) return refuse({ code: "answer_too_long" });
    await saveHsAnswer(db, productId, answer, now);
    await judgeAnew(db, [productId], now);
    const changed = [answer.material === product.material ? "usedFor" : "material"];
    const data = { sku: product.sku, changed };
    await saveAudit(db, [{ event: "product_saved", data, subject: { kind: "product", id: productId } }]);
    await raiseLiveCursor(db);
    return ok({ version: version + 1 });
  });
}
