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

/** `picking`: with 配货信息 at the foot, or without. */
export type LabelOptions = { readonly picking: boolean };

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
  options: LabelOptions,
  now: number,
): Promise<Result<PrintedLabels>> {
  const labels = await inScope(scope, (db) => getBatchLabels(db, batchId));
  if (!labels) return refuse({ code: "batch_not_found" });
  if (labels.length === 0) return refuse({ code: "no_labels" });
  const fileName = `labels-${chinaDateOf(now)}-${labels.length}.pdf`;
  return ok(await printed(scope, labels, options, { subject: { kind: "batch", id: batchId }, fileName, now }));
}

/** The label of one waybill, for a reprint. Refusal: `waybill_not_found` (also when it is no longer booked). */
export async function printWaybillLabel(
  scope: SellerScope,
  waybillId: string,
  options: LabelOptions,
  now: number,
): Promise<Result<PrintedLabels>> {
  const label = await inScope(scope, (db) => getWaybillLabel(db, waybillId));
  if (!label) return refuse({ code: "waybill_not_found" });
  const fileName = `label-${label.trackingNumber ?? waybillId}.pdf`;
  return ok(await printed(scope, [label], options, { subject: { kind: "waybill", id: waybillId }, fileName, now }));
}

type Print = { readonly subject: Subject; readonly fileName: string; readonly now: number };

/** Rendered once per set of hashes, options and layout, outside any transaction; then the kept bytes are given again. */
async function printed(
  scope: SellerScope,
  labels: readonly LabelPaper[],
  options: LabelOptions,
  { subject, fileName, now }: Print,
): Promise<PrintedLabels> {
  const hashes = labels.map((label) => label.hash);
  const key = fingerprint({ layout: labelLayoutVersion, picking: options.picking, labels: hashes });
  const kept = await inScope(scope, (db) => getPaperFile(db, key));
  const file = kept ?? (await rendered(labels, options, now));
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
async function rendered(
  labels: readonly LabelPaper[],
  options: LabelOptions,
  now: number,
): Promise<{ pages: number; content: Uint8Array }> {
  const data = labels.map((label) => label.data as LabelData);
  const shown = options.picking ? data : data.map((label) => ({ ...label, picking: null }));
  const { bytes, pages } = await renderLabels(shown, now);
  return { pages, content: bytes };
}
