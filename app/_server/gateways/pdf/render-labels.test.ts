import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import type { LabelData } from "#lib/papers/label-data";
import { aLabel } from "#lib/papers/label-samples";
import { layoutLabel } from "#lib/papers/layout-label";
import type { Page } from "#lib/papers/marks";
import type { Ruler } from "#lib/papers/ruler";
import { code128Bars } from "./barcode.ts";
import { faceOf, fontRuler } from "./fonts.ts";
import { rasterPdf } from "./raster-pdf.ts";
import { renderLabels, words } from "./render-labels.ts";

const now = Date.UTC(2026, 10, 25);
const wasm = await readFile(createRequire(import.meta.url).resolve("zxing-wasm/reader/zxing_reader.wasm"));
prepareZXingModule({ overrides: { wasmBinary: Uint8Array.from(wasm).buffer } });

/** Pages as a label printer of 203 dpi prints them: a dot is black or white. */
async function raster(bytes: Uint8Array, dpi = 203): Promise<Buffer[]> {
  const pages = await rasterPdf(bytes, { dpi });
  return Promise.all(
    pages.map(({ rgba, width, height }) => {
      const image = sharp(rgba, { raw: { width, height, channels: 4 } });
      return image.greyscale().threshold(128).toColourspace("b-w").png().toBuffer();
    }),
  );
}

/** Share of black dots in a part of the page, in millimetres. */
async function ink(png: Buffer, area: { x: number; y: number; width: number; height: number }): Promise<number> {
  const dots = (mm: number) => Math.round((mm / 25.4) * 203);
  const part = { left: dots(area.x), top: dots(area.y), width: dots(area.width), height: dots(area.height) };
  const { data } = await sharp(png).extract(part).greyscale().raw().toBuffer({ resolveWithObject: true });
  return data.filter((dot) => dot < 128).length / data.length;
}

async function read(bytes: Uint8Array): Promise<{ text: string; view: readonly number[] }[]> {
  const document = await getDocument({ data: bytes.slice(), useSystemFonts: false, verbosity: 0 }).promise;
  const pages = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const content = await page.getTextContent();
    pages.push({ text: content.items.map((item) => ("str" in item ? item.str : "")).join("|"), view: page.view });
  }
  return pages;
}

/** Texts whose ink (cap height to descender) touches. */
function overlaps(page: Page, ruler: Ruler): string[] {
  const boxes = page.marks
    .filter((mark) => mark.kind === "text")
    .map((mark) => ({
      text: mark.text,
      left: mark.x,
      right: mark.x + ruler.width(mark.text, mark.size, mark.bold),
      top: mark.y - mark.size * 0.75,
      bottom: mark.y + mark.size * 0.15,
    }));
  return boxes.flatMap((a, index) =>
    boxes
      .slice(index + 1)
      .filter((b) => a.left < b.right && b.left < a.right && a.top + 0.3 < b.bottom && b.top + 0.3 < a.bottom)
      .map((b) => `${a.text} / ${b.text}`),
  );
}

describe("a label's PDF", () => {
  it("has pages of exactly 100 x 150 mm, in the order of the list", async () => {
    const numbers = ["LX299455986CN", "RB123456785GB", "CNG00839881455575"];
    const { bytes, pages } = await renderLabels(
      numbers.map((trackingNumber) => aLabel({ trackingNumber })),
      now,
    );
    const found = await read(bytes);
    expect(pages).toBe(3);
    found.forEach((page, index) => {
      expect(page.text).toContain(numbers[index]);
      expect(page.view.map((side) => Math.round(side * 1000) / 1000)).toEqual([0, 0, 283.465, 425.197]);
    });
  });

  it("gives its text back, Chinese, accents and Cyrillic included", async () => {
    const recipient = {
      ...aLabel().recipient,
      name: "Łukasz Żółć",
      detail: "вул. Хрещатик, 1, їє",
      city: "İzmir Şişli",
    };
    const { bytes, warnings } = await renderLabels([aLabel({ recipient })], now);
    const [page] = await read(bytes);
    const text = page?.text.replaceAll("|", "") ?? "";
    for (const part of [
      "Łukasz Żółć",
      "вул. Хрещатик, 1, їє",
      "İzmir Şişli",
      "棉制T恤衫",
      "报关签条",
      "福华路1号",
      "L_STD_FR_02",
    ]) {
      expect(text).toContain(part);
    }
    expect(warnings).toEqual([[]]);
  });

  it("really draws its hanzi: the ink is where they stand", async () => {
    const zh = {
      ...aLabel().sender,
      detail: "龘靐齉纛灪麤".repeat(6),
      district: "",
      city: "",
      state: "",
      postalCode: "",
    };
    const blank = { ...zh, detail: "." };
    const [drawn, empty] = await raster(
      (await renderLabels([aLabel({ sender: zh }), aLabel({ sender: blank })], now)).bytes,
    );
    if (!drawn || !empty) throw new Error("no pages");
    const line = { x: 3, y: 80.5, width: 80, height: 3.2 };
    expect(await ink(drawn, line)).toBeGreaterThan((await ink(empty, line)) + 0.15);
  });

  it.each([
    "LX299455986CN",
    "RB123456785GB",
    "CNG00839881455575",
    "9400111206206406260787",
    "36YPH337263201000935107",
    "4PX00000000000000CN",
    "AP00839790702074",
    "UZ0556033196Y",
  ])("carries the barcode of %s so that it reads from 203 dpi black and white", async (trackingNumber) => {
    const [png] = await raster((await renderLabels([aLabel({ trackingNumber })], now)).bytes);
    const found = await readBarcodes(new Blob([Uint8Array.from(png ?? [])]), { formats: ["Code128"] });
    expect(found.map((code) => code.text)).toEqual([trackingNumber]);
  });

  it("draws bars whose edges all lie on printer dots, with a quiet zone of ten modules", async () => {
    const [page] = await rasterPdf((await renderLabels([aLabel()], now)).bytes, { dpi: 203 });
    if (!page) throw new Error("no page");
    const start = Math.round((27 / 25.4) * 203) * page.width;
    const row = Array.from({ length: page.width }, (_, x) => page.rgba[(start + x) * 4] ?? -1);
    // drawn with smoothing: an edge between two dots would be a grey one, which a threshold would hide
    expect(row.filter((dot) => dot > 32 && dot < 223)).toEqual([]);
    const runs: number[] = [];
    let last = -1;
    for (const dot of row) {
      if ((dot < 128 ? 1 : 0) === last) runs[runs.length - 1] = (runs.at(-1) ?? 0) + 1;
      else runs.push(1);
      last = dot < 128 ? 1 : 0;
    }
    const [before, ...rest] = runs;
    const after = rest.pop();
    const module = Math.min(...rest);
    expect(rest).toEqual(code128Bars("LX299455986CN").map((width) => width * module));
    expect(Math.min(before ?? 0, after ?? 0)).toBeGreaterThanOrEqual(10 * module);
  });

  it("puts twenty items and a long list on further pages that carry the barcode too", async () => {
    const base = aLabel();
    const items = Array.from({ length: 20 }, (_, n) => ({
      nameEn: `Stainless steel kitchen tool with long handle, number ${n + 1}`,
      nameZh: `不锈钢厨房工具${n + 1}`,
      quantity: 1,
      weightGrams: 50,
      valueMinor: 199,
      hsCode: "8215990000",
      originCountry: "CN",
    }));
    const lines = Array.from({ length: 20 }, (_, n) => ({ sku: `KITCHEN-${n + 1}`, title: "", quantity: 1 }));
    const { bytes, pages } = await renderLabels(
      [aLabel({ customs: { ...base.customs, items }, picking: { lines, remark: "" } })],
      now,
    );
    expect(pages).toBeGreaterThan(1);
    const text = (await read(bytes)).map((page) => page.text).join("|");
    for (let n = 1; n <= 20; n++) expect(text).toContain(`KITCHEN-${n}`);
    for (const png of await raster(bytes)) {
      expect(
        (await readBarcodes(new Blob([Uint8Array.from(png)]), { formats: ["Code128"] })).map((code) => code.text),
      ).toEqual([base.trackingNumber]);
    }
  });

  it("embeds each face once, as a subset, whatever the number of labels", async () => {
    const one = await renderLabels([aLabel()], now);
    const many = await renderLabels(
      Array.from({ length: 50 }, (): LabelData => aLabel()),
      now,
    );
    const fonts = (bytes: Uint8Array) =>
      Buffer.from(bytes)
        .toString("latin1")
        .match(/\/FontFile2 /g)?.length;
    expect(fonts(many.bytes)).toBe(fonts(one.bytes));
    expect(one.bytes.length).toBeLessThan(120_000);
  });

  it("prints nothing over anything with the real fonts", () => {
    const ruler = fontRuler();
    const long = "Flat 4, 27 Wojciechowskiego Street, staircase B, third floor, ring twice; ";
    const base = aLabel();
    for (const label of [
      base,
      aLabel({ laneCode: "L_AE_STANDARD_UNITEDSTATES_WEST_0002", cargo: ["built_in_battery", "liquid", "magnetic"] }),
      aLabel({ recipient: { ...base.recipient, name: long, detail: long.repeat(4), state: long } }),
      aLabel({ sender: { ...base.sender, name: long, detail: long.repeat(4) }, undeliverable: "destroy" }),
      aLabel({ customs: { ...base.customs, currency: "BRL", valueMinor: 123_456_789 } }),
    ]) {
      const { pages } = layoutLabel(label, { ruler, words, bars: code128Bars(label.trackingNumber) });
      for (const page of pages) expect(overlaps(page, ruler)).toEqual([]);
    }
  });

  it("is the same file for the same labels", async () => {
    const [a, b] = [await renderLabels([aLabel()], now), await renderLabels([aLabel()], now)];
    expect(Buffer.from(a.bytes).equals(Buffer.from(b.bytes))).toBe(true);
  });
});

describe("the fonts", () => {
  it("hold every hanzi of GB 2312 and the letters of the countries served", () => {
    const { covers } = fontRuler();
    const letters = "ąćęłńóśźż ğışçöü ěščřžýáíéůúďťň ăâîșț õäöü ñ¿¡ ÆØÅ ß Ђ Є І Ї Ґ Ў Ё Ж ΑΒΓάέήίόύώς ơưđ ₽€£¥";
    for (const letter of letters.replaceAll(" ", ""))
      expect([letter, covers(letter.codePointAt(0) ?? 0)]).toEqual([letter, true]);
    const decoder = new TextDecoder("gb18030");
    for (let row = 0xb0; row <= 0xf7; row++) {
      for (let cell = 0xa1; cell <= 0xfe; cell++) {
        const hanzi = decoder.decode(Uint8Array.of(row, cell));
        if (/^\p{Script=Han}$/u.test(hanzi)) expect([hanzi, covers(hanzi.codePointAt(0) ?? 0)]).toEqual([hanzi, true]);
      }
    }
  });

  it("draw Latin letters in the Latin face and hanzi in the Chinese one", () => {
    expect([faceOf(0x41, false), faceOf(0x141, true), faceOf(0x4e2d, false), faceOf(0x4e2d, true)]).toEqual([
      "latin",
      "latinBold",
      "hanzi",
      "hanziBold",
    ]);
  });
});
