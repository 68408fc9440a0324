import { randomBytes } from "node:crypto";
import { saveAudit } from "#db/queries/audit";
import { raiseLiveCursor } from "#db/queries/live";
import { lockMembers, saveInvitation } from "#db/queries/team";
import { inScope, type SellerScope } from "#db/scope";
import { ok, type Result, refuse } from "#lib/kit/result";
import { emailKey } from "#lib/sellers/email";
import type { MemberRole } from "#lib/sellers/roles";
import { invitationHash } from "./join-seller.ts";

const lifetimeMs = 7 * 24 * 3600_000;

/**
 * An invitation for seven days. The answer's path is shown once and handed on by the owner; only its token's hash is
 * kept. Refused: `already_member`.
 */
export async function inviteMember(
  scope: SellerScope,
  input: { readonly email: string; readonly role: MemberRole },
  now: number = Date.now(),
): Promise<Result<{ readonly path: string; readonly expiresAt: number }>> {
  const token = randomBytes(32).toString("base64url");
  const email = emailKey(input.email);
  const expiresAt = now + lifetimeMs;
  return inScope(scope, async (db): Promise<Result<{ readonly path: string; readonly expiresAt: number }>> => {
    const team = await lockMembers(db);
    if (team.some((member) => emailKey(member.email) === email)) {
      return refuse({ code: "already_member", field: "email" });
    }
    const tokenHash = invitationHash(token);
    const id = await saveInvitation(db, { email, role: input.role, tokenHash, expiresAt }, now);
    const subject = { kind: "invitation", id } as const;
    await saveAudit(db, [{ event: "member_invited", data: { email, role: input.role }, subject }]);
    await raiseLiveCursor(db);
    return ok({ path: `/join/${scope.sellerId}/${token}`, expiresAt });
  });
}
