import type { Solution } from "../solutions.ts";
import { generalGoods, generalOnly, msdsForBatteries, smallLineDoubts, solutionRow } from "./solution-traits.ts";
import { expressSolutions } from "./solutions-express.ts";

/** Complaints online: two per waybill, answered within ten natural days (list of 2022). */
const online = { maxUsdMinor: null, how: "online" } as const;
const doubted = ["destinations_unknown", "weight_limit_general_knowledge", ...smallLineDoubts] as const;
const unclaimed = [...doubted, "claims_unknown"] as const;
/** Batteries on some routes (燕文, 新邮); nothing is said of other special goods. */
const someBattery = { ...generalGoods, cosmetics: "refused", magnetic: "refused" } as const;
const special = { ...generalGoods, liquid: "own_price", powder: "own_price" } as const;

const economy = { class: "economy", destinations: "unknown", maxWeightGrams: 2000, tracking: "half" } as const;
const registered = {
  class: "standard",
  destinations: "unknown",
  maxWeightGrams: 2000,
  tracking: "full",
  included: ["full_tracking"],
} as const;
const forSpecialGoods = {
  cargo: special,
  papers: msdsForBatteries,
  doubts: [...doubted, "cargo_general_knowledge", "papers_general_knowledge", "single_source"],
} as const;

/**
 * Small lines of the carriers themselves, posts included. Codes and names: AliExpress's recommendation page (2021), the
 * plug-in's label list (two sources unless marked). Limits and times are those of comparable lines. Prices: none published
 * but the bands' edges.
 */
const smallLines: readonly Solution[] = [
  solutionRow({
    ...economy,
    code: "YANWEN_ECONOMY",
    carrierCode: "yanwen",
    nameZh: "菜鸟超级经济-燕文",
    nameEn: "Yanwen Economic Air Mail",
    claims: online,
    cargo: generalOnly,
    days: { from: 25, to: 45 },
    doubts: doubted,
  }),
  solutionRow({
    ...registered,
    code: "YANWEN_AM",
    carrierCode: "yanwen",
    nameZh: "燕文航空挂号小包",
    nameEn: "Special Line-YW",
    claims: online,
    cargo: someBattery,
    papers: msdsForBatteries,
    days: { from: 15, to: 35 },
    doubts: [...doubted, "cargo_by_route", "papers_general_knowledge"],
  }),
  solutionRow({
    ...economy,
    code: "YANWEN_ECONOMY_SG",
    carrierCode: "yanwen",
    nameZh: "燕文特货经济",
    nameEn: "Yanwen special goods economy",
    ...forSpecialGoods,
    days: { from: 20, to: 45 },
  }),
  solutionRow({
    ...registered,
    code: "YANWEN_STANDARD_SG",
    carrierCode: "yanwen",
    nameZh: "燕文特货标准",
    nameEn: "Yanwen special goods standard",
    ...forSpecialGoods,
    days: { from: 15, to: 35 },
  }),
  solutionRow({
    ...economy,
    code: "SUNYOU_ECONOMY",
    carrierCode: "sunyou",
    nameZh: "菜鸟超级经济-顺友",
    nameEn: "SunYou Economic Air Mail",
    claims: online,
    cargo: generalOnly,
    days: { from: 25, to: 45 },
    doubts: doubted,
  }),
  solutionRow({
    ...registered,
    code: "SUNYOU_RM",
    carrierCode: "sunyou",
    nameZh: "顺友航空挂号小包",
    nameEn: "SunYou",
    cargo: generalOnly,
    days: { from: 15, to: 35 },
    doubts: unclaimed,
  }),
  solutionRow({
    ...economy,
    code: "SUNYOU_ECONOMY_SG",
    carrierCode: "sunyou",
    nameZh: "顺友特货经济",
    nameEn: "SunYou special goods economy",
    ...forSpecialGoods,
    days: { from: 20, to: 45 },
  }),
  solutionRow({
    ...registered,
    code: "SHUNYOU_STANDARD_SG",
    carrierCode: "sunyou",
    nameZh: "顺友特货标准",
    nameEn: "SunYou special goods standard",
    ...forSpecialGoods,
    days: { from: 15, to: 35 },
  }),
  solutionRow({
    ...economy,
    code: "SGP_OMP",
    carrierCode: "fourpx",
    nameZh: "4PX新邮经济小包",
    nameEn: "4PX Singapore Post OM Pro",
    // 4PX's order message takes duty_type U or P
    claims: online,
    cargo: generalOnly,
    days: { from: 20, to: 45 },
    dutyTerms: ["ddu"],
    doubts: doubted,
  }),
  solutionRow({
    ...registered,
    code: "SGP",
    carrierCode: "fourpx",
    nameZh: "4PX新邮挂号小包",
    nameEn: "Singapore Post (4PX)",
    claims: online,
    cargo: someBattery,
    papers: msdsForBatteries,
    days: { from: 15, to: 45 },
    dutyTerms: ["ddu"],
    doubts: [...doubted, "cargo_by_route", "papers_general_knowledge", "duty_terms_general_knowledge"],
  }),
  solutionRow({
    ...registered,
    code: "FOURPX_RM",
    carrierCode: "fourpx",
    nameZh: "递四方专线小包",
    nameEn: "4PX RM",
    cargo: generalOnly,
    days: { from: 15, to: 35 },
    dutyTerms: ["ddu", "ddp"],
    doubts: [...unclaimed, "single_source", "volumetric_unknown", "duty_terms_general_knowledge"],
  }),
  solutionRow({
    ...economy,
    code: "SF_EPARCEL_OM",
    carrierCode: "sf",
    nameZh: "顺丰国际经济小包",
    nameEn: "SF Economic Air Mail",
    claims: online,
    cargo: generalOnly,
    days: { from: 20, to: 45 },
    doubts: doubted,
  }),
  solutionRow({
    ...registered,
    code: "SF_EPARCEL",
    carrierCode: "sf",
    nameZh: "顺丰国际挂号小包",
    nameEn: "SF eParcel",
    cargo: generalOnly,
    days: { from: 15, to: 35 },
    doubts: unclaimed,
  }),
  solutionRow({
    ...registered,
    code: "CPAM",
    carrierCode: "chinapost",
    nameZh: "中国邮政挂号小包",
    nameEn: "China Post Registered Air Mail",
    // the post's own pages name 60 and 90 cm (two sources)
    claims: online,
    cargo: generalOnly,
    days: { from: 15, to: 60 },
    destinations: "worldwide",
    doubts: ["weight_limit_general_knowledge", "times_general_knowledge"],
  }),
  solutionRow({
    ...economy,
    // the code says Yanwen, the service is China Post's
    code: "YANWEN_JYT",
    // its only price is a seller's rule of thumb
    selection: "picked_only",
    carrierCode: "chinapost",
    nameZh: "中国邮政平常小包+",
    nameEn: "China Post Ordinary Small Packet Plus",
    claims: online,
    cargo: generalOnly,
    days: { from: 20, to: 60 },
    doubts: [...doubted, "price_unreliable"],
  }),
  solutionRow({
    ...registered,
    code: "EMS_ZX_ZX_US",
    carrierCode: "chinapost",
    nameZh: "e邮宝",
    nameEn: "ePacket",
    destinations: ["US"],
    // 7 to 15 working days; AliExpress has a code of its own for each other country
    claims: { maxUsdMinor: null, how: "postal" },
    cargo: generalOnly,
    days: { from: 9, to: 21 },
    doubts: ["dimensions_general_knowledge"],
  }),
];

export const carrierSolutions: readonly Solution[] = [...smallLines, ...expressSolutions];
