import { randomUUID } from "node:crypto";
import { getDossierExport, saveDossierExportPart, updateDossierExport } from "#db/queries/dossier-exports";
import { raiseLiveCursor } from "#db/queries/live";
import { inScope, type JobScope } from "#db/scope";
import { dossierExportDays } from "#lib/customs/dossier/export-states";
import { chinaDateOf, dayMs } from "#lib/kit/time";
import { sealFile } from "#server/files/documents/sealed-file";
import { zipInParts } from "#server/files/zip-in-parts";
import { openStorage } from "#server/gateways/storage/open-storage";
import type { Storage } from "#server/gateways/storage/storage";
import { sealedPlace } from "#server/sealed-places";
import { wordsOf } from "#server/text";
import { dossierEntries } from "./dossier-entries.ts";
import { exportPartKey, forgetExportParts } from "./forget-export-parts.ts";
import { readExportedDossiers } from "./read-exported-dossiers.ts";

export type DossierPackWorld = {
  readonly storage?: Storage;
  readonly signal?: AbortSignal;
  /** What is sealed and stored at once. */
  readonly partBytes?: number;
};

/**
 * Packs an export: index and documents of its dossiers into one ZIP that goes to the storage in sealed parts while it
 * arises. A run that was broken off begins anew; one that is packed or gone is left alone. Throws when it is told to stop.
 */
export async function packDossiers(
  scope: JobScope,
  exportId: string,
  clock: () => number = Date.now,
  { storage = openStorage(), signal, partBytes = 8 * 1024 * 1024 }: DossierPackWorld = {},
): Promise<"packed" | "not_due"> {
  const asked = await inScope(scope, (db) => getDossierExport(db, exportId));
  if (!asked || !["queued", "running", "failed"].includes(asked.state)) return "not_due";
  await forgetExportParts(scope, exportId, storage);
  const say = wordsOf("dossier", asked.language === "en" ? "en" : "zh-CN");
  const dossiers = await inScope(scope, async (db) => {
    const found = await readExportedDossiers(db, asked.declSeqNos, chinaDateOf(clock()), say);
    const total = found.reduce((sum, { files }) => sum + files.length, 0);
    await updateDossierExport(db, exportId, { state: "running", done: 0, total, byteLength: 0 });
    await raiseLiveCursor(db);
    return found;
  });
  let [position, done] = [0, 0];
  const keep = async (part: Uint8Array) => {
    const fileId = randomUUID();
    const { sealedKey, cipherBytes } = sealFile(sealedPlace.dossierExportKey(scope.sellerId, fileId), part);
    await storage.put(exportPartKey(scope.sellerId, exportId, fileId), cipherBytes);
    const row = { fileId, position: position++, keySealed: sealedKey, byteLength: part.byteLength };
    await inScope(scope, (db) => saveDossierExportPart(db, exportId, row));
  };
  const tell = async () => {
    if (signal?.aborted) throw new Error("stopped before the dossiers were packed");
    // a screen needs no more than this; every file would be a transaction
    if (++done % 20 !== 0) return;
    await inScope(scope, async (db) => {
      await updateDossierExport(db, exportId, { done });
      await raiseLiveCursor(db);
    });
  };
  const entries = dossierEntries(scope.sellerId, dossiers, say, storage, tell);
  const byteLength = await zipInParts(entries, { partBytes, at: asked.createdAt }, keep);
  await inScope(scope, async (db) => {
    const finishedAt = clock();
    const expiresAt = finishedAt + dossierExportDays * dayMs;
    await updateDossierExport(db, exportId, { state: "ready", done, byteLength, finishedAt, expiresAt });
    await raiseLiveCursor(db);
  });
  return "packed";
}

/** Marks an export whose job has given up, so that a person can ask again. */
export async function failDossierExport(scope: JobScope, exportId: string, now: number): Promise<void> {
  await inScope(scope, async (db) => {
    await updateDossierExport(db, exportId, { state: "failed", finishedAt: now });
    await raiseLiveCursor(db);
  });
}
