import { type CargoKind, cargoKinds } from "./cargo-kinds.ts";
import type { ServiceClass } from "./service-class.ts";
import type { SolutionFamily } from "./solution-families.ts";
import type { CargoAcceptance, ClaimWay, Selection, Solution } from "./solutions.ts";

/** A declaration as the form holds it: numbers as typed, sizes in centimetres, boxes as lists. */
export type OfferForm = {
  version: number;
  code: string;
  carrierCode: string;
  serviceCode: string;
  nameZh: string;
  nameEn: string;
  class: ServiceClass;
  family: SolutionFamily | "";
  selection: Selection;
  destinations: "worldwide" | "listed" | "unknown" | "named";
  countries: string;
  maxWeight: string;
  smallWeight: string;
  smallSide: string;
  smallSum: string;
  takesLarge: boolean;
  largeSide: string;
  largeSum: string;
  divisor: string;
  whenSideOver: string;
  cargo: Record<CargoKind, CargoAcceptance>;
  msds: string[];
  refusedAreas: string[];
  daysFrom: string;
  daysTo: string;
  daysByCountry: string;
  tracking: Solution["tracking"];
  claimMax: string;
  claimHow: ClaimWay;
  dutyTerms: string[];
  pickUp: string[];
  included: string[];
  doubts: string[];
};

const centimetres = (mm: number | null | undefined) => (mm === null || mm === undefined ? "" : String(mm / 10));
const whole = (value: number | null | undefined) => (value === null || value === undefined ? "" : String(value));

/** The form of a declaration that is there. */
export function offerForm(offer: Solution, version: number): OfferForm {
  const { small, large, volumetric, destinations, papers, claims, days } = offer;
  const isNamed = typeof destinations !== "string";
  return {
    ...{ version, code: offer.code, carrierCode: offer.carrierCode, serviceCode: offer.serviceCode },
    ...{ nameZh: offer.nameZh, nameEn: offer.nameEn, class: offer.class, selection: offer.selection },
    family: offer.family ?? "",
    destinations: isNamed ? "named" : destinations,
    countries: isNamed ? destinations.join(" ") : "",
    maxWeight: String(offer.maxWeightGrams),
    smallWeight: whole(small?.maxWeightGrams),
    ...{ smallSide: centimetres(small?.maxSideMm), smallSum: centimetres(small?.maxSumMm) },
    takesLarge: large !== null,
    ...{ largeSide: centimetres(large?.maxSideMm), largeSum: centimetres(large?.maxSumMm) },
    ...{ divisor: whole(volumetric?.divisor), whenSideOver: centimetres(volumetric?.whenSideOverMm) },
    cargo: { ...offer.cargo },
    msds: cargoKinds.filter((kind) => papers[kind]?.includes("msds")),
    refusedAreas: [...offer.refusedAreas],
    ...{ daysFrom: String(days.from), daysTo: String(days.to) },
    daysByCountry: Object.entries(offer.daysTo)
      .map(([country, range]) => `${country} ${range.from}-${range.to}`)
      .join("\n"),
    tracking: offer.tracking,
    claimMax: claims.maxUsdMinor === null ? "" : (claims.maxUsdMinor / 100).toFixed(2),
    claimHow: claims.how,
    ...{ dutyTerms: [...offer.dutyTerms], pickUp: [...offer.pickUp], included: [...offer.included] },
    doubts: [...offer.doubts],
  };
}

/** A new solution begins as a small line of general goods about which nothing else is known. */
export const emptyOfferForm: OfferForm = {
  ...{ version: 0, code: "", carrierCode: "", serviceCode: "", nameZh: "", nameEn: "", class: "standard", family: "" },
  ...{ selection: "automatic", destinations: "listed", countries: "", maxWeight: "2000" },
  ...{ smallWeight: "2000", smallSide: "60", smallSum: "90", takesLarge: false, largeSide: "", largeSum: "" },
  ...{ divisor: "", whenSideOver: "" },
  cargo: {
    ...{ general: "published_price", built_in_battery: "refused", battery_packed_with: "refused" },
    ...{ pure_battery: "refused", liquid: "refused", powder: "refused", cosmetics: "refused", magnetic: "refused" },
  },
  ...{ msds: [], refusedAreas: [], daysFrom: "", daysTo: "", daysByCountry: "", tracking: "full", claimMax: "" },
  ...{ claimHow: "unknown", dutyTerms: [], pickUp: [], included: [], doubts: [] },
};
