import { and, eq, inArray, ne } from "drizzle-orm";
import { sellerClaims } from "../schema/people.ts";
import type { DoorDb } from "../scope.ts";

export type Claim = { readonly kind: "licence" | "store"; readonly keyHash: string };

/**
 * Notes what the door's seller names as its own in the place of what it named before, and answers which of it another
 * seller names too. Nothing of the other is told.
 */
export async function saveClaims(db: DoorDb, claims: readonly Claim[]): Promise<Claim[]> {
  const { sellerId } = db.scope;
  if (sellerId === null) throw new Error("this door names no seller");
  await db.delete(sellerClaims).where(eq(sellerClaims.sellerId, sellerId));
  if (claims.length === 0) return [];
  await db
    .insert(sellerClaims)
    .values(claims.map((claim) => ({ ...claim, sellerId })))
    .onConflictDoNothing();
  const hashes = claims.map(({ keyHash }) => keyHash);
  const others = await db
    .select({ kind: sellerClaims.kind, keyHash: sellerClaims.keyHash })
    .from(sellerClaims)
    .where(and(inArray(sellerClaims.keyHash, hashes), ne(sellerClaims.sellerId, sellerId)));
  return claims.filter((claim) => others.some((other) => other.kind === claim.kind && other.keyHash === claim.keyHash));
}
