import { describe, expect, it } from "vitest";
import { parseProductsCell, renderProductsCell } from "./products-cell.ts";
import { parseShipmentsCell } from "./shipments-cell.ts";

const titles = (cell: string) => {
  const result = parseProductsCell(cell);
  return result.ok
    ? result.value.map((product) => [product.title, product.sku, product.quantity])
    : result.refusal.code;
};

describe("the cell of all products", () => {
  it("reads every product with all its parts", () => {
    const cell =
      "【1】Phone case (产品属性:颜色:红色 + 尺寸:XL) (商家编码:A-1) (产品数量:2 piece) (物流等级&买家选择物流:标准类&Cainiao) \n" +
      "【2】Cable (产品属性:) (商家编码:) (产品数量:3 lot (5 pieces/lot)) (物流等级&买家选择物流:简易)";
    expect(parseProductsCell(cell)).toEqual({
      ok: true,
      value: [
        {
          index: 1,
          title: "Phone case",
          attributes: "颜色:红色 + 尺寸:XL",
          sku: "A-1",
          quantity: 2,
          unit: "piece",
          service: "标准类&Cainiao",
        },
        { index: 2, title: "Cable", attributes: "", sku: "", quantity: 3, unit: "lot (5 pieces/lot)", service: "简易" },
      ],
    });
  });

  it.each<[string, string, unknown]>([
    [
      "brackets in a name",
      "【1】Case (a) 【NEW】 [x] (商家编码:S) (产品数量:1 piece)",
      [["Case (a) 【NEW】 [x]", "S", 1]],
    ],
    ["the next number in a name", "【1】Set 【2】 in 1 (商家编码:S) (产品数量:1 piece)", [["Set 【2】 in 1", "S", 1]]],
    [
      "a quoted label in a name",
      "【1】Card (商家编码:no) x (商家编码:S) (产品数量:1 piece)",
      [["Card (商家编码:no) x", "S", 1]],
    ],
    ["line breaks in a name", "【1】Two\nlines (商家编码:S)\n(产品数量:1 piece)", [["Two\nlines", "S", 1]]],
    ["full-width punctuation", "【1】表带（商家编码：表-1）（产品数量：4 件）", [["表带", "表-1", 4]]],
    [
      "English labels",
      "【1】Belt (Product Attribute:Red) (Merchant Code:B) (Product Quantity:1 piece)",
      [["Belt", "B", 1]],
    ],
    ["brackets in values", "【1】Belt (产品属性:Red (dark)) (商家编码:B(2)) (产品数量:1 piece)", [["Belt", "B(2)", 1]]],
    ["no numbers", "Belt (商家编码:B) (产品数量:1 piece)", [["Belt", "B", 1]]],
    [
      "blocks without a space between",
      "【1】A (产品数量:1 piece)【2】B (产品数量:2 piece)",
      [
        ["A", "", 1],
        ["B", "", 2],
      ],
    ],
    ["emoji", "【1】😀👨‍👩‍👧 (产品数量:1 piece)", [["😀👨‍👩‍👧", "", 1]]],
    ["nothing", "  ", "products_missing"],
    ["no title", "【1】 (商家编码:B) (产品数量:1 piece)", "product_title_missing"],
    ["no quantity", "【1】Belt (商家编码:B)", "quantity_missing"],
    ["a quantity of none", "【1】Belt (产品数量:0 piece)", "quantity_invalid"],
    ["a negative quantity", "【1】Belt (产品数量:-2 piece)", "quantity_invalid"],
    ["a broken quantity", "【1】Belt (产品数量:1.5 piece)", "quantity_invalid"],
    ["a huge quantity", "【1】Belt (产品数量:999999999 piece)", "quantity_invalid"],
  ])("with %s", (_, cell, expected) => {
    expect(titles(cell)).toEqual(expected);
  });

  it("names the product that is broken", () => {
    const cell = renderProductsCell([
      { title: "A", attributes: "", sku: "", quantity: 1, unit: "piece", service: "" },
      { title: "B", attributes: "", sku: "", quantity: 0, unit: "piece", service: "" },
    ]);
    expect(parseProductsCell(cell)).toMatchObject({ ok: false, refusal: { values: { product: 2 } } });
  });
});

describe("the column of shipped numbers", () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ["AliExpress Standard Shipping:RE700150389CN", ["RE700150389CN"], []],
    ["A:RE700150389CN\nB:LP00096553139264", ["LP00096553139264", "RE700150389CN"], []],
    ["A:RE700150389CN;B: lp00096553139264 ；", ["LP00096553139264", "RE700150389CN"], []],
    ["A:RE700150389CN,B:LP00096553139264", ["LP00096553139264", "RE700150389CN"], []],
    ["Seller's Shipping Method: X:RE700150389CN", ["RE700150389CN"], []],
    ["RE700150389CN", ["RE700150389CN"], []],
    ["A:RE700150389CN\nA:RE700150389CN", ["RE700150389CN"], []],
    ["AliExpress Standard Shipping:", [], ["AliExpress Standard Shipping:"]],
    ["未发货", [], ["未发货"]],
    ["", [], []],
  ])("%j", (cell, numbers, unread) => {
    const reading = parseShipmentsCell(cell);
    expect(reading.shipped.map((one) => one.number)).toEqual(numbers);
    expect(reading.unread).toEqual(unread);
  });

  it("keeps the service's own colons", () => {
    expect(parseShipmentsCell("Seller: own: AB123456").shipped).toEqual([
      { service: "Seller: own", number: "AB123456" },
    ]);
  });
});
