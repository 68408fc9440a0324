import { randomInt, randomUUID } from "node:crypto";
import {
  type AccountProofRow,
  countProofsSince,
  lockLatestProof,
  saveNewProof,
  updateProof,
} from "#db/queries/account-proofs";
import { type FieldRow, listApplicationFields } from "#db/queries/applications";
import { saveAudit } from "#db/queries/audit";
import { raiseLiveCursor } from "#db/queries/live";
import { inScope, type JobScope, type SellerDb, type SellerScope } from "#db/scope";
import { ok, type Result, refuse } from "#lib/kit/result";
import {
  decideProofOrder,
  drawProof,
  isOpenProof,
  proofChances,
  proofDayBefore,
  proofMs,
  proofTries,
} from "#lib/onboarding/account-proof";
import { sealedPlace } from "#server/sealed-places";
import { open, seal } from "#server/vault";
import { openProofAccount, type ProofAccount, sealProofAccount } from "../proof-account.ts";
import { enqueueTransfer } from "./send-transfer.ts";

/** The account as it is being handed in, the one that was approved, or that of the proof before. */
export type AccountOf = "written" | "in_force" | "last";

/** `proofId`: the proof that was ordered; null when the account has one that is open or has succeeded. */
export type ProofOrdered = { readonly proofId: string | null };

/**
 * Orders the small transfer that proves the seller's account, in a transaction of its own. Refused:
 * `account_missing`, and `proof_too_soon` with the `hours` to wait (the same account once a day).
 */
export async function orderAccountProof(
  scope: SellerScope | JobScope,
  { of }: { readonly of: AccountOf },
  now: number = Date.now(),
): Promise<Result<ProofOrdered>> {
  return inScope<SellerScope | JobScope, Result<ProofOrdered>>(scope, async (db) => {
    const ordered = await orderAccountProofIn(db, of, now);
    if (ordered.ok && ordered.value.proofId !== null) await raiseLiveCursor(db);
    return ordered;
  });
}

/**
 * The same in the caller's transaction, upon submission or approval: another account makes the proof of the one before
 * superfluous. What it answers never holds an approval up. Not to be sent together with other statements.
 */
export async function orderAccountProofIn(db: SellerDb, of: AccountOf, now: number): Promise<Result<ProofOrdered>> {
  const { sellerId } = db.scope;
  const last = await lockLatestProof(db);
  const account =
    of === "last"
      ? last && openProofAccount(sellerId, last)
      : readAccount(sellerId, await listApplicationFields(db), of);
  if (!account) return refuse({ code: "account_missing" });
  const known = last && { ...last, isSameAccount: isSame(account, openProofAccount(sellerId, last)) };
  const decided = decideProofOrder(known, await countProofsSince(db, proofDayBefore(now)), now);
  if (!decided.ok) return decided;
  if (decided.value === "keep") return ok({ proofId: null });
  if (last) await supersede(db, last, now);
  const id = randomUUID();
  const { amountMinor, code } = drawProof(Array.from({ length: proofChances }, () => randomInt(2 ** 47) / 2 ** 47));
  const accountHint = hintOf(account);
  await saveNewProof(
    db,
    {
      ...{ id, accountHint, triesLeft: proofTries, dueAt: now + proofMs },
      accountSealed: sealProofAccount(sellerId, id, account),
      amountSealed: seal(sealedPlace.accountProof(sellerId, id, "amount"), String(amountMinor)),
      codeSealed: seal(sealedPlace.accountProof(sellerId, id, "code"), code),
    },
    now,
  );
  const subject = { kind: "account_proof", id } as const;
  await saveAudit(db, [{ event: "account_proof_ordered", data: { account: accountHint }, subject }]);
  await enqueueTransfer(db, id);
  return ok({ proofId: id });
}

function readAccount(sellerId: string, fields: readonly FieldRow[], of: "written" | "in_force"): ProofAccount | null {
  const field = (key: string) => fields.find((one) => one.section === "account" && one.key === key);
  const [number, name] = [field("accountNumber"), field("accountName")];
  const sealed = of === "written" ? number?.sealed : number?.approvedSealed;
  const toName = of === "written" ? name?.value : name?.approvedValue;
  if (!sealed || !toName) return null;
  const toAccount = open(sealedPlace.applicationField(sellerId, "account", "accountNumber"), sealed);
  return toAccount === "" ? null : { toAccount, toName };
}

function isSame(one: ProofAccount, other: ProofAccount): boolean {
  const plain = (number: string) => number.replace(/[\s-]/g, "");
  return plain(one.toAccount) === plain(other.toAccount) && one.toName === other.toName;
}

/** A transfer that is on its way to the account before arrives there; nobody is asked about it any more. */
async function supersede(db: SellerDb, last: AccountProofRow, now: number): Promise<void> {
  if (!isOpenProof(last.state)) return;
  await updateProof(db, last.id, { state: "expired", reason: "account_changed", nextAttemptAt: null, settledAt: now });
}

function hintOf({ toAccount }: ProofAccount): string {
  return `•••• ${toAccount.replace(/\s/g, "").slice(-4)}`;
}
