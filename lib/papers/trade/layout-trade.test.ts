import fc from "fast-check";
import { describe, expect, it } from "vitest";
import labelEn from "#messages/en/papers.json" with { type: "json" };
import en from "#messages/en/trade.json" with { type: "json" };
import labelZh from "#messages/zh-CN/papers.json" with { type: "json" };
import zh from "#messages/zh-CN/trade.json" with { type: "json" };
import { labelWords } from "../label-words.ts";
import type { Mark, Page } from "../marks.ts";
import { type PaperLanguage, paperLanguages, tradePapers } from "../paper-kinds.ts";
import type { Ruler } from "../ruler.ts";
import { layoutMergedPaper, layoutParcelPaper, type MergedPaper, type TradeTools } from "./layout-trade.ts";
import { type TradeData, tradeHash } from "./trade-data.ts";
import { aTrade, someGoods } from "./trade-samples.ts";
import { speaker, tradeWordKeys, tradeWords } from "./trade-words.ts";

/** Wide for hanzi, a little more than half for the rest: close to the real fonts, and exact. */
const ruler: Ruler = {
  width: (text, size, bold) =>
    [...text].reduce((sum, character) => sum + (character > "\u2e80" ? size : size * (bold ? 0.54 : 0.5)), 0),
  covers: (codePoint) => (codePoint >= 0x20 && codePoint < 0xa000) || (codePoint > 0xff00 && codePoint < 0xffef),
};
const words = tradeWords(zh.words, en.words);
const bars = Array.from({ length: 97 }, (_, index) => (index % 3) + 1);
const toolsOf = (language: PaperLanguage): TradeTools => ({
  ...{ ruler, say: speaker(words, language), labelWords: labelWords(labelZh.label, labelEn.label), barsOf: () => bars },
});
const merged: readonly MergedPaper[] = ["invoice", "packing_list", "declaration_draft", "hand_over"];

type Text = Mark & { readonly kind: "text" };
const textsOf = (page: Page) => page.marks.filter((mark): mark is Text => mark.kind === "text");
const textOf = (pages: readonly Page[]) => pages.flatMap((page) => textsOf(page).map(({ text }) => text)).join("\n");

const rightOf = ({ x, text, size, bold }: Text) => x + ruler.width(text, size, bold);

/** Texts whose ink touches, texts that a block or rule drawn later runs through, and texts beyond the paper's edges. */
function faults(page: Page): string[] {
  const boxes = textsOf(page).map((mark) => ({
    ...{ text: mark.text, left: mark.x, right: rightOf(mark) },
    ...{ top: mark.y - mark.size * 0.7, bottom: mark.y + mark.size * 0.1 },
  }));
  const slack = 0.4;
  const touching = boxes.flatMap((a, index) =>
    boxes
      .slice(index + 1)
      .filter(
        (b) =>
          a.left + slack < b.right && b.left + slack < a.right && a.top + slack < b.bottom && b.top + slack < a.bottom,
      )
      .map((b) => `${a.text} / ${b.text}`),
  );
  const crossed = boxes.filter(({ text, left, right, top, bottom }) => {
    const at = page.marks.findIndex((mark) => mark.kind === "text" && mark.text === text && mark.x === left);
    return page.marks.slice(at + 1).some((mark) => {
      if (mark.kind !== "block" && mark.kind !== "rule") return false;
      const area =
        mark.kind === "block"
          ? { x: mark.x, y: mark.y, width: mark.width, height: mark.height }
          : {
              x: mark.x1,
              y: Math.min(mark.y1, mark.y2),
              width: mark.x2 - mark.x1,
              height: Math.abs(mark.y2 - mark.y1),
            };
      const besides = area.x + area.width < left + slack || area.x > right - slack;
      return !besides && area.y < bottom - slack && area.y + area.height > top + slack;
    });
  });
  const outside = boxes.filter(
    ({ left, right, top, bottom }) => left < 0 || top < 0 || right > page.width + 0.5 || bottom > page.height,
  );
  return [
    ...touching,
    ...crossed.map(({ text }) => `crossed: ${text}`),
    ...outside.map(({ text }) => `outside: ${text}`),
  ];
}

const long = (count: number) =>
  Array.from({ length: count }, (_, n) =>
    someGoods({
      sku: `KITCHEN-${n}`,
      name: {
        zh: `不锈钢厨房多功能长柄工具套装第${n + 1}号，适用于家庭、餐厅与户外露营`,
        en: `Stainless steel kitchen tool set with long handle, number ${n + 1}, for home and camping`,
      },
    }),
  );

describe.each(paperLanguages)("papers in %s", (language) => {
  const tools = toolsOf(language);

  it.each(tradePapers)("%s prints nothing over anything, on one page, with its totals", (paper) => {
    const { pages, warnings } = layoutParcelPaper(paper, aTrade(), tools);
    expect(pages.flatMap(faults)).toEqual([]);
    expect([pages.length, warnings]).toEqual([1, []]);
    const text = textOf(pages);
    expect(text).toContain(paper === "packing_list" ? "0.320" : "26.97");
  });

  it.each(["invoice", "packing_list", "cn23"] as const)(
    "%s of a parcel of several orders names each of them",
    (paper) => {
      const otherOrders = Array.from({ length: paper === "cn23" ? 3 : 20 }, (_, n) => `82019876543210${10 + n}`);
      const { pages, warnings } = layoutParcelPaper(paper, aTrade({ otherOrders }), tools);
      expect([pages.flatMap(faults), warnings]).toEqual([[], []]);
      for (const number of [aTrade().orderNumber, ...otherOrders]) expect(textOf(pages)).toContain(number);
    },
  );

  it("a customs form has room for four orders and counts the rest", () => {
    const otherOrders = Array.from({ length: 20 }, (_, n) => `82019876543210${10 + n}`);
    const { pages } = layoutParcelPaper("cn23", aTrade({ otherOrders }), tools);
    expect(pages.flatMap(faults)).toEqual([]);
    expect(textOf(pages)).toContain(`${otherOrders[2]} +17`);
  });

  it.each(merged)("one %s for forty parcels counts all of them", (paper) => {
    const parcels = Array.from({ length: 40 }, (_, n) => aTrade({ number: `LP${n}`, trackingNumber: `LX${n}CN` }));
    const { pages, warnings } = layoutMergedPaper(paper, parcels, "B20261125-3FA9C21B", tools);
    expect([pages.flatMap(faults), warnings]).toEqual([[], []]);
    const text = textOf(pages);
    // a driver counts packages, the other papers count pieces
    expect(text.split("\n")).toContain(paper === "hand_over" ? "40" : "120");
    expect(text).toContain("B20261125-3FA9C21B");
    for (const { trackingNumber } of parcels) expect(text).toContain(trackingNumber);
  });
});

describe("a paper of a hundred lines", () => {
  it.each(["invoice", "packing_list", "declaration_draft", "cn23"] as const)(
    "%s repeats its head and counts its pages",
    (paper) => {
      const { pages, warnings } = layoutParcelPaper(paper, aTrade({ goods: long(100) }), toolsOf("both"));
      expect(pages.length).toBeGreaterThan(3);
      expect(warnings).toEqual([]);
      pages.forEach((page, at) => {
        expect(faults(page)).toEqual([]);
        expect(textOf([page])).toContain(`Page ${at + 1} of ${pages.length}`);
      });
      const text = textOf(pages);
      for (let n = 1; n <= (paper === "declaration_draft" ? 0 : 100); n++)
        expect(text.split("\n")).toContain(String(n));
      // every page with rows has the head of the table
      const titles = pages.filter((page) =>
        textOf([page]).includes(paper === "declaration_draft" ? "商品名称" : "货物名称"),
      );
      expect(titles.length).toBeGreaterThanOrEqual(pages.length - 1);
    },
  );

  it("keeps the totals with the last row", () => {
    for (let count = 1; count <= 40; count++) {
      const { pages } = layoutParcelPaper("invoice", aTrade({ goods: long(count) }), toolsOf("both"));
      const of = (part: string) => pages.findIndex((page) => textsOf(page).some(({ text }) => text.includes(part)));
      expect([count, of("合计")]).toEqual([count, of(`KITCHEN-${count - 1}`)]);
    }
  });
});

describe("what is not known", () => {
  it("is left out, never made up", () => {
    const { seller, buyer, goods, customs } = aTrade();
    const bare = aTrade({
      seller: {
        ...seller,
        name: { zh: "某公司", en: "" },
        address: { zh: "深圳", en: "" },
        phone: "",
        email: "",
        code: null,
      },
      buyer: { ...buyer, phone: "", code: null },
      goods: goods.map((one) => ({ ...one, hsCode: null, originCountry: null, sku: "" })),
      customs: {
        ...customs,
        consignorCode: null,
        makerCode: null,
        declarationOffice: null,
        exitOffice: null,
        transportMode: null,
      },
    });
    for (const paper of tradePapers) {
      const { pages } = layoutParcelPaper(paper, bare, toolsOf("both"));
      const text = textOf(pages);
      expect(pages.flatMap(faults)).toEqual([]);
      expect(text).not.toMatch(/null|undefined|NaN|FOB|DDP|6109|SKU|E-mail/);
    }
  });

  it("in one language is said in the other", () => {
    const { seller } = aTrade();
    const zhOnly = aTrade({ seller: { ...seller, name: { zh: "某公司", en: "" } } });
    expect(textOf(layoutParcelPaper("invoice", zhOnly, toolsOf("en")).pages)).toContain("某公司");
  });
});

describe("characters that no font holds", () => {
  const odd = aTrade({ buyer: { ...aTrade().buyer, name: { zh: "𪚥 이보영 😀", en: "𪚥 이보영 😀" } } });

  it.each(["invoice", "packing_list", "declaration_draft", "cn23"] as const)(
    "are findings, and named on the %s",
    (paper) => {
      const { pages, warnings } = layoutParcelPaper(paper, odd, toolsOf("both"));
      expect(warnings).toContainEqual({ code: "characters_replaced", field: "buyer.name", characters: "𪚥😀" });
      expect(warnings).toContainEqual({ code: "characters_spelt", field: "buyer.name", characters: "이보영" });
      expect(textOf(pages)).toContain("U+2A6A5 U+1F600");
    },
  );

  it("are not named where there are none", () => {
    expect(textOf(layoutParcelPaper("invoice", aTrade(), toolsOf("both")).pages)).not.toContain("U+");
  });
});

describe("an average price", () => {
  it("is marked where prices of one position differ, and not where they agree", () => {
    const goods = (unitPriceMinor: number, quantity: number) =>
      someGoods({ unitPriceMinor, quantity, valueMinor: unitPriceMinor * quantity });
    const draft = (prices: readonly (readonly [number, number])[]) =>
      textOf(
        layoutParcelPaper("declaration_draft", aTrade({ goods: prices.map(([p, q]) => goods(p, q)) }), toolsOf("zh"))
          .pages,
      );
    expect(
      draft([
        [500, 2],
        [500, 1],
      ]),
    ).toContain("5.0000");
    expect(
      draft([
        [500, 2],
        [501, 1],
      ]),
    ).toContain("≈ 5.0033");
  });
});

describe("any data", () => {
  const name = fc.string({ unit: "grapheme", minLength: 1, maxLength: 120 });
  const parcel = fc.record({
    buyerName: name,
    address: fc.string({ unit: "grapheme", maxLength: 300 }),
    goodsName: name,
    count: fc.integer({ min: 1, max: 30 }),
    minor: fc.integer({ min: 0, max: 5e6 }),
  });

  it("prints nothing over anything and stays on the paper", () => {
    fc.assert(
      fc.property(
        parcel,
        fc.constantFrom(...tradePapers),
        fc.constantFrom(...paperLanguages),
        (one, paper, language) => {
          const base = aTrade();
          const data: TradeData = {
            ...base,
            buyer: {
              ...base.buyer,
              name: { zh: one.buyerName, en: one.buyerName },
              address: { zh: one.address, en: one.address },
            },
            goods: Array.from({ length: one.count }, () =>
              someGoods({
                name: { zh: one.goodsName, en: one.goodsName },
                unitPriceMinor: one.minor,
                valueMinor: one.minor * 2,
              }),
            ),
          };
          const { pages } = layoutParcelPaper(paper, data, toolsOf(language));
          expect(pages.flatMap(faults)).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe("frozen facts", () => {
  it("have a hash that changes with anything that is printed", () => {
    const base = tradeHash(aTrade());
    expect(tradeHash(aTrade())).toBe(base);
    expect(tradeHash(aTrade({ goods: [someGoods({ quantity: 3 })] }))).not.toBe(base);
    expect(tradeHash(aTrade({ orderNumber: "1" }))).not.toBe(base);
    expect(tradeHash(aTrade({ otherOrders: ["1"] }))).not.toBe(base);
  });
});

describe("the printed words", () => {
  it("stand in both files, and no others", () => {
    expect(Object.keys(zh.words).sort()).toEqual([...tradeWordKeys].sort());
    expect(Object.keys(en.words).sort()).toEqual([...tradeWordKeys].sort());
  });
});
