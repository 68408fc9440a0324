import { updateStaffRole } from "#db/queries/people";
import { inScope } from "#db/scope";
import { ok, type Result, refuse } from "#lib/kit/result";
import { emailKey } from "#lib/sellers/email";
import type { StaffRole } from "#lib/sellers/roles";
import { mintDoorScope } from "../scope.ts";

/** Makes the person with this account platform staff, or takes the role away (null). By command only. Refused: `no_account`. */
export async function giveStaffRole(email: string, role: StaffRole | null): Promise<Result<null>> {
  const found = await inScope(mintDoorScope("staff-command"), (db) => updateStaffRole(db, emailKey(email), role));
  return found ? ok(null) : refuse({ code: "no_account" });
}
