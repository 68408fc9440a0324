import { and, asc, desc, eq, gt, isNull } from "drizzle-orm";
import type { SellerKind } from "#lib/sellers/kinds";
import type { MemberRole } from "#lib/sellers/roles";
import { invitations, members, sellers } from "../schema/sellers.ts";
import type { DoorDb, SellerDb } from "../scope.ts";

/** The seller that a door was opened for. */
function sellerOf(db: DoorDb): string {
  if (db.scope.sellerId === null) throw new Error("this door names no seller");
  return db.scope.sellerId;
}

/** A new seller under the door's id. */
export async function saveSeller(
  db: DoorDb,
  seller: { readonly kind: SellerKind; readonly name: string },
  now: number,
): Promise<void> {
  await db.insert(sellers).values({ ...seller, sellerId: sellerOf(db), createdAt: now, stateSince: now });
}

export type NewMember = {
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly role: MemberRole;
};

/** A new member of the door's seller; false when the person belongs to it already. */
export async function saveMember(db: DoorDb, member: NewMember, now: number): Promise<boolean> {
  const saved = await db
    .insert(members)
    .values({ ...member, sellerId: sellerOf(db), joinedAt: now })
    .onConflictDoNothing({ target: [members.sellerId, members.personId] })
    .returning({ personId: members.personId });
  return saved.length > 0;
}

export type LockedMember = {
  readonly personId: string;
  readonly role: MemberRole;
  readonly name: string;
  readonly email: string;
};

/** The whole team, locked in one order: that an owner remains is decided on all of them. */
export async function lockMembers(db: SellerDb): Promise<LockedMember[]> {
  return db
    .select({ personId: members.personId, role: members.role, name: members.name, email: members.email })
    .from(members)
    .where(eq(members.sellerId, db.scope.sellerId))
    .orderBy(asc(members.personId))
    .for("update");
}

export async function updateMemberRole(db: SellerDb, personId: string, role: MemberRole): Promise<void> {
  await db
    .update(members)
    .set({ role })
    .where(and(eq(members.sellerId, db.scope.sellerId), eq(members.personId, personId)));
}

export async function deleteMember(db: SellerDb, personId: string): Promise<void> {
  await db.delete(members).where(and(eq(members.sellerId, db.scope.sellerId), eq(members.personId, personId)));
}

export type NewInvitation = {
  readonly email: string;
  readonly role: MemberRole;
  readonly tokenHash: string;
  readonly expiresAt: number;
};

/** A new invitation's id; earlier open ones to the same address are revoked. */
export async function saveInvitation(db: SellerDb, invitation: NewInvitation, now: number): Promise<string> {
  const { sellerId, kind } = db.scope;
  await db
    .update(invitations)
    .set({ revokedAt: now })
    .where(and(eq(invitations.sellerId, sellerId), eq(invitations.email, invitation.email), isOpen(now)));
  const invitedBy = kind === "seller" ? db.scope.personName : db.scope.job;
  const [row] = await db
    .insert(invitations)
    .values({ ...invitation, sellerId, invitedBy, createdAt: now })
    .returning({ id: invitations.id });
  if (!row) throw new Error("an invitation was not saved");
  return row.id;
}

function isOpen(now: number) {
  return and(isNull(invitations.acceptedAt), isNull(invitations.revokedAt), gt(invitations.expiresAt, now));
}

export type InvitationRow = {
  readonly id: string;
  readonly email: string;
  readonly role: MemberRole;
  readonly invitedBy: string;
  readonly createdAt: number;
  readonly expiresAt: number;
};

/** Open invitations, the newest first. */
export async function listInvitations(db: SellerDb, now: number): Promise<InvitationRow[]> {
  return db
    .select({
      id: invitations.id,
      email: invitations.email,
      role: invitations.role,
      invitedBy: invitations.invitedBy,
      createdAt: invitations.createdAt,
      expiresAt: invitations.expiresAt,
    })
    .from(invitations)
    .where(and(eq(invitations.sellerId, db.scope.sellerId), isOpen(now)))
    .orderBy(desc(invitations.createdAt), asc(invitations.id));
}

/** Revokes an open invitation; its address, or null when there is none. */
export async function revokeOpenInvitation(db: SellerDb, id: string, now: number): Promise<string | null> {
  const [row] = await db
    .update(invitations)
    .set({ revokedAt: now })
    .where(and(eq(invitations.sellerId, db.scope.sellerId), eq(invitations.id, id), isOpen(now)))
    .returning({ email: invitations.email });
  return row?.email ?? null;
}

export type OpenInvitation = {
  readonly id: string;
  readonly email: string;
  readonly role: MemberRole;
  readonly sellerName: string;
};

/** What a link invites to, or null: unknown, used, revoked or too old, which are told apart to nobody. */
export async function getInvitation(db: DoorDb, tokenHash: string, now: number): Promise<OpenInvitation | null> {
  const [row] = await db
    .select({
      id: invitations.id,
      email: invitations.email,
      role: invitations.role,
      sellerName: sellers.name,
    })
    .from(invitations)
    .innerJoin(sellers, eq(sellers.sellerId, invitations.sellerId))
    .where(and(eq(invitations.sellerId, sellerOf(db)), eq(invitations.tokenHash, tokenHash), isOpen(now)));
  return row ?? null;
}

/** Uses an invitation up; false when somebody was quicker. */
export async function acceptInvitation(db: DoorDb, id: string, now: number): Promise<boolean> {
  const used = await db
    .update(invitations)
    .set({ acceptedAt: now })
    .where(and(eq(invitations.sellerId, sellerOf(db)), eq(invitations.id, id), isOpen(now)))
    .returning({ id: invitations.id });
  return used.length > 0;
}
