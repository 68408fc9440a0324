import type { DoorScope, JobScope, PersonScope, Scope, SellerScope, StaffScope, StaffSellerScope } from "#db/scope";
import type { MemberRole, StaffRole } from "#lib/sellers/roles";

/**
 * The only place where scopes come into being, each from a fact that was read: a member row of a live session, a staff
 * person's row, a job row, a verified push. Never from a request.
 */
function mint<S extends Scope>(facts: { readonly [K in keyof S as K extends string ? K : never]: S[K] }): S {
  return Object.freeze({ ...facts }) as unknown as S;
}

type Member = {
  readonly sellerId: string;
  readonly personId: string;
  readonly name: string;
  readonly role: MemberRole;
};

/** From the member row of a signed-in person. `from`: the request's network address, told by app/_server/web alone. */
export function mintSellerScope({ sellerId, personId, role, name }: Member, from = ""): SellerScope {
  return mint<SellerScope>({ kind: "seller", sellerId, personId, personName: name, role, from });
}

type StaffPerson = { readonly id: string; readonly name: string; readonly staffRole: StaffRole };

/** From a signed-in person's row with a staff role. */
export function mintStaffScope({ id, name, staffRole }: StaffPerson, from = ""): StaffScope {
  return mint<StaffScope>({ kind: "staff", personId: id, personName: name, role: staffRole, sellerId: null, from });
}

/** The same, acting on one seller. */
export function mintStaffSellerScope(person: StaffPerson, sellerId: string, from = ""): StaffSellerScope {
  const { id, name, staffRole } = person;
  return mint<StaffSellerScope>({ kind: "staff", personId: id, personName: name, role: staffRole, sellerId, from });
}

/** From a job's row, or from a push whose digest was verified. */
export function mintJobScope(job: { readonly sellerId: string; readonly job: string }): JobScope {
  return mint<JobScope>({ kind: "job", sellerId: job.sellerId, job: job.job });
}

/** From a live session's row, or an account whose password was proved. */
export function mintPersonScope(session: { readonly personId: string }): PersonScope {
  return mint<PersonScope>({ kind: "person", personId: session.personId });
}

/** For a named door through which nobody is known yet; with the seller that the door itself names (link, connection). */
export function mintDoorScope(door: string, sellerId: string | null = null): DoorScope {
  return mint<DoorScope>({ kind: "door", door, sellerId });
}
