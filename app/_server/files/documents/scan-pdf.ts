import type { DocumentRefusal } from "#lib/kit/document-file";
import { endsAsZip } from "./ends-as-zip.ts";
import { PdfDangers } from "./pdf-dangers.ts";
import { type PdfStream, streamAt, unpack } from "./pdf-stream.ts";
import { PdfDict, PdfName, PdfReader, PdfTooDeep } from "./pdf-syntax.ts";

/** What all packed streams together may grow to: ten pages of A4 in colour at 300 dpi take 260 MB. */
export const maxUnpackedBytes = 512 * 1024 * 1024;

/** Objects packed together; they are small. */
const maxObjectsBytes = 64 * 1024 * 1024;

/** ISO 32000-1, 7.5.2: the version and the line's end, nothing else. */
const header = /^%PDF-[12]\.\d[ \t]*[\r\n]/;

/** What other programs would take the file for; XMP's `<?xpacket` is none of them. */
const foreignMarkup = /<(?:!doctype|html|head|body|script|svg|iframe|\?php)/i;
const foreignStarts = ["PK\x03\x04", "GIF87a", "GIF89a", "Rar!\x1a", "\x7fELF", "#!/"];

/**
 * An object wherever one could be found: readers go to places that the file names, so that one may hide in a stream, a
 * string or a comment. White space and comments may stand between the parts.
 */
const objectStart =
  /(\d{1,10})\.?\d{0,9}(?:[\0\t\n\f\r ]|%[^\r\n]*[\r\n])+[+-]?[\d.]{1,10}(?:[\0\t\n\f\r ]|%[^\r\n]*[\r\n])*obj/g;

/**
 * Reads a PDF's bytes, without any library, for what makes it more than pages: another kind of file in front, inside or
 * behind, encryption, scripts, actions that run or send, files within, streams that inflate without measure. Null: none.
 * Fails on the safe side: what it cannot follow is refused as broken.
 */
export async function scanPdf(bytes: Uint8Array): Promise<DocumentRefusal | null> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = file.toString("latin1");
  const end = text.lastIndexOf("%%EOF");
  if (end < 0) return { code: "pdf_broken" };
  const isForeign =
    !header.test(text) ||
    isForeignStart(text.slice(0, 1024)) ||
    /[^\0\t\n\f\r ]/.test(text.slice(end + 5)) ||
    endsAsZip(bytes);
  if (isForeign) return { code: "pdf_foreign_content" };
  try {
    return await scanObjects(file, text);
  } catch (error) {
    // nested without end, or a search that ran out of room
    if (error instanceof PdfTooDeep || error instanceof RangeError) return { code: "pdf_broken" };
    throw error;
  }
}

function isForeignStart(start: string): boolean {
  return foreignMarkup.test(start) || foreignStarts.some((mark) => start.includes(mark));
}

async function scanObjects(file: Buffer, text: string): Promise<DocumentRefusal | null> {
  const dangers = new PdfDangers();
  let left = maxUnpackedBytes;
  for (const match of text.matchAll(objectStart)) {
    const reader = new PdfReader(text, match.index + match[0].length);
    const value = reader.next() ?? null;
    dangers.add(value, Number(match[1]));
    if (!(value instanceof PdfDict)) continue;
    reader.skipSpace();
    const stream = streamAt(file, text, reader.at, value);
    if (!stream) continue;
    const used = holdsObjects(value) ? await scanPacked(stream, value, dangers) : await countUnpacked(stream, left);
    if (typeof used !== "number") return used;
    left -= used;
    if (left < 0) return { code: "inflates_too_large" };
  }
  for (const { index } of text.matchAll(/trailer/g)) dangers.add(new PdfReader(text, index + 7).next() ?? null, null);
  if (dangers.isEncrypted) return { code: "pdf_encrypted" };
  return dangers.isActive ? { code: "pdf_active_content" } : null;
}

async function countUnpacked(stream: PdfStream, left: number): Promise<number | DocumentRefusal> {
  const unpacked = await unpack(stream, left, false);
  if (unpacked.kind === "too_large") return { code: "inflates_too_large" };
  return unpacked.kind === "unpacked" ? unpacked.length : 0;
}

/** Readers do not insist on the type: whatever says how many objects it holds and where the first begins. */
function holdsObjects(dict: PdfDict): boolean {
  const isNamed = dict.all("Type").some((type) => type instanceof PdfName && type.name === "ObjStm");
  return isNamed || (dict.all("N").length > 0 && dict.all("First").length > 0);
}

/** The objects of an object stream (ISO 32000-1, 7.5.7): pairs of number and place, then the objects. */
async function scanPacked(stream: PdfStream, dict: PdfDict, dangers: PdfDangers): Promise<number | DocumentRefusal> {
  const [count, first] = [dict.all("N"), dict.all("First")].map((values) => (values.length === 1 ? values[0] : null));
  const isPlain = stream.filters !== null && dict.all("DecodeParms").length === 0;
  if (typeof count !== "number" || typeof first !== "number" || !isPlain) return { code: "pdf_broken" };
  const unpacked = await unpack(stream, maxObjectsBytes, true);
  if (unpacked.kind === "too_large") return { code: "inflates_too_large" };
  if (unpacked.kind === "unclear" || unpacked.bytes === null) return { code: "pdf_broken" };
  const text = unpacked.bytes.toString("latin1");
  const pairs = new PdfReader(text);
  for (let n = 0; n < count; n++) {
    const [number, offset] = [pairs.next(), pairs.next()];
    if (typeof number !== "number" || typeof offset !== "number") return { code: "pdf_broken" };
    dangers.add(new PdfReader(text, first + offset).next() ?? null, number);
  }
  return unpacked.length;
}
