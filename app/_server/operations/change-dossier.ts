import { type AuditEntry, saveAudit } from "#db/queries/audit";
import { listDossierDocuments } from "#db/queries/dossier-documents";
import { type DossierRow, getDossier } from "#db/queries/dossiers";
import { raiseLiveCursor } from "#db/queries/live";
import { lockIntake } from "#db/queries/lock-intake";
import { inScope, type SellerDb, type SellerScope } from "#db/scope";
import { countMissing, documentNeeds } from "#lib/customs/dossier/completeness";
import { ok, type Result, refuse } from "#lib/kit/result";

/** What a change comes to: what is written down of it; null: nothing changed. */
export type DossierChanged = Pick<AuditEntry, "event" | "data"> | null;

/**
 * Locks a dossier, behind the lock that whoever sets invoices takes first, changes it and writes down what was done. Refused
 * `dossier_unknown` when it is not the seller's, and with what `work` refuses.
 */
export async function changeDossier(
  scope: SellerScope,
  declSeqNo: string,
  work: (db: SellerDb, dossier: DossierRow) => Promise<Result<DossierChanged>>,
): Promise<Result<null>> {
  return inScope(scope, async (db): Promise<Result<null>> => {
    await lockIntake(db);
    const dossier = await getDossier(db, declSeqNo, true);
    if (!dossier) return refuse({ code: "dossier_unknown" });
    const result = await work(db, dossier);
    if (!result.ok) return result;
    if (result.value) {
      const subject = { kind: "dossier", id: declSeqNo } as const;
      await saveAudit(db, [{ ...result.value, subject } as AuditEntry]);
      await raiseLiveCursor(db);
    }
    return ok(null);
  });
}

/** Kinds of documents that a dossier lacks, as its rows stand now. */
export async function missingOf(
  db: SellerDb,
  dossier: Pick<DossierRow, "declSeqNo" | "branch" | "documentsDueOn">,
  notNeeded: Readonly<Record<string, string>>,
): Promise<number> {
  const documents = await listDossierDocuments(db, [dossier.declSeqNo]);
  return countMissing(documentNeeds(dossier, new Set(documents.map(({ kind }) => kind)), notNeeded));
}
