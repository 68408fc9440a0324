import { saveAudit } from "#db/queries/audit";
import { getMsds } from "#db/queries/msds";
import { inScope, type SellerScope } from "#db/scope";
import { ok, type Result, refuse } from "#lib/kit/result";
import { renderPageImage } from "#server/files/documents/page-image";
import { openFile } from "#server/files/documents/sealed-file";
import { openStorage } from "#server/gateways/storage/open-storage";
import { sealedPlace } from "#server/sealed-places";
import { documentKey } from "../document-key.ts";
import type { ReadDocument } from "./read-document.ts";

/**
 * One page of an MSDS as a picture: like any stranger's PDF it is never handed out as such. The first page is noted with
 * who looked. Refusals: `msds_unknown` (also another seller's), `page_unknown`, `file_lost`.
 */
export async function readMsds(scope: SellerScope, msdsId: string, page: number): Promise<Result<ReadDocument>> {
  const file = await inScope(scope, async (db) => {
    const found = await getMsds(db, msdsId);
    if (found && page === 1) {
      const subject = { kind: "msds", id: msdsId } as const;
      await saveAudit(db, [{ event: "msds_viewed", data: { file: found.fileName }, subject }]);
    }
    return found;
  });
  if (!file) return refuse({ code: "msds_unknown" });
  if (page < 1 || page > file.pages) return refuse({ code: "page_unknown" });
  const cipherBytes = await openStorage().get(documentKey(scope.sellerId, msdsId));
  if (!cipherBytes) return refuse({ code: "file_lost" });
  const content = openFile(sealedPlace.msdsKey(scope.sellerId, msdsId), file.keySealed, cipherBytes);
  const picture = await renderPageImage(content, "pdf", page);
  return picture ? ok({ ...picture, fileName: file.fileName }) : refuse({ code: "page_unknown" });
}
