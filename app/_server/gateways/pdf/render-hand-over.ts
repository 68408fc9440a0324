import type { Instant } from "#lib/kit/time";
import { type BagLabelData, type BagLabelWords, bagLabelWordKeys, layoutBagLabel } from "#lib/papers/layout-bag-label";
import type { PaperLanguage } from "#lib/papers/paper-kinds";
import type { LabelWarning } from "#lib/papers/pen";
import type { HandOverData } from "#lib/papers/trade/hand-over-data";
import { layoutHandOverList } from "#lib/papers/trade/layout-hand-over";
import en from "#messages/en/handover.json" with { type: "json" };
import zh from "#messages/zh-CN/handover.json" with { type: "json" };
import { code128Bars } from "./barcode.ts";
import { drawPdf } from "./draw.ts";
import { fontRuler } from "./fonts.ts";
import { tradeSpeaker } from "./render-trade.ts";

const bagWords = Object.fromEntries(
  bagLabelWordKeys.map((key) => [key, { zh: zh.bagLabel[key], en: en.bagLabel[key] }]),
) as BagLabelWords;

export type RenderedHandOver = {
  readonly bytes: Uint8Array;
  readonly pages: number;
  readonly warnings: readonly LabelWarning[];
};

/** 交接单 as a PDF on A4, as many pages as it takes. */
export async function renderHandOver(data: HandOverData, language: PaperLanguage): Promise<RenderedHandOver> {
  const tools = { ruler: fontRuler(), say: tradeSpeaker(language), at: chinaMoment(data.at) };
  const { pages, warnings } = layoutHandOverList(data, tools).finish(data.code);
  const bytes = await drawPdf(pages, { title: data.code, createdAt: new Date(data.at) });
  return { bytes, pages: pages.length, warnings };
}

/** 大包面单 as a PDF of 100 x 150 mm. */
export async function renderBagLabel(
  data: Omit<BagLabelData, "closedAt"> & { readonly closedAt: Instant },
): Promise<RenderedHandOver> {
  const shown = { ...data, closedAt: chinaMoment(data.closedAt) };
  const tools = { ruler: fontRuler(), words: bagWords, bars: code128Bars(data.code) };
  const { page, warnings } = layoutBagLabel(shown, tools);
  const bytes = await drawPdf([page], { title: data.code, createdAt: new Date(data.closedAt) });
  return { bytes, pages: 1, warnings };
}

/** Papers for China are dated in China's time: "2026-11-29 16:05". */
function chinaMoment(at: Instant): string {
  return new Date(at + 8 * 3_600_000).toISOString().slice(0, 16).replace("T", " ");
}
