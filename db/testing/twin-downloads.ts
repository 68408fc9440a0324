import { randomUUID } from "node:crypto";
import { insertMany } from "../bulk.ts";
import { papers } from "../schema/dispatch.ts";
import { paperDownloadParts, paperDownloads } from "../schema/downloads.ts";
import type { ScopedDb, SellerScope } from "../scope.ts";

/** Frozen trade facts of the twin's booked parcel, and a download of their day that has expired; answers its id. */
export async function fillDownloads(
  db: ScopedDb<SellerScope>,
  { sellerId, bookedId }: { readonly sellerId: string; readonly bookedId: string },
  mark: string,
): Promise<{ readonly downloadId: string }> {
  const [downloadId, fileId] = [randomUUID(), randomUUID()];
  const at = Date.UTC(2026, 10, 20);
  const paper = { sellerId, kind: "trade" as const, waybillId: bookedId, layoutVersion: 1, frozenBy: mark };
  await insertMany(db, papers, [{ ...paper, data: { mark }, hash: `${mark} trade`, createdAt: at }]);
  const asked = { sellerId, contents: ["invoice" as const], language: "both" as const, createdBy: mark };
  await insertMany(db, paperDownloads, [
    { ...asked, id: downloadId, period: "2026-11-20", state: "ready" as const, total: mark.length, expiresAt: at },
    { ...asked, id: randomUUID(), period: "2026-11", state: "running" as const, total: mark.length, expiresAt: null },
  ]);
  await insertMany(db, paperDownloadParts, [
    { sellerId, fileId, downloadId, position: 0, keySealed: mark, byteLength: 1 },
  ]);
  return { downloadId };
}
