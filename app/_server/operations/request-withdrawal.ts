import { randomUUID } from "node:crypto";
import { saveAudit } from "#db/queries/audit";
import { type DeclarationRecord, listWithdrawals } from "#db/queries/declarations";
import { getExchangeConnection } from "#db/queries/exchange-connections";
import { saveWithdrawal } from "#db/queries/withdrawals";
import { enqueue } from "#db/queue";
import type { SellerDb } from "#db/scope";
import { withdrawableStates } from "#lib/customs/after-cancel";
import { buildWithdrawal } from "#lib/customs/build-withdrawal";
import { copNoOf } from "#lib/customs/own-numbers";
import type { FrozenDeclaration } from "#lib/customs/plan-declaration";
import { ok, type Result, refuse } from "#lib/kit/result";
import { sendingJob } from "./make-declarations.ts";
import { newGuid, storeMessages } from "./store-messages.ts";

/** A stored request, and the declaration as it stands with it; the caller writes it. */
export type RequestedWithdrawal = { readonly withdrawalId: string; readonly next: DeclarationRecord };

/**
 * Stores the request to take a locked declaration's list back (605) and has it sent. `by`: the person's name, empty when it
 * follows from a cancellation. Refused, with nothing written: `declaration_not_withdrawable` with its `state`,
 * `declaration_without_number`, `withdrawal_open`, `no_exchange_connection`, `withdrawal_not_valid` with what is wrong.
 */
export async function requestWithdrawal(
  db: SellerDb,
  row: DeclarationRecord,
  reason: string,
  by: string,
  now: number,
): Promise<Result<RequestedWithdrawal>> {
  const { id: declarationId, invtNo, environment, state } = row;
  if (!withdrawableStates.includes(state)) return refuse({ code: "declaration_not_withdrawable", values: { state } });
  if (invtNo === null) return refuse({ code: "declaration_without_number" });
  const connection = await getExchangeConnection(db, environment);
  if (connection?.state !== "active") return refuse({ code: "no_exchange_connection" });
  const asked = await listWithdrawals(db, [declarationId]);
  if (asked.some(({ settledAt }) => settledAt === null)) return refuse({ code: "withdrawal_open" });
  const id = randomUUID();
  const { seller } = row.facts as FrozenDeclaration;
  const facts = { copNo: copNoOf("W", id), preNo: row.preNo, invtNo, reason };
  const stamp = { guid: newGuid(), at: now, appType: "1", preNo: null, invtNo: null } as const;
  const { document } = buildWithdrawal(facts, seller, stamp);
  if (!document) throw new Error("a withdrawal has no gaps");
  const transmitter = { code: connection.copCode, name: connection.copName, dxpId: connection.dxpId };
  const sender = { environment, transmitter, mandateOf: null, settings: seller.settings };
  const bad = await storeMessages(db, "CEB605", [{ document, subjectId: id, part: 1, submission: 1 }], sender, now);
  const [finding] = bad.flatMap(({ findings }) => findings);
  if (finding) {
    const { element, code } = finding;
    return refuse({ code: "withdrawal_not_valid", field: element, values: { element, finding: code } });
  }
  const request = { id, declarationId, copNo: facts.copNo, invtNo, reason, createdAt: now, createdBy: by };
  if (!(await saveWithdrawal(db, request))) throw new Error("a withdrawal was opened beside the lock");
  const subject = { kind: "declaration", id: declarationId } as const;
  await saveAudit(db, [{ event: "declaration_withdrawal_requested", data: { reason }, subject }]);
  await enqueue(db, [sendingJob(db, environment, now)]);
  return ok({ withdrawalId: id, next: { ...row, isWithdrawing: true, updatedAt: now } });
}
