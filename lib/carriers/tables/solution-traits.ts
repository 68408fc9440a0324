import type { CargoKind } from "../cargo-kinds.ts";
import type { CargoAcceptance, Doubt, Solution } from "../solutions.ts";

/**
 * A small packet: 2 kg (two sources), longest side 60 cm, sum of sides 90 cm. The sizes are those that three pages give for
 * comparable postal lines; AliExpress's own page names none.
 */
export const smallPacket = { maxWeightGrams: 2000, maxSideMm: 600, maxSumMm: 900 } as const;

/**
 * General goods at the sheet's price; batteries and cosmetics have columns of their own that are not published. Which
 * routes take batteries differs and changes: the carrier has the last word when the parcel is booked.
 */
export const generalGoods = {
  general: "published_price",
  built_in_battery: "own_price",
  battery_packed_with: "own_price",
  pure_battery: "refused",
  liquid: "refused",
  powder: "refused",
  cosmetics: "own_price",
  magnetic: "own_price",
} as const satisfies Record<CargoKind, CargoAcceptance>;

/** Nothing but general goods, as far as any source says. */
export const generalOnly = {
  general: "published_price",
  built_in_battery: "refused",
  battery_packed_with: "refused",
  pure_battery: "refused",
  liquid: "refused",
  powder: "refused",
  cosmetics: "refused",
  magnetic: "refused",
} as const satisfies Record<CargoKind, CargoAcceptance>;

/** General goods, and batteries in or with their device by a price of their own. */
export const generalAndBattery = {
  ...generalOnly,
  built_in_battery: "own_price",
  battery_packed_with: "own_price",
} as const satisfies Record<CargoKind, CargoAcceptance>;

/** Lines that take batteries ask for the safety data sheet of each product with one (general knowledge). */
export const msdsForBatteries = {
  built_in_battery: ["msds"],
  battery_packed_with: ["msds"],
} as const satisfies Solution["papers"];

/** How Cainiao's messages let a parcel be handed over: DOOR_PICKUP, SELF_SEND, SELF_POST (two sources). */
export const cainiaoPickUp = ["door_pickup", "self_send", "self_post"] as const;

/** What a solution says unless its row says otherwise. */
type Defaulted =
  | "family"
  | "selection"
  | "serviceCode"
  | "small"
  | "large"
  | "volumetric"
  | "papers"
  | "refusedAreas"
  | "daysTo"
  | "claims"
  | "dutyTerms"
  | "pickUp"
  | "included";
type Row = Omit<Solution, Defaulted> & Partial<Pick<Solution, Defaulted>>;

/** A row with what is the same for most: a small line by weight alone, of which nothing more is known. */
export function solutionRow(row: Row): Solution {
  return {
    serviceCode: row.code,
    family: null,
    selection: "automatic",
    small: smallPacket,
    large: null,
    volumetric: null,
    papers: {},
    refusedAreas: [],
    daysTo: {},
    claims: { maxUsdMinor: null, how: "unknown" },
    dutyTerms: [],
    pickUp: [],
    included: [],
    ...row,
  };
}

/** What stands beside nearly every small line: its sizes and times are practice, not publication. */
export const smallLineDoubts = ["dimensions_general_knowledge", "times_general_knowledge"] as const satisfies Doubt[];
