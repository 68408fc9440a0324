import { getLiveCursor } from "#db/queries/live";
import { getLatestRehearsal, getRehearsalDue, getRehearsalLabel } from "#db/queries/rehearsals";
import { inScope, type SellerScope } from "#db/scope";
import { ok, type Result, refuse } from "#lib/kit/result";
import { rehearsalBar } from "#lib/onboarding/rehearsal";
import type { RehearsalRole } from "#lib/onboarding/states";
import { type RehearsalView, viewOfRehearsal } from "#lib/tracking/rehearsal-view";
import { type PageImage, renderPageImage } from "#server/files/documents/page-image";

export type RehearsalPage = {
  /** Null before the first test. */
  readonly rehearsal: RehearsalView | null;
  /** Why none may be begun now; null: one may. */
  readonly bar: ReturnType<typeof rehearsalBar>;
  readonly cursor: number;
};

/** The seller's latest first-order test with all that its live page shows. */
export async function readRehearsal(scope: SellerScope): Promise<RehearsalPage> {
  return inScope(scope, async (db) => {
    // the cursor first: what changes while the rest is read is told again
    const cursor = await getLiveCursor(db);
    const [kept, due] = await Promise.all([getLatestRehearsal(db), getRehearsalDue(db)]);
    return { rehearsal: kept && viewOfRehearsal(kept), bar: rehearsalBar(due), cursor };
  });
}

/** The label of one of the two parcels as a PDF. Refused: `label_not_found`. */
export async function readRehearsalLabel(
  scope: SellerScope,
  role: RehearsalRole,
): Promise<Result<{ readonly bytes: Uint8Array; readonly fileName: string }>> {
  const label = await inScope(scope, (db) => getRehearsalLabel(db, role));
  if (!label) return refuse({ code: "label_not_found" });
  return ok({ bytes: label.bytes, fileName: `REHEARSAL-${label.trackingNumber}.pdf` });
}

/** The same as a picture, to be looked at beside the step. */
export async function drawRehearsalPicture(scope: SellerScope, role: RehearsalRole): Promise<Result<PageImage>> {
  const label = await readRehearsalLabel(scope, role);
  if (!label.ok) return label;
  const picture = await renderPageImage(label.value.bytes, "pdf", 1);
  return picture ? ok(picture) : refuse({ code: "label_not_found" });
}
