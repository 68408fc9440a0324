import type { Density } from "./density.ts";
import type { LabelData, LabelParty } from "./label-data.ts";
import { sheet } from "./label-head.ts";
import { bilingual, type LabelWords } from "./label-words.ts";
import { mm } from "./marks.ts";
import type { Pen } from "./pen.ts";

const leading = 1.22;
/** The country stands below the address in this size. */
const countrySize = 12;

/** Street, town and country as lines; the last two parts bold, since the destination carrier sorts by them. */
function addressOf(
  pen: Pen,
  party: LabelParty,
  field: "recipient.address" | "sender.address",
): { street: string; town: string } {
  const place = [party.postalCode, party.city].map((part) => part.trim()).filter((part) => part !== "");
  const town = [place.join(" "), party.state.trim()].filter((part) => part !== "");
  const street = [party.detail, party.district].map((part) => part.trim()).filter((part) => part !== "");
  return { street: pen.readable(street.join(", "), field), town: pen.readable(town.join(", "), field) };
}

type Line = { readonly text: string; readonly bold: boolean };

/** Draws the recipient below `top` and answers where the block ends. */
export function drawRecipient(pen: Pen, data: LabelData, words: LabelWords, density: Density, top: number): number {
  const left = sheet.left;
  const width = sheet.right - left;
  const start = drawName(pen, data, words, top);
  const { street, town } = addressOf(pen, data.recipient, "recipient.address");
  const tax = data.recipientTaxId ? `${bilingual(words.taxId)}: ${data.recipientTaxId}` : "";
  const space = top + density.recipientMost - start - countrySize * leading - mm(2.2);
  const { lines, size, isCut } = fitLines(pen, { street, town, tax }, density.recipientSizes, width, space);
  if (isCut) pen.warn("text_shortened", "recipient.address");
  let y = start;
  for (const line of lines) {
    y += size * leading;
    pen.text(left, y, line.text, { size, bold: line.bold });
  }
  const end = Math.max(top + density.recipientLeast, y + countrySize * leading + mm(2.2));
  const country = `${data.destination.nameEn.toUpperCase()}  ${data.destination.nameZh}`;
  pen.fitted(
    left,
    y + countrySize * leading,
    width,
    country,
    [countrySize, 11, 10, 9, 8, 7],
    { bold: true },
    "recipient.address",
  );
  pen.rule(left, end, sheet.right, end);
  return end;
}

/** Name and telephone, on one line when both fit; answers where the address begins. */
function drawName(pen: Pen, data: LabelData, words: LabelWords, top: number): number {
  const { left, right } = sheet;
  const name = pen.readable(data.recipient.name, "recipient.name");
  const phone = pen.readable(data.recipient.phone, "recipient.phone");
  const nameLeft = left + mm(18.5);
  const phoneWidth = pen.ruler.width(phone, 10, false);
  const together = pen.ruler.width(name, 11, true) + phoneWidth + mm(3) <= right - nameLeft;
  pen.block(left, top + mm(1.4), mm(17), mm(4.4));
  pen.text(left + mm(8.5), top + mm(4.7), bilingual(words.to), { size: 8, bold: true, white: true, align: "centre" });
  const room = right - nameLeft - (together ? phoneWidth + mm(3) : 0);
  pen.fitted(nameLeft, top + mm(5.2), room, name, [13, 12, 11, 10, 9, 8, 7, 6], { bold: true }, "recipient.name");
  if (phone === "") return top + mm(6.6);
  const at = together
    ? { x: right, y: top + mm(5.2), align: "right" as const }
    : { x: nameLeft, y: top + mm(9.4), align: "left" as const };
  pen.fitted(at.x, at.y, right - nameLeft, phone, [10, 9, 8, 7], { align: at.align }, "recipient.phone");
  return at.y + mm(1.4);
}

type Address = { readonly street: string; readonly town: string; readonly tax: string };

/** Below this a smaller type is no longer worth a line saved. */
const easySize = 10;

/**
 * The largest type at which street and town fit, or a somewhat smaller one that saves a line; at the smallest, what is
 * over is cut and reported.
 */
function fitLines(
  pen: Pen,
  address: Address,
  sizes: readonly number[],
  width: number,
  room: number,
): { lines: readonly Line[]; size: number; isCut: boolean } {
  const fewest = [address.street, address.town, address.tax].filter((part) => part !== "").length;
  let last: Setting = { size: sizes[0] ?? easySize, lines: [] };
  let largest: Setting | null = null;
  for (const size of sizes) {
    if (largest && (size < easySize || largest.lines.length <= fewest)) break;
    last = { size, lines: linesOf(pen, address, size, width) };
    if (last.lines.length * size * leading > room) continue;
    if (largest && last.lines.length < largest.lines.length) return { ...last, isCut: false };
    largest ??= last;
  }
  return largest ? { ...largest, isCut: false } : cutToFit(last, room);
}

type Setting = { readonly size: number; readonly lines: readonly Line[] };

/** The first lines, and the last two with the town. */
function cutToFit({ size, lines }: Setting, room: number): Setting & { readonly isCut: boolean } {
  const most = Math.max(1, Math.floor(room / (size * leading)));
  const kept = lines.slice(-Math.min(2, most));
  return { lines: [...lines.slice(0, most - kept.length), ...kept], size, isCut: true };
}

function linesOf(pen: Pen, address: Address, size: number, width: number): Line[] {
  return [
    ...pen.lines(address.street, size, false, width).map((text) => ({ text, bold: false })),
    ...pen.lines(address.town, size, true, width).map((text) => ({ text, bold: true })),
    ...(address.tax ? [{ text: address.tax, bold: false }] : []),
  ];
}

/** Draws the sender small, with what happens to an undeliverable parcel; answers where the block ends. */
export function drawSender(pen: Pen, data: LabelData, words: LabelWords, top: number): number {
  const { sender } = data;
  const size = 6.5;
  const width = sheet.right - sheet.left;
  const tag = bilingual(words.from);
  const tagWidth = pen.ruler.width(tag, size, true) + mm(1.5);
  const who = `${pen.readable(sender.name, "sender.name")}  ${pen.readable(sender.phone, "sender.phone")}`;
  let y = top + mm(3);
  pen.text(sheet.left, y, tag, { size, bold: true });
  pen.fitted(sheet.left + tagWidth, y, width - tagWidth, who, [size, 6, 5.5, 5], {}, "sender.name");
  const { street, town } = addressOf(pen, sender, "sender.address");
  const all = pen.lines(`${street}, ${town}, ${sender.country}`, size, false, width);
  if (all.length > 3) pen.warn("text_shortened", "sender.address");
  for (const line of all.slice(0, 3)) {
    y += size * leading;
    pen.text(sheet.left, y, line, { size });
  }
  y += size * leading;
  const choice = data.undeliverable === "return" ? words.return : words.destroy;
  pen.text(sheet.left, y, `${bilingual(words.undeliverable)}: ${bilingual(choice)}`, { size: 6, bold: true });
  return y + mm(1.4);
}
