import { randomUUID } from "node:crypto";
import {
  findDossierFile,
  listDossierDocuments,
  saveDossierDocument,
  saveDossierFile,
} from "#db/queries/dossier-documents";
import { getDossier, updateDossier } from "#db/queries/dossiers";
import { inScope, type SellerScope } from "#db/scope";
import { type DossierDocumentKind, maxDossierFiles, maxDossierPages } from "#lib/customs/dossier/document-kinds";
import { ok, type Result, refuse } from "#lib/kit/result";
import { admitDocument } from "#server/files/documents/admit-document";
import { sealFile } from "#server/files/documents/sealed-file";
import { openStorage } from "#server/gateways/storage/open-storage";
import type { Storage } from "#server/gateways/storage/storage";
import { sealedPlace } from "#server/sealed-places";
import { documentKey } from "../document-key.ts";
import { changeDossier, type DossierChanged, missingOf } from "./change-dossier.ts";
import { throttleSeller } from "./throttle-seller.ts";

export type DossierUpload = {
  readonly declaration: string;
  readonly kind: DossierDocumentKind;
  readonly bytes: Uint8Array;
  readonly fileName: string;
};

/**
 * Puts a document into a dossier: looked through like those of an application, sealed with a key of its own, and only then
 * kept. The same bytes are kept once, for however many dossiers. Refusals: `dossier_unknown`, `dossier_full`,
 * `document_there`, `too_many_attempts`, and those of `admitDocument`.
 */
export async function addDossierDocument(
  scope: SellerScope,
  { declaration, kind, bytes: sent, fileName: sentName }: DossierUpload,
  now: number = Date.now(),
  storage: Storage = openStorage(),
): Promise<Result<{ readonly isBlurred: boolean }>> {
  const { sellerId, personName } = scope;
  if (!(await inScope(scope, (db) => getDossier(db, declaration)))) return refuse({ code: "dossier_unknown" });
  const counted = await throttleSeller("dossier_upload", sellerId, now);
  if (!counted.ok) return counted;
  const admitted = await admitDocument(sent, sentName, { maxPages: maxDossierPages });
  if (!admitted.ok) return admitted;
  const { bytes, kind: fileKind, pages, sha256, fileName, isBlurred } = admitted.value;
  const newId = randomUUID();
  const { sealedKey, cipherBytes } = sealFile(sealedPlace.dossierKey(sellerId, newId), bytes);
  await storage.put(documentKey(sellerId, newId), cipherBytes);
  let isNew = false;
  const saved = await changeDossier(scope, declaration, async (db, dossier): Promise<Result<DossierChanged>> => {
    const standing = await listDossierDocuments(db, [declaration]);
    if (standing.length >= maxDossierFiles) return refuse({ code: "dossier_full", values: { max: maxDossierFiles } });
    const known = await findDossierFile(db, sha256);
    const fileId = known ?? newId;
    if (!known) {
      const file = { id: newId, fileName, fileKind, pages, sha256, byteLength: bytes.byteLength };
      await saveDossierFile(db, { ...file, keySealed: sealedKey, uploadedBy: personName }, now);
    }
    const document = { id: randomUUID(), declSeqNo: declaration, kind, fileId, addedBy: personName };
    if (!(await saveDossierDocument(db, document, now))) return refuse({ code: "document_there" });
    isNew = !known;
    const missingKinds = await missingOf(db, dossier, dossier.notNeeded);
    await updateDossier(db, declaration, { missingKinds }, personName, now);
    return ok({ event: "dossier_document_added", data: { declaration: dossier.entryId, kind, file: fileName } });
  });
  // what no row speaks of is no document: nothing is left behind
  if (!saved.ok || !isNew) await storage.remove(documentKey(sellerId, newId));
  return saved.ok ? ok({ isBlurred }) : saved;
}
