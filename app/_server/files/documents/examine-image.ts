import sharp, { type Metadata } from "sharp";
import { type DocumentRefusal, maxDocumentPixels, maxDocumentSide, minDocumentPixels } from "#lib/kit/document-file";
import { ok, type Result, refuse } from "#lib/kit/result";
import { documentKind } from "./document-kind.ts";
import { looksBlurred, sharpness, sharpnessSide } from "./sharpness.ts";

export type ImageFacts = {
  readonly kind: "jpeg" | "png";
  readonly width: number;
  readonly height: number;
  readonly isBlurred: boolean;
};

/** An A4 page at 260 dpi: nothing that a person can read gets lost. */
const keptSide = 3_000;
const jpegQuality = 88;

/** A drawing as PNG is far smaller; a photograph saved as PNG becomes a JPEG. */
const maxPngBytes = 4 * 1024 * 1024;

/**
 * Decodes a picture and makes it anew: upright, in sRGB, on white, within 3000 px, without any metadata, so that
 * nothing but the pixels of the sender's file remains. Refuses what is broken, too small, too large or moving.
 */
export async function examineImage(
  bytes: Uint8Array,
): Promise<{ facts: Result<ImageFacts, DocumentRefusal>; bytes: Uint8Array }> {
  sharp.cache(false);
  sharp.concurrency(1);
  const none = new Uint8Array();
  const header = await sharp(bytes, { limitInputPixels: false, failOn: "none" })
    .metadata()
    .catch(() => null);
  if (header === null) return { facts: refuse({ code: "image_broken" }), bytes: none };
  const refusal = headerRefusal(header, bytes);
  if (refusal) return { facts: refuse(refusal), bytes: none };
  try {
    const kept = await makeAnew(bytes);
    return { facts: ok({ ...kept.facts, isBlurred: await isBlurred(kept.bytes) }), bytes: kept.bytes };
  } catch {
    return { facts: refuse({ code: "image_broken" }), bytes: none };
  }
}

/** What the header alone tells, before a single pixel is decoded. */
function headerRefusal(header: Metadata, bytes: Uint8Array): DocumentRefusal | null {
  // the decoder that libvips chose must be the one that the first bytes promise
  if (header.format !== documentKind(bytes)) return { code: "image_broken" };
  const { width, height } = header.autoOrient;
  const [long, short] = [Math.max(width, height), Math.min(width, height)];
  if (long > maxDocumentSide || width * height > maxDocumentPixels) {
    const values = { width, height, maxSide: maxDocumentSide, maxMegapixels: maxDocumentPixels / 1_000_000 };
    return { code: "image_too_many_pixels", values };
  }
  if ((header.pages ?? 1) > 1 || isMovingPng(bytes)) return { code: "image_animated" };
  if (long < minDocumentPixels.long || short < minDocumentPixels.short) {
    const [minLong, minShort] = [minDocumentPixels.long, minDocumentPixels.short];
    const [minWidth, minHeight] = width >= height ? [minLong, minShort] : [minShort, minLong];
    return { code: "image_too_small", values: { width, height, minWidth, minHeight } };
  }
  return null;
}

/** An acTL chunk before the first image data makes a PNG move (PNG third edition, 11.3.6.1); libvips does not tell. */
function isMovingPng(bytes: Uint8Array): boolean {
  const png = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (png.readUInt32BE(0) !== 0x89504e47) return false;
  for (let at = 8; at + 8 <= png.length; at += 12 + png.readUInt32BE(at)) {
    const type = png.toString("latin1", at + 4, at + 8);
    if (type === "acTL") return true;
    if (type === "IDAT") return false;
  }
  return false;
}

async function makeAnew(bytes: Uint8Array): Promise<{ facts: Omit<ImageFacts, "isBlurred">; bytes: Uint8Array }> {
  // "error" takes what phones write against the letter of the standard, and refuses what is cut off
  const upright = sharp(bytes, { failOn: "error", limitInputPixels: maxDocumentPixels })
    .autoOrient()
    .resize({ width: keptSide, height: keptSide, fit: "inside", withoutEnlargement: true })
    .flatten({ background: "#fff" })
    .toColourspace("srgb");
  if (documentKind(bytes) === "png") {
    const png = await upright.clone().png({ compressionLevel: 9 }).toBuffer({ resolveWithObject: true });
    const { width, height } = png.info;
    if (png.data.length <= maxPngBytes) return { facts: { kind: "png", width, height }, bytes: png.data };
  }
  const jpeg = await upright.jpeg({ quality: jpegQuality, mozjpeg: false }).toBuffer({ resolveWithObject: true });
  const { width, height } = jpeg.info;
  return { facts: { kind: "jpeg", width, height }, bytes: jpeg.data };
}

async function isBlurred(kept: Uint8Array): Promise<boolean> {
  const side = { width: sharpnessSide, height: sharpnessSide, fit: "inside", withoutEnlargement: true } as const;
  const { data, info } = await sharp(kept)
    .greyscale()
    .resize(side)
    .toColourspace("b-w")
    .raw()
    .toBuffer({ resolveWithObject: true });
  return looksBlurred(sharpness(data, info.width, info.height));
}
