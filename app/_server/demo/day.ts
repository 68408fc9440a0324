import cards from "#data/rates/cards.json" with { type: "json" };
import { resolveCountry } from "#lib/kit/country";
import { addDays, chinaDateOf, hourMs, type Instant, minuteMs } from "#lib/kit/time";
import type { OrderContent } from "#lib/orders/draft";
import { exportWordsOf } from "#lib/orders/status";
import { type DemoBuyer, demoBuyers } from "./buyers.ts";
import { type DemoGood, demoGoods } from "./goods.ts";
import type { SeededRandom } from "./random.ts";

const standard = "AliExpress Standard Shipping";
const saver = "AliExpress Saver Shipping";
const globalEconomy = "Cainiao Super Economy Global";

const servedBy = (solutionCode: string) =>
  new Set(cards.filter((card) => card.solutionCode === solutionCode).flatMap((card) => card.rows.map((row) => row[0])));
const saverCountries = servedBy("CAINIAO_ECONOMY");
const globalCountries = servedBy("AE_CN_SUPER_ECONOMY_G");
/** Above 5 USD the platform's rules want the standard class there. */
const strictCountries = new Set(["US", "ES", "FR", "NL", "CL", "GB", "RU"]);

const remarks = [
  "请尽快发货，谢谢",
  "Please ship fast, it is a gift for my daughter 🎁",
  "不要放发票",
  "Color black only!",
  "Por favor, enviar antes do Natal",
  "포장 꼼꼼히 부탁드립니다",
];

/** One order as the platform would export it: waiting for the seller, ordered some hours before `now`. */
export function demoOrder(random: SeededRandom, now: Instant, shipInDays: number): OrderContent {
  const buyer = pickBuyer(random);
  const lines = Array.from({ length: random.chance(0.2) ? 2 : 1 }, () => demoLine(random));
  const goodsMinor = lines.reduce((sum, line) => sum + line.good.priceMinor * line.quantity, 0);
  const shippingMinor = random.chance(0.6) ? 0 : random.between(99, 459);
  const service = pickService(random, buyer, goodsMinor + shippingMinor);
  const orderedAt = now - random.between(3, 40) * hourMs - random.between(0, 59) * minuteMs;
  return {
    orderNumber: `30${random.digits(14)}`,
    platformStatus: "waiting_shipment",
    platformStatusText: exportWordsOf("waiting_shipment"),
    shipByDate: addDays(chinaDateOf(now), shipInDays),
    orderedAt,
    paidAt: orderedAt + random.between(2, 40) * minuteMs,
    buyerName: buyer.name,
    buyerEmail: "",
    paidMinor: goodsMinor + shippingMinor,
    goodsMinor,
    shippingMinor,
    currency: "USD",
    ...recipientOf(buyer),
    isMasked: false,
    remark: random.chance(0.18) ? random.pick(remarks) : "",
    buyerService: service,
    lines: lines.map(({ good, quantity }) => ({
      title: good.title,
      attributes: good.attributes,
      sku: good.sku,
      quantity,
      unit: "piece",
      service,
      isWarehouseShipped: false,
    })),
    shipped: [],
  };
}

/** The troubles of a real morning: each makes one order need a hand. */
const troubles: readonly ((order: OrderContent) => OrderContent)[] = [
  (order) => ({ ...order, isMasked: true, recipientName: "E***a", address: "***", mobile: "***" }),
  (order) => ({ ...order, mobile: "", phone: "" }),
  (order) => ({ ...order, postalCode: order.postalCode.slice(0, 3) }),
  (order) => ({
    ...order,
    lines: order.lines.map((line) => ({ ...line, sku: "XH-NEW-99", title: "Foldable Laptop Stand Aluminium" })),
  }),
  (order) => ({
    ...order,
    buyerService: "UPS Express Saver",
    lines: order.lines.map((line) => ({ ...line, service: "UPS Express Saver" })),
  }),
];

/** A day's orders by deadline: the first few due today, some in trouble. */
export function demoDay(random: SeededRandom, now: Instant, count: number): OrderContent[] {
  return Array.from({ length: count }, (_, index) => {
    const shipInDays = index < 4 ? 0 : random.between(1, 5);
    const order = demoOrder(random, now, shipInDays);
    const trouble = index % 7 === 5 ? troubles[Math.floor(index / 7) % troubles.length] : undefined;
    return trouble ? trouble(order) : order;
  });
}

function demoLine(random: SeededRandom): { readonly good: DemoGood; readonly quantity: number } {
  return { good: random.pick(demoGoods), quantity: random.chance(0.8) ? 1 : random.between(2, 3) };
}

export function recipientOf(buyer: DemoBuyer) {
  const { name, countryText, province, city, address, postalCode, mobile } = buyer;
  const country = resolveCountry(countryText);
  return { recipientName: name, country, countryText, province, city, address, postalCode, phone: "", mobile };
}

export function pickBuyer(random: SeededRandom): DemoBuyer {
  const total = demoBuyers.reduce((sum, buyer) => sum + buyer.weight, 0);
  let rest = random.next() * total;
  for (const buyer of demoBuyers) {
    rest -= buyer.weight;
    if (rest < 0) return buyer;
  }
  return random.pick(demoBuyers);
}

function pickService(random: SeededRandom, buyer: DemoBuyer, paidMinor: number): string {
  if (strictCountries.has(buyer.country) && paidMinor > 500) return standard;
  const choices = [standard, standard, "Seller's Shipping Method"];
  if (saverCountries.has(buyer.country) && buyer.country !== "GB") choices.push(saver, saver);
  if (globalCountries.has(buyer.country) && buyer.country !== "GB") choices.push(globalEconomy, globalEconomy);
  return random.pick(choices);
}
