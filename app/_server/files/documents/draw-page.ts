import sharp from "sharp";
import { openPdf } from "#server/gateways/pdf/open-pdf";

/** Long side of a page shown as a picture: A4 at 170 dpi. */
export const pageImageSide = 2_000;

/** One page of a PDF, counted from 1, as a JPEG; no facts when there is no such page. */
export async function drawPage(bytes: Uint8Array, number: number): Promise<{ facts: unknown; bytes: Uint8Array }> {
  const pdf = await openPdf(bytes);
  if (!Number.isInteger(number) || number < 1 || number > pdf.pages) return { facts: null, bytes: new Uint8Array() };
  const size = await pdf.sizeOf(number);
  const { rgba, width, height } = await pdf.draw(number, pageImageSide / Math.max(size.width, size.height));
  const image = sharp(rgba, { raw: { width, height, channels: 4 } });
  const picture = await image.flatten({ background: "#fff" }).jpeg({ quality: 88 }).toBuffer();
  return { facts: { width, height }, bytes: picture };
}
