import { openPdf, type PdfPixels } from "./open-pdf.ts";

/** PDF's own unit. */
const pointsPerInch = 72;

/** Draws every page of a document that ALP or a carrier made, at a resolution; for strangers' files see `openPdf`. */
export async function rasterPdf(bytes: Uint8Array, options: { readonly dpi: number }): Promise<PdfPixels[]> {
  const pdf = await openPdf(bytes);
  try {
    const pages: PdfPixels[] = [];
    for (let page = 1; page <= pdf.pages; page++) pages.push(await pdf.draw(page, options.dpi / pointsPerInch));
    return pages;
  } finally {
    await pdf.close();
  }
}
