import { amountInWords } from "./amount-in-words.ts";
import type { Consignment } from "./consignment.ts";
import { type CellText, drawTable, type TableColumn } from "./draw-table.ts";
import { amountText, countText, kilogramText, moneysText } from "./figures.ts";
import { a4, Folio, type FolioTools } from "./folio.ts";
import { drawParcelList } from "./parcel-list.ts";
import {
  drawBuyerAndFacts,
  drawLetterhead,
  drawRunningHead,
  drawSignature,
  drawSums,
  type Fact,
} from "./trade-blocks.ts";
import { ordersOf, type TradeGoods } from "./trade-data.ts";
import type { Speaker } from "./trade-words.ts";

/** 商业发票 on A4: the seller's letterhead, buyer and numbers, goods with prices, totals in figures and words, signature. */
export function layoutInvoice(consignment: Consignment, tools: FolioTools): Folio {
  const { parcels, goods, totals, number, isMerged } = consignment;
  const [first] = parcels;
  const { say } = tools;
  const folio = new Folio(tools, a4, (page, at) => {
    if (at === 1) drawLetterhead(page, first.seller, "invoice");
    else drawRunningHead(page, first.seller, "invoice", number);
  });
  drawBuyerAndFacts(folio, first, factsOf(consignment), isMerged ? buyersNote(say, parcels.length) : null);
  drawTable(folio, columns(say, first.currency), goods, {
    label: say.line("total"),
    cells: { quantity: countText(totals.pieces), amount: moneysText(totals.values) },
  });
  const [value] = totals.values;
  // spelt in English alone, as the other side reads it
  const isSpelt = value && totals.values.length === 1 && say.language !== "zh";
  const words = isSpelt ? amountInWords(value.minor, value.currency) : null;
  drawSums(folio, [
    { label: "totalInWords", text: words ?? "" },
    { label: "packages", text: countText(totals.packages) },
    { label: "netWeight", text: kilogramText(totals.netGrams) },
    { label: "grossWeight", text: kilogramText(totals.grossGrams) },
  ]);
  drawSignature(folio, first.seller, "certify");
  if (isMerged) drawParcelList(folio, parcels);
  return folio;
}

/** The numbers at the head of invoice and packing list; those of single parcels stand in the list of parcels. */
export function factsOf({ number, date, parcels, isMerged, totals }: Consignment): Fact[] {
  const [first] = parcels;
  const own: Fact[] = isMerged
    ? [{ label: "parcels", text: countText(parcels.length) }]
    : [
        ...ordersOf(first).map((text) => ({ label: "orderNumber" as const, text })),
        { label: "trackingNumber", text: first.trackingNumber },
        { label: "service", text: first.solution.name.en || first.solution.name.zh },
      ];
  return [
    { label: "number", text: number },
    { label: "date", text: date },
    ...own,
    { label: "currency", text: totals.values.map(({ currency }) => currency).join(" ") },
  ];
}

export function buyersNote(say: Speaker, count: number): string {
  return say.line("buyersNote").replaceAll("{count}", String(count));
}

/** Both names, and the seller's own code below them. */
export function descriptionOf(say: Speaker, { name, sku }: Pick<TradeGoods, "name" | "sku">): CellText[] {
  const [first = "", second = ""] = say.language === "both" ? say.lines({ zh: name.en, en: name.zh }) : say.lines(name);
  return [
    { text: first, field: "goods.name" as const, bold: false },
    ...(second === "" ? [] : [{ text: second, field: "goods.name" as const }]),
    ...(sku === "" ? [] : [{ text: `SKU ${sku}`, field: "goods.sku" as const, isSmall: true }]),
  ];
}

function columns(say: Speaker, currency: Consignment["parcels"][0]["currency"]): TableColumn<TradeGoods>[] {
  return [
    { title: "line", width: 9, align: "centre", cell: (_, index) => [{ text: String(index + 1) }] },
    { title: "description", width: 0, cell: (goods) => descriptionOf(say, goods) },
    { title: "hsCode", width: 23, cell: ({ hsCode }) => [{ text: hsCode ?? "–" }] },
    { title: "origin", width: 13, align: "centre", cell: ({ originCountry }) => [{ text: originCountry ?? "–" }] },
    { title: "quantity", width: 17, align: "right", cell: ({ quantity }) => [{ text: countText(quantity) }] },
    {
      title: "unitPrice",
      width: 21,
      align: "right",
      cell: ({ unitPriceMinor }) => [{ text: amountText(unitPriceMinor, currency) }],
    },
    {
      title: "amount",
      width: 31,
      align: "right",
      cell: ({ valueMinor }) => [{ text: amountText(valueMinor, currency) }],
    },
  ];
}
