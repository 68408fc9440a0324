import { exportSheets } from "#lib/customs/dossier/export-sheets";
import { writeXlsx } from "#server/files/write-sheet";
import type { ZipEntry } from "#server/files/zip-in-parts";
import type { Storage } from "#server/gateways/storage/storage";
import type { Words } from "#server/text";
import { openDossierFile } from "./read-dossier-document.ts";
import type { DossierToPack } from "./read-exported-dossiers.ts";

/**
 * The files of an export: the accountant's index first, then each document as it was kept, one at a time. `onFile` is told
 * after each document; what it throws ends the export.
 */
export async function* dossierEntries(
  sellerId: string,
  dossiers: readonly DossierToPack[],
  say: Words,
  storage: Storage,
  onFile: () => Promise<void> = async () => {},
): AsyncIterable<ZipEntry> {
  const index = await writeXlsx(...exportSheets(dossiers, say));
  yield { name: `${say("export.indexName")}.xlsx`, bytes: index };
  for (const { files } of dossiers) {
    for (const file of files) {
      yield { name: file.path, bytes: await openDossierFile(sellerId, file, storage) };
      await onFile();
    }
  }
}
