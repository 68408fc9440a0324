import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { createCanvas } from "@napi-rs/canvas";
import { getDocument, type PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";

/** A page as it will be drawn: its size in points, turned as the file says. */
export type PdfPageSize = { readonly width: number; readonly height: number };

/** Pixels of a page on white paper, four bytes each (red, green, blue, opaque), row by row. */
export type PdfPixels = { readonly width: number; readonly height: number; readonly rgba: Uint8Array };

/** An opened document; `close` gives its memory back. Pages count from 1. */
export type OpenPdf = {
  readonly pages: number;
  readonly sizeOf: (page: number) => Promise<PdfPageSize>;
  /** Draws a page, `scale` pixels to a point. */
  readonly draw: (page: number, scale: number) => Promise<PdfPixels>;
  readonly close: () => Promise<void>;
};

/** From the installation's root, as the fonts are: a bundler that saw the way would try to bundle them. */
const installed = createRequire(join(/* turbopackIgnore: true */ process.cwd(), "package.json"));

/** An A4 page at 600 dpi; what is larger is left out of the drawing instead of filling the memory. */
const maxImagePixels = 60_000_000;

/**
 * Opens a PDF in plain Node: fonts, character maps and decoders come from the library's own folder, nothing is fetched,
 * no script of the document is run (pdf.js 6 evaluates none). Throws pdf.js' `InvalidPDFException`, `PasswordException`
 * and the like. It works in this thread and without limits: strangers' files belong into `files/documents/closed-room`.
 */
export async function openPdf(bytes: Uint8Array): Promise<OpenPdf> {
  const folder = dirname(installed.resolve("pdfjs-dist/package.json"));
  const loading = getDocument({
    // a copy, since pdf.js takes the buffer over; and no Buffer, which it refuses
    data: new Uint8Array(bytes),
    standardFontDataUrl: `${folder}/standard_fonts/`,
    cMapUrl: `${folder}/cmaps/`,
    wasmUrl: `${folder}/wasm/`,
    iccUrl: `${folder}/iccs/`,
    useSystemFonts: false,
    enableXfa: false,
    maxImageSize: maxImagePixels,
    verbosity: 0,
  });
  const document = await loading.promise;
  return {
    pages: document.numPages,
    sizeOf: async (number) => {
      const { width, height } = (await document.getPage(number)).getViewport({ scale: 1 });
      return { width, height };
    },
    draw: (number, scale) => drawPage(document, number, scale),
    close: () => loading.destroy(),
  };
}

async function drawPage(document: PDFDocumentProxy, number: number, scale: number): Promise<PdfPixels> {
  const page = await document.getPage(number);
  const viewport = page.getViewport({ scale });
  const [width, height] = [Math.max(1, Math.ceil(viewport.width)), Math.max(1, Math.ceil(viewport.height))];
  const canvas = createCanvas(width, height);
  const context = canvas.getContext("2d");
  context.fillStyle = "#fff";
  context.fillRect(0, 0, width, height);
  // the canvas of Node is close enough to the browser's, whose type pdf.js asks for
  const target = { canvas: canvas as unknown as HTMLCanvasElement, viewport, background: "#fff" };
  await page.render(target).promise;
  const { data } = context.getImageData(0, 0, width, height);
  page.cleanup();
  return { width, height, rgba: new Uint8Array(data.buffer, data.byteOffset, data.byteLength) };
}
