import { randomUUID } from "node:crypto";
import { saveAudit } from "#db/queries/audit";
import { lockDeclarations, updateDeclarations } from "#db/queries/declarations";
import { getExchangeConnection } from "#db/queries/exchange-connections";
import { raiseLiveCursor } from "#db/queries/live";
import { saveWithdrawal } from "#db/queries/withdrawals";
import { enqueue } from "#db/queue";
import { inScope, type SellerScope } from "#db/scope";
import { buildWithdrawal } from "#lib/customs/build-withdrawal";
import type { WithdrawDeclarationInput } from "#lib/customs/declaration-schema";
import { copNoOf } from "#lib/customs/own-numbers";
import type { FrozenDeclaration } from "#lib/customs/plan-declaration";
import type { DocumentState } from "#lib/customs/states";
import { ok, type Result, refuse } from "#lib/kit/result";
import { sendingJob } from "./make-declarations.ts";
import { RefusedMessage } from "./refused-message.ts";
import { newGuid, storeMessages } from "./store-messages.ts";

/** States in which customs take a list back. */
const withdrawable: readonly DocumentState[] = ["accepted", "review"];

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
    if (!withdrawable.includes(row.state))
      return refuse({ code: "declaration_not_withdrawable", values: { state: row.state } });
    if (row.invtNo === null) return refuse({ code: "declaration_without_number" });
    const connection = await getExchangeConnection(db, row.environment);
    if (connection?.state !== "active") return refuse({ code: "no_exchange_connection" });
    const id = randomUUID();
    const { seller } = row.facts as FrozenDeclaration;
    const facts = { copNo: copNoOf("W", id), preNo: row.preNo, invtNo: row.invtNo, reason };
    const stamp = { guid: newGuid(), at: now, appType: "1", preNo: null, invtNo: null } as const;
    const { document } = buildWithdrawal(facts, seller, stamp);
    if (!document) throw new Error("a withdrawal has no gaps");
    const request = { id, declarationId, copNo: facts.copNo, invtNo: row.invtNo, reason, createdAt: now };
    const saved = await saveWithdrawal(db, { ...request, createdBy: scope.personName });
    if (!saved) return refuse({ code: "withdrawal_open" });
    const transmitter = { code: connection.copCode, name: connection.copName, dxpId: connection.dxpId };
    const sender = { environment: row.environment, transmitter, mandateOf: null, settings: seller.settings };
    const bad = await storeMessages(db, "CEB605", [{ document, subjectId: id, part: 1, submission: 1 }], sender, now);
    RefusedMessage.throwFor(bad);
    await updateDeclarations(db, [{ ...row, isWithdrawing: true, updatedAt: now }]);
    const subject = { kind: "declaration", id: declarationId } as const;
    await saveAudit(db, [{ event: "declaration_withdrawal_requested", data: { reason }, subject }]);
    await enqueue(db, [sendingJob(db, row.environment, now)]);
    await raiseLiveCursor(db);
    return ok({ withdrawalId: id });
  }).catch(RefusedMessage.asRefusal("withdrawal_not_valid"));
}
