import { randomUUID } from "node:crypto";
import { insertMany } from "../bulk.ts";
import { accountProofs, expiries } from "../schema/onboarding.ts";
import type { ScopedDb, SellerScope } from "../scope.ts";

/** A licence that runs out and an account's proof that is over; answers the proof's id. */
export async function fillProofs(
  db: ScopedDb<SellerScope>,
  sellerId: string,
  mark: string,
): Promise<{ readonly proofId: string }> {
  const proofId = randomUUID();
  await insertMany(db, expiries, [{ sellerId, subject: "licence", expiresOn: "2027-03-31", toldDays: 60 }]);
  await insertMany(db, accountProofs, [
    {
      ...{ sellerId, id: proofId, state: "failed" as const, accountHint: mark, accountSealed: mark, triesLeft: 0 },
      ...{ amountSealed: mark, codeSealed: mark, orderedAt: Date.UTC(2026, 10, 20), dueAt: Date.UTC(2026, 10, 27) },
    },
  ]);
  return { proofId };
}
