import { once } from "node:events";
import { crc32, createDeflate, deflateSync } from "node:zlib";
import { strToU8, zipSync } from "fflate";
import sharp, { type Sharp } from "sharp";

/** Files as honest people and attackers send them, made here so that no such file lies about. */

const latin1 = (text: string) => Buffer.from(text, "latin1");
export const joined = (...parts: readonly (string | Uint8Array)[]): Uint8Array =>
  new Uint8Array(Buffer.concat(parts.map((part) => (typeof part === "string" ? latin1(part) : part))));

/** Rows of small dark marks on paper: sharp, with contrast, like a page of print. */
function print(width: number, height: number): Buffer {
  const grey = Buffer.alloc(width * height, 245);
  for (let top = 60; top + 12 < height - 40; top += 28) {
    for (let left = 60; left + 8 < width - 40; left += 11) {
      for (let y = 0; y < 12; y++) {
        const isStroke = (left * 7 + top * 3 + y * 5) % 4 < 2;
        grey.fill(isStroke ? 20 : 245, (top + y) * width + left, (top + y) * width + left + 6);
      }
    }
  }
  return grey;
}

export function aPicture(width = 1600, height = 1200): Sharp {
  return sharp(print(width, height), { raw: { width, height, channels: 1 } }).toColourspace("srgb");
}

export async function aJpeg(width?: number, height?: number): Promise<Uint8Array> {
  return new Uint8Array(await aPicture(width, height).jpeg().toBuffer());
}

export async function aPng(width?: number, height?: number): Promise<Uint8Array> {
  return new Uint8Array(await aPicture(width, height).png().toBuffer());
}

/** What a phone adds: where it was, whose it is, how it was held, a comment. */
export async function aPhoneJpeg(): Promise<Uint8Array> {
  const picture = await aPicture(1600, 1200)
    .withExif({
      IFD0: { Make: "SECRETPHONE", Artist: "SECRETOWNER" },
      IFD3: { GPSLatitudeRef: "N", GPSLatitude: "22/1 32/1 SECRET/1", GPSLongitudeRef: "E" },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  const comment = latin1("SECRETCOMMENT");
  const segment = joined("\xff\xfe", Uint8Array.of(0, comment.length + 2), comment);
  return joined(picture.subarray(0, 2), segment, picture.subarray(2));
}

export const aZip = (): Uint8Array => zipSync({ "payload.class": strToU8("HIDDENPAYLOAD") }, { level: 0 });

export const chunk = (type: string, data: Uint8Array): Uint8Array => {
  const body = joined(type, data);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return joined(length, body, check);
};

/** A PNG of one bit per pixel whose data is what is given. */
export function pngOf(width: number, height: number, data: Uint8Array, more: readonly Uint8Array[] = []): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 1;
  const chunks = [chunk("IHDR", header), ...more, chunk("IDAT", data), chunk("IEND", new Uint8Array())];
  return joined("\x89PNG\r\n\x1a\n", ...chunks);
}

/** A picture that really holds so many pixels, all black. */
export function blackPng(width: number, height: number): Uint8Array {
  return pngOf(width, height, deflateSync(Buffer.alloc(height * (Math.ceil(width / 8) + 1)), { level: 9 }));
}

/** So many bytes of one value, deflated; they never lie in memory. */
export async function bomb(bytes: number, value = 0x20): Promise<Uint8Array> {
  const deflate = createDeflate({ level: 9 });
  const parts: Buffer[] = [];
  deflate.on("data", (part: Buffer) => parts.push(part));
  const block = Buffer.alloc(1024 * 1024, value);
  for (let left = bytes; left > 0; left -= block.length) {
    if (!deflate.write(block.subarray(0, Math.min(block.length, left)))) await once(deflate, "drain");
  }
  deflate.end();
  await once(deflate, "end");
  return new Uint8Array(Buffer.concat(parts));
}

/** The first picture of a PNG that moves (APNG). */
export async function aMovingPng(): Promise<Uint8Array> {
  const png = await aPng();
  const [start, rest] = [png.subarray(0, 33), png.subarray(33)];
  return joined(start, chunk("acTL", Uint8Array.of(0, 0, 0, 2, 0, 0, 0, 0)), rest);
}

/** Content that draws lines of print-like bars on a page. */
export const pageContent = Array.from({ length: 40 }, (_, row) =>
  Array.from({ length: 45 }, (_, column) => `${50 + column * 11} ${60 + row * 18} 6 9 re f`).join("\n"),
).join("\n");

export type PdfParts = {
  /** What stands in the catalogue, the page and the trailer besides the necessary. */
  readonly catalog?: string;
  readonly page?: string;
  readonly trailer?: string;
  readonly mediaBox?: string;
  readonly pages?: number;
  /** Dictionary and data of the content. */
  readonly content?: readonly [string, string | Uint8Array];
  /** Objects from number 10 on, without `obj` and `endobj`. */
  readonly more?: readonly (string | Uint8Array)[];
  readonly before?: string | Uint8Array;
  readonly after?: string | Uint8Array;
};

export const streamOf = (dict: string, data: string | Uint8Array): Uint8Array =>
  joined(`<< ${dict} /Length ${data.length} >>\nstream\n`, data, "\nendstream");

/** A PDF by hand: one page of print unless told otherwise. */
export function aPdf(parts: PdfParts = {}): Uint8Array {
  const pages = parts.pages ?? 1;
  const firstPage = 10 + (parts.more?.length ?? 0);
  const kids = Array.from({ length: pages }, (_, n) => `${firstPage + n} 0 R`).join(" ");
  const page = `<< /Type /Page /Parent 2 0 R /MediaBox ${parts.mediaBox ?? "[0 0 595 842]"} /Contents 4 0 R ${parts.page ?? ""} >>`;
  const objects: [number, string | Uint8Array][] = [
    [1, `<< /Type /Catalog /Pages 2 0 R ${parts.catalog ?? ""} >>`],
    [2, `<< /Type /Pages /Kids [${kids}] /Count ${pages} >>`],
    [4, parts.content ? streamOf(...parts.content) : streamOf("", pageContent)],
    ...(parts.more ?? []).map((body, n): [number, string | Uint8Array] => [10 + n, body]),
    ...Array.from({ length: pages }, (_, n): [number, string] => [firstPage + n, page]),
  ];
  const places = new Map<number, number>();
  const pieces: Uint8Array[] = [joined(parts.before ?? "", "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")];
  let length = pieces[0]?.length ?? 0;
  for (const [number, body] of objects) {
    places.set(number, length);
    const piece = joined(`${number} 0 obj\n`, body, "\nendobj\n");
    pieces.push(piece);
    length += piece.length;
  }
  const size = firstPage + pages;
  const rows = Array.from({ length: size }, (_, number) => {
    const place = places.get(number);
    return place === undefined ? "0000000000 65535 f \n" : `${String(place).padStart(10, "0")} 00000 n \n`;
  });
  const end = `trailer\n<< /Size ${size} /Root 1 0 R ${parts.trailer ?? ""} >>\nstartxref\n${length}\n%%EOF\n`;
  return joined(...pieces, `xref\n0 ${size}\n`, rows.join(""), end, parts.after ?? "");
}

/** An object stream that holds the objects given, by their numbers. */
export function packedObjects(objects: readonly (readonly [number, string])[], dict = "/Type /ObjStm"): Uint8Array {
  let offset = 0;
  const pairs = objects.map(([number, body]) => {
    const pair = `${number} ${offset}`;
    offset += body.length + 1;
    return pair;
  });
  const head = `${pairs.join(" ")} `;
  const data = deflateSync(latin1(`${head}${objects.map(([, body]) => body).join(" ")} `));
  return streamOf(`${dict} /N ${objects.length} /First ${head.length} /Filter /FlateDecode`, data);
}
