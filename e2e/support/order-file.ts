import { randomInt } from "node:crypto";
import iconv from "iconv-lite";

/** An order as the seller centre's export writes it; what is left out is a parcel to Lyon. */
export type ExportedOrder = {
  readonly number: string;
  readonly sku: string;
  readonly amount?: string;
  /** What the buyer chose and paid for, as the platform calls it. */
  readonly service?: string;
  /** Name, country, city, address, postcode, phone. */
  readonly recipient?: Recipient;
  readonly quantity?: number;
  /** What the goods are called; left out: a journey's case. */
  readonly title?: string;
};

export type Recipient = readonly [string, string, string, string, string, string];

const header = [
  "订单号",
  "订单状态",
  "买家名称",
  "订单金额",
  '"产品信息\n（双击单元格展开所有产品信息！）"',
  "订单备注",
  "收货人名称",
  "收货国家",
  "城市",
  "地址",
  "邮编",
  "手机",
  "买家选择物流",
  "发货期限",
];

const lyon = ["Zoë Journey", "France", "Lyon", "1 Rue de la République", "69001", "612345678"] as const;

function row(order: ExportedOrder): string[] {
  const { number, sku, amount = "$12.30", service, recipient = lyon, quantity = 2, title = "Journey case" } = order;
  const goods = `【1】${title} (产品属性:颜色:红色) (商家编码:${sku}) (产品数量:${quantity} piece) (物流等级&买家选择物流:${service ?? "标准"})`;
  const chosen = service ?? "AliExpress Standard Shipping";
  return [number, "等待您发货", "Zoe J", amount, goods, "请尽快发货", ...recipient, chosen, "2026-12-31"];
}

/** The export in a sheet that Excel saved as CSV on a Chinese Windows. */
export function orderFile(name: string, orders: readonly ExportedOrder[]) {
  const text = [header, ...orders.map(row)].map((cells) => cells.join(",")).join("\r\n");
  return { name, mimeType: "text/csv", buffer: iconv.encode(text, "gb18030") };
}

/** Another number at every call and in every run, so that a journey can be walked again on the same data. */
export function anOrderNumber(): string {
  return `304${randomInt(1_000_000, 9_999_999)}${randomInt(100_000, 999_999)}`;
}
