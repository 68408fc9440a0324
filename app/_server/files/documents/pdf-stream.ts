import { inflateWithin } from "./inflate-within.ts";
import { type PdfDict, PdfName, type PdfValue } from "./pdf-syntax.ts";

/** Data of one stream as it lies in the file, and how it says it is packed; null: it does not say so plainly. */
export type PdfStream = { readonly data: Buffer; readonly filters: readonly string[] | null };

/** The stream behind a dictionary, if the text goes on with one: as long as `Length` says, else up to `endstream`. */
export function streamAt(file: Buffer, text: string, at: number, dict: PdfDict): PdfStream | null {
  const begin = /stream(?:\r\n|\n|\r)?/y;
  begin.lastIndex = at;
  if (!begin.test(text)) return null;
  const start = begin.lastIndex;
  const [length] = dict.all("Length");
  const ends = /[\0\t\n\f\r ]*endstream/y;
  ends.lastIndex = start + (typeof length === "number" ? length : text.length);
  const found = text.indexOf("endstream", start);
  const end = ends.test(text) ? start + Number(length) : found < 0 ? text.length : found;
  return { data: file.subarray(start, end), filters: filtersOf(dict) };
}

function filtersOf(dict: PdfDict): string[] | null {
  const values: PdfValue[] = dict.all("Filter").flatMap((value) => (Array.isArray(value) ? value : [value]));
  const names = values.filter((value) => value instanceof PdfName).map((value) => value.name);
  return names.length === values.length ? names : null;
}

export type Unpacked =
  | { readonly kind: "unpacked"; readonly length: number; readonly bytes: Buffer | null }
  | { readonly kind: "too_large" }
  | { readonly kind: "unclear" };

/**
 * Undoes Flate and what often lies around it (ASCII85, hexadecimal), counting; pictures' own filters are left alone.
 * `unclear`: damaged, or packed in a way that nobody's program packs.
 */
export async function unpack(stream: PdfStream, limit: number, isKept: boolean): Promise<Unpacked> {
  let bytes = stream.data;
  let length = 0;
  const filters = stream.filters ?? ["FlateDecode"];
  for (const [index, filter] of filters.entries()) {
    if (filter === "ASCII85Decode") bytes = fromAscii85(bytes);
    else if (filter === "ASCIIHexDecode")
      bytes = Buffer.from(bytes.toString("latin1").replace(/[^0-9a-fA-F]/g, ""), "hex");
    else if (filter === "FlateDecode") {
      const isLast = index === filters.length - 1;
      const inflated = await inflateWithin(bytes, limit - length, isKept || !isLast);
      if (inflated === null) return { kind: "too_large" };
      length += inflated.length;
      if (isKept && !inflated.isWhole) return { kind: "unclear" };
      bytes = inflated.bytes ?? Buffer.alloc(0);
    } else return isKept ? { kind: "unclear" } : { kind: "unpacked", length, bytes: null };
  }
  return { kind: "unpacked", length: Math.max(length, bytes.length), bytes: isKept ? bytes : null };
}

/** Five characters from `!` are four bytes, `z` is four zeros (ISO 32000-1, 7.4.3). */
function fromAscii85(data: Buffer): Buffer {
  const out = Buffer.alloc(data.length * 4);
  let [at, count, value] = [0, 0, 0];
  for (const code of data) {
    if (code === 0x7e) break;
    if (code === 0x7a && count === 0) at += 4;
    if (code < 0x21 || code > 0x75) continue;
    value = value * 85 + code - 0x21;
    if (++count < 5) continue;
    at = out.writeUInt32BE(value % 2 ** 32, at);
    [count, value] = [0, 0];
  }
  for (let left = count; left > 0 && left < 5; left++) value = value * 85 + 84;
  const rest = Buffer.alloc(4);
  rest.writeUInt32BE(value % 2 ** 32);
  return Buffer.concat([out.subarray(0, at), rest.subarray(0, Math.max(0, count - 1))]);
}
