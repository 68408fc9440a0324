import { randomUUID } from "node:crypto";
import { insertMany } from "../bulk.ts";
import { parcelExports } from "../schema/parcel-exports.ts";
import type { ScopedDb, SellerScope } from "../scope.ts";

/** An export of the twin's list whose file can no longer be fetched, and one that is being written; answers the first's id. */
export async function fillParcelExports(
  db: ScopedDb<SellerScope>,
  { sellerId, ownerId }: { readonly sellerId: string; readonly ownerId: string },
  mark: string,
): Promise<{ readonly parcelExportId: string }> {
  const parcelExportId = randomUUID();
  const at = Date.UTC(2026, 10, 20);
  const asked = { sellerId, query: `q=${mark}`, locale: "en", timeZone: "Asia/Shanghai", total: mark.length };
  const by = { createdBy: mark, createdById: ownerId, createdAt: at };
  const content = new TextEncoder().encode(mark);
  await insertMany(db, parcelExports, [
    { ...asked, ...by, id: parcelExportId, state: "ready" as const, content, expiresAt: at },
    { ...asked, ...by, id: randomUUID(), state: "running" as const, content: null, expiresAt: null },
  ]);
  return { parcelExportId };
}
