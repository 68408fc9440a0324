import { saveAudit } from "#db/queries/audit";
import { raiseLiveCursor } from "#db/queries/live";
import { deleteCorrection, lockOrderRecipient, saveCorrection } from "#db/queries/recipient-repairs";
import { inScope, type SellerScope } from "#db/scope";
import { originalText } from "#lib/identity/corrections";
import type { RecipientCorrectionInput } from "#lib/identity/repair-schema";
import { resolveCountry } from "#lib/kit/country";
import { ok, type Result, refuse } from "#lib/kit/result";

/**
 * Corrects one field of an order's recipient; the file's words stay beside it, and an import with other words voids the
 * correction. A country is kept as its code. The same words, or none, take it back. Refused: `order_unknown`, `order_already_planned`.
 */
export async function saveRecipientCorrection(
  scope: SellerScope,
  input: RecipientCorrectionInput,
  now: number = Date.now(),
): Promise<Result<null>> {
  const { orderId, field, corrected } = input;
  return inScope(scope, async (db): Promise<Result<null>> => {
    const recipient = await lockOrderRecipient(db, orderId);
    if (!recipient) return refuse({ code: "order_unknown" });
    if (recipient.state === "dispatching" || recipient.state === "labelled")
      return refuse({ code: "order_already_planned" });
    const original = originalText({ ...recipient, taxId: "" }, field);
    const text = field === "country" ? (resolveCountry(corrected) ?? "") : corrected;
    if (text === "" || text === original) await deleteCorrection(db, orderId, field, now);
    else await saveCorrection(db, orderId, { field, original, corrected: text }, scope.personId, now);
    await saveAudit(db, [{ event: "recipient_corrected", data: { field }, subject: { kind: "order", id: orderId } }]);
    await raiseLiveCursor(db);
    return ok(null);
  });
}
