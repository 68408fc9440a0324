import { saveAudit } from "#db/queries/audit";
import { raiseLiveCursor } from "#db/queries/live";
import { deleteMember, lockMembers } from "#db/queries/team";
import { inScope, type SellerScope } from "#db/scope";
import { ok, type Result, refuse } from "#lib/kit/result";
import { keepsAnOwner } from "#lib/sellers/team";

/** Takes a member out of the team; its next request is refused. Refusals: `member_gone`, `last_owner`. */
export async function removeMember(
  scope: SellerScope,
  { personId }: { readonly personId: string },
): Promise<Result<null>> {
  return inScope(scope, async (db): Promise<Result<null>> => {
    const team = await lockMembers(db);
    const member = team.find((one) => one.personId === personId);
    if (!member) return refuse({ code: "member_gone" });
    if (!keepsAnOwner(team, personId, null)) return refuse({ code: "last_owner" });
    await deleteMember(db, personId);
    const subject = { kind: "member", id: personId } as const;
    await saveAudit(db, [{ event: "member_removed", data: { email: member.email }, subject }]);
    await raiseLiveCursor(db);
    return ok(null);
  });
}
