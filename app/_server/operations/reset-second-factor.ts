import { deleteSessions, getAccount } from "#db/queries/people";
import { deleteSecondFactor } from "#db/queries/second-factors";
import { inScope } from "#db/scope";
import { ok, type Result, refuse } from "#lib/kit/result";
import { emailKey } from "#lib/sellers/email";
import { mintDoorScope, mintPersonScope } from "../scope.ts";

/**
 * For the lost device and the lost recovery codes: takes the factor away and ends every session of the person, who signs
 * in with the password and sets a new one up. By command only, after whoever runs it has made sure who asks. Refused:
 * `no_account`, `second_factor_off`.
 */
export async function resetSecondFactor(email: string): Promise<Result<null>> {
  const account = await inScope(mintDoorScope("second-factor-command"), (db) => getAccount(db, emailKey(email)));
  if (!account) return refuse({ code: "no_account" });
  return inScope(mintPersonScope({ personId: account.id }), async (db): Promise<Result<null>> => {
    if (!(await deleteSecondFactor(db))) return refuse({ code: "second_factor_off" });
    await deleteSessions(db);
    return ok(null);
  });
}
