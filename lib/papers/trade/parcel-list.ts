import { sumGoods, totalsOf } from "../totals.ts";
import { drawTable, type TableColumn } from "./draw-table.ts";
import { countText, kilogramText, moneysText } from "./figures.ts";
import type { Folio } from "./folio.ts";
import { ordersOf, type TradeData } from "./trade-data.ts";
import type { Speaker } from "./trade-words.ts";

/** The parcels behind a merged paper, on a page of their own: to whom each goes, under which numbers, with what value. */
export function drawParcelList(folio: Folio, parcels: readonly TradeData[]): void {
  folio.newPage();
  const totals = totalsOf(parcels);
  const { say } = folio;
  drawTable(folio, columns(say), parcels, {
    label: say.line("total"),
    cells: {
      pieces: countText(totals.pieces),
      grossWeight: kilogramText(totals.grossGrams),
      amount: moneysText(totals.values),
    },
  });
}

function columns(say: Speaker): TableColumn<TradeData>[] {
  return [
    { title: "line", width: 9, align: "centre", cell: (_, index) => [{ text: String(index + 1) }] },
    {
      title: "parcel",
      width: 36,
      cell: ({ number, trackingNumber }) => [{ text: trackingNumber }, { text: number, isSmall: true }],
    },
    {
      title: "orderNumber",
      width: 28,
      cell: (parcel) => ordersOf(parcel).map((text) => ({ text, isSmall: true })),
    },
    {
      title: "buyerName",
      width: 0,
      cell: ({ buyer }) => say.lines(buyer.name).map((text) => ({ text, field: "buyer.name" as const })),
    },
    { title: "country", width: 14, align: "centre", cell: ({ destination }) => [{ text: destination.country }] },
    { title: "pieces", width: 13, align: "right", cell: ({ goods }) => [{ text: countText(sumGoods(goods).pieces) }] },
    {
      title: "grossWeight",
      width: 24,
      align: "right",
      cell: (parcel) => [{ text: kilogramText(totalsOf([parcel]).grossGrams) }],
    },
    {
      title: "amount",
      width: 26,
      align: "right",
      cell: (parcel) => [{ text: moneysText(totalsOf([parcel]).values) }],
    },
  ];
}
