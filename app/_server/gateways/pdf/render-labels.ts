import type { LabelData } from "#lib/papers/label-data";
import { labelWords } from "#lib/papers/label-words";
import { type LabelLayout, layoutLabel } from "#lib/papers/layout-label";
import type { Page } from "#lib/papers/marks";
import type { LabelWarning } from "#lib/papers/pen";
import type { Ruler } from "#lib/papers/ruler";
import en from "#messages/en/papers.json" with { type: "json" };
import zh from "#messages/zh-CN/papers.json" with { type: "json" };
import { code128Bars } from "./barcode.ts";
import { drawPdf } from "./draw.ts";
import { fontRuler } from "./fonts.ts";

/** What a label says, in both languages. */
export const words = labelWords(zh.label, en.label);

export type RenderedLabels = {
  readonly bytes: Uint8Array;
  readonly pages: number;
  /** Of each label, in the order given. */
  readonly warnings: readonly (readonly LabelWarning[])[];
};

/** One document, pages in the order of the list; a label that overflows has its continuation right behind it. */
export async function renderLabels(labels: readonly LabelData[], createdAt: number): Promise<RenderedLabels> {
  const pages: Page[] = [];
  const warnings: (readonly LabelWarning[])[] = [];
  const ruler = fontRuler();
  for (const label of labels) {
    const layout = labelPages(label, ruler);
    pages.push(...layout.pages);
    warnings.push(layout.warnings);
  }
  const title = labels.length === 1 ? (labels[0]?.trackingNumber ?? "") : `${labels.length} labels`;
  return { bytes: await drawPdf(pages, { title, createdAt: new Date(createdAt) }), pages: pages.length, warnings };
}

/** One label laid out with the fonts that it will be drawn with. */
export function labelPages(label: LabelData, ruler: Ruler): LabelLayout {
  return layoutLabel(label, { ruler, words, bars: code128Bars(label.trackingNumber) });
}
