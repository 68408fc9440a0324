import { expect, it } from "vitest";
import type { HandOverData } from "#lib/papers/trade/hand-over-data";
import { readLabelBarcodes } from "./read-label.ts";
import { renderBagLabel, renderHandOver } from "./render-hand-over.ts";

const at = Date.UTC(2026, 10, 29, 8, 5);
const nothing = { zh: "", en: "" };
const bags = ["B20261129-01", "B20261129-02"];
const data = (count: number): HandOverData => ({
  ...{
    code: "H20261129-01",
    at,
    method: "courier",
    warehouse: "SZX07",
    courierName: "顺丰",
    courierNumber: "SF1234567890",
  },
  seller: {
    ...{ name: { zh: "深圳市青禾家居有限公司", en: "Shenzhen Qinghe Home Co., Ltd." }, contact: nothing },
    ...{ address: { zh: "广东省深圳市龙岗区坂田街道五和大道 8 号 518129", en: "" }, country: "CN" },
    ...{ phone: "13800138000", email: "", code: null },
  },
  carrier: { code: "cainiao", name: { zh: "菜鸟", en: "Cainiao" } },
  bags: bags.map((code) => ({ code, parcels: count / 2, grossGrams: 320 * (count / 2) })),
  parcels: Array.from({ length: count }, (_, n) => ({
    ...{ trackingNumber: `LX${String(n).padStart(9, "0")}CN`, number: `LP00${String(n).padStart(12, "0")}` },
    ...{
      orderNumber: String(3_000_000_000_000_000 + n),
      solution: { zh: "无忧物流-标准", en: "AliExpress Standard Shipping" },
    },
    ...{ country: "US", packages: 1, grossGrams: 320, bag: bags[n < count / 2 ? 0 : 1] ?? "", declarationNumber: "" },
  })),
});

it("a list of hundreds goes on over its pages and loses nothing, drawn twice it is the same file", async () => {
  const one = await renderHandOver(data(400), "both");
  expect(one.pages).toBeGreaterThan(8);
  expect(one.warnings).toEqual([]);
  const two = await renderHandOver(data(400), "both");
  expect(Buffer.from(one.bytes).equals(Buffer.from(two.bytes))).toBe(true);
});

it("a short list is one page", async () => {
  expect((await renderHandOver(data(10), "both")).pages).toBe(1);
});

const label = {
  ...{ code: bags[0] ?? "", carrier: { zh: "菜鸟", en: "Cainiao" }, warehouse: "SZX07", method: "pickup" as const },
  ...{ count: 1000, weightGrams: 1_234_567, seller: "深圳市青禾家居有限公司", phone: "13800138000", closedAt: at },
};

it("a bag's label holds what it must, also the longest names", async () => {
  const drawn = await renderBagLabel(label);
  expect(drawn.warnings).toEqual([]);
  expect((await readLabelBarcodes(drawn.bytes)).pages).toEqual([{ texts: [label.code] }]);
  const long = await renderBagLabel({ ...label, warehouse: "深圳平湖华南城一号馆跨境分拣中心 SZX07" });
  expect(long).toMatchObject({ pages: 1, warnings: [] });
});
