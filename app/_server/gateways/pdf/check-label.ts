import type { LabelData } from "#lib/papers/label-data";
import { layoutLabel } from "#lib/papers/layout-label";
import type { LabelWarning } from "#lib/papers/pen";
import { code128Bars } from "./barcode.ts";
import { fontRuler } from "./fonts.ts";
import { words } from "./render-labels.ts";

/** What a label loses on paper (replaced, spelt or shortened text), without drawing it. A third of a millisecond each. */
export function labelWarnings(labels: readonly LabelData[]): (readonly LabelWarning[])[] {
  const ruler = fontRuler();
  return labels.map((data) => layoutLabel(data, { ruler, words, bars: code128Bars(data.trackingNumber) }).warnings);
}
