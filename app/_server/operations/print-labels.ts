import { saveAudit } from "#db/queries/audit";
import { raiseLiveCursor } from "#db/queries/live";
import {
  getBatchLabels,
  getPaperFile,
  getWaybillLabel,
  type LabelPaper,
  saveLabelsPrinted,
  savePaperFile,
} from "#db/queries/papers";
import { inScope, type SellerScope } from "#db/scope";
import type { Subject } from "#lib/audit/entry";
import { fingerprint } from "#lib/kit/fingerprint";
import { ok, type Result, refuse } from "#lib/kit/result";
import { chinaDateOf } from "#lib/kit/time";
import { type LabelData, labelLayoutVersion } from "#lib/papers/label-data";
import { renderLabels } from "#server/gateways/pdf/render-labels";

export type PrintedLabels = {
  readonly bytes: Uint8Array;
  readonly pages: number;
  readonly count: number;
  readonly fileName: string;
};

/** The labels of a batch as one PDF, pages in the order of its list. Refusals: `batch_not_found`, `no_labels`. */
export async function printBatchLabels(
  scope: SellerScope,
  batchId: string,
  now: number,
): Promise<Result<PrintedLabels>> {
  const labels = await inScope(scope, (db) => getBatchLabels(db, batchId));
  if (!labels) return refuse({ code: "batch_not_found" });
  if (labels.length === 0) return refuse({ code: "no_labels" });
  const fileName = `labels-${chinaDateOf(now)}-${labels.length}.pdf`;
  return ok(await printed(scope, labels, { kind: "batch", id: batchId }, fileName, now));
}

/** The label of one waybill, for a reprint. Refusal: `waybill_not_found` (also when it is no longer booked). */
export async function printWaybillLabel(
  scope: SellerScope,
  waybillId: string,
  now: number,
): Promise<Result<PrintedLabels>> {
  const label = await inScope(scope, (db) => getWaybillLabel(db, waybillId));
  if (!label) return refuse({ code: "waybill_not_found" });
  const fileName = `label-${label.trackingNumber ?? waybillId}.pdf`;
  return ok(await printed(scope, [label], { kind: "waybill", id: waybillId }, fileName, now));
}

/** Rendered once per set of hashes and layout, outside any transaction; then the kept bytes are given again and again. */
async function printed(
  scope: SellerScope,
  labels: readonly LabelPaper[],
  subject: Subject,
  fileName: string,
  now: number,
): Promise<PrintedLabels> {
  const key = fingerprint({ layout: labelLayoutVersion, labels: labels.map((label) => label.hash) });
  const kept = await inScope(scope, (db) => getPaperFile(db, key));
  const file = kept ?? (await rendered(labels, now));
  const count = labels.length;
  await inScope(scope, async (db) => {
    if (!kept) await savePaperFile(db, { key, ...file });
    await saveLabelsPrinted(
      db,
      labels.map((label) => label.waybillId),
      now,
    );
    await saveAudit(db, [{ event: "labels_printed", data: { count }, subject }]);
    await raiseLiveCursor(db);
  });
  return { bytes: file.content, pages: file.pages, count, fileName };
}

/** The data was frozen by `labelFromBooking`, so it has the shape of `LabelData`. */
async function rendered(labels: readonly LabelPaper[], now: number): Promise<{ pages: number; content: Uint8Array }> {
  const { bytes, pages } = await renderLabels(
    labels.map((label) => label.data as LabelData),
    now,
  );
  return { pages, content: bytes };
}
