import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { getMembership } from "#db/queries/members";
import { inScope, type SellerScope, type StaffScope, type StaffSellerScope } from "#db/scope";
import { can, canAsStaff, type MemberPermission, type StaffPermission } from "#lib/sellers/permissions";
import { mintPersonScope, mintSellerScope, mintStaffScope, mintStaffSellerScope } from "../scope.ts";
import { currentPerson, type SignedInPerson } from "./session.ts";

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** What stands between a request and a scope: nobody signed in, or no right (which also hides what exists). */
export type Barred = "signed_out" | "not_allowed";

const membershipOf = cache(async (person: SignedInPerson, sellerId: string) => {
  if (!uuid.test(sellerId)) return null;
  return inScope(mintPersonScope({ personId: person.id }), (db) => getMembership(db, sellerId));
});

/** The scope of the signed-in person at a seller, if its role holds the permission. */
export async function sellerScopeFor(sellerId: string, permission: MemberPermission): Promise<SellerScope | Barred> {
  const person = await currentPerson();
  if (!person) return "signed_out";
  const member = await membershipOf(person, sellerId);
  if (!member || !can(member.role, permission)) return "not_allowed";
  return mintSellerScope(member);
}

/** The scope of the signed-in staff person, if its role holds the permission. */
export async function staffScopeFor(permission: StaffPermission): Promise<StaffScope | Barred> {
  const person = await permittedStaff(permission);
  return typeof person === "string" ? person : mintStaffScope(person);
}

/** The same, acting on one seller. */
export async function staffSellerScopeFor(
  sellerId: string,
  permission: StaffPermission,
): Promise<StaffSellerScope | Barred> {
  const person = await permittedStaff(permission);
  if (typeof person === "string") return person;
  return uuid.test(sellerId) ? mintStaffSellerScope(person, sellerId) : "not_allowed";
}

async function permittedStaff(permission: StaffPermission) {
  const person = await currentPerson();
  if (!person) return "signed_out";
  const { id, name, staffRole } = person;
  return staffRole && canAsStaff([staffRole], permission) ? { id, name, staffRole } : "not_allowed";
}

/** For pages: the scope, or the way to sign in, or "not found" (never "exists but not yours"). */
export async function requireSeller(sellerId: string, permission: MemberPermission): Promise<SellerScope> {
  const scope = await sellerScopeFor(sellerId, permission);
  if (scope === "signed_out") redirect(`/sign-in?next=${encodeURIComponent(`/s/${sellerId}/dispatch`)}`);
  if (scope === "not_allowed") notFound();
  return scope;
}

/** For staff pages: like `requireSeller`. */
export async function requireStaff(permission: StaffPermission): Promise<StaffScope> {
  return admitted(await staffScopeFor(permission));
}

/** For staff pages about one seller. */
export async function requireStaffSeller(sellerId: string, permission: StaffPermission): Promise<StaffSellerScope> {
  return admitted(await staffSellerScopeFor(sellerId, permission));
}

function admitted<S extends StaffScope>(scope: S | Barred): S {
  if (scope === "signed_out") redirect("/sign-in?next=/staff");
  if (scope === "not_allowed") notFound();
  return scope;
}
