import type { LabelData } from "#lib/papers/label-data";
import { type PrintSettings, papersApart, papersBehind } from "#lib/papers/print-profile";
import { layoutPrint } from "#lib/papers/print-sheets";
import type { TradeData } from "#lib/papers/trade/trade-data";
import { drawPdf } from "./draw.ts";
import { fontRuler } from "./fonts.ts";
import { labelPages } from "./render-labels.ts";
import { tradePages } from "./render-trade.ts";

/** One parcel of a print; `trade` null where nothing was frozen for papers. */
export type PrintedParcel = { readonly label: LabelData; readonly trade: TradeData | null };

export type RenderedPrint = { readonly bytes: Uint8Array; readonly pages: number };

/** Labels in the form of a profile, parcels in the order given, papers behind them as the profile says: one document. */
export async function renderPrint(
  parcels: readonly PrintedParcel[],
  settings: PrintSettings,
  createdAt: number,
): Promise<RenderedPrint> {
  const behind = papersBehind(settings);
  const ruler = fontRuler();
  const laid = parcels.map(({ label, trade }) => ({
    label: labelPages(settings.picking ? label : { ...label, picking: null }, ruler).pages,
    papers: trade ? behind.flatMap((paper) => tradePages(paper, trade, "both")) : [],
  }));
  const pages = layoutPrint(laid, settings);
  const title = parcels.length === 1 ? (parcels[0]?.label.trackingNumber ?? "") : `${parcels.length} labels`;
  return { bytes: await drawPdf(pages, { title, createdAt: new Date(createdAt) }), pages: pages.length };
}

/** The papers that the profile prints apart: parcel by parcel in the order given, each parcel's together. */
export async function renderPapersApart(
  parcels: readonly TradeData[],
  settings: PrintSettings,
  createdAt: number,
): Promise<RenderedPrint> {
  const apart = papersApart(settings);
  const pages = parcels.flatMap((parcel) => apart.flatMap((paper) => tradePages(paper, parcel, "both")));
  const title = parcels.length === 1 ? (parcels[0]?.number ?? "") : `${parcels.length} parcels`;
  return { bytes: await drawPdf(pages, { title, createdAt: new Date(createdAt) }), pages: pages.length };
}
