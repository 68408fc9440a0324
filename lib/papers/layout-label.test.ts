import fc from "fast-check";
import { describe, expect, it } from "vitest";
import en from "#messages/en/papers.json" with { type: "json" };
import zh from "#messages/zh-CN/papers.json" with { type: "json" };
import { type LabelData, labelHash } from "./label-data.ts";
import { aLabel } from "./label-samples.ts";
import { labelWordKeys, labelWords } from "./label-words.ts";
import { layoutLabel } from "./layout-label.ts";
import type { Mark, Page } from "./marks.ts";
import type { Ruler } from "./ruler.ts";

/** Wide for hanzi, a little more than half for the rest: close to the real fonts, and exact. */
const ruler: Ruler = {
  width: (text, size, bold) =>
    [...text].reduce((sum, character) => sum + (character > "\u2e80" ? size : size * (bold ? 0.54 : 0.5)), 0),
  covers: (codePoint) => codePoint >= 0x20 && codePoint < 0xa000,
};
const words = labelWords(zh.label, en.label);
const bars = Array.from({ length: 97 }, (_, index) => (index % 3) + 1);

function layout(data: LabelData) {
  return layoutLabel(data, { ruler, words, bars });
}

type Box = { left: number; right: number; top: number; bottom: number; text: string };

function boxesOf(page: Page): Box[] {
  return page.marks
    .filter((mark): mark is Mark & { kind: "text" } => mark.kind === "text")
    .map((mark) => ({
      left: mark.x,
      right: mark.x + ruler.width(mark.text, mark.size, mark.bold),
      // Cap height above, descender below: what ink really covers.
      top: mark.y - mark.size * 0.72,
      bottom: mark.y + mark.size * 0.12,
      text: mark.text,
    }));
}

function overlaps(page: Page): string[] {
  const boxes = boxesOf(page);
  const slack = 0.35;
  return boxes.flatMap((a, index) =>
    boxes
      .slice(index + 1)
      .filter(
        (b) =>
          a.left + slack < b.right && b.left + slack < a.right && a.top + slack < b.bottom && b.top + slack < a.bottom,
      )
      .map((b) => `${a.text} / ${b.text}`),
  );
}

function textOf(pages: readonly Page[]): string {
  return pages.flatMap((page) => boxesOf(page).map((box) => box.text)).join("\n");
}

const items = (count: number, name = "Kitchen tool") =>
  Array.from({ length: count }, (_, n) => ({
    nameEn: `${name} ${n + 1}`,
    nameZh: `厨具${n + 1}`,
    quantity: (n % 3) + 1,
    weightGrams: 50 + n,
    valueMinor: 199 + n,
    hsCode: "8215990000",
    originCountry: "CN",
  }));
const picks = (count: number, sku = "SKU") => ({
  lines: Array.from({ length: count }, (_, n) => ({ sku: `${sku}-${n + 1}`, title: "", quantity: n + 1 })),
  remark: "",
});

describe("a label's layout", () => {
  it("fits an everyday parcel on one page with nothing lost", () => {
    const { pages, warnings } = layout(aLabel());
    expect(pages).toHaveLength(1);
    expect(warnings).toEqual([]);
    const text = textOf(pages);
    for (const part of [
      "L_STD_FR_02",
      "LX299455986CN",
      "Jean-Baptiste Dupont",
      "75001 Paris, Île-de-France",
      "FRANCE  法国",
      "6109100021",
      "0.260",
      "17.98",
      "26.97 USD",
      "0.320",
      "2026-11-25",
      "CN 22",
      "TSHIRT-RED-M",
      "× 2",
      "3/40",
    ]) {
      expect(text).toContain(part);
    }
  });

  it("says on every page of a first-order test, and on no other label, that it must not be sent", () => {
    const isMarked = (page: Page) => boxesOf(page).some(({ text }) => text === "REHEARSAL 演练 · 不可寄出");
    const many = { customs: { ...aLabel().customs, items: items(50) }, picking: picks(120) };
    const marked = layout(aLabel({ ...many, isRehearsal: true })).pages;
    expect(marked.length).toBeGreaterThan(2);
    expect(marked.every(isMarked)).toBe(true);
    expect(layout(aLabel({ isRehearsal: true })).pages.map(isMarked)).toEqual([true]);
    expect(layout(aLabel(many)).pages.some(isMarked)).toBe(false);
  });

  it("is exactly 100 x 150 mm", () => {
    for (const page of layout(aLabel({ picking: picks(80) })).pages) {
      expect(page.width).toBeCloseTo(283.465, 3);
      expect(page.height).toBeCloseTo(425.197, 3);
    }
  });

  it.each(labelWordKeys)("has the word %s in both languages", (key) => {
    expect(words[key].zh).not.toBe("");
    expect(words[key].en).not.toBe("");
  });

  it("crosses the category of the goods and no other", () => {
    const crosses = (data: LabelData) =>
      layout(data).pages[0]?.marks.filter((mark) => mark.kind === "rule" && mark.thickness === 1.2).length;
    expect(crosses(aLabel())).toBe(2);
    expect(crosses(aLabel({ customs: { ...aLabel().customs, category: "gift" } }))).toBe(2);
  });

  it("prints an address in a script without letters here in Latin, and says so", () => {
    const { pages, warnings } = layout(
      aLabel({ recipient: { ...aLabel().recipient, name: "이보영", detail: "강남대로 1" } }),
    );
    expect(textOf(pages)).toContain("Iboyeong");
    expect(warnings).toEqual([
      { code: "characters_spelt", field: "recipient.name", characters: "이보영" },
      { code: "characters_spelt", field: "recipient.address", characters: "강남대로" },
    ]);
  });

  it("keeps every item and every SKU, on continuation pages where needed, each with the barcode", () => {
    for (const [goods, skus] of [
      [1, 60],
      [20, 20],
      [50, 0],
      [50, 120],
    ] as const) {
      const { pages } = layout(aLabel({ customs: { ...aLabel().customs, items: items(goods) }, picking: picks(skus) }));
      const lines = new Set(textOf(pages).split("\n"));
      for (let n = 1; n <= goods; n++) expect(lines).toContain(`Kitchen tool ${n} 厨具${n}`);
      for (let n = 1; n <= skus; n++) expect(lines).toContain(`SKU-${n}`);
      for (const page of pages) expect(page.marks.filter((mark) => mark.kind === "bars")).toHaveLength(1);
      for (const page of pages) expect(overlaps(page)).toEqual([]);
    }
  });

  it("breaks a long SKU and never cuts it", () => {
    const sku = "A".repeat(150);
    const { pages, warnings } = layout(aLabel({ picking: { lines: [{ sku, title: "", quantity: 3 }], remark: "" } }));
    expect(textOf(pages).replaceAll("\n", "")).toContain(sku);
    expect(warnings).toEqual([]);
  });

  it("shows the title where a line has no SKU", () => {
    expect(
      textOf(
        layout(aLabel({ picking: { lines: [{ sku: "", title: "Cotton T-shirt", quantity: 1 }], remark: "" } })).pages,
      ),
    ).toContain("Cotton T-shirt");
  });

  it("shortens a long remark, with a mark and a warning", () => {
    const { pages, warnings } = layout(aLabel({ picking: { ...picks(1), remark: "请不要用红色胶带".repeat(40) } }));
    expect(textOf(pages)).toContain("…");
    expect(warnings).toEqual([{ code: "text_shortened", field: "picking.remark", characters: "" }]);
  });

  it("warns when an address is beyond all measure, and keeps town and country", () => {
    const { pages, warnings } = layout(
      aLabel({ recipient: { ...aLabel().recipient, detail: "long street ".repeat(200) } }),
    );
    expect(warnings).toContainEqual({ code: "text_shortened", field: "recipient.address", characters: "" });
    expect(textOf(pages)).toContain("75001 Paris, Île-de-France");
    expect(textOf(pages)).toContain("FRANCE");
  });

  it("prints no picking list when the seller wants none, but the order number all the same", () => {
    const text = textOf(layout(aLabel({ picking: null, batch: null })).pages);
    expect(text).not.toContain(words.picking.zh);
    expect(text).toContain("8201234567890123");
  });

  it("never prints anything over anything or off the paper, whatever the data", () => {
    const word = fc.stringMatching(/^[A-Za-z0-9一-龥,. -]{1,40}$/);
    const long = fc.stringMatching(/^[A-Za-z0-9一-龥,. -]{1,260}$/);
    const data = fc.record({
      isRehearsal: fc.boolean(),
      name: word,
      detail: long,
      city: word,
      lane: word,
      solution: word,
      goods: fc.integer({ min: 1, max: 20 }),
      goodsName: word,
      skus: fc.integer({ min: 0, max: 40 }),
      sku: word,
      remark: fc.string({ maxLength: 200 }),
      tax: fc.option(fc.constant("123.456.789-09")),
    });
    fc.assert(
      fc.property(data, (made) => {
        const base = aLabel();
        const { pages } = layout({
          ...base,
          laneCode: made.lane,
          solution: { ...base.solution, nameEn: made.solution },
          recipientTaxId: made.tax,
          cargo: ["built_in_battery", "liquid"],
          recipient: { ...base.recipient, name: made.name, detail: made.detail, city: made.city },
          sender: { ...base.sender, detail: made.detail },
          customs: { ...base.customs, items: items(made.goods, made.goodsName) },
          picking: { ...picks(made.skus, made.sku), remark: made.remark },
          ...(made.isRehearsal ? { isRehearsal: true } : {}),
        });
        for (const page of pages) {
          expect(overlaps(page)).toEqual([]);
          for (const box of boxesOf(page)) {
            expect(box.left).toBeGreaterThanOrEqual(0);
            expect(box.right).toBeLessThanOrEqual(page.width - 5);
            expect(box.bottom).toBeLessThanOrEqual(page.height - 3);
          }
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe("a frozen label", () => {
  it("has one hash for one content, whatever the order of its members", () => {
    const turned = Object.fromEntries(Object.entries(aLabel()).reverse()) as LabelData;
    expect(labelHash(turned)).toBe(labelHash(aLabel()));
    expect(labelHash(aLabel())).toMatch(/^[0-9a-f]{64}$/);
  });

  it("has another hash for any other content", () => {
    expect(labelHash(aLabel({ laneCode: "L_STD_FR_03" }))).not.toBe(labelHash(aLabel()));
  });
});
