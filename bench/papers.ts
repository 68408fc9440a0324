import type { TradeData } from "#lib/papers/trade/trade-data";
import { aTrade, someGoods } from "#lib/papers/trade/trade-samples";
import { renderParcelPapers } from "#server/gateways/pdf/render-trade";

const info = { title: "bench", createdAt: Date.UTC(2026, 10, 25) };
const towns = "深圳广州杭州义乌东莞宁波温州泉州厦门苏州南京上海北京天津重庆成都武汉长沙福州青岛大连沈阳济南郑州合肥";

/** Parcels of one batch, each to another buyer with other goods. */
function parcelsOf(count: number): TradeData[] {
  return Array.from({ length: count }, (_, n) => {
    const base = aTrade();
    const town = towns.slice(n % 40, (n % 40) + 4);
    const name = { zh: `${town}不锈钢厨房工具${n % 97}`, en: `Stainless steel kitchen tool ${n % 97}` };
    return {
      ...base,
      number: `LP${String(672_818_399_569 + n).padStart(14, "0")}`,
      trackingNumber: `LX${String(299_455_986 + n * 7).padStart(9, "0")}CN`,
      orderNumber: `82012345678${String(n).padStart(5, "0")}`,
      buyer: { ...base.buyer, name: { zh: `Jean Dupont ${n}`, en: `Jean Dupont ${n}` } },
      goods: [...base.goods, someGoods({ sku: `TOOL-${n}`, name, quantity: (n % 5) + 1 })],
    };
  });
}

/** Seconds for the invoices of a batch as one document, the best of three with warm fonts. */
export async function benchInvoices(): Promise<{ name: string; value: number; unit: string; limit: number }[]> {
  await renderParcelPapers("invoice", parcelsOf(50), "both", info);
  const figures = [];
  for (const [count, limit] of [
    [1, 0.2],
    [1_000, 5],
  ] as const) {
    const parcels = parcelsOf(count);
    const runs = [];
    for (let run = 0; run < 3; run++) {
      const started = performance.now();
      await renderParcelPapers("invoice", parcels, "both", info);
      runs.push((performance.now() - started) / 1000);
    }
    const value = Number(Math.min(...runs).toFixed(3));
    figures.push({ name: `${count} invoices as one document`, value, unit: "s", limit });
  }
  return figures;
}
