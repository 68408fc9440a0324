import { saveAudit } from "#db/queries/audit";
import { raiseLiveCursor } from "#db/queries/live";
import { listRecipientRepairs, lockOrderRecipient, saveOverride } from "#db/queries/recipient-repairs";
import { inScope, type SellerScope } from "#db/scope";
import { applyCorrections } from "#lib/identity/corrections";
import { isOverridable } from "#lib/identity/overrides";
import { checkRecipient } from "#lib/identity/recipient";
import type { FindingOverrideInput } from "#lib/identity/repair-schema";
import { ok, type Result, refuse } from "#lib/kit/result";

/**
 * Lets a finding of an order's recipient pass, with the reason: only one that is there now, for the very value that it
 * judges. Refused: `order_unknown`, `finding_gone` (the value was changed meanwhile), `finding_final` (nothing to send to).
 */
export async function overrideFinding(
  scope: SellerScope,
  input: FindingOverrideInput,
  now: number = Date.now(),
): Promise<Result<null>> {
  const { orderId, field, code, value, reason } = input;
  return inScope(scope, async (db): Promise<Result<null>> => {
    const recipient = await lockOrderRecipient(db, orderId);
    if (!recipient) return refuse({ code: "order_unknown" });
    const repairs = (await listRecipientRepairs(db, [orderId])).get(orderId);
    const corrected = applyCorrections({ ...recipient, taxId: "" }, repairs?.corrections ?? []);
    const findings = checkRecipient({ ...corrected.recipient, taxId: field === "taxId" ? value : "" }).findings;
    const finding = findings.find((one) => one.field === field && one.code === code && one.given === value);
    if (!finding) return refuse({ code: "finding_gone" });
    if (!isOverridable(finding)) return refuse({ code: "finding_final" });
    await saveOverride(db, orderId, { field, code, value, reason }, scope.personId, now);
    const subject = { kind: "order", id: orderId } as const;
    await saveAudit(db, [{ event: "finding_overridden", data: { field, code, reason }, subject }]);
    await raiseLiveCursor(db);
    return ok(null);
  });
}
