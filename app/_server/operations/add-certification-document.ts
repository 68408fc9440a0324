import { lockCertification, saveCertificationDocument } from "#db/queries/certifications";
import { savePlatformAudit } from "#db/queries/gateway-accounts";
import { inScope, type StaffScope } from "#db/scope";
import type { CertificationDocumentInput } from "#lib/carriers/carrier-schema";
import { ok, type Result, refuse } from "#lib/kit/result";
import { admitDocument } from "#server/files/documents/admit-document";

/**
 * Puts a document to a certification, in the place of the standing one of its kind: looked through, made anew or checked,
 * and only then kept, whole. Refused: `certification_gone`, `certification_over` (withdrawn), and those of `admitDocument`.
 */
export async function addCertificationDocument(
  scope: StaffScope,
  { certificationId, kind, validTo }: CertificationDocumentInput,
  bytes: Uint8Array,
  fileName: string,
  now: number = Date.now(),
): Promise<Result<{ readonly documentId: string; readonly isBlurred: boolean }>> {
  type Answer = Result<{ readonly documentId: string; readonly isBlurred: boolean }>;
  const admitted = await admitDocument(bytes, fileName);
  if (!admitted.ok) return admitted;
  const { value: file } = admitted;
  return inScope(scope, async (db): Promise<Answer> => {
    const certification = await lockCertification(db, certificationId);
    if (!certification) return refuse({ code: "certification_gone" });
    if (certification.state === "withdrawn") return refuse({ code: "certification_over" });
    const content = { fileName: file.fileName, fileKind: file.kind, sha256: file.sha256, content: file.bytes };
    const documentId = await saveCertificationDocument(db, { certificationId, kind, validTo, ...content }, now);
    const { carrierCode } = certification;
    const data = { carrierCode, certificationId, documentId, kind, file: file.fileName, validTo };
    await savePlatformAudit(db, { event: "certification_document_added", data });
    return ok({ documentId, isBlurred: file.isBlurred });
  });
}
