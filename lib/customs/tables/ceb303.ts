import type { FieldSpec } from "../field-spec.ts";

/** CEB303 电子订单: the head, in the schema's order. Source: enterprise message standard 202205 of the unified export version. */
export const orderHead = [
  { name: "guid", zh: "系统唯一序号", kind: "fixed", size: 36, mandatory: true, form: "guid" },
  { name: "appType", zh: "报送类型", kind: "fixed", size: 1, mandatory: true, form: { oneOf: ["1", "2", "3"] } },
  { name: "appTime", zh: "报送时间", kind: "fixed", size: 14, mandatory: true, form: "moment" },
  { name: "appStatus", zh: "报送状态", kind: "fixed", size: 1, mandatory: true, form: { oneOf: ["1", "2"] } },
  { name: "orderType", zh: "订单类型", kind: "fixed", size: 1, mandatory: true, form: { oneOf: ["E"] } },
  { name: "orderNo", zh: "电商订单/海外仓订仓单编号", kind: "text", size: 60, mandatory: true },
  { name: "ebpCode", zh: "电商平台代码", kind: "text", size: 18, mandatory: true, form: "platform" },
  { name: "ebpName", zh: "电商平台/海外仓名称", kind: "text", size: 100, mandatory: true },
  { name: "ebcCode", zh: "电商企业代码", kind: "text", size: 18, mandatory: true, form: "party" },
  { name: "ebcName", zh: "电商企业名称", kind: "text", size: 100, mandatory: true },
  { name: "goodsValue", zh: "商品金额", kind: "decimal", size: 19, mandatory: true, form: "positive" },
  { name: "freight", zh: "运杂费", kind: "decimal", size: 19, mandatory: true, form: "not_negative" },
  { name: "currency", zh: "币制", kind: "fixed", size: 3, mandatory: true, form: "currency" },
  { name: "note", zh: "备注", kind: "text", size: 1000, mandatory: false },
] as const satisfies readonly FieldSpec[];

/** CEB303: one line, in the schema's order. */
export const orderLine = [
  { name: "gnum", zh: "商品序号", kind: "integer", size: 5, mandatory: true, form: "positive" },
  { name: "itemNo", zh: "企业商品货号", kind: "text", size: 30, mandatory: true },
  { name: "itemName", zh: "企业商品名称", kind: "text", size: 250, mandatory: true },
  { name: "itemDescribe", zh: "企业商品描述", kind: "text", size: 1000, mandatory: false },
  { name: "barCode", zh: "条形码", kind: "text", size: 50, mandatory: false },
  { name: "unit", zh: "计量单位", kind: "fixed", size: 3, mandatory: true, form: "unit" },
  { name: "currency", zh: "币制", kind: "fixed", size: 3, mandatory: true, form: "currency" },
  { name: "qty", zh: "数量", kind: "decimal", size: 19, mandatory: true, form: "positive" },
  { name: "price", zh: "单价", kind: "decimal", size: 19, mandatory: true, form: "positive" },
  { name: "totalPrice", zh: "总价", kind: "decimal", size: 19, mandatory: true, form: "positive" },
  { name: "note", zh: "备注", kind: "text", size: 1000, mandatory: false },
] as const satisfies readonly FieldSpec[];
