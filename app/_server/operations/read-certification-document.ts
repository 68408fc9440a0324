import { getCertificationDocument } from "#db/queries/certifications";
import { savePlatformAudit } from "#db/queries/gateway-accounts";
import { inScope, type StaffScope } from "#db/scope";
import { ok, type Result, refuse } from "#lib/kit/result";
import { renderPageImage } from "#server/files/documents/page-image";
import type { ReadDocument } from "./read-document.ts";

/**
 * One page of a certification's document as a picture; a PDF is never handed out as such, and each look is noted. Refused:
 * `document_unknown`, `page_unknown`.
 */
export async function readCertificationDocument(
  scope: StaffScope,
  documentId: string,
  page: number,
): Promise<Result<ReadDocument>> {
  const found = await inScope(scope, async (db) => {
    const document = await getCertificationDocument(db, documentId);
    if (!document) return null;
    const { carrierCode, fileName: file } = document;
    await savePlatformAudit(db, { event: "certification_document_viewed", data: { carrierCode, documentId, file } });
    return document;
  });
  if (!found) return refuse({ code: "document_unknown" });
  const picture = await renderPageImage(found.content, found.fileKind, page);
  return picture ? ok({ ...picture, fileName: found.fileName }) : refuse({ code: "page_unknown" });
}
