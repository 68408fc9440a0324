import { and, eq, inArray, ne } from "drizzle-orm";
import { declarations } from "../schema/customs.ts";
import type { SellerDb } from "../scope.ts";

/** What a parcel's declaration says, as it was frozen last. */
export type FrozenDeclarationRow = { readonly waybillId: string; readonly facts: unknown };

/** Of waybills, as far as they have a declaration that still counts. */
export async function getFrozenDeclarations(
  db: SellerDb,
  waybillIds: readonly string[],
): Promise<FrozenDeclarationRow[]> {
  if (waybillIds.length === 0) return [];
  return db
    .select({ waybillId: declarations.waybillId, facts: declarations.facts })
    .from(declarations)
    .where(
      and(
        eq(declarations.sellerId, db.scope.sellerId),
        inArray(declarations.waybillId, [...waybillIds]),
        ne(declarations.lane, "void"),
      ),
    );
}
