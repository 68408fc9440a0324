import { getDocument, replaceDocuments } from "#db/queries/application-documents";
import { startApplication } from "#db/queries/applications";
import { saveAudit } from "#db/queries/audit";
import { inScope, type SellerScope } from "#db/scope";
import { ok, type Result, refuse } from "#lib/kit/result";
import { chinaDateOf } from "#lib/kit/time";
import type { ApplicationView } from "#lib/onboarding/application-view";
import { viewApplication } from "#lib/onboarding/view-application";
import { openStorage } from "#server/gateways/storage/open-storage";
import { documentKey } from "../document-key.ts";
import { barOf } from "./add-document.ts";
import { readApplicationFacts } from "./read-application-facts.ts";

type Removed = { readonly forgotten: readonly string[]; readonly view: ApplicationView };

/**
 * Takes a document away; its file goes with it unless an approval saw it. Refusals: `document_unknown` (also another
 * seller's), `field_closed`.
 */
export async function removeDocument(
  scope: SellerScope,
  { documentId }: { readonly documentId: string },
  now: number = Date.now(),
): Promise<Result<{ readonly view: ApplicationView }>> {
  const removed = await inScope(scope, async (db): Promise<Result<Removed>> => {
    const application = await startApplication(db, now);
    const document = await getDocument(db, documentId);
    if (!document || document.replacedAt !== null) return refuse({ code: "document_unknown" });
    const barred = barOf(await readApplicationFacts(db, application), document);
    if (barred) return refuse(barred);
    const forgotten = await replaceDocuments(db, document, now);
    const data = { slot: document.slot, file: document.fileName };
    await saveAudit(db, [{ event: "document_removed", data, subject: { kind: "document", id: documentId } }]);
    return ok({ forgotten, view: viewApplication(await readApplicationFacts(db, application), chinaDateOf(now)) });
  });
  if (!removed.ok) return removed;
  for (const id of removed.value.forgotten) await openStorage().remove(documentKey(scope.sellerId, id));
  return ok({ view: removed.value.view });
}
