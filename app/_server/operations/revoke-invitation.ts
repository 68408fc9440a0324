import { saveAudit } from "#db/queries/audit";
import { raiseLiveCursor } from "#db/queries/live";
import { revokeOpenInvitation } from "#db/queries/team";
import { inScope, type SellerScope } from "#db/scope";
import { ok, type Result, refuse } from "#lib/kit/result";

/** Makes an invitation's link useless. Refused: `invitation_gone` when it was used or ended before. */
export async function revokeInvitation(
  scope: SellerScope,
  { invitationId }: { readonly invitationId: string },
): Promise<Result<null>> {
  return inScope(scope, async (db): Promise<Result<null>> => {
    const email = await revokeOpenInvitation(db, invitationId, Date.now());
    if (email === null) return refuse({ code: "invitation_gone" });
    const subject = { kind: "invitation", id: invitationId } as const;
    await saveAudit(db, [{ event: "invitation_revoked", data: { email }, subject }]);
    await raiseLiveCursor(db);
    return ok(null);
  });
}
