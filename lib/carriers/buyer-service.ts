import type { ServiceClass } from "./service-class.ts";
import { compareClasses } from "./service-class.ts";

/** What the buyer chose: a known service with its class, the seller's free choice, or words that nobody knows yet. */
export type BuyerService =
  | { readonly kind: "known"; readonly code: string; readonly class: ServiceClass }
  | { readonly kind: "sellers_choice" }
  | { readonly kind: "unknown"; readonly text: string };

type Known = readonly [code: string, serviceClass: ServiceClass, ...names: readonly string[]];

/**
 * Names under which the platform shows its services to buyers and in exports. Sources: AliExpress's logistics
 * recommendation page (2021), the plug-in's service list, carriers' services with the class that rule texts give them.
 */
const known: readonly Known[] = [
  [
    "CAINIAO_STANDARD",
    "standard",
    "AliExpress Standard Shipping",
    "无忧物流-标准",
    "菜鸟无忧物流-标准",
    "菜鸟无忧标准",
  ],
  ["CAINIAO_PREMIUM", "express", "AliExpress Premium Shipping", "无忧物流-优先", "菜鸟无忧物流-优先", "菜鸟无忧优先"],
  [
    "CAINIAO_ECONOMY",
    "simple",
    "AliExpress Saver Shipping",
    "无忧物流-简易",
    "无忧物流-特惠",
    "菜鸟无忧特惠专线",
    "菜鸟无忧物流-简易",
  ],
  ["CAINIAO_SUPER_ECONOMY", "economy", "Cainiao Super Economy", "菜鸟超级经济"],
  ["AE_CN_SUPER_ECONOMY_G", "economy", "Cainiao Super Economy Global", "菜鸟超级经济Global"],
  [
    "CAINIAO_SUPER_ECONOMY_SG",
    "economy",
    "Cainiao Super Economy for Special Goods",
    "菜鸟特货专线-超级经济",
    "特货经济",
  ],
  ["CAINIAO_ECONOMY_SG", "simple", "Cainiao Saver Shipping For Special Goods", "菜鸟特货专线-简易"],
  ["CAINIAO_STANDARD_SG", "standard", "Cainiao Standard For Special Goods", "菜鸟特货专线-标准"],
  ["CAINIAO_STANDARD_SG_AIR", "express", "Cainiao Standard - SG Air", "菜鸟特货专线-标快"],
  ["CAINIAO_STANDARD_HEAVY", "standard", "Cainiao Heavy Parcel Line", "菜鸟大包专线"],
  ["CAINIAO_EXPEDITED_ECONOMY", "economy", "Cainiao Expedited Economy", "菜鸟专线经济", "菜鸟专线-经济"],
  ["AE_CAINIAO_STANDARD", "standard", "Cainiao Expedited Standard", "菜鸟专线-标准"],
  ["CAINIAO_STATION", "standard", "AliExpress PickUp Service", "无忧物流-自提"],
  ["EMS_ZX_ZX_US", "standard", "ePacket", "e邮宝", "ePacket USA"],
  ["CPAM", "standard", "China Post Registered Air Mail", "中国邮政挂号小包", "中国邮政航空挂号小包"],
  ["YANWEN_JYT", "economy", "China Post Ordinary Small Packet Plus", "中国邮政平常小包+", "中邮平常小包+"],
  ["YANWEN_AM", "standard", "Special Line-YW", "燕文航空挂号小包", "燕文专线"],
  ["EMS", "express", "EMS", "中国邮政EMS"],
  ["DHL", "express", "DHL", "DHL Express"],
  ["UPS", "express", "UPS Expedited", "UPS全球快捷", "UPS"],
  ["UPSE", "express", "UPS Express Saver", "UPS全球速快"],
  ["FEDEX", "express", "Fedex IP", "FedEx"],
  ["FEDEX_IE", "express", "Fedex IE"],
  ["TNT", "express", "TNT"],
];

const sellersChoice = [
  "Seller's Shipping Method",
  "卖家自定义物流",
  "卖家自定义",
  "卖家物流",
  "Sellers Shipping Method",
];

const byName: ReadonlyMap<string, Known> = new Map(
  known.flatMap((entry) => [entry[0], ...entry.slice(2)].map((name) => [fold(name), entry] as const)),
);
const freeNames = new Set(sellersChoice.map(fold));

/** Letters, digits and hanzi only: width, case, apostrophes, hyphens and spaces differ between exports. */
function fold(name: string): string {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}+]+/gu, "");
}

/** The service that an order's words name. Prices and the words for free shipping around the name do not matter. */
export function resolveBuyerService(text: string): BuyerService {
  const core = text.replace(
    /[（(][^（()）]*(?:free|包邮|免邮|运费)[^（()）]*[)）]|(?:free shipping|包邮|免运费)/giu,
    " ",
  );
  const key = fold(core);
  if (freeNames.has(key)) return { kind: "sellers_choice" };
  const entry = byName.get(key);
  return entry ? { kind: "known", code: entry[0], class: entry[1] } : { kind: "unknown", text: text.trim() };
}

/**
 * What all lines of an order together demand: the highest class that the buyer chose for any of them; unknown as soon as
 * one line's words are unknown; the seller's choice only when every line leaves it open.
 */
export function resolveOrderService(texts: readonly string[]): BuyerService {
  const services = texts.map(resolveBuyerService);
  const unknown = services.find((service) => service.kind === "unknown");
  if (unknown) return unknown;
  let highest: BuyerService = services.length === 0 ? { kind: "unknown", text: "" } : { kind: "sellers_choice" };
  for (const service of services) {
    if (service.kind !== "known") continue;
    if (highest.kind !== "known" || compareClasses(service.class, highest.class) > 0) highest = service;
  }
  return highest;
}
