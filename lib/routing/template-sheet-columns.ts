import type { ColumnNames } from "#lib/kit/header";
import type { TemplateField } from "./check-template.ts";

/** Columns of a template sheet, found by name. */
export const templateColumns = {
  name: { zh: "模板名称", en: "Template", also: ["模板", "名称", "Template name", "Name"] },
  destinations: {
    zh: "目的地",
    en: "Destinations",
    also: ["国家", "国家/地区", "国家分组", "Countries", "Destination"],
  },
  except: { zh: "除外国家", en: "Except", also: ["除外", "不含", "Excluded", "Except countries"] },
  fromGrams: { zh: "起始重量(g)", en: "From (g)", also: ["起始重量", "重量下限", "From weight"] },
  toGrams: { zh: "截止重量(g)", en: "To (g)", also: ["截止重量", "重量上限", "To weight"] },
  maxDays: { zh: "最长天数", en: "Days at most", also: ["时效要求", "最长时效", "Max days"] },
  cargoKinds: { zh: "货物类型", en: "Cargo kinds", also: ["货物属性", "Cargo kind", "Goods"] },
  overUsdMinor: { zh: "订单金额大于(USD)", en: "Order value over (USD)", also: ["订单金额大于", "Value over"] },
  upToUsdMinor: { zh: "订单金额不超过(USD)", en: "Order value up to (USD)", also: ["订单金额不超过", "Value up to"] },
  solutionCode: { zh: "物流方案", en: "Solution", also: ["方案", "物流方案代码", "Solution code"] },
  recommendationFirst: { zh: "智能推荐优先", en: "Recommendation first", also: ["推荐优先"] },
  insurance: { zh: "保险", en: "Insurance", also: ["购买保险"] },
  duty_prepaid: { zh: "关税预付", en: "Duties prepaid", also: ["预付关税", "Duty prepaid"] },
  return_label: { zh: "退货面单", en: "Return label", also: ["退件面单"] },
  isActive: { zh: "启用", en: "Active", also: ["状态", "是否启用", "Enabled"] },
} as const satisfies Record<string, ColumnNames>;

export type TemplateColumn = keyof typeof templateColumns;

/** The column in which a field that `checkTemplate` refuses is mended. */
export function columnOf(field: TemplateField): TemplateColumn {
  return field;
}
