import type { ColumnNames } from "#lib/kit/header";

/**
 * Columns of a sheet of 进项发票, found by name: those of the tax bureau's own export (税务数字账户, 全量发票查询), one row per
 * line of an invoice, and beside them the seller's SKU.
 */
export const invoiceColumns = {
  digitalNumber: { zh: "数电发票号码", en: "Digital invoice number", also: ["数电票号码", "全电发票号码"] },
  code: { zh: "发票代码", en: "Invoice code", also: [] },
  number: { zh: "发票号码", en: "Invoice number", also: ["发票号", "Invoice No"] },
  kind: { zh: "发票票种", en: "Invoice type", also: ["发票类型", "发票种类", "票种"] },
  issuedOn: { zh: "开票日期", en: "Invoice date", also: ["日期", "Date"] },
  supplierName: { zh: "销方名称", en: "Supplier", also: ["销售方名称", "销货方名称", "供应商", "供应商名称"] },
  supplierTaxNo: {
    zh: "销方识别号",
    en: "Supplier tax number",
    also: ["销方税号", "销售方税号", "销售方识别号", "销售方纳税人识别号", "供应商税号"],
  },
  sku: { zh: "SKU", en: "Seller SKU", also: ["商家编码", "货号", "SKU编码", "商品SKU", "企业商品货号"] },
  model: { zh: "规格型号", en: "Specification", also: ["规格", "型号"] },
  name: {
    zh: "货物或应税劳务名称",
    en: "Goods",
    also: ["货物名称", "商品名称", "品名", "项目名称", "货物或应税劳务、服务名称"],
  },
  unit: { zh: "单位", en: "Unit", also: ["计量单位"] },
  quantity: { zh: "数量", en: "Quantity", also: ["Qty"] },
  net: { zh: "金额", en: "Net amount", also: ["不含税金额", "不含税价"] },
  taxRate: { zh: "税率", en: "VAT rate", also: ["税率/征收率", "征收率"] },
  tax: { zh: "税额", en: "VAT", also: ["VAT amount"] },
  status: { zh: "发票状态", en: "Status", also: ["状态"] },
} as const satisfies Record<string, ColumnNames>;

export type InvoiceColumn = keyof typeof invoiceColumns;

/** Columns of the template, in its order. */
export const invoiceTemplateColumns = [
  ...(["number", "code", "kind", "issuedOn", "supplierName", "supplierTaxNo", "sku", "name"] as const),
  ...(["unit", "quantity", "net", "taxRate", "tax"] as const),
] as const satisfies readonly InvoiceColumn[];
