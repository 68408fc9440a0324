import { describe, expect, it } from "vitest";
import { vagueChinese, vagueEnglish } from "./check-name.ts";

describe("an English description", () => {
  it.each([
    "gift",
    "Gifts",
    "SAMPLE",
    "samples",
    "parts",
    "spare parts",
    "clothes",
    "accessories",
    "free gift for you",
    "2 pcs sample",
    "New Goods",
    "accessories, parts",
    "other commodities",
    "set of 3 pcs",
  ])("%j says nothing", (name) => expect(vagueEnglish(name)).not.toBeNull());

  it.each([
    "gift box",
    "phone case",
    "bicycle parts",
    "hair accessories",
    "cotton clothes",
    "sample bottle",
    "T-shirt",
    "USB hub",
  ])("%j says what it is", (name) => expect(vagueEnglish(name)).toBeNull());
});

describe("a Chinese name", () => {
  it.each([
    "礼品",
    "小礼品",
    "样品",
    "样品1个",
    "配件",
    "各种配件",
    "零配件",
    "赠品、样品",
    "衣服",
    "日用品",
    "其他商品",
  ])("%s says nothing", (name) => expect(vagueChinese(name)).not.toBeNull());

  it.each(["礼品袋", "手机配件", "样品瓶", "女式衣服", "LED配件", "硅胶制品", "新风机", "小件", "陶瓷杯"])(
    "%s says what it is",
    (name) => expect(vagueChinese(name)).toBeNull(),
  );
});
