import type { LabelData } from "#lib/papers/label-data";
import { aLabel } from "#lib/papers/label-samples";
import { renderLabels } from "#server/gateways/pdf/render-labels";

const now = Date.UTC(2026, 10, 25);

/** Labels of one batch in one PDF: 1,000 a second or more. Every label is another parcel. */
function labelsOf(count: number): LabelData[] {
  const hanzi = "深圳广州杭州义乌东莞宁波温州泉州厦门苏州南京上海北京天津重庆成都武汉长沙福州青岛大连沈阳济南郑州合肥";
  return Array.from({ length: count }, (_, n) => {
    const label = aLabel();
    const town = hanzi.slice(n % 40, (n % 40) + 4);
    return {
      ...label,
      trackingNumber: `LX${String(299_455_986 + n * 7).padStart(9, "0")}CN`,
      orderCode: `LP${String(672_818_399_569 + n).padStart(14, "0")}`,
      recipient: { ...label.recipient, name: `Jean Dupont ${n}`, detail: `${n} Rue de Rivoli, Appartement ${n % 90}` },
      sender: { ...label.sender, detail: `${town}路${n}号大厦${n % 30}楼` },
      batch: { position: n + 1, of: count },
    };
  });
}

/** Seconds for one document of so many labels, the best of three with warm fonts, as the web process has them. */
export async function benchLabels(): Promise<{ name: string; value: number; unit: string; limit: number }[]> {
  await renderLabels(labelsOf(50), now);
  const figures = [];
  for (const [count, limit] of [
    [1, 0.1],
    [100, 0.2],
    [1_000, 1],
  ] as const) {
    const labels = labelsOf(count);
    const runs = [];
    for (let run = 0; run < 3; run++) {
      const started = performance.now();
      await renderLabels(labels, now);
      runs.push((performance.now() - started) / 1000);
    }
    const value = Number(Math.min(...runs).toFixed(3));
    figures.push({ name: `${count} labels in one PDF`, value, unit: "s", limit });
  }
  return figures;
}
