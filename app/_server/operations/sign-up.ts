import { randomUUID } from "node:crypto";
import { saveAudit } from "#db/queries/audit";
import { listOwnSellers } from "#db/queries/members";
import { getAccount, savePerson } from "#db/queries/people";
import { saveMember, saveSeller } from "#db/queries/team";
import { type DoorDb, inScope } from "#db/scope";
import { ok, type Result, refuse } from "#lib/kit/result";
import { emailKey } from "#lib/sellers/email";
import type { SignUpInput } from "#lib/sellers/people-schema";
import { addressKey } from "#lib/sellers/throttle";
import { hashPassword, isPassword } from "../passwords.ts";
import { mintDoorScope, mintPersonScope } from "../scope.ts";
import type { Visitor } from "./sign-in.ts";
import { clearAttempt, throttleAttempt } from "./throttle-attempt.ts";

type Made = { readonly sellerId: string; readonly personId: string };

/**
 * A new seller and its owner. Somebody who has an account already and gives its password gets a further seller (the same
 * one when the company is the same: a form sent twice); with another password the refusal is `email_taken` on the field
 * `email`. Also refused: `too_many_attempts`.
 */
export async function signUp(input: SignUpInput, visitor: Visitor, now: number): Promise<Result<Made>> {
  const sellerId = randomUUID();
  const door = mintDoorScope("sign-up", sellerId);
  const key = emailKey(input.email);
  const begun = await inScope(door, async (db) => {
    const counted = await throttleAttempt(db, { sign_up: addressKey(visitor.address), account: key }, now);
    return counted.ok ? ok(await getAccount(db, key)) : counted;
  });
  if (!begun.ok) return begun;
  const account = begun.value;
  if (account && !(await isPassword(account.passwordHash, input.password))) return taken;
  const known = account && (await knownSeller(account.id, input.companyName));
  if (known) return ok({ sellerId: known, personId: account.id });
  const passwordHash = account ? null : await hashPassword(input.password);
  return inScope(door, async (db): Promise<Result<Made>> => {
    const fresh = passwordHash && { email: input.email, emailKey: key, name: input.name, passwordHash };
    const personId = account?.id ?? (fresh && (await savePerson(db, fresh)));
    if (!personId) return taken;
    await clearAttempt(db, { account: key }, now);
    await saveTenant(db, { personId, name: account?.name ?? input.name }, input, now);
    return ok({ sellerId, personId });
  });
}

const taken = refuse({ code: "email_taken", field: "email" });

async function knownSeller(personId: string, name: string): Promise<string | null> {
  const own = await inScope(mintPersonScope({ personId }), listOwnSellers);
  return own.find((seller) => seller.name === name && seller.role === "owner")?.sellerId ?? null;
}

async function saveTenant(
  db: DoorDb,
  owner: { readonly personId: string; readonly name: string },
  input: SignUpInput,
  now: number,
): Promise<void> {
  await saveSeller(db, { kind: input.kind, name: input.companyName }, now);
  await saveMember(db, { ...owner, email: input.email, role: "owner" }, now);
  const subject = { kind: "seller", id: db.scope.sellerId ?? "" } as const;
  const actor = { kind: "member", id: owner.personId, name: owner.name } as const;
  await saveAudit(db, [{ event: "seller_signed_up", data: { name: input.companyName }, subject }], actor);
}
