import { saveAudit } from "#db/queries/audit";
import { raiseLiveCursor } from "#db/queries/live";
import { lockMembers, updateMemberRole } from "#db/queries/team";
import { inScope, type SellerScope } from "#db/scope";
import { ok, type Result, refuse } from "#lib/kit/result";
import type { MemberRole } from "#lib/sellers/roles";
import { keepsAnOwner } from "#lib/sellers/team";

/** Gives a member another role. Refusals: `member_gone`, `last_owner`. */
export async function changeMemberRole(
  scope: SellerScope,
  { personId, role }: { readonly personId: string; readonly role: MemberRole },
): Promise<Result<null>> {
  return inScope(scope, async (db): Promise<Result<null>> => {
    const team = await lockMembers(db);
    const member = team.find((one) => one.personId === personId);
    if (!member) return refuse({ code: "member_gone" });
    if (!keepsAnOwner(team, personId, role)) return refuse({ code: "last_owner" });
    if (member.role === role) return ok(null);
    await updateMemberRole(db, personId, role);
    const subject = { kind: "member", id: personId } as const;
    await saveAudit(db, [{ event: "member_role_changed", data: { from: member.role, to: role }, subject }]);
    await raiseLiveCursor(db);
    return ok(null);
  });
}
