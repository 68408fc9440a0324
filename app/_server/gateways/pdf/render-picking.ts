import { layoutPicking, type PickingHead } from "#lib/papers/layout-picking";
import type { PickingList } from "#lib/papers/picking-list";
import { drawPdf } from "./draw.ts";
import { fontRuler } from "./fonts.ts";
import { tradeSpeaker } from "./render-trade.ts";

/** A picking list as A4 PDF, in both languages. */
export async function renderPicking(list: PickingList, head: PickingHead, createdAt: number): Promise<Uint8Array> {
  const folio = layoutPicking(list, head, { ruler: fontRuler(), say: tradeSpeaker("both") });
  const { pages } = folio.finish(head.number);
  return drawPdf(pages, { title: "Picking list", createdAt: new Date(createdAt) });
}
