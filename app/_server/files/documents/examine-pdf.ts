import type { DocumentRefusal } from "#lib/kit/document-file";
import { ok, type Result, refuse } from "#lib/kit/result";
import { type OpenPdf, openPdf, type PdfPixels } from "#server/gateways/pdf/open-pdf";
import { pageImageSide } from "./draw-page.ts";
import { scanPdf } from "./scan-pdf.ts";
import { looksBlurred, sharpness, sharpnessSide } from "./sharpness.ts";

export type PdfFacts = {
  readonly pages: number;
  /** Of the first page as it is shown, pixels. */
  readonly width: number;
  readonly height: number;
  readonly isBlurred: boolean;
};

/** An inch, and the 200 inches that readers end at (ISO 32000-1, annex C.2); apps that scan write a pixel as a point. */
const [minSidePoints, maxSidePoints] = [72, 14_400];

/** Darker than paper; and how much of it makes a page more than empty. */
const inkBelow = 200;
const minInkPixels = 50;

/**
 * Looks at a PDF byte by byte (`scanPdf`), then opens it and draws every page once. What is kept is the file as it came:
 * refused is what is broken, encrypted, empty, too long, or more than pages.
 */
export async function examinePdf(bytes: Uint8Array, maxPages: number): Promise<Result<PdfFacts, DocumentRefusal>> {
  const refusal = await scanPdf(bytes);
  if (refusal) return refuse(refusal);
  let pdf: OpenPdf;
  try {
    pdf = await openPdf(bytes);
  } catch (error) {
    const isLocked = error instanceof Error && error.name === "PasswordException";
    return refuse({ code: isLocked ? "pdf_encrypted" : "pdf_broken" });
  }
  if (pdf.pages > maxPages) return refuse({ code: "pdf_too_many_pages", values: { pages: pdf.pages, maxPages } });
  try {
    return await examinePages(pdf);
  } catch {
    return refuse({ code: "pdf_broken" });
  }
}

async function examinePages(pdf: OpenPdf): Promise<Result<PdfFacts, DocumentRefusal>> {
  const sizes = [];
  for (let page = 1; page <= pdf.pages; page++) sizes.push(await pdf.sizeOf(page));
  const [first] = sizes;
  if (!first) return refuse({ code: "pdf_blank" });
  const sides = sizes.flatMap(({ width, height }) => [width, height]);
  // written so that a side that is no number is refused too
  if (!sides.every((side) => side >= minSidePoints && side <= maxSidePoints)) return refuse({ code: "pdf_page_size" });
  let hasInk = false;
  let isBlurred = false;
  for (const [index, { width, height }] of sizes.entries()) {
    const grey = greyOf(await pdf.draw(index + 1, sharpnessSide / Math.max(width, height)));
    hasInk ||= grey.levels.filter((level) => level < inkBelow).length >= minInkPixels;
    const value = sharpness(grey.levels, grey.width, grey.height);
    isBlurred ||= value !== null && looksBlurred(value);
  }
  if (!hasInk) return refuse({ code: "pdf_blank" });
  const scale = pageImageSide / Math.max(first.width, first.height);
  const [width, height] = [Math.ceil(first.width * scale), Math.ceil(first.height * scale)];
  return ok({ pages: pdf.pages, width, height, isBlurred });
}

/** Light of each pixel, by the weights of ITU-R BT.601. */
function greyOf({ rgba, width, height }: PdfPixels): { levels: Uint8Array; width: number; height: number } {
  const levels = new Uint8Array(width * height);
  for (let at = 0; at < levels.length; at++) {
    const [red, green, blue] = [rgba[at * 4] ?? 0, rgba[at * 4 + 1] ?? 0, rgba[at * 4 + 2] ?? 0];
    levels[at] = Math.round(0.299 * red + 0.587 * green + 0.114 * blue);
  }
  return { levels, width, height };
}
