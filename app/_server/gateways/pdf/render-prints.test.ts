import { describe, expect, it } from "vitest";
import { aLabel } from "#lib/papers/label-samples";
import { printOrder } from "#lib/papers/print-order";
import { type PrintPaper, plainSettings } from "#lib/papers/print-profile";
import { aTrade } from "#lib/papers/trade/trade-samples";
import { rasterPdf } from "./raster-pdf.ts";
import { readLabelBarcodes } from "./read-label.ts";
import { type PrintedParcel, renderPapersApart, renderPrint } from "./render-prints.ts";
import { renderTestPage } from "./render-test-page.ts";

const now = Date.UTC(2026, 10, 28);
const numbers = Array.from({ length: 7 }, (_, at) => `LX00000000${at + 1}CN`);
const parcel = (trackingNumber: string): PrintedParcel => ({ label: aLabel({ trackingNumber }), trade: aTrade() });
const parcels = numbers.map(parcel);
const decoded = async (change: Partial<typeof plainSettings>, list: readonly PrintedParcel[] = parcels) => {
  const { bytes, pages } = await renderPrint(list, { ...plainSettings, ...change }, now);
  const read = (await readLabelBarcodes(bytes)).pages.map(({ texts }) => texts);
  expect(read).toHaveLength(pages);
  return read;
};

describe("what a scanner reads of a print", () => {
  it("is a label a page, in the order of the list", async () => {
    expect(await decoded({})).toEqual(numbers.map((number) => [number]));
  });

  it.each<[PrintPaper, number]>([
    ["a4_four", 4],
    ["a4_two", 2],
  ])("is every label of every sheet, %s, row by row in the order of the list", async (paper, count) => {
    const sheets = Array.from({ length: Math.ceil(numbers.length / count) }, (_, at) =>
      numbers.slice(at * count, (at + 1) * count),
    );
    expect(await decoded({ paper, offsetXMm: 0.6, offsetYMm: -0.4 })).toEqual(sheets);
  });

  it("is single pieces by SKU first, on sheets too, where the profile says so", async () => {
    const of = (trackingNumber: string, sku: string, quantity: number): PrintedParcel => ({
      label: aLabel({ trackingNumber, picking: { lines: [{ sku, title: "", quantity }], remark: "" } }),
      trade: null,
    });
    const list = [
      of("N1", "CUP-2", 1),
      of("N2", "CUP-1", 3),
      of("N3", "CUP-1", 1),
      of("N4", "CUP-2", 1),
      of("N5", "A", 1),
    ];
    const order = printOrder(
      list.map(({ label }) => label),
      "sku",
    );
    const sorted = order.flatMap((place) => list[place] ?? []);
    expect(await decoded({ paper: "a4_four" }, sorted)).toEqual([["N5", "N3", "N1", "N4"], ["N2"]]);
    expect(await decoded({ copies: 2 }, sorted)).toEqual(
      ["N5", "N3", "N1", "N4", "N2"].flatMap((number) => [[number], [number]]),
    );
  });

  it("has no label's code on the papers behind it", async () => {
    const [first = parcel("A"), second = parcel("B")] = parcels;
    const read = await decoded({ invoice: "behind", packingList: "behind" }, [first, second]);
    expect(read.filter((texts) => texts.length > 0)).toEqual([[numbers[0]], [numbers[1]]]);
    expect(read.length).toBeGreaterThanOrEqual(6);
    expect(read[0]).toEqual([numbers[0]]);
    expect(read.slice(1, 3)).toEqual([[], []]);
  });
});

it("prints the papers apart in a document of their own", async () => {
  const settings = { ...plainSettings, invoice: "apart", packingList: "apart" } as const;
  const { bytes, pages } = await renderPapersApart([aTrade(), aTrade()], settings, now);
  expect(pages).toBe(4);
  const [page] = await rasterPdf(bytes, { dpi: 72 });
  expect([page?.width, page?.height]).toEqual([596, 842]);
});

it("never scales: a bar of a label is as wide on a sheet as on its own paper", async () => {
  const widthOf = async (paper: PrintPaper) => {
    const { bytes } = await renderPrint([parcel("LX299455986CN")], { ...plainSettings, paper }, now);
    const [page] = await rasterPdf(bytes, { dpi: 203 });
    if (!page) throw new Error("no page");
    // a row through the barcode, 30 mm below the label's upper edge; the sheets begin it 0.5 and 12 mm lower
    const y = Math.round(((30 + { label: 0, a4_four: 0.5, a4_two: 12 }[paper]) / 25.4) * 203);
    const dark = Array.from({ length: page.width }, (_, x) => (page.rgba[(y * page.width + x) * 4] ?? 255) < 128);
    return dark.lastIndexOf(true) - dark.indexOf(true);
  };
  const own = await widthOf("label");
  expect(own).toBeGreaterThan(200);
  expect([await widthOf("a4_four"), await widthOf("a4_two")]).toEqual([own, own]);
});

it.each<[PrintPaper, number]>([
  ["label", 1],
  ["a4_two", 2],
  ["a4_four", 4],
])("the test page of a profile fills its paper, %s", async (paper, count) => {
  const bytes = await renderTestPage(now, { ...plainSettings, paper, copies: 3 });
  const texts = Array.from({ length: count }, () => "ALP-TEST-100X150");
  expect(await readLabelBarcodes(bytes)).toEqual({ pages: [{ texts }] });
});
