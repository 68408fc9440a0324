import type { LabelWords } from "../label-words.ts";
import type { Page } from "../marks.ts";
import type { BatchPaper } from "../paper-kinds.ts";
import type { LabelWarning } from "../pen.ts";
import type { Ruler } from "../ruler.ts";
import { ofParcel, ofParcels } from "./consignment.ts";
import type { Folio } from "./folio.ts";
import { layoutCn22 } from "./layout-cn22.ts";
import { layoutCn23 } from "./layout-cn23.ts";
import { layoutDeclarationDraft } from "./layout-declaration-draft.ts";
import { layoutHandOver } from "./layout-hand-over.ts";
import { layoutInvoice } from "./layout-invoice.ts";
import { layoutPackingList } from "./layout-packing-list.ts";
import { groupsOf } from "./merge-trade.ts";
import type { TradeData } from "./trade-data.ts";
import type { Speaker } from "./trade-words.ts";

export type TradeTools = {
  readonly ruler: Ruler;
  readonly say: Speaker;
  /** The words of the customs form that labels bear. */
  readonly labelWords: LabelWords;
  /** Module widths of a number's barcode, bars and spaces in turn. */
  readonly barsOf: (text: string) => readonly number[];
};

export type TradeLayout = { readonly pages: readonly Page[]; readonly warnings: readonly LabelWarning[] };

/** One paper of one parcel. */
export function layoutParcelPaper(
  paper: Exclude<BatchPaper, "hand_over">,
  data: TradeData,
  tools: TradeTools,
): TradeLayout {
  switch (paper) {
    case "invoice":
      return finished(layoutInvoice(ofParcel(data), tools), data.number);
    case "packing_list":
      return finished(layoutPackingList(ofParcel(data), tools), data.number);
    case "declaration_draft":
      return finished(layoutDeclarationDraft(ofParcel(data), tools), data.number);
    case "cn22":
      return layoutCn22(data, { ruler: tools.ruler, words: tools.labelWords });
    case "cn23":
      return finished(layoutCn23(data, { ...tools, bars: tools.barsOf(data.trackingNumber) }), data.number);
  }
}

/** Whether one such paper can stand for many parcels: customs forms travel with their parcel. */
export function canBeMerged(paper: BatchPaper): paper is MergedPaper {
  return paper !== "cn22" && paper !== "cn23";
}

/** Papers that gather parcels; each seller (as its name stood) and currency, or each carrier, has one of its own. */
export type MergedPaper = "invoice" | "packing_list" | "declaration_draft" | "hand_over";

/** One paper of many parcels under a number of its own. No parcels, no pages. */
export function layoutMergedPaper(
  paper: MergedPaper,
  parcels: readonly TradeData[],
  number: string,
  tools: TradeTools,
): TradeLayout {
  const groups =
    paper === "hand_over"
      ? groupsOf(parcels, ({ carrier }) => carrier.code)
      : groupsOf(parcels, ({ seller, currency }) => JSON.stringify([seller.name, seller.code, currency]));
  const layouts = groups.map((group, at) => {
    const own = groups.length === 1 ? number : `${number}-${at + 1}`;
    if (paper === "hand_over") return finished(layoutHandOver(group, own, tools), own);
    const layout = {
      invoice: layoutInvoice,
      packing_list: layoutPackingList,
      declaration_draft: layoutDeclarationDraft,
    };
    return finished(layout[paper](ofParcels(group, own), tools), own);
  });
  return { pages: layouts.flatMap(({ pages }) => pages), warnings: layouts.flatMap(({ warnings }) => warnings) };
}

function finished(folio: Folio, number: string): TradeLayout {
  return folio.finish(number);
}
