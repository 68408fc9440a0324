import type { ColumnNames } from "#lib/kit/header";

/** Columns of a carrier's bill, found by name; weight and amount may name their unit in brackets. */
export const billColumns = {
  trackingNumber: {
    zh: "运单号",
    en: "Tracking number",
    also: [
      "物流单号",
      "运单号码",
      "物流订单号",
      "快递单号",
      "跟踪号",
      "转单号",
      "单号",
      "Waybill number",
      "Waybill",
      "AWB",
      "Tracking No",
      "LP number",
    ],
  },
  amount: {
    zh: "金额",
    en: "Amount",
    also: [
      "费用",
      "总费用",
      "应付金额",
      "结算金额",
      "总金额",
      "费用合计",
      "运费",
      "Total",
      "Total amount",
      "Charge",
      "Fee",
      "Freight",
    ],
  },
  currency: { zh: "币种", en: "Currency", also: ["结算币种", "货币", "币别"] },
  weight: {
    zh: "计费重",
    en: "Chargeable weight",
    also: ["计费重量", "结算重量", "收费重", "收费重量", "重量", "Billed weight", "Weight", "Charged weight"],
  },
  day: {
    zh: "日期",
    en: "Date",
    also: ["发货日期", "入库时间", "计费日期", "结算日期", "账单日期", "Billing date", "Ship date"],
  },
} as const satisfies Record<string, ColumnNames>;

export type BillColumn = keyof typeof billColumns;
