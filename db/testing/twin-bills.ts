import { randomUUID } from "node:crypto";
import { insertMany } from "../bulk.ts";
import { billLines, carrierBills } from "../schema/bills.ts";
import type { ScopedDb, SellerScope } from "../scope.ts";
import { sameKeys } from "./twin-keys.ts";

/** A bill with the booked parcel on it; answers its id. */
export async function fillBills(
  db: ScopedDb<SellerScope>,
  { sellerId, bookedId }: { readonly sellerId: string; readonly bookedId: string },
  mark: string,
): Promise<{ readonly billId: string }> {
  const billId = randomUUID();
  await insertMany(db, carrierBills, [
    {
      ...{ sellerId, id: billId, carrierCode: "cainiao", fileName: `${mark}.xlsx`, fileHash: sameKeys.fileHash },
      ...{
        currency: "CNY",
        lineCount: 1,
        billedMinor: 100,
        comparedMinor: 100,
        expectedMinor: 90,
        differenceMinor: 10,
      },
      ...{ verdicts: { more: 1 }, importedBy: mark, importedAt: Date.UTC(2026, 10, 28) },
    },
  ]);
  await insertMany(db, billLines, [
    {
      ...{ sellerId, billId, rowNumber: 2, trackingNumber: sameKeys.trackingNumber, waybillId: bookedId },
      ...{ billedMinor: 100, currency: "CNY", expectedMinor: 90, differenceMinor: 10, verdict: "more" as const },
      ...{ cause: "unexplained" as const, solutionCode: `${mark} solution`, country: "US" },
    },
  ]);
  return { billId };
}
