import { s10Number, serialDigits, uspsNumber } from "./numbers.ts";

/** economy: tracking ends in the destination country; the other classes are tracked to the door. */
export type ServiceClass = "economy" | "simple" | "standard" | "express";

export type Solution = {
  readonly code: string;
  readonly name: string;
  readonly class: ServiceClass;
  readonly maxWeightGrams: number;
  /** Longest side and sum of the three sides, centimetres. */
  readonly maxSideCm: number;
  readonly maxSumCm: number;
  readonly lane: string;
};

const small = { maxSideCm: 60, maxSumCm: 90 } as const;
const large = { maxSideCm: 150, maxSumCm: 300 } as const;

/** LINK's own cross-border codes, and the service keys of AliExpress that book through the same message. */
const solutions: readonly Solution[] = [
  { code: "CN_GLO_EXP", name: "菜鸟国际快线", class: "express", maxWeightGrams: 30_000, ...large, lane: "EXP" },
  { code: "CN_GLO_EXP_BAT", name: "菜鸟国际快线带电", class: "express", maxWeightGrams: 5_000, ...large, lane: "EXB" },
  { code: "CN_GLO_STD", name: "菜鸟国际标准", class: "standard", maxWeightGrams: 30_000, ...large, lane: "STD" },
  { code: "CN_GLO_STD_BAT", name: "菜鸟国际标准带电", class: "standard", maxWeightGrams: 5_000, ...large, lane: "STB" },
  { code: "CN_GLO_SAV", name: "菜鸟国际简易", class: "simple", maxWeightGrams: 2_000, ...small, lane: "SAV" },
  { code: "CN_GLO_SAV_BAT", name: "菜鸟国际简易带电", class: "simple", maxWeightGrams: 2_000, ...small, lane: "SVB" },
  { code: "CN_GLO_CLOTHES", name: "服装专线", class: "standard", maxWeightGrams: 30_000, ...large, lane: "CLO" },
  { code: "CN_GLO_CD_STD", name: "国际标准_C+D", class: "standard", maxWeightGrams: 30_000, ...large, lane: "CDS" },
  {
    code: "CAINIAO_STANDARD_CD",
    name: "美标准_OPEN_标准小包",
    class: "standard",
    maxWeightGrams: 2_000,
    ...small,
    lane: "CSC",
  },
  {
    code: "CAINIAO_ECONOMY_SRM_CD",
    name: "拉美标准_OPEN_简易小包",
    class: "simple",
    maxWeightGrams: 2_000,
    ...small,
    lane: "SRM",
  },
  {
    code: "GM_OPEN_STD_CD",
    name: "成长市场_标准_OPEN_小包",
    class: "standard",
    maxWeightGrams: 2_000,
    ...small,
    lane: "GMS",
  },
  { code: "CAINIAO_STANDARD", name: "无忧物流-标准", class: "standard", maxWeightGrams: 30_000, ...large, lane: "AES" },
  { code: "CAINIAO_PREMIUM", name: "无忧物流-优先", class: "express", maxWeightGrams: 30_000, ...large, lane: "AEP" },
  { code: "CAINIAO_ECONOMY", name: "无忧物流-特惠", class: "simple", maxWeightGrams: 2_000, ...small, lane: "AEE" },
  {
    code: "CAINIAO_SUPER_ECONOMY",
    name: "菜鸟超级经济",
    class: "economy",
    maxWeightGrams: 2_000,
    ...small,
    lane: "SUP",
  },
  {
    code: "AE_CN_SUPER_ECONOMY_G",
    name: "菜鸟超级经济Global",
    class: "economy",
    maxWeightGrams: 2_000,
    ...small,
    lane: "SEG",
  },
  {
    code: "CAINIAO_SUPER_ECONOMY_SG",
    name: "菜鸟特货专线-超级经济",
    class: "economy",
    maxWeightGrams: 2_000,
    ...small,
    lane: "SES",
  },
];

const byCode: ReadonlyMap<string, Solution> = new Map(solutions.map((solution) => [solution.code, solution]));

export function solutionOf(code: string): Solution | undefined {
  return byCode.get(code);
}

/** Post of registration seen on real Cainiao parcels: Estonia and Malaysia for R, China for the light LX series. */
const baltic: ReadonlySet<string> = new Set(["UA", "BE", "EE", "LV", "LT", "FI", "PL", "CZ", "SK", "HU"]);
const southEast: ReadonlySet<string> = new Set(["MY", "TH", "PH", "ID", "AU", "NZ"]);

/** 运单号 of the n-th order. */
export function trackingNumberOf(seed: string, n: number, solution: Solution, country: string): string {
  const eight = serialDigits(seed, "S10", n, 8);
  if (country === "IL")
    return `${solution.class === "standard" || solution.class === "express" ? "RS" : "UZ"}${serialDigits(seed, "IL", n, 10)}Y`;
  if (solution.class === "economy") {
    return country === "BD" ? s10Number("UG", eight, "MV") : `CNG00${serialDigits(seed, "CNG", n, 12)}`;
  }
  if (solution.class === "express") return s10Number("EV", eight, "CN");
  if (solution.class === "simple") return s10Number("UB", eight, "CN");
  if (baltic.has(country)) return s10Number("RC", eight, "EE");
  if (southEast.has(country)) return s10Number("RQ", eight, "MY");
  return s10Number("LX", eight, "CN");
}

/** 尾程单号, given when the destination carrier takes over; a CNG parcel's article number shares its 14 digits. */
export function lastMileNumberOf(seed: string, n: number, trackingNumber: string, country: string): string {
  if (trackingNumber.startsWith("CNG")) return trackingNumber.replace("CNG", "AP");
  if (country === "US")
    return n % 2 === 0
      ? `GFUS${serialDigits(seed, "GFUS", n, 14)}`
      : uspsNumber(`94001${serialDigits(seed, "USPS", n, 16)}`);
  if (country === "AU") return `36YPH${serialDigits(seed, "AU", n, 18)}`;
  if (country === "NL") return `3SDFC${serialDigits(seed, "NL", n, 10)}`;
  return s10Number("CP", serialDigits(seed, `LM${country}`, n, 8), country);
}
