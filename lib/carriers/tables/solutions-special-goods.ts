import type { CargoKind } from "../cargo-kinds.ts";
import type { CargoAcceptance, Solution } from "../solutions.ts";
import { cainiaoPickUp, generalGoods, msdsForBatteries, solutionRow } from "./solution-traits.ts";

/** Liquids, powders and cosmetics beside batteries, by columns of their own; batteries without a device go nowhere. */
const specialGoods = {
  ...generalGoods,
  liquid: "own_price",
  powder: "own_price",
} as const satisfies Record<CargoKind, CargoAcceptance>;

const line = {
  carrierCode: "cainiao",
  family: "special_goods",
  destinations: "unknown",
  pickUp: cainiaoPickUp,
  claims: { maxUsdMinor: null, how: "online" },
  cargo: specialGoods,
  papers: msdsForBatteries,
} as const;
const doubted = ["destinations_unknown", "cargo_general_knowledge", "papers_general_knowledge"] as const;

/**
 * 菜鸟特货专线. Codes, names and the bands of the two standard lines have two sources (2021 page, plug-in list, 2026 sheet);
 * which goods each takes, their sizes and their times are general knowledge. Used by the platform when 无忧标准 cannot take a
 * product (notice of 2021 on batteries). No destinations and no prices are published.
 */
export const specialGoodsSolutions: readonly Solution[] = [
  solutionRow({
    ...line,
    code: "CAINIAO_SUPER_ECONOMY_SG",
    nameZh: "菜鸟特货专线-超级经济",
    nameEn: "Cainiao Super Economy for Special Goods",
    class: "economy",
    maxWeightGrams: 2000,
    days: { from: 20, to: 45 },
    tracking: "half",
    doubts: [...doubted, "weight_limit_general_knowledge", "dimensions_general_knowledge", "times_general_knowledge"],
  }),
  solutionRow({
    ...line,
    code: "CAINIAO_ECONOMY_SG",
    nameZh: "菜鸟特货专线-简易",
    nameEn: "Cainiao Saver Shipping For Special Goods",
    class: "simple",
    maxWeightGrams: 2000,
    days: { from: 15, to: 40 },
    tracking: "full",
    doubts: [
      ...doubted,
      ...(["weight_limit_general_knowledge", "dimensions_general_knowledge", "times_general_knowledge"] as const),
      "tracking_by_route",
    ],
  }),
  solutionRow({
    ...line,
    code: "CAINIAO_STANDARD_SG",
    nameZh: "菜鸟特货专线-标准",
    nameEn: "Cainiao Standard For Special Goods",
    class: "standard",
    maxWeightGrams: 3000,
    days: { from: 15, to: 30 },
    tracking: "full",
    // bands of one price list up to 3 kg; sizes differ by route
    small: null,
    large: { maxSideMm: null, maxSumMm: null },
    included: ["full_tracking"],
    doubts: [...doubted, "dimensions_unknown", "volumetric_unknown", "times_general_knowledge"],
  }),
  solutionRow({
    ...line,
    code: "CAINIAO_STANDARD_SG_AIR",
    nameZh: "菜鸟特货专线-标快",
    nameEn: "Cainiao Standard - SG Air",
    class: "express",
    maxWeightGrams: 3000,
    days: { from: 10, to: 20 },
    tracking: "full",
    small: null,
    large: { maxSideMm: null, maxSumMm: null },
    included: ["full_tracking"],
    doubts: [...doubted, "dimensions_unknown", "volumetric_unknown", "times_general_knowledge"],
  }),
];
