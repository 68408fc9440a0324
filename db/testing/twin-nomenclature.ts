import { insertMany } from "../bulk.ts";
import { hsProposals } from "../schema/nomenclature.ts";
import type { ScopedDb, SellerScope } from "../scope.ts";

/** What recognition said of the twin's product; its size is of the mark's, so that counts differ. */
export async function fillProposals(
  db: ScopedDb<SellerScope>,
  { sellerId, productId }: { readonly sellerId: string; readonly productId: string },
  mark: string,
): Promise<void> {
  await insertMany(db, hsProposals, [
    {
      ...{ sellerId, productId, need: "code" as const, confidence: 4_000, uncertainty: 6_000, isSure: false },
      candidates: [{ code: "691110", confidence: 4_000, because: [mark] }],
      ...{ questions: [], productVersion: 1, model: mark, madeAt: 0 },
    },
  ]);
}
