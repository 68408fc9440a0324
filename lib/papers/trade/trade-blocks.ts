import { mm } from "../marks.ts";
import type { LabelField } from "../pen.ts";
import type { Folio } from "./folio.ts";
import type { TradeData, TradeParty } from "./trade-data.ts";
import type { TradeWordKey } from "./trade-words.ts";

const labelSize = 7;
const valueSize = 8.8;
const leading = 1.28;

/** One printed line of a block. */
type BlockLine = { readonly text: string; readonly size: number; readonly bold: boolean };

/** The letterhead: the seller's names, its address and how to reach it, and the paper's title below a rule. */
export function drawLetterhead(folio: Folio, seller: TradeParty, title: TradeWordKey): void {
  const { pen, frame, say } = folio;
  const middle = (frame.left + frame.right) / 2;
  const [name = "", other = ""] = say.lines(seller.name);
  let y = folio.y + 12;
  const write = (text: string, sizes: readonly [number, ...number[]], bold: boolean, field: LabelField) => {
    const readable = pen.readable(text, field);
    if (readable === "") return;
    pen.fitted(middle, y, folio.width, readable, sizes, { bold, align: "centre" }, field);
    y += sizes[0] * 1.3;
  };
  write(name, [14, 13, 12, 11, 10, 9], true, "seller.name");
  write(other, [10.5, 10, 9, 8, 7], true, "seller.name");
  for (const line of say.lines(seller.address)) write(line, [8, 7.5, 7, 6.5, 6], false, "seller.address");
  const reach = [
    seller.phone === "" ? "" : `${say.line("phone")} ${seller.phone}`,
    seller.email === "" ? "" : `${say.line("email")} ${seller.email}`,
  ].filter((part) => part !== "");
  write(reach.join("    "), [8, 7.5, 7, 6.5], false, "seller.address");
  pen.rule(frame.left, y - mm(0.6), frame.right, y - mm(0.6), 1);
  const { first, second } = say.word(title);
  pen.text(middle, y + mm(7.5), first, { size: 17, bold: true, align: "centre" });
  if (second !== "") pen.text(middle, y + mm(12.2), second.toUpperCase(), { size: 10, bold: true, align: "centre" });
  folio.y = y + mm(second === "" ? 11.5 : 16);
}

/** What stands at the head of every page after the first. */
export function drawRunningHead(folio: Folio, seller: TradeParty, title: TradeWordKey, number: string): void {
  const { pen, frame, say } = folio;
  const [name = ""] = say.lines(seller.name);
  const y = folio.y + 8;
  const right = `${say.line(title)}  ${number}`;
  const room = folio.width - pen.ruler.width(right, 8.5, true) - mm(4);
  pen.text(frame.right, y, right, { size: 8.5, bold: true, align: "right" });
  pen.fitted(frame.left, y, room, pen.readable(name, "seller.name"), [8.5, 8, 7, 6.5], {}, "seller.name");
  pen.rule(frame.left, y + mm(1.6), frame.right, y + mm(1.6), 0.5);
  folio.y = y + mm(4);
}

/** A label with what it says; one that says nothing is left out. */
export type Fact = { readonly label: TradeWordKey; readonly text: string; readonly field?: LabelField };

/** The buyer at the left, the paper's numbers at the right; both may wrap, the taller one decides. */
export function drawBuyerAndFacts(
  folio: Folio,
  parcel: TradeData,
  facts: readonly Fact[],
  buyerNote: string | null,
): void {
  const { frame, say } = folio;
  const gap = mm(6);
  const leftWidth = folio.width * 0.52 - gap / 2;
  const factsLeft = frame.left + leftWidth + gap;
  const factsWidth = frame.right - factsLeft;
  const buyer =
    buyerNote === null ? buyerLines(folio, parcel.buyer, parcel, leftWidth) : noteLines(folio, buyerNote, leftWidth);
  const rows = facts.filter(({ text }) => text !== "").map((fact) => factLines(folio, fact, factsWidth));
  const factsHeight = rows.reduce((sum, row) => sum + row.height, 0);
  const buyerHeight = buyer.reduce((sum, { size }) => sum + size * leading, 0) + labelSize * leading + mm(1);
  const height = Math.max(factsHeight, buyerHeight) + mm(1);
  folio.need(height);
  const top = folio.y;
  const { pen } = folio;
  pen.text(frame.left, top + labelSize, say.line("buyer"), { size: labelSize });
  let y = top + labelSize * leading + mm(1);
  for (const { text, size, bold } of buyer) {
    pen.text(frame.left, y + size * 0.92, text, { size, bold });
    y += size * leading;
  }
  y = top;
  for (const row of rows) {
    pen.text(factsLeft, y + valueSize, row.label, { size: labelSize });
    row.lines.forEach((line, at) => {
      pen.text(frame.right, y + valueSize + at * valueSize * leading, line, { size: valueSize, align: "right" });
    });
    y += row.height;
    pen.rule(factsLeft, y - mm(0.9), frame.right, y - mm(0.9), 0.25);
  }
  folio.y = top + height + mm(3);
}

function factLines(folio: Folio, { label, text, field = "number" }: Fact, width: number) {
  const spoken = folio.say.line(label);
  const room = width - folio.ruler.width(spoken, labelSize, false) - mm(3);
  const lines = folio.wrapped(text, valueSize, false, room, field, 3);
  return { label: spoken, lines, height: Math.max(1, lines.length) * valueSize * leading + mm(1.6) };
}

function buyerLines(folio: Folio, buyer: TradeParty, parcel: TradeData, width: number): BlockLine[] {
  const { say } = folio;
  const block = (text: string, size: number, bold: boolean, field: LabelField): BlockLine[] =>
    folio.wrapped(text, size, bold, width, field, 6).map((line) => ({ text: line, size, bold }));
  return [
    ...say.lines(buyer.name).flatMap((name) => block(name, 10, true, "buyer.name")),
    ...say.lines(buyer.address).flatMap((line) => block(line, valueSize, false, "buyer.address")),
    ...block(say.lines(parcel.destination.name).join("  "), valueSize, true, "buyer.address"),
    ...(buyer.phone === "" ? [] : block(`${say.line("phone")} ${buyer.phone}`, valueSize, false, "buyer.address")),
    ...(buyer.code === null ? [] : block(`${say.line("taxId")} ${buyer.code}`, valueSize, false, "buyer.address")),
  ];
}

function noteLines(folio: Folio, note: string, width: number): BlockLine[] {
  return folio
    .wrapped(note, valueSize, false, width, "number", 6)
    .map((text) => ({ text, size: valueSize, bold: false }));
}

/** Where the seller signs, at the right below everything. */
export function drawSignature(folio: Folio, seller: TradeParty, certify: TradeWordKey | null): void {
  const { frame, say } = folio;
  const width = mm(76);
  folio.need(mm(certify === null ? 30 : 38));
  const { pen } = folio;
  folio.y += mm(3);
  if (certify !== null) {
    const { first, second } = say.word(certify);
    for (const text of [first, second].filter((one) => one !== "")) {
      for (const line of pen.lines(text, 7.5, false, folio.width)) {
        pen.text(frame.left, folio.y + 7.5, line, { size: 7.5 });
        folio.y += 7.5 * leading;
      }
    }
  }
  const left = frame.right - width;
  let y = folio.y + mm(7);
  for (const name of say.lines(seller.name)) {
    pen.fitted(
      left,
      y,
      width,
      pen.readable(name, "seller.name"),
      [9, 8.5, 8, 7.5, 7, 6.5, 6],
      { bold: true },
      "seller.name",
    );
    y += 9 * 1.35;
  }
  y += mm(11);
  pen.rule(left, y, frame.right, y, 0.5);
  pen.text(left, y + mm(3.4), say.line("signature"), { size: 7 });
  folio.y = y + mm(5);
}

/** Figures at the left that close a paper: label and value, one below the other. */
export function drawSums(folio: Folio, sums: readonly Fact[]): void {
  const { frame, say } = folio;
  const shown = sums.filter(({ text }) => text !== "");
  folio.need(shown.length * 12.5 + mm(4));
  folio.y += mm(3);
  const labels = shown.map(({ label }) => say.line(label));
  const labelWidth = Math.max(...labels.map((label) => folio.ruler.width(label, 8, false))) + mm(4);
  shown.forEach(({ text, field = "number" }, at) => {
    const lines = folio.wrapped(text, valueSize, false, folio.width - labelWidth, field, 3);
    folio.pen.text(frame.left, folio.y + valueSize, labels[at] ?? "", { size: 8 });
    lines.forEach((line, row) => {
      folio.pen.text(frame.left + labelWidth, folio.y + valueSize * (1 + row * leading), line, {
        size: valueSize,
        bold: true,
      });
    });
    folio.y += Math.max(1, lines.length) * valueSize * leading + 1.5;
  });
}
