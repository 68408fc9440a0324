import { countryName } from "#lib/kit/country";
import { sizeBarcode, snapToDot } from "../barcode-size.ts";
import { mm } from "../marks.ts";
import type { LabelField } from "../pen.ts";
import { totalsOf } from "../totals.ts";
import { drawTable, type TableColumn } from "./draw-table.ts";
import { amountText, countText, kilogramText, moneysText } from "./figures.ts";
import { Folio, type FolioTools, type Frame } from "./folio.ts";
import { descriptionOf } from "./layout-invoice.ts";
import { ordersOf, type TradeData, type TradeGoods, type TradeParty } from "./trade-data.ts";
import type { Speaker, TradeWordKey } from "./trade-words.ts";

/** The form's own size, A5 across. Source: Universal Postal Convention, form CN 23 (210 x 148 mm). */
const paper: Frame = {
  width: mm(210),
  height: mm(148),
  left: mm(8),
  right: mm(202),
  top: mm(7),
  bottom: mm(134),
};

const categories = ["gift", "documentsKind", "sale", "commercialSample", "returned", "other"] as const;

/** CN 23 报关单 of a parcel. `bars` are the module widths of the tracking number's barcode. */
export function layoutCn23(data: TradeData, tools: FolioTools & { readonly bars: readonly number[] }): Folio {
  const totals = totalsOf([data]);
  const { say } = tools;
  const folio = new Folio(tools, paper, (page, at) => drawHead(page, data, tools.bars, at));
  drawTable(folio, columns(say, data), data.goods, {
    label: say.line("total"),
    cells: {
      quantity: countText(totals.pieces),
      netWeight: kilogramText(totals.netGrams),
      amount: moneysText(totals.values),
    },
  });
  drawTail(folio, data, kilogramText(totals.grossGrams));
  return folio;
}

function columns(say: Speaker, { currency }: TradeData): TableColumn<TradeGoods>[] {
  return [
    { title: "line", width: 8, align: "centre", cell: (_, index) => [{ text: String(index + 1) }] },
    { title: "description", width: 0, cell: (goods) => descriptionOf(say, { ...goods, sku: "" }) },
    { title: "quantity", width: 17, align: "right", cell: ({ quantity }) => [{ text: countText(quantity) }] },
    {
      title: "netWeight",
      width: 24,
      align: "right",
      cell: ({ weightGrams }) => [{ text: kilogramText(weightGrams) }],
    },
    {
      title: "amount",
      width: 28,
      align: "right",
      cell: ({ valueMinor }) => [{ text: amountText(valueMinor, currency) }],
    },
    { title: "hsCode", width: 24, align: "right", cell: ({ hsCode }) => [{ text: hsCode ?? "–" }] },
    { title: "origin", width: 15, align: "centre", cell: ({ originCountry }) => [{ text: originCountry ?? "–" }] },
  ];
}

function drawHead(folio: Folio, data: TradeData, bars: readonly number[], page: number): void {
  const { pen, frame, say } = folio;
  const top = folio.y;
  pen.text(frame.left, top + mm(4), say.line("cn23"), { size: 11, bold: true });
  pen.text(frame.right, top + mm(4.4), "CN 23", { size: 15, bold: true, align: "right" });
  pen.text(frame.right - mm(22), top + mm(4), say.line("mayBeOpened"), { size: 7, align: "right" });
  pen.rule(frame.left, top + mm(6), frame.right, top + mm(6), 0.9);
  folio.y = top + mm(6);
  if (page > 1) {
    pen.text(frame.left, folio.y + mm(4.4), data.trackingNumber, { size: 10, bold: true });
    folio.y += mm(7);
    return;
  }
  const split = frame.left + mm(112);
  const from = drawParty(folio, "from", data.seller, null, { left: frame.left, right: split - mm(3), top: folio.y });
  pen.rule(frame.left, from, split, from, 0.4);
  const to = drawParty(folio, "to", data.buyer, data, { left: frame.left, right: split - mm(3), top: from });
  const side = drawNumbers(folio, data, bars, split + mm(2), folio.y);
  const bottom = Math.max(to, side);
  pen.rule(split, folio.y, split, bottom, 0.4);
  folio.y = bottom + mm(1);
}

type Place = { readonly left: number; readonly right: number; readonly top: number };

/** A party with its label in the margin; answers where it ends. */
function drawParty(folio: Folio, label: TradeWordKey, party: TradeParty, to: TradeData | null, place: Place): number {
  const { pen, say } = folio;
  const { first, second } = say.word(label);
  const left = place.left + mm(14);
  const width = place.right - left;
  pen.text(place.left, place.top + mm(3.6), first, { size: 7.5, bold: true });
  pen.text(place.left, place.top + mm(6.4), second, { size: 6.2 });
  const [name, address]: [LabelField, LabelField] = to
    ? ["buyer.name", "buyer.address"]
    : ["seller.name", "seller.address"];
  const country = to ? to.destination.name : { zh: countryName("CN", "zh"), en: countryName("CN", "en") };
  const reach = [party.phone, party.email].filter((one) => one !== "").join("   ");
  const code = party.code === null ? "" : `${say.line(to ? "importerReference" : "code")} ${party.code}`;
  let y = place.top + mm(0.8);
  const write = (text: string, size: number, bold: boolean, field: LabelField, most: number) => {
    for (const line of folio.wrapped(text, size, bold, width, field, most)) {
      pen.text(left, y + size * 0.95, line, { size, bold });
      y += size * 1.24;
    }
  };
  for (const one of say.lines(party.name)) write(one, 8, true, name, 2);
  for (const one of say.lines(party.address)) write(one, 7.4, false, address, 3);
  write([say.lines(country).join(" "), reach].filter((one) => one !== "").join("   "), 7.4, false, address, 2);
  write(code, 7.4, false, address, 1);
  return y + mm(1.2);
}

function drawNumbers(folio: Folio, data: TradeData, bars: readonly number[], left: number, top: number): number {
  const { pen, frame, say } = folio;
  const width = frame.right - left;
  const modules = bars.reduce((sum, one) => sum + one, 0);
  const size = sizeBarcode(modules, width);
  const x = snapToDot(left + (width - size.widthPoints) / 2);
  pen.marks.push({ kind: "bars", x, y: top + mm(2), height: mm(11), moduleDots: size.moduleDots, widths: bars });
  pen.text(left + width / 2, top + mm(17), data.trackingNumber, { size: 10, bold: true, align: "centre" });
  let y = top + mm(20);
  const facts: readonly (readonly [TradeWordKey, string])[] = [
    ["invoiceNo", data.number],
    ...orderFacts(data),
    ["date", data.date],
  ];
  for (const [label, value] of facts) {
    y += mm(4);
    pen.text(left, y, say.line(label), { size: 6.8 });
    pen.text(frame.right, y, value, { size: 8, align: "right" });
  }
  return y + mm(2);
}

/** As many orders as the head has room for; the invoice that goes with the form names all of them. */
const mostOrders = 4;

function orderFacts(data: TradeData): (readonly [TradeWordKey, string])[] {
  const numbers = ordersOf(data);
  const more = numbers.length - mostOrders;
  return numbers.slice(0, mostOrders).map((number, at) => {
    const isLast = at === mostOrders - 1 && more > 0;
    return ["orderNumber", isLast ? `${number} +${more}` : number];
  });
}

function drawTail(folio: Folio, data: TradeData, gross: string): void {
  const { say } = folio;
  const words = [say.word("declaration").first, say.word("declaration").second].filter((one) => one !== "");
  const texts = words.flatMap((text) => folio.pen.lines(text, 6.4, false, folio.width));
  folio.need(mm(24) + texts.length * 6.4 * 1.25);
  const { pen, frame } = folio;
  folio.y += mm(1.2);
  drawCategories(folio, folio.y + mm(3));
  let y = folio.y + mm(8);
  pen.rule(frame.left, y - mm(3.4), frame.right, y - mm(3.4), 0.3);
  const cells: readonly (readonly [TradeWordKey, string])[] = [
    ["grossWeight", gross],
    ["undeliverable", say.line(data.undeliverable === "return" ? "returnToSender" : "abandon")],
    ["licence", ""],
    ["certificateNo", ""],
    ["comments", ""],
  ];
  const width = folio.width / cells.length;
  cells.forEach(([label, value], at) => {
    const left = frame.left + at * width;
    pen.fitted(left, y, width - mm(2), say.line(label), [6.2, 5.8, 5.4, 5], {}, "number");
    pen.fitted(left, y + mm(3.6), width - mm(2), value, [8, 7.5, 7, 6.5, 6, 5.5], { bold: true }, "number");
  });
  y += mm(5.4);
  pen.rule(frame.left, y, frame.right, y, 0.3);
  y += mm(0.8);
  for (const line of texts) {
    y += 6.4 * 1.25;
    pen.text(frame.left, y, line, { size: 6.4 });
  }
  y += mm(6);
  const names = say.lines(data.seller.contact).join(" ") || say.lines(data.seller.name).join(" ");
  pen.text(frame.left, y, say.line("signedOn"), { size: 6.8 });
  const signed = `${data.date}   ${pen.readable(names, "seller.name")}`;
  pen.text(frame.right, y, signed, { size: 8.5, bold: true, align: "right" });
  pen.rule(frame.left, y + mm(1.4), frame.right, y + mm(1.4), 0.5);
  folio.y = y + mm(2);
}

/** Six boxes over the whole width, "sale of goods" crossed: that is what a seller sends. */
function drawCategories(folio: Folio, y: number): void {
  const { pen, frame, say } = folio;
  const side = mm(2.3);
  const step = side + mm(1);
  const label = say.line("category");
  const texts = categories.map((category) => say.line(category));
  const widthAt = (size: number, bold: boolean) => (text: string) => step + folio.ruler.width(text, size, bold);
  // as if all were bold, so that the crossed one has room
  const usedAt = (size: number) =>
    folio.ruler.width(label, size, true) + mm(4) + texts.map(widthAt(size, true)).reduce((sum, one) => sum + one, 0);
  const least = mm(2) * (texts.length - 1);
  const size = [6.8, 6.4, 6, 5.6, 5.2].find((one) => usedAt(one) + least <= folio.width) ?? 4.8;
  const gap = (folio.width - usedAt(size)) / (texts.length - 1);
  pen.text(frame.left, y, label, { size, bold: true });
  let x = frame.left + folio.ruler.width(label, size, true) + mm(4);
  categories.forEach((category, at) => {
    const text = texts[at] ?? "";
    const top = y - side + mm(0.3);
    const isChosen = category === "sale";
    pen.frame(x, top, side, side, 0.5);
    if (isChosen) {
      pen.rule(x + 1, top + 1, x + side - 1, top + side - 1, 1.1);
      pen.rule(x + side - 1, top + 1, x + 1, top + side - 1, 1.1);
    }
    pen.text(x + step, y, text, { size, bold: isChosen });
    x += widthAt(size, true)(text) + gap;
  });
}
