import { describe, expect, it } from "vitest";
import { explainReturn } from "./explain-return.ts";
import type { CebKind } from "./message.ts";
import { messageSpecs } from "./message-specs.ts";
import { errorRows } from "./tables/error-codes.ts";
import { placeOfElement } from "./tables/repair-places.ts";

const explain = (kind: CebKind, status: string, info: string) => {
  const found = explainReturn(kind, { guid: "", status, time: "", info, preNo: null, invtNo: null, sumNo: null });
  return found && [found.reason, found.errors.map(({ code }) => code), found.repairs.map(({ element }) => element)];
};

describe("a return explained", () => {
  it.each<[CebKind, string, string, unknown]>([
    ["CEB603", "100", "商品编码不存在", ["returned", [], ["gcode"]]],
    ["CEB603", "100", "第1项企业商品名称与商品名称不一致", ["returned", [], ["itemName", "gname"]]],
    ["CEB603", "100", "毛重小于净重，请核对", ["returned", [], ["grossWeight", "netWeight"]]],
    ["CEB603", "100", "[gmodel]申报要素不完整", ["returned", [], ["gmodel"]]],
    ["CEB603", "-621027", "商品序号重复", ["refused", ["-621027"], ["gnum"]]],
    ["CEB603", "-1", "Code:-625011;该税号不在参数表", ["refused", ["-625011"], ["gcode"]]],
    ["CEB303", "-301010", "订单编号已存在", ["refused", ["-301010"], ["orderNo"]]],
    ["CEB603", "-1", "code: 1004", ["refused", ["1004"], []]],
    ["CEB603", "100", "2001年以后的清单 3001 号", ["returned", [], []]],
    ["CEB603", "500", "布控查验", ["held", [], []]],
    ["CEB603", "777", "其他", ["unmapped", [], []]],
    ["CEB603", "120", "逻辑校验通过", null],
    ["CEB603", "800", "放行", null],
  ])("%s %s %s", (kind, status, info, expected) => {
    expect(explain(kind, status, info)).toEqual(expected);
  });

  it("every element that an error number names exists and has a place to repair", () => {
    const names = new Set(
      Object.values(messageSpecs).flatMap(({ head, line, lineNode }) => [
        ...head.map(({ name }) => name),
        ...line.map(({ name }) => name),
        lineNode ?? "",
      ]),
    );
    for (const [, , , , elements] of errorRows)
      for (const element of elements)
        expect([element, names.has(element), placeOfElement[element] !== undefined]).toEqual([element, true, true]);
  });
});
