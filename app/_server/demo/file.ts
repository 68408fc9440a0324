import { chinaDateOf, type Instant, startOfChinaDay } from "#lib/kit/time";
import { renderOrderExport } from "#lib/orders/order-export";
import { writeXlsx } from "../files/write-sheet.ts";
import { demoDay } from "./day.ts";
import { SeededRandom } from "./random.ts";

/** Today's order export of the demo's store: the same all day, other orders tomorrow. */
export async function demoFile(
  now: Instant,
  count = 28,
): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  const day = chinaDateOf(now);
  const random = new SeededRandom(Number(day.replaceAll("-", "")));
  const [header = [], ...rows] = renderOrderExport(demoDay(random, startOfChinaDay(day), count));
  return { name: `orders-${day}.xlsx`, bytes: await writeXlsx({ name: "订单", header, rows }) };
}
