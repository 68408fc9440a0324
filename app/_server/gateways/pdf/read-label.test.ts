import { describe, expect, it } from "vitest";
import { aLabel } from "#lib/papers/label-samples";
import { drawPdf } from "./draw.ts";
import { readLabelBarcodes } from "./read-label.ts";
import { renderLabels } from "./render-labels.ts";

const now = Date.UTC(2026, 10, 25);

describe("the barcodes of a label", () => {
  it("are read page by page, in the order of the pages", async () => {
    const numbers = ["LX299455986CN", "CNG00839881455575"];
    const { bytes } = await renderLabels(
      numbers.map((trackingNumber) => aLabel({ trackingNumber })),
      now,
    );
    expect(await readLabelBarcodes(bytes, { dpi: 203 })).toEqual({ pages: numbers.map((text) => ({ texts: [text] })) });
  });

  it("are none where nothing is printed", async () => {
    const blank = await drawPdf([{ width: 283.465, height: 425.197, marks: [] }], {
      title: "blank",
      createdAt: new Date(now),
    });
    expect(await readLabelBarcodes(blank, { dpi: 203 })).toEqual({ pages: [{ texts: [] }] });
  });

  it("are none where bars are finer than the printer's dots", async () => {
    const { bytes } = await renderLabels([aLabel()], now);
    expect(await readLabelBarcodes(bytes, { dpi: 30 })).toEqual({ pages: [{ texts: [] }] });
  });

  it("throws for what is no PDF", async () => {
    await expect(readLabelBarcodes(new TextEncoder().encode("<html>502</html>"), { dpi: 203 })).rejects.toThrow();
  });
});
