import { saveAudit } from "#db/queries/audit";
import { getDossierDocument } from "#db/queries/dossier-documents";
import { getDossier } from "#db/queries/dossiers";
import { inScope, type SellerScope } from "#db/scope";
import { ok, type Result, refuse } from "#lib/kit/result";
import { openFile } from "#server/files/documents/sealed-file";
import { openStorage } from "#server/gateways/storage/open-storage";
import { type Storage, StorageUnavailable } from "#server/gateways/storage/storage";
import { sealedPlace } from "#server/sealed-places";
import { documentKey } from "../document-key.ts";

export type OpenedDocument = {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly mediaType: string;
};

const mediaTypes = { pdf: "application/pdf", jpeg: "image/jpeg", png: "image/png" } as const;

/** Opens a document of a dossier; that it was looked at is written down. Refusal: `document_unknown`. */
export async function readDossierDocument(
  scope: SellerScope,
  documentId: string,
  storage: Storage = openStorage(),
): Promise<Result<OpenedDocument>> {
  const found = await inScope(scope, async (db) => {
    const document = await getDossierDocument(db, documentId);
    const dossier = document && (await getDossier(db, document.declSeqNo));
    if (!document || !dossier || document.removedAt !== null) return null;
    const data = { declaration: dossier.entryId, kind: document.kind, file: document.fileName };
    await saveAudit(db, [
      { event: "dossier_document_viewed", data, subject: { kind: "dossier", id: document.declSeqNo } },
    ]);
    return document;
  });
  if (!found) return refuse({ code: "document_unknown" });
  const bytes = await openDossierFile(scope.sellerId, found, storage);
  return ok({ bytes, fileName: found.fileName, mediaType: mediaTypes[found.fileKind] });
}

/** A kept file's bytes. Throws when the storage has lost it. */
export async function openDossierFile(
  sellerId: string,
  { fileId, keySealed }: { readonly fileId: string; readonly keySealed: string },
  storage: Storage,
): Promise<Uint8Array> {
  const cipherBytes = await storage.get(documentKey(sellerId, fileId));
  if (!cipherBytes) throw new StorageUnavailable("get", "a document of a dossier is missing");
  return openFile(sealedPlace.dossierKey(sellerId, fileId), keySealed, cipherBytes);
}
