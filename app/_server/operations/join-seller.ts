import { createHash } from "node:crypto";
import { saveAudit } from "#db/queries/audit";
import { raiseLiveCursor } from "#db/queries/live";
import { type PersonRow, savePerson } from "#db/queries/people";
import { acceptInvitation, getInvitation, type OpenInvitation, saveMember } from "#db/queries/team";
import { type DoorDb, inScope } from "#db/scope";
import { ok, type Result, refuse } from "#lib/kit/result";
import { emailKey } from "#lib/sellers/email";
import type { JoinInput } from "#lib/sellers/people-schema";
import { hashPassword } from "../passwords.ts";
import { mintDoorScope } from "../scope.ts";

/** SHA-256 of an invitation's token: what is kept. The token has 256 random bits, so it needs no salt. */
export function invitationHash(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** What the link invites to, for the page behind it; null when it no longer opens anything. */
export async function readInvitation(sellerId: string, token: string, now: number): Promise<OpenInvitation | null> {
  return inScope(mintDoorScope("join", sellerId), (db) => getInvitation(db, invitationHash(token), now));
}

type Joined = { readonly sellerId: string; readonly email: string };

/**
 * Makes the holder of an invitation's link a member: the signed-in person, or a new account under the invited address.
 * Refusals: `invitation_gone`, `email_taken` (sign in first, then open the link again), `already_member`.
 */
export async function joinSeller(input: JoinInput, signedIn: PersonRow | null, now: number): Promise<Result<Joined>> {
  const gone = refuse({ code: "invitation_gone" });
  if (!signedIn && !input.account) return gone;
  const passwordHash = !signedIn && input.account ? await hashPassword(input.account.password) : null;
  return inScope(mintDoorScope("join", input.sellerId), async (db): Promise<Result<Joined>> => {
    const invitation = await getInvitation(db, invitationHash(input.token), now);
    if (!invitation || !(await acceptInvitation(db, invitation.id, now))) return gone;
    const newcomer = input.account && passwordHash ? { name: input.account.name, passwordHash } : null;
    const person = signedIn ?? (newcomer && (await makeAccount(db, invitation.email, newcomer)));
    if (!person) return undo(refuse({ code: "email_taken" }));
    const member = { personId: person.id, name: person.name, email: person.email, role: invitation.role };
    if (!(await saveMember(db, member, now))) return undo(refuse({ code: "already_member" }));
    await record(db, person, invitation);
    return ok({ sellerId: input.sellerId, email: person.email });
  }).catch(refusalOf);
}

type Account = Pick<PersonRow, "id" | "name" | "email">;

async function makeAccount(
  db: DoorDb,
  email: string,
  { name, passwordHash }: { readonly name: string; readonly passwordHash: string },
): Promise<Account | null> {
  const id = await savePerson(db, { email, emailKey: emailKey(email), name, passwordHash });
  return id === null ? null : { id, name, email };
}

async function record(db: DoorDb, person: Account, invitation: OpenInvitation): Promise<void> {
  const subject = { kind: "member", id: person.id } as const;
  const actor = { kind: "member", id: person.id, name: person.name } as const;
  const data = { email: person.email, role: invitation.role };
  await saveAudit(db, [{ event: "member_joined", data, subject }], actor);
  await raiseLiveCursor(db);
}

/** A refusal after something was written: thrown, so that the transaction leaves nothing, and caught outside of it. */
class Undone extends Error {
  readonly refused: ReturnType<typeof refuse>;
  constructor(refused: ReturnType<typeof refuse>) {
    super("undone");
    this.refused = refused;
  }
}

function undo(refused: ReturnType<typeof refuse>): never {
  throw new Undone(refused);
}

function refusalOf(error: unknown): Result<Joined> {
  if (error instanceof Undone) return error.refused;
  throw error;
}
