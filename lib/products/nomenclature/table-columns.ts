import type { ColumnNames } from "#lib/kit/header";

/** Columns of a national table, found by name: the customs' own headings and what commercial sheets call them. */
export const tableColumns = {
  code: {
    zh: "商品编码",
    en: "Code",
    also: ["税则号列", "HS编码", "海关编码", "税号", "商品编号", "编码", "HS Code", "Tariff Code"],
  },
  nameZh: { zh: "商品名称", en: "Chinese name", also: ["货品名称", "名称", "中文名称"] },
  nameEn: { zh: "英文名称", en: "English name", also: ["Description"] },
  firstUnit: {
    zh: "法定第一单位",
    en: "First legal unit",
    also: ["第一法定单位", "第一计量单位", "第一单位", "法定单位", "计量单位", "单位", "Unit 1"],
  },
  secondUnit: {
    zh: "法定第二单位",
    en: "Second legal unit",
    also: ["第二法定单位", "第二计量单位", "第二单位", "Unit 2"],
  },
  elements: { zh: "申报要素", en: "Declaration elements", also: ["规范申报要素", "规范申报", "Elements"] },
  refund: {
    zh: "出口退税率(%)",
    en: "Refund rate (%)",
    also: ["出口退税率", "退税率", "Refund Rate", "Export Refund"],
  },
  supervision: { zh: "监管条件", en: "Supervision", also: ["海关监管条件", "监管证件代码", "Supervision Conditions"] },
} as const satisfies Record<string, ColumnNames>;

export type TableColumn = keyof typeof tableColumns;
