import { saveAudit } from "#db/queries/audit";
import { saveLabelPrints } from "#db/queries/label-prints";
import { raiseLiveCursor } from "#db/queries/live";
import {
  getBatchLabels,
  getPaperFile,
  getWaybillLabel,
  type LabelPaper,
  saveLabelsPrinted,
  savePaperFile,
} from "#db/queries/papers";
import { listPrintProfiles } from "#db/queries/print-profiles";
import { getBatchTrades, getWaybillTrade, type TradePaperRow } from "#db/queries/trade-papers";
import { inScope, type SellerDb, type SellerScope } from "#db/scope";
import type { Subject } from "#lib/audit/entry";
import { fingerprint } from "#lib/kit/fingerprint";
import { ok, type Result, refuse } from "#lib/kit/result";
import { chinaDateOf } from "#lib/kit/time";
import { type LabelData, labelLayoutVersion } from "#lib/papers/label-data";
import type { PrintReason } from "#lib/papers/print-kinds";
import { printOrder } from "#lib/papers/print-order";
import {
  chosenProfile,
  type PrintProfile,
  type PrintSettings,
  papersApart,
  papersBehind,
  plainSettings,
} from "#lib/papers/print-profile";
import { renderPapersApart, renderPrint } from "#server/gateways/pdf/render-prints";
import { dataOf } from "./print-papers.ts";

export type LabelOptions = {
  /** The work place's profile; null, or one that is gone: the seller's default. */
  readonly profileId: string | null;
  /** 配货信息 at the foot: printed or not whatever the profile says; null: as it says. */
  readonly picking: boolean | null;
  readonly reason: PrintReason;
};

export type PrintedLabels = {
  readonly bytes: Uint8Array;
  readonly pages: number;
  readonly count: number;
  readonly fileName: string;
};

/**
 * The labels of a batch as one PDF in the form of the profile, in the order of the batch's list or as the profile orders
 * them. Every print is written down; none buys anything. Refusals: `batch_not_found`, `no_labels`.
 */
export async function printBatchLabels(
  scope: SellerScope,
  batchId: string,
  options: LabelOptions,
  now: number,
): Promise<Result<PrintedLabels>> {
  const found = await inScope(scope, async (db) => {
    const profile = await profileFor(db, options);
    const [labels, trades] = await Promise.all([
      getBatchLabels(db, batchId),
      papersBehind(profile.settings).length > 0 ? getBatchTrades(db, batchId) : null,
    ]);
    return { profile, labels, trades };
  });
  const { profile, labels, trades } = found;
  if (!labels) return refuse({ code: "batch_not_found" });
  if (labels.length === 0) return refuse({ code: "no_labels" });
  const fileName = `labels-${chinaDateOf(now)}-${labels.length}.pdf`;
  const print = { profile, reason: options.reason, subject: { kind: "batch", id: batchId }, fileName, now } as const;
  return ok(await printed(scope, labels, trades ?? [], print));
}

/** The label of one waybill, for a reprint too. Refusal: `waybill_not_found` (also when it is no longer booked). */
export async function printWaybillLabel(
  scope: SellerScope,
  waybillId: string,
  options: LabelOptions,
  now: number,
): Promise<Result<PrintedLabels>> {
  const found = await inScope(scope, async (db) => {
    const profile = await profileFor(db, options);
    const [label, trade] = await Promise.all([
      getWaybillLabel(db, waybillId),
      papersBehind(profile.settings).length > 0 ? getWaybillTrade(db, waybillId) : null,
    ]);
    return { profile, label, trade };
  });
  const { profile, label, trade } = found;
  if (!label) return refuse({ code: "waybill_not_found" });
  const fileName = `label-${label.trackingNumber ?? waybillId}.pdf`;
  const print = {
    profile,
    reason: options.reason,
    subject: { kind: "waybill", id: waybillId },
    fileName,
    now,
  } as const;
  return ok(await printed(scope, [label], trade ? [trade] : [], print));
}

/**
 * Invoice and packing list that the profile prints apart, of a batch or of one waybill, in the very order of the labels.
 * Refusals: `batch_not_found`, `waybill_not_found`, `no_papers` (the profile prints none apart, or none is frozen).
 */
export async function printPapersApart(
  scope: SellerScope,
  of: { readonly kind: "batch" | "waybill"; readonly id: string },
  options: LabelOptions,
  now: number,
): Promise<Result<PrintedLabels>> {
  const { profile, labels, trades } = await inScope(scope, async (db) => {
    const [chosen, one, list, trade, papers] = await Promise.all([
      profileFor(db, options),
      of.kind === "waybill" ? getWaybillLabel(db, of.id) : null,
      of.kind === "batch" ? getBatchLabels(db, of.id) : null,
      of.kind === "waybill" ? getWaybillTrade(db, of.id) : null,
      of.kind === "batch" ? getBatchTrades(db, of.id) : null,
    ]);
    return { profile: chosen, labels: one ? [one] : list, trades: trade ? [trade] : (papers ?? []) };
  });
  if (!labels) return refuse({ code: of.kind === "batch" ? "batch_not_found" : "waybill_not_found" });
  const kinds = papersApart(profile.settings);
  const rows = inOrder(labels, trades, profile.settings).flatMap(({ trade }) => trade ?? []);
  if (kinds.length === 0 || rows.length === 0) return refuse({ code: "no_papers" });
  const createdAt = Math.max(...rows.map((row) => row.createdAt));
  const { bytes, pages } = await renderPapersApart(rows.map(dataOf), profile.settings, createdAt);
  await inScope(scope, async (db) => {
    const entries = kinds.map((paper) => ({
      ...{ event: "papers_printed", data: { paper, count: rows.length }, subject: of },
    })) as readonly { event: "papers_printed"; data: { paper: string; count: number }; subject: Subject }[];
    await saveAudit(db, entries);
  });
  return ok({ bytes, pages, count: rows.length, fileName: `papers-${chinaDateOf(now)}-${rows.length}.pdf` });
}

type Chosen = { readonly name: string; readonly settings: PrintSettings };

async function profileFor(db: SellerDb, { profileId, picking }: LabelOptions): Promise<Chosen> {
  const profile: PrintProfile | null = chosenProfile(await listPrintProfiles(db), profileId);
  const settings = profile?.settings ?? plainSettings;
  return { name: profile?.name ?? "", settings: { ...settings, picking: picking ?? settings.picking } };
}

type Print = {
  readonly profile: Chosen;
  readonly reason: PrintReason;
  readonly subject: Subject;
  readonly fileName: string;
  readonly now: number;
};

/** Rendered once per set of hashes, form and layout, outside any transaction; then the kept bytes are given again. */
async function printed(
  scope: SellerScope,
  labels: readonly LabelPaper[],
  trades: readonly TradePaperRow[],
  { profile, reason, subject, fileName, now }: Print,
): Promise<PrintedLabels> {
  const { settings } = profile;
  const parcels = inOrder(labels, trades, settings);
  const key = keyOf(parcels, settings);
  const kept = await inScope(scope, (db) => getPaperFile(db, key));
  const file = kept ?? (await rendered(parcels, settings, now));
  const count = labels.length;
  await inScope(scope, async (db) => {
    if (!kept) await savePaperFile(db, { key, ...file });
    const ids = parcels.map(({ label }) => label.waybillId);
    const first = await saveLabelsPrinted(db, ids, now);
    const prints = ids.map((waybillId) => ({ waybillId, isReprint: !first.has(waybillId) }));
    await saveLabelPrints(db, prints, { reason, profile: profile.name, by: scope.personName }, now);
    await saveAudit(db, [{ event: "labels_printed", data: { count }, subject }]);
    await raiseLiveCursor(db);
  });
  return { bytes: file.content, pages: file.pages, count, fileName };
}

type Parcel = { readonly label: LabelPaper; readonly trade: TradePaperRow | null };

/** Labels in the order in which the profile prints them, each with its papers. */
function inOrder(labels: readonly LabelPaper[], trades: readonly TradePaperRow[], settings: PrintSettings): Parcel[] {
  const tradeOf = new Map(trades.map((trade) => [trade.waybillId, trade]));
  const order = printOrder(
    labels.map(({ data }) => frozen(data)),
    settings.order,
  );
  return order.flatMap((place) => {
    const label = labels[place];
    return label ? [{ label, trade: tradeOf.get(label.waybillId) ?? null }] : [];
  });
}

/** What is printed plainly keeps the key of before there were profiles: files that are kept already are given again. */
function keyOf(parcels: readonly Parcel[], settings: PrintSettings): string {
  const { paper, copies, offsetXMm, offsetYMm, picking } = settings;
  const labels = parcels.map(({ label }) => label.hash);
  const isPlain = paper === "label" && copies === 1 && offsetXMm === 0 && offsetYMm === 0;
  const form = isPlain ? {} : { form: { paper, copies, offsetXMm, offsetYMm } };
  const kinds = papersBehind(settings);
  const behind =
    kinds.length === 0 ? {} : { behind: [...kinds], papers: parcels.map(({ trade }) => trade?.hash ?? "") };
  return fingerprint({ layout: labelLayoutVersion, picking, labels, ...form, ...behind });
}

async function rendered(
  parcels: readonly Parcel[],
  settings: PrintSettings,
  now: number,
): Promise<{ pages: number; content: Uint8Array }> {
  const made = parcels.map(({ label, trade }) => ({ label: frozen(label.data), trade: trade && dataOf(trade) }));
  const { bytes, pages } = await renderPrint(made, settings, now);
  return { pages, content: bytes };
}

/** The data was frozen by `labelFromBooking`, so it has the shape of `LabelData`. */
function frozen(data: unknown): LabelData {
  return data as LabelData;
}
