import { randomUUID } from "node:crypto";
import { insertMany } from "../bulk.ts";
import { msdsFiles, productMsds } from "../schema/products.ts";
import type { ScopedDb, SellerScope } from "../scope.ts";
import { sameKeys } from "./twin-keys.ts";

/** The MSDS of the twin's product, which runs out; answers its id. */
export async function fillMsds(
  db: ScopedDb<SellerScope>,
  { sellerId, productId }: { readonly sellerId: string; readonly productId: string },
  mark: string,
): Promise<{ readonly msdsId: string }> {
  const msdsId = randomUUID();
  await insertMany(db, msdsFiles, [
    {
      ...{ sellerId, id: msdsId, fileName: `${mark}.pdf`, byteLength: 1, pages: 1, sha256: sameKeys.fileHash },
      ...{ keySealed: mark, validUntil: "2027-03-31", cellType: "lithium_ion" as const, energyMilliwattHours: 1 },
      ...{ toldDays: 60, uploadedBy: mark },
    },
  ]);
  await insertMany(db, productMsds, [{ sellerId, productId, msdsId, linkedBy: mark }]);
  return { msdsId };
}
