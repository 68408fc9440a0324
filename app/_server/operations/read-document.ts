import { getDocument } from "#db/queries/application-documents";
import { saveAudit } from "#db/queries/audit";
import { inScope, type SellerScope, type StaffSellerScope } from "#db/scope";
import { ok, type Result, refuse } from "#lib/kit/result";
import { renderPageImage } from "#server/files/documents/page-image";
import { openFile } from "#server/files/documents/sealed-file";
import { openStorage } from "#server/gateways/storage/open-storage";
import { sealedPlace } from "#server/sealed-places";
import { documentKey } from "../document-key.ts";

export type ReadDocument = {
  readonly bytes: Uint8Array;
  readonly mediaType: "image/jpeg" | "image/png";
  readonly fileName: string;
};

/**
 * One page of a document as a picture; a PDF is never handed out as such. Every view is noted with who saw it. Refusals:
 * `document_unknown` (also another seller's), `page_unknown`, `file_lost` (the storage does not have it).
 */
export async function readDocument(
  scope: SellerScope | StaffSellerScope,
  documentId: string,
  page: number,
): Promise<Result<ReadDocument>> {
  const document = await inScope<SellerScope | StaffSellerScope, Awaited<ReturnType<typeof getDocument>>>(
    scope,
    async (db) => {
      const found = await getDocument(db, documentId);
      if (!found) return null;
      const data = { slot: found.slot, file: found.fileName };
      await saveAudit(db, [{ event: "document_viewed", data, subject: { kind: "document", id: documentId } }]);
      return found;
    },
  );
  if (!document) return refuse({ code: "document_unknown" });
  if (page < 1 || page > document.pages) return refuse({ code: "page_unknown" });
  const cipherBytes = await openStorage().get(documentKey(scope.sellerId, documentId));
  if (!cipherBytes) return refuse({ code: "file_lost" });
  const content = openFile(sealedPlace.documentKey(scope.sellerId, documentId), document.keySealed, cipherBytes);
  const picture = await renderPageImage(content, document.kind, page);
  return picture ? ok({ ...picture, fileName: document.fileName }) : refuse({ code: "page_unknown" });
}
