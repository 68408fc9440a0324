import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { prepareZXingModule, type ReaderOptions, readBarcodes } from "zxing-wasm/reader";
import type { PdfPixels } from "./open-pdf.ts";
import { rasterPdf } from "./raster-pdf.ts";

export type LabelBarcodes = { readonly pages: readonly { readonly texts: readonly string[] }[] };

/** From the installation's root, as the fonts are: a bundler that saw the way would try to bundle it. */
const installed = createRequire(join(/* turbopackIgnore: true */ process.cwd(), "package.json"));

let prepared: Promise<void> | undefined;

/** The decoder lies in its package; left alone, it would be fetched from a public server. */
function prepare(): Promise<void> {
  prepared ??= readFile(installed.resolve("zxing-wasm/reader/zxing_reader.wasm")).then((wasm) => {
    prepareZXingModule({ overrides: { wasmBinary: Uint8Array.from(wasm).buffer } });
  });
  return prepared;
}

/**
 * Reads the barcodes of a label as a scanner finds them on paper: every page drawn at the printer's resolution in black
 * and white, then decoded (any usual kind; upright Code 128 alone, as ALP draws it, takes a twentieth of the time), row by row as one
 * reads a sheet. A page without a readable code has no texts; throws when it is no PDF.
 */
export async function readLabelBarcodes(
  pdfBytes: Uint8Array,
  options: { readonly dpi: number; readonly kind?: "any" | "upright_code128" } = { dpi: 203 },
): Promise<LabelBarcodes> {
  await prepare();
  const pages = [];
  const how = options.kind === "upright_code128" ? uprightCode128 : {};
  for (const pixels of await rasterPdf(pdfBytes, options)) {
    const found = (await readBarcodes(printed(pixels), how)).filter((code) => code.isValid);
    pages.push({ texts: inReadingOrder(found, options.dpi / 4).map((code) => code.text) });
  }
  return { pages };
}

const uprightCode128: ReaderOptions = { formats: ["Code128"], tryRotate: false, tryInvert: false, tryDownscale: false };

type Placed = { readonly position: { readonly topLeft: { readonly x: number; readonly y: number } } };

/** Rows from the top, each from the left; codes less than `row` pixels apart in height stand in one row. */
function inReadingOrder<Code extends Placed>(codes: readonly Code[], row: number): Code[] {
  const rowOf = ({ position }: Code) => Math.round(position.topLeft.y / row);
  return [...codes].sort((a, b) => rowOf(a) - rowOf(b) || a.position.topLeft.x - b.position.topLeft.x);
}

/** A thermal printer knows no grey: a dot is black where more than half of it is covered. */
function printed({ rgba, width, height }: PdfPixels): ImageData {
  const data = new Uint8ClampedArray(rgba.length).fill(255);
  for (let at = 0; at < rgba.length; at += 4) {
    const light = ((rgba[at] ?? 0) + (rgba[at + 1] ?? 0) + (rgba[at + 2] ?? 0)) / 3;
    if (light < 128) data.fill(0, at, at + 3);
  }
  return { data, width, height, colorSpace: "srgb" };
}
