import type { Solution } from "../solutions.ts";
import {
  cainiaoPickUp,
  generalGoods,
  generalOnly,
  msdsForBatteries,
  smallLineDoubts,
  solutionRow,
} from "./solution-traits.ts";

const carrierCode = "cainiao";
/** 无忧: the platform judges disputes about parcels that did not arrive as the line's liability. No cap is published. */
const platformClaims = { maxUsdMinor: null, how: "platform" } as const;
/** Two complaints per waybill, answered within ten natural days (complaint list of 2022). */
const onlineClaims = { maxUsdMinor: null, how: "online" } as const;
const worryFree = {
  carrierCode,
  claims: platformClaims,
  pickUp: cainiaoPickUp,
  papers: msdsForBatteries,
  dutyTerms: ["ddu", "ddp"],
  included: ["basic_insurance", "full_tracking", "customs_clearance"],
} as const;
const line = { carrierCode, claims: onlineClaims, pickUp: cainiaoPickUp } as const;

/**
 * The official families but special goods. Sources: AliExpress's logistics recommendation page (2021 snapshot), the plug-in's
 * service list, the 2026 price sheet 速卖通最新运费单 (codes, names, bands, divisor: two sources), AliExpress's blog of 2025
 * (standard 15 to 45 days, premium 7 to 15; Cainiao's own page says 10 to 18 and 5 to 10: the longer are shown). The class
 * of 无忧特惠 is 简易 in rule texts, 经济 on a page of 2021.
 */
export const familySolutions: readonly Solution[] = [
  solutionRow({
    ...worryFree,
    code: "CAINIAO_STANDARD",
    nameZh: "无忧物流-标准",
    nameEn: "AliExpress Standard Shipping",
    class: "standard",
    family: "standard",
    destinations: "worldwide",
    maxWeightGrams: 30_000,
    large: { maxSideMm: null, maxSumMm: null },
    volumetric: { divisor: 8000, whenSideOverMm: null },
    cargo: generalGoods,
    days: { from: 15, to: 45 },
    tracking: "full",
    doubts: [
      ...(["weight_limit_by_route", "cargo_by_route", "dimensions_general_knowledge", "times_conflicting"] as const),
      ...(["papers_general_knowledge", "duty_terms_general_knowledge"] as const),
    ],
  }),
  solutionRow({
    ...worryFree,
    code: "CAINIAO_PREMIUM",
    nameZh: "无忧物流-优先",
    nameEn: "AliExpress Premium Shipping",
    class: "express",
    family: "premium",
    destinations: "unknown",
    maxWeightGrams: 30_000,
    // bands of one price list from 1 g to 30 kg
    small: null,
    large: { maxSideMm: null, maxSumMm: null },
    // batteries on some routes; nothing is said of other special goods
    cargo: { ...generalGoods, cosmetics: "refused", magnetic: "refused" },
    days: { from: 7, to: 15 },
    tracking: "full",
    doubts: [
      ...(["destinations_unknown", "dimensions_unknown", "volumetric_unknown", "cargo_by_route"] as const),
      ...(["times_conflicting", "papers_general_knowledge", "duty_terms_general_knowledge"] as const),
    ],
  }),
  solutionRow({
    ...worryFree,
    code: "CAINIAO_ECONOMY",
    nameZh: "无忧物流-特惠",
    nameEn: "AliExpress Saver Shipping",
    class: "simple",
    family: "saver",
    destinations: "listed",
    maxWeightGrams: 2000,
    cargo: generalGoods,
    days: { from: 20, to: 45 },
    tracking: "full",
    doubts: [
      ...(["class_conflicting", "cargo_by_route", "tracking_by_route", "papers_general_knowledge"] as const),
      ...(["duty_terms_general_knowledge", ...smallLineDoubts] as const),
    ],
  }),
  solutionRow({
    ...line,
    code: "CAINIAO_SUPER_ECONOMY",
    nameZh: "菜鸟超级经济",
    nameEn: "Cainiao Super Economy",
    class: "economy",
    family: "super_economy",
    destinations: "listed",
    maxWeightGrams: 2000,
    // its sheet has columns for general goods and batteries only
    cargo: { ...generalGoods, cosmetics: "refused", magnetic: "refused" },
    papers: msdsForBatteries,
    days: { from: 20, to: 45 },
    // 1688's help page, older
    daysTo: { RU: { from: 25, to: 35 } },
    tracking: "half",
    doubts: ["cargo_by_route", "papers_general_knowledge", ...smallLineDoubts],
  }),
  solutionRow({
    ...line,
    code: "AE_CN_SUPER_ECONOMY_G",
    nameZh: "菜鸟超级经济Global",
    nameEn: "Cainiao Super Economy Global",
    class: "economy",
    family: "super_economy",
    destinations: "listed",
    maxWeightGrams: 2000,
    cargo: { ...generalGoods, cosmetics: "refused", magnetic: "refused" },
    papers: msdsForBatteries,
    days: { from: 20, to: 45 },
    tracking: "half",
    doubts: ["cargo_by_route", "papers_general_knowledge", ...smallLineDoubts],
  }),
  solutionRow({
    ...line,
    code: "CAINIAO_STANDARD_HEAVY",
    nameZh: "菜鸟大包专线",
    nameEn: "Cainiao Heavy Parcel Line",
    class: "standard",
    family: "heavy",
    destinations: "unknown",
    maxWeightGrams: 30_000,
    cargo: generalOnly,
    small: null,
    large: { maxSideMm: null, maxSumMm: null },
    days: { from: 15, to: 45 },
    tracking: "full",
    included: ["full_tracking"],
    doubts: [
      ...(["destinations_unknown", "weight_limit_by_route", "dimensions_unknown", "volumetric_unknown"] as const),
      "times_general_knowledge",
    ],
  }),
  solutionRow({
    ...line,
    code: "CAINIAO_EXPEDITED_ECONOMY",
    nameZh: "菜鸟专线-经济",
    nameEn: "Cainiao Expedited Economy",
    class: "economy",
    family: "expedited",
    destinations: "unknown",
    maxWeightGrams: 2000,
    cargo: generalOnly,
    days: { from: 15, to: 35 },
    // half or full by route: the less is promised
    tracking: "half",
    doubts: ["destinations_unknown", "weight_limit_general_knowledge", "tracking_by_route", ...smallLineDoubts],
  }),
  solutionRow({
    ...line,
    code: "AE_CAINIAO_STANDARD",
    nameZh: "菜鸟专线-标准",
    nameEn: "Cainiao Expedited Standard",
    class: "standard",
    family: "expedited",
    destinations: "unknown",
    maxWeightGrams: 2000,
    cargo: generalOnly,
    days: { from: 15, to: 30 },
    tracking: "full",
    included: ["full_tracking"],
    doubts: [
      ...(["single_source", "destinations_unknown", "weight_limit_general_knowledge", "volumetric_unknown"] as const),
      ...smallLineDoubts,
    ],
  }),
  solutionRow({
    // the buyer collects it: its tracking ends at a pick-up point
    carrierCode,
    claims: platformClaims,
    pickUp: cainiaoPickUp,
    included: ["basic_insurance", "full_tracking"],
    code: "CAINIAO_STATION",
    nameZh: "无忧物流-自提",
    nameEn: "AliExpress PickUp Service",
    class: "standard",
    family: "standard",
    destinations: "unknown",
    maxWeightGrams: 2000,
    cargo: generalOnly,
    selection: "picked_only",
    days: { from: 15, to: 30 },
    tracking: "full",
    doubts: [
      ...(["single_source", "destinations_unknown", "weight_limit_general_knowledge", "volumetric_unknown"] as const),
      ...smallLineDoubts,
    ],
  }),
];
