import { randomUUID } from "node:crypto";
import { saveAudit } from "#db/queries/audit";
import { listDossierDocuments } from "#db/queries/dossier-documents";
import { countOpenDossierExports, saveDossierExport } from "#db/queries/dossier-exports";
import { listDossiersBy } from "#db/queries/dossiers";
import { raiseLiveCursor } from "#db/queries/live";
import { enqueue } from "#db/queue";
import { inScope, type SellerScope } from "#db/scope";
import { directExportBytes } from "#lib/customs/dossier/export-states";
import { ok, type Result, refuse } from "#lib/kit/result";
import { textLanguage } from "#server/text";

/** More at once would only make each of them slower. */
const mostOpen = 3;

/** `direct`: small enough to be answered at once; `job`: packed in the background, fetched from the page. */
export type DossierExport =
  | { readonly way: "direct"; readonly declSeqNo: string }
  | { readonly way: "job"; readonly exportId: string };

/**
 * Exports dossiers for the accountant: one small dossier at once, several or large ones by a job. Refusals:
 * `nothing_to_export`, `too_many_exports`.
 */
export async function exportDossiers(
  scope: SellerScope,
  { declSeqNos, locale }: { readonly declSeqNos: readonly string[]; readonly locale: string },
  now: number = Date.now(),
): Promise<Result<DossierExport>> {
  return inScope(scope, async (db): Promise<Result<DossierExport>> => {
    const numbers = (await listDossiersBy(db, declSeqNos)).map(({ declSeqNo }) => declSeqNo);
    const [first] = numbers;
    if (first === undefined) return refuse({ code: "nothing_to_export" });
    const files = await listDossierDocuments(db, numbers);
    const bytes = files.reduce((sum, { byteLength }) => sum + byteLength, 0);
    if (numbers.length === 1 && bytes <= directExportBytes) return ok({ way: "direct", declSeqNo: first });
    if ((await countOpenDossierExports(db)) >= mostOpen) {
      return refuse({ code: "too_many_exports", values: { max: mostOpen } });
    }
    const id = randomUUID();
    const language = textLanguage(locale) === "en" ? "en" : "zh";
    const row = { id, declSeqNos: numbers, language, total: files.length, createdBy: scope.personName } as const;
    await saveDossierExport(db, row, now);
    const subject = { kind: "dossier", id: numbers.length === 1 ? first : "all" } as const;
    await saveAudit(db, [{ event: "dossiers_exported", data: { count: numbers.length }, subject }]);
    await enqueue(db, [{ name: "pack-dossiers", data: { sellerId: scope.sellerId, exportId: id } }]);
    await raiseLiveCursor(db);
    return ok({ way: "job", exportId: id });
  });
}
