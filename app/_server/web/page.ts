import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { getMembership } from "#db/queries/members";
import { inScope, type SellerScope, type StaffScope, type StaffSellerScope } from "#db/scope";
import { can, canAsStaff, type MemberPermission, type StaffPermission } from "#lib/sellers/permissions";
import { needsSecondFactor } from "#lib/sellers/second-factor";
import { environment } from "../environment.ts";
import { mintPersonScope, mintSellerScope, mintStaffScope, mintStaffSellerScope } from "../scope.ts";
import { currentPerson, type SignedInPerson } from "./session.ts";
import { visitorOf } from "./visitor.ts";

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * What stands between a request and a scope: nobody signed in, no right (which also hides what exists), or a second
 * factor that the installation asks of this role and the person has not set up. A scope for the web is made here alone,
 * so that no page, action or route can leave one of them out.
 */
export type Barred = "signed_out" | "not_allowed" | "second_factor_required";

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
  if (lacksSecondFactor(person, member.role)) return "second_factor_required";
  return mintSellerScope(member, await addressOfRequest());
}

/** The scope of the signed-in staff person, if its role holds the permission. */
export async function staffScopeFor(permission: StaffPermission): Promise<StaffScope | Barred> {
  const person = await permittedStaff(permission);
  return typeof person === "string" ? person : mintStaffScope(person, await addressOfRequest());
}

/** The same, acting on one seller. */
export async function staffSellerScopeFor(
  sellerId: string,
  permission: StaffPermission,
): Promise<StaffSellerScope | Barred> {
  const person = await permittedStaff(permission);
  if (typeof person === "string") return person;
  return uuid.test(sellerId) ? mintStaffSellerScope(person, sellerId, await addressOfRequest()) : "not_allowed";
}

async function permittedStaff(permission: StaffPermission) {
  const person = await currentPerson();
  if (!person) return "signed_out";
  const { id, name, staffRole } = person;
  if (!staffRole || !canAsStaff([staffRole], permission)) return "not_allowed";
  return lacksSecondFactor(person, "staff") ? "second_factor_required" : { id, name, staffRole };
}

function lacksSecondFactor(person: SignedInPerson, who: Parameters<typeof needsSecondFactor>[1]): boolean {
  return !person.hasSecondFactor && needsSecondFactor(environment().secondFactor, who);
}

/** From where this request comes, for the audit. */
async function addressOfRequest(): Promise<string> {
  return visitorOf(await headers()).address.slice(0, 100);
}

/** For pages: the scope, or the way to sign in or to set up, or "not found" (never "exists but not yours"). */
export async function requireSeller(sellerId: string, permission: MemberPermission): Promise<SellerScope> {
  const scope = await sellerScopeFor(sellerId, permission);
  return admitted(scope, `/s/${sellerId}/dispatch`);
}

/** For staff pages: like `requireSeller`. */
export async function requireStaff(permission: StaffPermission): Promise<StaffScope> {
  return admitted(await staffScopeFor(permission), "/staff");
}

/** For staff pages about one seller. */
export async function requireStaffSeller(sellerId: string, permission: StaffPermission): Promise<StaffSellerScope> {
  return admitted(await staffSellerScopeFor(sellerId, permission), "/staff");
}

function admitted<S extends SellerScope | StaffScope>(scope: S | Barred, path: string): S {
  const next = encodeURIComponent(path);
  if (scope === "signed_out") redirect(`/sign-in?next=${next}`);
  if (scope === "second_factor_required") redirect(`/account/second-factor?next=${next}`);
  if (scope === "not_allowed") notFound();
  return scope;
}
