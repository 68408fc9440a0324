import { mm } from "../marks.ts";
import { sumGoods } from "../totals.ts";
import type { Consignment } from "./consignment.ts";
import { drawTable, type TableColumn } from "./draw-table.ts";
import { countText, cubicText, kilogramText, sidesText } from "./figures.ts";
import { a4, Folio, type FolioTools } from "./folio.ts";
import { buyersNote, descriptionOf, factsOf } from "./layout-invoice.ts";
import { drawBuyerAndFacts, drawLetterhead, drawRunningHead, drawSignature, drawSums } from "./trade-blocks.ts";
import type { TradeData, TradeGoods, TradePackage } from "./trade-data.ts";
import type { Speaker } from "./trade-words.ts";

/** 装箱单 on A4: what is in the parcels with net weights, and each package with its gross weight, sides and volume. */
export function layoutPackingList(consignment: Consignment, tools: FolioTools): Folio {
  const { parcels, goods, totals, number, isMerged } = consignment;
  const [first] = parcels;
  const { say } = tools;
  const folio = new Folio(tools, a4, (page, at) => {
    if (at === 1) drawLetterhead(page, first.seller, "packingList");
    else drawRunningHead(page, first.seller, "packingList", number);
  });
  const facts = factsOf(consignment).filter(({ label }) => label !== "currency");
  drawBuyerAndFacts(folio, first, facts, isMerged ? buyersNote(say, parcels.length) : null);
  drawTable(folio, goodsColumns(say), goods, {
    label: say.line("total"),
    cells: { quantity: countText(totals.pieces), netWeight: kilogramText(totals.netGrams) },
  });
  folio.y += mm(5);
  drawTable(folio, packageColumns(), parcels.flatMap(packagesOf), {
    label: say.line("total"),
    cells: {
      pieces: countText(totals.pieces),
      grossWeight: kilogramText(totals.grossGrams),
      volume: cubicText(totals.cubicMm),
    },
  });
  drawSums(folio, [{ label: "packages", text: countText(totals.packages) }]);
  drawSignature(folio, first.seller, null);
  return folio;
}

function goodsColumns(say: Speaker): TableColumn<TradeGoods>[] {
  return [
    { title: "line", width: 9, align: "centre", cell: (_, index) => [{ text: String(index + 1) }] },
    { title: "description", width: 0, cell: (goods) => descriptionOf(say, goods) },
    { title: "hsCode", width: 26, cell: ({ hsCode }) => [{ text: hsCode ?? "–" }] },
    { title: "origin", width: 14, align: "centre", cell: ({ originCountry }) => [{ text: originCountry ?? "–" }] },
    { title: "quantity", width: 20, align: "right", cell: ({ quantity }) => [{ text: countText(quantity) }] },
    {
      title: "netWeight",
      width: 28,
      align: "right",
      cell: ({ weightGrams }) => [{ text: kilogramText(weightGrams) }],
    },
  ];
}

type PackageRow = TradePackage & { readonly parcel: TradeData; readonly pieces: number | null };

/** Pieces are known of a parcel, and so of its package where it is the only one. */
function packagesOf(parcel: TradeData): PackageRow[] {
  const pieces = parcel.packages.length === 1 ? sumGoods(parcel.goods).pieces : null;
  return parcel.packages.map((one) => ({ ...one, parcel, pieces }));
}

function packageColumns(): TableColumn<PackageRow>[] {
  return [
    { title: "package", width: 16, align: "centre", cell: (_, index) => [{ text: String(index + 1) }] },
    {
      title: "parcel",
      width: 0,
      cell: ({ parcel }) => [
        { text: parcel.trackingNumber },
        { text: `${parcel.number} · ${parcel.destination.country}`, isSmall: true },
      ],
    },
    {
      title: "pieces",
      width: 18,
      align: "right",
      cell: ({ pieces }) => [{ text: pieces === null ? "–" : countText(pieces) }],
    },
    { title: "sides", width: 38, align: "right", cell: (one) => [{ text: sidesText(one) }] },
    { title: "volume", width: 24, align: "right", cell: ({ cubicMm }) => [{ text: cubicText(cubicMm) }] },
    { title: "grossWeight", width: 28, align: "right", cell: ({ grossGrams }) => [{ text: kilogramText(grossGrams) }] },
  ];
}
