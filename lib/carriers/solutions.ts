import type { CargoKind } from "./cargo-kinds.ts";
import type { ServiceClass } from "./service-class.ts";

/** How a solution takes a kind of goods: at the published price, at a price of its own that is not published, or not. */
export const cargoAcceptances = ["published_price", "own_price", "refused"] as const;
export type CargoAcceptance = (typeof cargoAcceptances)[number];

/** What may be doubted about a solution: sources differ, or nothing but practice says so. Shown beside it. */
export const doubts = [
  "class_conflicting",
  "dimensions_general_knowledge",
  "times_general_knowledge",
  "times_conflicting",
  "weight_limit_by_route",
  "cargo_by_route",
] as const;
export type Doubt = (typeof doubts)[number];

/**
 * What a solution offers, as data; shared code never asks which solution it is. Weights in grams, sizes in millimetres,
 * days from hand-over to delivery.
 */
export type Solution = {
  readonly code: string;
  readonly carrierCode: string;
  /** The code in the carrier's own booking message. */
  readonly serviceCode: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly class: ServiceClass;
  /** `worldwide`: goes wherever parcels go, priced or not; `listed`: only where its price sheet names the destination. */
  readonly destinations: "worldwide" | "listed";
  readonly maxWeightGrams: number;
  /** Limits of a small parcel; what is larger counts as a large parcel where the solution takes them. */
  readonly small: { readonly maxWeightGrams: number; readonly maxSideMm: number; readonly maxSumMm: number };
  /** Chargeable grams = volume in cm³ × 1000 ÷ divisor when that is more; null: by weight alone. */
  readonly volumetricDivisor: number | null;
  readonly cargo: Readonly<Record<CargoKind, CargoAcceptance>>;
  readonly days: { readonly from: number; readonly to: number };
  /** `full`: to the door; `half`: to the arrival in the destination country. */
  readonly tracking: "full" | "half";
  readonly doubts: readonly Doubt[];
};

const smallParcel = { maxWeightGrams: 2000, maxSideMm: 600, maxSumMm: 900 } as const;

/**
 * General goods at the sheet's price; batteries and cosmetics have columns of their own that are not published. Which
 * routes take batteries differs and changes: the carrier has the last word when the parcel is booked.
 */
const generalGoods = {
  general: "published_price",
  built_in_battery: "own_price",
  battery_packed_with: "own_price",
  pure_battery: "refused",
  liquid: "refused",
  powder: "refused",
  cosmetics: "own_price",
  magnetic: "own_price",
} as const satisfies Record<CargoKind, CargoAcceptance>;

/**
 * The solutions that ALP books today. Sources: AliExpress's logistics recommendation page (2021 snapshot), the 2026 price
 * sheet 速卖通最新运费单, AliExpress's blog of 2025 (15 to 45 days; Cainiao's own page says 10 to 18). The small parcel's
 * size limits are those of comparable postal lines; the class of 无忧特惠 is 简易 in rule texts, 经济 on a page of 2021.
 */
export const officialSolutions: readonly Solution[] = [
  {
    code: "CAINIAO_STANDARD",
    carrierCode: "cainiao",
    serviceCode: "CAINIAO_STANDARD",
    nameZh: "无忧物流-标准",
    nameEn: "AliExpress Standard Shipping",
    class: "standard",
    destinations: "worldwide",
    maxWeightGrams: 30_000,
    small: smallParcel,
    volumetricDivisor: 8000,
    cargo: generalGoods,
    days: { from: 15, to: 45 },
    tracking: "full",
    doubts: ["weight_limit_by_route", "cargo_by_route", "dimensions_general_knowledge", "times_conflicting"],
  },
  {
    code: "CAINIAO_ECONOMY",
    carrierCode: "cainiao",
    serviceCode: "CAINIAO_ECONOMY",
    nameZh: "无忧物流-特惠",
    nameEn: "AliExpress Saver Shipping",
    class: "simple",
    destinations: "listed",
    maxWeightGrams: 2000,
    small: smallParcel,
    volumetricDivisor: null,
    cargo: generalGoods,
    days: { from: 20, to: 45 },
    tracking: "full",
    doubts: ["class_conflicting", "cargo_by_route", "dimensions_general_knowledge", "times_general_knowledge"],
  },
  {
    code: "AE_CN_SUPER_ECONOMY_G",
    carrierCode: "cainiao",
    serviceCode: "AE_CN_SUPER_ECONOMY_G",
    nameZh: "菜鸟超级经济Global",
    nameEn: "Cainiao Super Economy Global",
    class: "economy",
    destinations: "listed",
    maxWeightGrams: 2000,
    small: smallParcel,
    volumetricDivisor: null,
    // its sheet has columns for general goods and batteries only
    cargo: { ...generalGoods, cosmetics: "refused", magnetic: "refused" },
    days: { from: 20, to: 45 },
    tracking: "half",
    doubts: ["cargo_by_route", "dimensions_general_knowledge", "times_general_knowledge"],
  },
];
