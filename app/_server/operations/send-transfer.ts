import {
  type AccountProofChange,
  type AccountProofRow,
  getProof,
  lockProof,
  updateProof,
} from "#db/queries/account-proofs";
import { getSellerHead } from "#db/queries/applications";
import { raiseLiveCursor } from "#db/queries/live";
import { sendMessage } from "#db/queries/messages";
import { saveExchanges } from "#db/queries/settlements";
import { enqueue } from "#db/queue";
import { inScope, type JobScope, type SellerDb } from "#db/scope";
import type { GatewayEnvironment } from "#lib/carriers/connection";
import type { OutsideAnswer } from "#lib/kit/outside-fault";
import { proofCurrency, proofMs, proofRemark, transferWait } from "#lib/onboarding/account-proof";
import type { TransferRequest } from "#lib/onboarding/outside-checks";
import { newsOfStatus, newsOfTransfer, type TransferNews } from "#lib/onboarding/settle-transfer";
import { askGateway } from "#server/gateways/ask-gateway";
import { bankGateway } from "#server/gateways/bank/gateway";
import type { Called, Exchange, GatewayAccount } from "#server/gateways/call";
import { openProofAccount } from "../proof-account.ts";
import { sealedPlace } from "../sealed-places.ts";
import { open } from "../vault.ts";
import type { StepWorld } from "./step-world.ts";

/** Clocks of two machines differ by a little: a job that comes so early has come in time. */
const slackMs = 5_000;

export type TransferStep = "sent" | "returned" | "waiting" | "not_due" | "over";

/**
 * One step of a proof's transfer: sends it with the proof's id as idempotency key, or asks what became of it, outside of
 * any transaction, and settles the answer. What is not known yet comes back as a job, ever more rarely, until the proof is
 * due (the sweep ends it). Safe to repeat at any point: to the bank it is one transfer.
 */
export async function sendTransfer(scope: JobScope, proofId: string, world: StepWorld): Promise<TransferStep> {
  const now = world.clock();
  const { proof, head } = await inScope(scope, async (db) => {
    const [found, seller] = await Promise.all([getProof(db, proofId), getSellerHead(db)]);
    return { proof: found, head: seller };
  });
  if (proof?.state !== "ordered" || now >= proof.dueAt) return "over";
  if (proof.nextAttemptAt !== null && proof.nextAttemptAt > now + slackMs) return "not_due";
  const currency = proofCurrency(head?.kind ?? "mainland_company");
  const asked = await ask(proof, requestOf(scope, proof, currency), world);
  return inScope(scope, (db) => settle(db, proofId, asked, world));
}

function requestOf({ sellerId }: JobScope, proof: AccountProofRow, currency: string): TransferRequest {
  const secret = (field: "amount" | "code", sealed: string) =>
    open(sealedPlace.accountProof(sellerId, proof.id, field), sealed);
  return {
    ...openProofAccount(sellerId, proof),
    idempotencyKey: proof.id,
    amountMinor: Number(secret("amount", proof.amountSealed)),
    currency,
    remark: proofRemark(secret("code", proof.codeSealed)),
  };
}

type AskedBank = {
  readonly news: TransferNews;
  readonly exchanges: readonly (Exchange & { readonly environment: GatewayEnvironment })[];
  /** The bank's circuit is open until then. */
  readonly pausedUntil: number | null;
};

/** After the first time the bank is asked before it is told again: what it has settled is not to be guessed. */
async function ask(proof: AccountProofRow, request: TransferRequest, world: StepWorld): Promise<AskedBank> {
  const options = { now: world.clock(), ...(world.signal ? { signal: world.signal } : {}) };
  const transfer = () => atBank(world, (account) => bankGateway.transfer(account, request, options), newsOfTransfer);
  if (proof.attempts === 0) return transfer();
  const status = await atBank(world, (account) => bankGateway.askStatus(account, proof.id, options), newsOfStatus);
  if (status.news.kind !== "unsent") return status;
  const sent = await transfer();
  return { ...sent, exchanges: [...status.exchanges, ...sent.exchanges] };
}

/** At the real bank when staff have set one, else at the sandbox's. */
async function atBank<Answer extends OutsideAnswer>(
  world: StepWorld,
  question: (account: GatewayAccount) => Promise<Called<Answer>>,
  newsOf: (answer: Answer) => TransferNews,
): Promise<AskedBank> {
  for (const environment of ["production", "sandbox"] as const) {
    const asked = await askGateway("bank", environment, question, world.clock);
    if (asked.kind === "paused") return { news: { kind: "wait" }, exchanges: [], pausedUntil: asked.until };
    if (asked.kind === "asked") {
      return { news: newsOf(asked.answer), exchanges: [{ ...asked.exchange, environment }], pausedUntil: null };
    }
  }
  return { news: { kind: "wait" }, exchanges: [], pausedUntil: null };
}

async function settle(
  db: SellerDb,
  proofId: string,
  { news, exchanges, pausedUntil }: AskedBank,
  world: StepWorld,
): Promise<TransferStep> {
  const now = world.clock();
  for (const exchange of exchanges) {
    await saveExchanges(db, [{ direction: "out", gateway: "bank", waybillId: null, ...exchange }], now);
  }
  const proof = await lockProof(db, proofId);
  if (proof?.state !== "ordered") return "over";
  if (news.kind === "wait" || news.kind === "unsent") {
    // a pause says nothing of this transfer: it is not counted
    const attempts = proof.attempts + (pausedUntil === null ? 1 : 0);
    const nextAttemptAt = Math.max(pausedUntil ?? 0, now + transferWait(Math.max(1, attempts), world.random()));
    await updateProof(db, proofId, { attempts, nextAttemptAt });
    await enqueueTransfer(db, proofId, nextAttemptAt);
    return "waiting";
  }
  const settled = { attempts: proof.attempts + 1, nextAttemptAt: null };
  if (news.kind === "paid") {
    await saveAndTell(db, proof, { ...settled, state: "sent", sentAt: now, dueAt: now + proofMs });
    return "sent";
  }
  await saveAndTell(db, proof, { ...settled, state: "returned", reason: news.reason, settledAt: now });
  return "returned";
}

async function saveAndTell(
  db: SellerDb,
  { id, accountHint: account }: AccountProofRow,
  change: AccountProofChange & { readonly state: "sent" | "returned" },
): Promise<void> {
  await updateProof(db, id, change);
  const link = `/s/${db.scope.sellerId}/opening`;
  if (change.state === "sent") await sendMessage(db, { kind: "account_proof_sent", values: { account }, link });
  else await sendMessage(db, { kind: "account_proof_over", values: { account, outcome: change.state }, link });
  await raiseLiveCursor(db);
}

/** One waiting job per proof: the queue keeps no second one under the same key. */
export function enqueueTransfer(db: SellerDb, proofId: string, startAfter?: number): Promise<void> {
  const data = { sellerId: db.scope.sellerId, proofId };
  const when = startAfter === undefined ? {} : { startAfter };
  return enqueue(db, [{ name: "send-transfer", data, singletonKey: proofId, ...when }]);
}
