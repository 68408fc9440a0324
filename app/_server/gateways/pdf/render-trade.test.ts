import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { describe, expect, it } from "vitest";
import { mm } from "#lib/papers/marks";
import { tradePapers } from "#lib/papers/paper-kinds";
import { aTrade, someGoods } from "#lib/papers/trade/trade-samples";
import { drawPdf } from "./draw.ts";
import { fontRuler } from "./fonts.ts";
import { rasterPdf } from "./raster-pdf.ts";
import { readLabelBarcodes } from "./read-label.ts";
import { renderMergedPaper, renderParcelPapers } from "./render-trade.ts";

const info = { title: "test", createdAt: Date.UTC(2026, 10, 25) };

async function textOf(bytes: Uint8Array): Promise<string[]> {
  const document = await getDocument({ data: bytes.slice(), useSystemFonts: false, verbosity: 0 }).promise;
  const pages = Array.from({ length: document.numPages }, async (_, index) => {
    const content = await (await document.getPage(index + 1)).getTextContent();
    return content.items.map((item) => ("str" in item ? item.str : "")).join("|");
  });
  return Promise.all(pages);
}

/** The letters of many scripts and signs that papers of the countries served bear. */
const varied = [
  "The quick brown fox jumps over the lazy dog 0123456789 &<>\"'#%@*+=/\\|~^{}[]",
  "ąćęłńóśźż ğışçöü ěščřžýáíéůúďťň ăâîșț õäöü ñ¿¡ ÆØÅæøå ßẞ ÐÞðþ Œœ Ÿ ơưđ ₫₽€£¥₩₺₴",
  "Привет Ђ Є І Ї Ґ Ў Ё Ж їєґў ΑΒΓΔΕΖΗΘ άέήίόύώς αβγδε",
  "深圳市星河跨境贸易有限公司 棉制针织T恤衫 不锈钢厨房工具 龘靐齉纛灪麤彧喆犇 臺灣繁體 の ア、。《》“”—…",
  "×÷±≈≤≥°²³½¼™®© № § ¶ † ‡ • – — · m³",
].join(" ");

/** Pixels of one character drawn alone, 40 points high. */
async function glyphs(characters: readonly string[], bold: boolean): Promise<Map<string, string>> {
  const marks = characters.map((text, at) => ({
    ...{ kind: "text" as const, x: mm(5 + (at % 10) * 18), y: mm(20 + Math.floor(at / 10) * 18) },
    ...{ size: 40, text, bold, white: false },
  }));
  const rows = Math.ceil(characters.length / 10);
  const page = { width: mm(190), height: mm(30 + rows * 18), marks };
  const bytes = await drawPdf([page], { title: "glyphs", createdAt: new Date(info.createdAt) });
  const [pixels] = await rasterPdf(bytes, { dpi: 50 });
  if (!pixels) throw new Error("no page");
  const dots = (millimetres: number) => Math.round((millimetres / 25.4) * 50);
  const found = new Map<string, string>();
  characters.forEach((text, at) => {
    const [left, top] = [dots(3 + (at % 10) * 18), dots(6 + Math.floor(at / 10) * 18)];
    let ink = "";
    for (let y = top; y < top + dots(17.5); y++) {
      for (let x = left; x < left + dots(17.5); x++) {
        ink += (pixels.rgba[(y * pixels.width + x) * 4] ?? 255) < 160 ? "#" : ".";
      }
    }
    found.set(text, ink);
  });
  return found;
}

describe("glyphs, drawn and looked at", () => {
  it.each([false, true])(
    "every letter that counts as covered has ink of its own, never the empty box (bold: %s)",
    async (bold) => {
      const { covers } = fontRuler();
      const characters = [...new Set(varied)].filter((one) => one !== " ");
      expect(characters.filter((one) => !covers(one.codePointAt(0) ?? 0))).toEqual([]);
      // what the fonts draw for a code point that they lack
      const box = (await glyphs(["\u{e123}"], bold)).get("\u{e123}") ?? "";
      expect(box).toContain("#");
      const drawn = await glyphs(characters, bold);
      for (const [text, ink] of drawn) {
        expect([text, ink.includes("#")]).toEqual([text, true]);
        expect([text, ink === box]).toEqual([text, false]);
      }
      // letters that look alike share a picture; the rest are distinct, so that nothing stands for another
      expect(new Set(drawn.values()).size).toBeGreaterThan(characters.length * 0.85);
    },
  );
});

describe("trade papers as PDF", () => {
  it.each(tradePapers)("%s gives its text back", async (paper) => {
    const { bytes, pages } = await renderParcelPapers(paper, [aTrade()], "both", info);
    const text = (await textOf(bytes)).join("").replaceAll("|", "");
    expect(pages).toBe(1);
    for (const part of ["棉制针织T恤衫", "Knitted cotton T-shirt", "6109100021"]) expect(text).toContain(part);
    expect(text).toContain(paper === "declaration_draft" ? "5349" : "LX299455986CN");
  });

  it("keeps its text searchable after letters with accents were drawn", async () => {
    const { buyer } = aTrade();
    const accents = { ...buyer, name: { zh: "ÉÈÊËĚ ÀÁÂÃÄ", en: "ÉÈÊËĚ ÀÁÂÃÄ" } };
    await renderParcelPapers("invoice", [aTrade({ buyer: accents })], "en", info);
    const { bytes } = await renderParcelPapers("declaration_draft", [aTrade()], "both", info);
    expect((await textOf(bytes)).join("").replaceAll("|", "")).toContain("EXPORT DECLARATION (DRAFT)");
  });

  it("counts pages parcel by parcel, in the order of the list", async () => {
    const long = aTrade({ number: "LP2", goods: Array.from({ length: 60 }, () => someGoods()) });
    const { bytes, pages } = await renderParcelPapers(
      "invoice",
      [aTrade({ number: "LP1" }), long, aTrade({ number: "LP3" })],
      "en",
      info,
    );
    const texts = await textOf(bytes);
    expect(texts.length).toBe(pages);
    expect(texts[0]).toMatch(/LP1.*Page 1 of 1/);
    for (const [at, text] of texts.slice(1, -1).entries()) expect(text).toContain(`Page ${at + 1} of ${pages - 2}`);
    expect(texts.at(-1)).toMatch(/LP3.*Page 1 of 1/);
  });

  it("is the same file whenever it is drawn", async () => {
    for (const paper of tradePapers) {
      const [a, b] = [
        await renderParcelPapers(paper, [aTrade()], "both", info),
        await renderParcelPapers(paper, [aTrade()], "both", info),
      ];
      expect(Buffer.from(a.bytes).equals(Buffer.from(b.bytes))).toBe(true);
    }
  });

  it("CN 23 carries the barcode of its parcel", async () => {
    const { bytes } = await renderParcelPapers("cn23", [aTrade()], "both", info);
    expect(await readLabelBarcodes(bytes, { dpi: 203 })).toEqual({ pages: [{ texts: ["LX299455986CN"] }] });
  });

  it("gives each carrier a hand-over list of its own", async () => {
    const other = { code: "yanwen", name: { zh: "燕文物流", en: "Yanwen" } };
    const { bytes, pages } = await renderMergedPaper(
      "hand_over",
      [aTrade(), aTrade({ carrier: other }), aTrade()],
      "B1",
      "zh",
      info,
    );
    const texts = await textOf(bytes);
    expect(pages).toBe(2);
    expect(texts[0]).toMatch(/菜鸟.*B1-1/s);
    expect(texts[1]).toMatch(/燕文物流.*B1-2/);
  });
});
