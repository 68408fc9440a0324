import { expect, test } from "vitest";
import { rasterPdf } from "./raster-pdf.ts";
import { readLabelBarcodes } from "./read-label.ts";
import { renderTestPage } from "./render-test-page.ts";

const now = Date.UTC(2026, 10, 28);

test("the test page is 100 x 150 mm and its barcode reads as it says", async () => {
  const bytes = await renderTestPage(now);
  const [page] = await rasterPdf(bytes, { dpi: 203 });
  expect([page?.width, page?.height]).toEqual([Math.ceil((100 / 25.4) * 203), Math.ceil((150 / 25.4) * 203)]);
  expect(await readLabelBarcodes(bytes)).toEqual({ pages: [{ texts: ["ALP-TEST-100X150"] }] });
});

test("nothing is printed outside the frame, and all four of its sides are there", async () => {
  const [page] = await rasterPdf(await renderTestPage(now), { dpi: 203 });
  if (!page) throw new Error("no page");
  const { width, height, rgba } = page;
  const isInk = (x: number, y: number) => (rgba[(y * width + x) * 4] ?? 255) < 128;
  const dot = 203 / 25.4;
  const outer = Math.floor(1.8 * dot);
  let outside = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const isBeyond = x < outer || y < outer || x >= width - outer || y >= height - outer;
      if (isBeyond && isInk(x, y)) outside += 1;
    }
  }
  expect(outside).toBe(0);
  const [middleX, middleY, edge] = [Math.floor(width / 2), Math.floor(height / 2), Math.ceil(2.4 * dot)];
  const crosses = (from: number, to: number, at: (n: number) => boolean) =>
    Array.from({ length: to - from }, (_, n) => at(from + n)).some(Boolean);
  expect(crosses(outer, edge, (x) => isInk(x, middleY))).toBe(true);
  expect(crosses(width - edge, width - outer, (x) => isInk(x, middleY))).toBe(true);
  expect(crosses(outer, edge, (y) => isInk(middleX, y))).toBe(true);
  expect(crosses(height - edge, height - outer, (y) => isInk(middleX, y))).toBe(true);
});
