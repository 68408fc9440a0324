import { and, asc, eq } from "drizzle-orm";
import type { SellerKind, SellerState } from "#lib/sellers/kinds";
import type { MemberRole } from "#lib/sellers/roles";
import { members, sellers } from "../schema/sellers.ts";
import type { PersonDb, SellerDb } from "../scope.ts";

export type Membership = {
  readonly sellerId: string;
  readonly personId: string;
  readonly name: string;
  readonly role: MemberRole;
};

/** The signed-in person's row at one seller, or null when it is no member. */
export async function getMembership(db: PersonDb, sellerId: string): Promise<Membership | null> {
  const [row] = await db
    .select({ sellerId: members.sellerId, personId: members.personId, name: members.name, role: members.role })
    .from(members)
    .where(and(eq(members.sellerId, sellerId), eq(members.personId, db.scope.personId)));
  return row ?? null;
}

export type SellerChoice = {
  readonly sellerId: string;
  readonly name: string;
  readonly kind: SellerKind;
  readonly state: SellerState;
  readonly role: MemberRole;
};

/** The sellers that the signed-in person belongs to, by name. */
export async function listOwnSellers(db: PersonDb): Promise<SellerChoice[]> {
  return db
    .select({
      sellerId: sellers.sellerId,
      name: sellers.name,
      kind: sellers.kind,
      state: sellers.state,
      role: members.role,
    })
    .from(members)
    .innerJoin(sellers, eq(sellers.sellerId, members.sellerId))
    .where(eq(members.personId, db.scope.personId))
    .orderBy(asc(sellers.name));
}

export type MemberRow = {
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly role: MemberRole;
  readonly joinedAt: number;
};

/** The seller's team, by the day each joined. */
export async function listMembers(db: SellerDb): Promise<MemberRow[]> {
  return db
    .select({
      personId: members.personId,
      name: members.name,
      email: members.email,
      role: members.role,
      joinedAt: members.joinedAt,
    })
    .from(members)
    .where(eq(members.sellerId, db.scope.sellerId))
    .orderBy(asc(members.joinedAt));
}
