import { saveAudit } from "#db/queries/audit";
import { inScope, type SellerScope } from "#db/scope";
import { directExportBytes } from "#lib/customs/dossier/export-states";
import { ok, type Result, refuse } from "#lib/kit/result";
import { chinaDateOf } from "#lib/kit/time";
import { zipInParts } from "#server/files/zip-in-parts";
import { openStorage } from "#server/gateways/storage/open-storage";
import type { Storage } from "#server/gateways/storage/storage";
import { wordsOf } from "#server/text";
import { dossierEntries } from "./dossier-entries.ts";
import { readExportedDossiers } from "./read-exported-dossiers.ts";

/** One small dossier as a ZIP. Refusals: `dossier_unknown`, `export_not_ready` (it is too large and goes by a job). */
export async function zipDossier(
  scope: SellerScope,
  declSeqNo: string,
  locale: string,
  now: number = Date.now(),
  storage: Storage = openStorage(),
): Promise<Result<{ readonly fileName: string; readonly bytes: Uint8Array }>> {
  const say = wordsOf("dossier", locale);
  const found = await inScope(scope, async (db) => {
    const [dossier] = await readExportedDossiers(db, [declSeqNo], chinaDateOf(now), say);
    if (dossier) {
      const subject = { kind: "dossier", id: declSeqNo } as const;
      await saveAudit(db, [{ event: "dossiers_exported", data: { count: 1 }, subject }]);
    }
    return dossier ?? null;
  });
  if (!found) return refuse({ code: "dossier_unknown" });
  const size = found.files.reduce((sum, { byteLength }) => sum + byteLength, 0);
  if (size > directExportBytes) return refuse({ code: "export_not_ready" });
  const parts: Uint8Array[] = [];
  const limits = { partBytes: directExportBytes, at: now };
  await zipInParts(dossierEntries(scope.sellerId, [found], say, storage), limits, async (part) => {
    parts.push(part);
  });
  return ok({
    fileName: `${say("export.fileName")}-${found.entryId}.zip`,
    bytes: new Uint8Array(Buffer.concat(parts)),
  });
}
