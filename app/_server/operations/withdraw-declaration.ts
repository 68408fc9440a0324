import { lockDeclarations, updateDeclarations } from "#db/queries/declarations";
import { raiseLiveCursor } from "#db/queries/live";
import { inScope, type SellerScope } from "#db/scope";
import type { WithdrawDeclarationInput } from "#lib/customs/declaration-schema";
import { ok, type Result, refuse } from "#lib/kit/result";
import { requestWithdrawal } from "./request-withdrawal.ts";

/**
 * Asks customs to take a list back (605). Refused: `declaration_not_found`, `declaration_not_withdrawable` with its `state`
 * (customs take one back between its number and its release), `declaration_without_number`, `withdrawal_open`,
 * `no_exchange_connection`, `withdrawal_not_valid` with what is wrong.
 */
export async function withdrawDeclaration(
  scope: SellerScope,
  { declarationId, reason }: WithdrawDeclarationInput,
  now: number = Date.now(),
): Promise<Result<{ readonly withdrawalId: string }>> {
  return inScope(scope, async (db): Promise<Result<{ readonly withdrawalId: string }>> => {
    const [row] = await lockDeclarations(db, [declarationId]);
    if (!row) return refuse({ code: "declaration_not_found" });
    const asked = await requestWithdrawal(db, row, reason, scope.personName, now);
    if (!asked.ok) return asked;
    await updateDeclarations(db, [asked.value.next]);
    await raiseLiveCursor(db);
    return ok({ withdrawalId: asked.value.withdrawalId });
  });
}
