import { compareWithKnown, firstStateOf, type KnownOrder } from "#lib/orders/compare-with-known";
import type { OrderContent } from "#lib/orders/draft";
import { readOrderTable } from "#lib/orders/intake";
import { renderOrderExport } from "#lib/orders/order-export";
import { readSheet } from "#server/files/read-sheet";
import { writeCsv, writeXlsx } from "#server/files/write-sheet";

/** Server time of one import up to the preview: bytes → table → orders → compared with what is known. */
export async function benchIntake(): Promise<{ name: string; value: number; unit: string; limit: number }[]> {
  const figures = [];
  for (const way of ["xlsx", "gb18030"] as const) {
    for (const count of [1_000, 10_000]) figures.push(await measure(count, way));
  }
  return figures;
}

function ordersOf(count: number): OrderContent[] {
  return Array.from({ length: count }, (_, index) => ({
    orderNumber: String(3_031_265_788_000_000 + index),
    platformStatus: "waiting_shipment",
    platformStatusText: "等待您发货",
    shipByDate: "2026-11-30",
    orderedAt: 1_795_500_000_000,
    paidAt: 1_795_500_600_000,
    buyerName: `Buyer ${index}`,
    buyerEmail: "",
    paidMinor: 1000 + (index % 5000),
    goodsMinor: 900,
    shippingMinor: 100,
    currency: "USD",
    recipientName: `Иван Петров ${index}`,
    country: "RU",
    countryText: "Russian Federation",
    province: "Moscow",
    city: "Moscow",
    address: `ул. Тверская ${index}`,
    postalCode: "101000",
    phone: "+7 4951234567",
    mobile: "9161234567",
    isMasked: false,
    remark: index % 7 === 0 ? "请尽快发货" : "",
    buyerService: "AliExpress Standard Shipping",
    lines: Array.from({ length: 1 + (index % 3) }, (__, line) => ({
      title: `Silicone phone case for model ${line} with a long marketing title 2026 NEW`,
      attributes: "颜色:红色",
      sku: `SKU-${(index * 3 + line) % 800}`,
      quantity: 1 + (index % 2),
      unit: "piece",
      service: "标准类物流&AliExpress Standard Shipping",
      isWarehouseShipped: false,
    })),
    shipped: [],
  }));
}

async function measure(count: number, way: "xlsx" | "gb18030") {
  const orders = ordersOf(count);
  const [header = [], ...rows] = renderOrderExport(orders);
  const sheet = { name: "orders", header, rows };
  const bytes = way === "xlsx" ? await writeXlsx(sheet) : writeCsv(sheet, way);
  const start = performance.now();
  const file = await readSheet(bytes, `orders.${way}`);
  const intake = file.ok ? readOrderTable(file.value.tables) : file;
  const parsed = performance.now();
  if (!intake.ok) throw new Error(intake.refusal.code);
  const known = new Map(
    orders.map((content, index): [string, KnownOrder] => {
      const changed = index % 10 === 0 ? { ...content, remark: "changed" } : content;
      const state = firstStateOf(changed);
      return [
        content.orderNumber,
        { id: "", storeId: "", storeName: "", state, holdReason: null, content: changed, ownNumbers: [] },
      ];
    }),
  );
  const before = performance.now();
  const { changed, same } = compareWithKnown(intake.value.orders, known, "");
  const end = performance.now();
  if (changed.length + same.length !== count) throw new Error("orders were lost");
  const value = Math.round(parsed - start + (end - before));
  return { name: `read, parse and compare ${count} orders (${way})`, value, unit: "ms", limit: count * 2 };
}
