import { saveAudit } from "#db/queries/audit";
import { type DownloadPart, getDownload, listDownloadParts } from "#db/queries/paper-downloads";
import { inScope, type SellerScope } from "#db/scope";
import { ok, type Result, refuse } from "#lib/kit/result";
import { openFile } from "#server/files/documents/sealed-file";
import { openStorage } from "#server/gateways/storage/open-storage";
import { type Storage, StorageUnavailable } from "#server/gateways/storage/storage";
import { sealedPlace } from "#server/sealed-places";
import { downloadPartKey } from "./forget-download-parts.ts";

export type OpenDownload = {
  readonly fileName: string;
  readonly byteLength: number;
  /** The ZIP, part by part as it is asked for. */
  readonly stream: ReadableStream<Uint8Array>;
};

/**
 * Opens a packed download; that it was fetched is written down. Refusals: `download_unknown`, `download_not_ready`,
 * `download_expired`.
 */
export async function readPaperDownload(
  scope: SellerScope,
  downloadId: string,
  now: number,
  storage: Storage = openStorage(),
): Promise<Result<OpenDownload>> {
  return inScope(scope, async (db): Promise<Result<OpenDownload>> => {
    const download = await getDownload(db, downloadId);
    if (!download) return refuse({ code: "download_unknown" });
    const { state, period, total, byteLength, expiresAt } = download;
    if (state === "expired" || (expiresAt !== null && expiresAt <= now)) return refuse({ code: "download_expired" });
    if (state !== "ready") return refuse({ code: "download_not_ready" });
    const parts = await listDownloadParts(db, downloadId);
    const subject = { kind: "paper_download", id: downloadId } as const;
    await saveAudit(db, [{ event: "papers_downloaded", data: { period, count: total }, subject }]);
    const stream = streamOf(scope.sellerId, downloadId, parts, storage);
    return ok({ fileName: `papers-${period}.zip`, byteLength, stream });
  });
}

function streamOf(
  sellerId: string,
  downloadId: string,
  parts: readonly DownloadPart[],
  storage: Storage,
): ReadableStream<Uint8Array> {
  const left = [...parts];
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        const part = left.shift();
        if (!part) return controller.close();
        const cipherBytes = await storage.get(downloadPartKey(sellerId, downloadId, part.fileId));
        if (!cipherBytes) throw new StorageUnavailable("get", "a part of a download is missing");
        controller.enqueue(openFile(sealedPlace.downloadKey(sellerId, part.fileId), part.keySealed, cipherBytes));
      },
    },
    // one part at a time: a slow line must not fill the memory
    { highWaterMark: 0 },
  );
}
