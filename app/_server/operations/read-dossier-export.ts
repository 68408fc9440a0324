import { getDossierExport, listDossierExportParts } from "#db/queries/dossier-exports";
import { inScope, type SellerScope } from "#db/scope";
import { ok, type Result, refuse } from "#lib/kit/result";
import { chinaDateOf } from "#lib/kit/time";
import { openFile } from "#server/files/documents/sealed-file";
import { openStorage } from "#server/gateways/storage/open-storage";
import { type Storage, StorageUnavailable } from "#server/gateways/storage/storage";
import { sealedPlace } from "#server/sealed-places";
import { wordsOf } from "#server/text";
import { exportPartKey } from "./forget-export-parts.ts";

export type OpenDossierExport = {
  readonly fileName: string;
  readonly byteLength: number;
  /** The ZIP, part by part as it is asked for. */
  readonly stream: ReadableStream<Uint8Array>;
};

/** Opens a packed export. Refusals: `export_unknown`, `export_not_ready`, `export_expired`. */
export async function readDossierExport(
  scope: SellerScope,
  exportId: string,
  now: number,
  storage: Storage = openStorage(),
): Promise<Result<OpenDossierExport>> {
  return inScope(scope, async (db): Promise<Result<OpenDossierExport>> => {
    const packed = await getDossierExport(db, exportId);
    if (!packed) return refuse({ code: "export_unknown" });
    const { state, byteLength, expiresAt, language, createdAt } = packed;
    if (state === "expired" || (expiresAt !== null && expiresAt <= now)) return refuse({ code: "export_expired" });
    if (state !== "ready") return refuse({ code: "export_not_ready" });
    const left = [...(await listDossierExportParts(db, exportId))];
    const stream = new ReadableStream<Uint8Array>(
      {
        pull: async (controller) => {
          const part = left.shift();
          if (!part) return controller.close();
          const cipherBytes = await storage.get(exportPartKey(scope.sellerId, exportId, part.fileId));
          if (!cipherBytes) throw new StorageUnavailable("get", "a part of an export is missing");
          const place = sealedPlace.dossierExportKey(scope.sellerId, part.fileId);
          controller.enqueue(openFile(place, part.keySealed, cipherBytes));
        },
      },
      // one part at a time: a slow line must not fill the memory
      { highWaterMark: 0 },
    );
    const name = wordsOf("dossier", language === "en" ? "en" : "zh-CN")("export.fileName");
    return ok({ fileName: `${name}-${chinaDateOf(createdAt)}.zip`, byteLength, stream });
  });
}
