import type { Page } from "#lib/papers/marks";
import type { PaperLanguage, TradePaper } from "#lib/papers/paper-kinds";
import type { LabelWarning } from "#lib/papers/pen";
import {
  layoutMergedPaper,
  layoutParcelPaper,
  type MergedPaper,
  type TradeLayout,
  type TradeTools,
} from "#lib/papers/trade/layout-trade";
import type { TradeData } from "#lib/papers/trade/trade-data";
import { type Speaker, speaker, tradeWords } from "#lib/papers/trade/trade-words";
import en from "#messages/en/trade.json" with { type: "json" };
import zh from "#messages/zh-CN/trade.json" with { type: "json" };
import { code128Bars } from "./barcode.ts";
import { drawPdf } from "./draw.ts";
import { fontRuler } from "./fonts.ts";
import { words as labelWords } from "./render-labels.ts";

const words = tradeWords(zh.words, en.words);

/** The words of trade papers in a language, for PDF and spreadsheet alike. */
export function tradeSpeaker(language: PaperLanguage): Speaker {
  return speaker(words, language);
}

export type RenderedPapers = {
  readonly bytes: Uint8Array;
  readonly pages: number;
  readonly warnings: readonly LabelWarning[];
  /** On how many papers a character is marked that no font holds. */
  readonly marked: number;
};

/** What a document says of itself: `createdAt` is the instant when its data were frozen, so that it is the same file always. */
export type PaperInfo = { readonly title: string; readonly createdAt: number };

/** A paper of each parcel, one behind the other, pages counted parcel by parcel. */
export async function renderParcelPapers(
  paper: TradePaper,
  parcels: readonly TradeData[],
  language: PaperLanguage,
  info: PaperInfo,
): Promise<RenderedPapers> {
  const tools = toolsOf(language);
  return drawn(
    parcels.map((parcel) => layoutParcelPaper(paper, parcel, tools)),
    info,
  );
}

/** One paper for all parcels, under a number of its own. */
export async function renderMergedPaper(
  paper: MergedPaper,
  parcels: readonly TradeData[],
  number: string,
  language: PaperLanguage,
  info: PaperInfo,
): Promise<RenderedPapers> {
  return drawn([layoutMergedPaper(paper, parcels, number, toolsOf(language))], info);
}

/** The pages of one paper of one parcel, for a document that holds more than that. */
export function tradePages(paper: TradePaper, parcel: TradeData, language: PaperLanguage): readonly Page[] {
  return layoutParcelPaper(paper, parcel, toolsOf(language)).pages;
}

/** What a parcel's papers lose (replaced, spelt or shortened text), told by its invoice, which prints all of it; not drawn. */
export function tradeWarnings(parcel: TradeData): readonly LabelWarning[] {
  return layoutParcelPaper("invoice", parcel, toolsOf("both")).warnings;
}

function toolsOf(language: PaperLanguage): TradeTools {
  return { ruler: fontRuler(), say: tradeSpeaker(language), labelWords, barsOf: code128Bars };
}

async function drawn(layouts: readonly TradeLayout[], { title, createdAt }: PaperInfo): Promise<RenderedPapers> {
  const pages = layouts.flatMap((layout) => layout.pages);
  const bytes = await drawPdf(pages, { title, createdAt: new Date(createdAt) });
  const warnings = layouts.flatMap((layout) => layout.warnings);
  const isMarked = (layout: TradeLayout) => layout.warnings.some(({ code }) => code === "characters_replaced");
  return { bytes, pages: pages.length, warnings, marked: layouts.filter(isMarked).length };
}
