import type { CargoKind } from "./cargo-kinds.ts";
import type { ServiceClass } from "./service-class.ts";
import type { SolutionFamily } from "./solution-families.ts";
import { carrierSolutions } from "./tables/solutions-carriers.ts";
import { linkSolutions } from "./tables/solutions-link.ts";
import { familySolutions } from "./tables/solutions-official.ts";
import { specialGoodsSolutions } from "./tables/solutions-special-goods.ts";

/** How a solution takes a kind of goods: at the general price, by a column of its own of the card, or not. */
export const cargoAcceptances = ["published_price", "own_price", "refused"] as const;
export type CargoAcceptance = (typeof cargoAcceptances)[number];

/** What a postal code says of a place, as far as carriers treat it differently. */
export const areaKinds = ["mainland", "remote", "island", "military"] as const;
export type AreaKind = (typeof areaKinds)[number];

/** What must lie beside a parcel before a line takes it. */
export const papers = ["msds"] as const;
export type Paper = (typeof papers)[number];

/** 上门揽收、自送、自寄. */
export const pickUpKinds = ["door_pickup", "self_send", "self_post"] as const;
export type PickUpKind = (typeof pickUpKinds)[number];

export const dutyTerms = ["ddu", "ddp"] as const;
export type DutyTerm = (typeof dutyTerms)[number];

/** What the price contains without being asked for. */
export const includedServices = ["basic_insurance", "full_tracking", "customs_clearance"] as const;
export type IncludedService = (typeof includedServices)[number];

/** With whom a lost or damaged parcel is claimed. */
export const claimWays = ["platform", "online", "postal", "carrier", "unknown"] as const;
export type ClaimWay = (typeof claimWays)[number];

/** `picked_only`: real and bookable, but too little is known of it to preselect it for anybody. */
export const selections = ["automatic", "picked_only"] as const;
export type Selection = (typeof selections)[number];

/** What may be doubted about a solution: sources differ, or nothing but practice says so. Shown beside it. */
export const doubts = [
  "class_conflicting",
  "destinations_unknown",
  "dimensions_general_knowledge",
  "dimensions_unknown",
  "weight_limit_by_route",
  "weight_limit_general_knowledge",
  "volumetric_unknown",
  "volumetric_general_knowledge",
  "cargo_by_route",
  "cargo_general_knowledge",
  "papers_general_knowledge",
  "areas_general_knowledge",
  "times_general_knowledge",
  "times_conflicting",
  "tracking_by_route",
  "tracking_general_knowledge",
  "claims_unknown",
  "duty_terms_general_knowledge",
  "single_source",
  "price_unreliable",
] as const;
export type Doubt = (typeof doubts)[number];

/** Calendar days from hand-over to delivery. */
export type DayRange = { readonly from: number; readonly to: number };

/** Limits of a small parcel; what is larger counts as a large parcel where the solution takes them. */
export type SmallParcelLimits = {
  readonly maxWeightGrams: number;
  readonly maxSideMm: number;
  readonly maxSumMm: number;
};

/**
 * What a solution offers, as data; shared code never asks which solution it is. Weights in grams, sizes in millimetres,
 * days from hand-over to delivery. An empty list of duty terms or pick-up kinds means that nothing is known of them.
 */
export type Solution = {
  readonly code: string;
  readonly carrierCode: string;
  /** The code in the carrier's own booking message. */
  readonly serviceCode: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly class: ServiceClass;
  /** Null: a carrier's own service, none of the official seven. */
  readonly family: SolutionFamily | null;
  readonly selection: Selection;
  /**
   * `worldwide`: goes wherever parcels go, priced or not; `listed`: only where its price sheet names the destination;
   * `unknown`: no list is published, so it goes where a person says so; else exactly these countries (ISO alpha-2).
   */
  readonly destinations: "worldwide" | "listed" | "unknown" | readonly string[];
  readonly maxWeightGrams: number;
  /** Null: the solution knows no small parcel, one price list holds for all. */
  readonly small: SmallParcelLimits | null;
  /** Null: takes no large parcel. A limit that is null is not known. */
  readonly large: { readonly maxSideMm: number | null; readonly maxSumMm: number | null } | null;
  /** Chargeable grams = volume in cm³ × 1000 ÷ divisor when that is more; null: by weight alone, as far as is known. */
  readonly volumetric: {
    readonly divisor: number;
    /** Only when a side is longer than this; null: always. */
    readonly whenSideOverMm: number | null;
  } | null;
  readonly cargo: Readonly<Record<CargoKind, CargoAcceptance>>;
  readonly papers: Readonly<Partial<Record<CargoKind, readonly Paper[]>>>;
  readonly refusedAreas: readonly AreaKind[];
  readonly days: DayRange;
  /** Where times are published for a destination of their own. */
  readonly daysTo: Readonly<Record<string, DayRange>>;
  /** `full`: to the door; `half`: to the arrival in the destination country. */
  readonly tracking: "full" | "half";
  /** `maxUsdMinor` null: no limit per parcel is published. */
  readonly claims: { readonly maxUsdMinor: number | null; readonly how: ClaimWay };
  readonly dutyTerms: readonly DutyTerm[];
  readonly pickUp: readonly PickUpKind[];
  readonly included: readonly IncludedService[];
  readonly doubts: readonly Doubt[];
};

/**
 * Every solution that ALP knows: the official families first, then the carriers' own services, then the codes that only
 * Cainiao LINK books. Left out: 无忧集运 (the parcel goes to a warehouse in China), services of overseas and platform
 * warehouses (nothing to dispatch here), and codes of which nothing but the name is known (保税出口, TS90, 急速达, 国际标准_C+D).
 */
export const officialSolutions: readonly Solution[] = [
  ...familySolutions,
  ...specialGoodsSolutions,
  ...carrierSolutions,
  ...linkSolutions,
];

/** Published days to one destination: its own where there are any. */
export function daysOf(solution: Solution, country: string): DayRange {
  return solution.daysTo[country] ?? solution.days;
}
