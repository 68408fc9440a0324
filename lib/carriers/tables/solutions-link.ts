import type { Solution } from "../solutions.ts";
import { cainiaoPickUp, generalAndBattery, generalOnly, msdsForBatteries, solutionRow } from "./solution-traits.ts";

const line = {
  carrierCode: "cainiao",
  selection: "picked_only",
  destinations: "unknown",
  small: null,
  pickUp: cainiaoPickUp,
  large: { maxSideMm: null, maxSumMm: null },
  tracking: "full",
} as const;
const doubted = [
  ...(["price_unreliable", "destinations_unknown", "weight_limit_general_knowledge", "dimensions_unknown"] as const),
  ...(["volumetric_unknown", "claims_unknown"] as const),
] as const;

/**
 * Codes of Cainiao LINK (public CNGE repositories; times of express and standard from Cainiao's page), not services of
 * AliExpress's list. Their only price is an undated private list for the US: none is ever preselected.
 */
export const linkSolutions: readonly Solution[] = [
  solutionRow({
    ...line,
    code: "CN_GLO_EXP",
    nameZh: "菜鸟国际快线",
    nameEn: "CNGE express",
    class: "express",
    maxWeightGrams: 30_000,
    days: { from: 5, to: 9 },
    cargo: generalOnly,
    doubts: doubted,
  }),
  solutionRow({
    ...line,
    code: "CN_GLO_EXP_BAT",
    nameZh: "菜鸟国际快线带电",
    nameEn: "CNGE express, battery",
    class: "express",
    maxWeightGrams: 5000,
    days: { from: 5, to: 9 },
    cargo: generalAndBattery,
    papers: msdsForBatteries,
    doubts: [...doubted, "single_source", "papers_general_knowledge"],
  }),
  solutionRow({
    ...line,
    code: "CN_GLO_STD",
    nameZh: "菜鸟国际标准",
    nameEn: "CNGE standard",
    class: "standard",
    maxWeightGrams: 30_000,
    days: { from: 10, to: 15 },
    cargo: generalOnly,
    doubts: doubted,
  }),
  solutionRow({
    ...line,
    code: "CN_GLO_STD_BAT",
    nameZh: "菜鸟国际标准带电",
    nameEn: "CNGE standard, battery",
    class: "standard",
    maxWeightGrams: 5000,
    days: { from: 10, to: 15 },
    cargo: generalAndBattery,
    papers: msdsForBatteries,
    doubts: [...doubted, "papers_general_knowledge"],
  }),
  solutionRow({
    ...line,
    code: "CN_GLO_SAV",
    nameZh: "菜鸟国际简易",
    nameEn: "CNGE saver",
    class: "simple",
    maxWeightGrams: 2000,
    days: { from: 20, to: 45 },
    cargo: generalOnly,
    doubts: [...doubted, "single_source", "tracking_general_knowledge", "times_general_knowledge"],
  }),
  solutionRow({
    ...line,
    code: "CN_GLO_SAV_BAT",
    nameZh: "菜鸟国际简易带电",
    nameEn: "CNGE saver, battery",
    class: "simple",
    maxWeightGrams: 2000,
    days: { from: 20, to: 45 },
    cargo: generalAndBattery,
    papers: msdsForBatteries,
    doubts: [
      ...doubted,
      ...([
        "single_source",
        "tracking_general_knowledge",
        "times_general_knowledge",
        "papers_general_knowledge",
      ] as const),
    ],
  }),
  solutionRow({
    ...line,
    code: "CN_GLO_CLOTHES",
    nameZh: "服装专线",
    nameEn: "CNGE clothing line",
    class: "standard",
    maxWeightGrams: 30_000,
    days: { from: 10, to: 15 },
    cargo: generalOnly,
    doubts: [...doubted, "single_source", "cargo_general_knowledge", "times_general_knowledge"],
  }),
];
