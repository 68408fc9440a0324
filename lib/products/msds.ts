import type { CargoKind } from "#lib/carriers/cargo-kinds";
import { addDays, type CalendarDate } from "#lib/kit/time";
import type { CellType } from "./cell-types.ts";

/** What an MSDS says of its battery. Energy in milliwatt hours and lithium in milligrams of one battery. */
export type MsdsFacts = {
  /** The last day on which it holds, in China. */
  readonly validUntil: CalendarDate;
  readonly cellType: CellType;
  /** Of lithium ion and polymer; 20 Wh are 20,000. */
  readonly energyMilliwattHours: number | null;
  /** Of lithium metal. */
  readonly lithiumMilligrams: number | null;
  /** Cells in one battery; null when nobody said. */
  readonly cellCount: number | null;
};

/** A kept file with what it says. */
export type Msds = MsdsFacts & { readonly id: string; readonly fileName: string };

/**
 * Goods that no carrier takes by air without an MSDS: all three ways in which a battery is packed (PI 965 to 970). A
 * solution may ask for one of further goods: its `papers`.
 */
const asksForMsds: Readonly<Record<CargoKind, boolean>> = {
  general: false,
  built_in_battery: true,
  battery_packed_with: true,
  pure_battery: true,
  liquid: false,
  powder: false,
  cosmetics: false,
  magnetic: false,
};

/** Do goods of this kind need an MSDS whatever the solution? */
export function needsMsds(cargoKind: CargoKind): boolean {
  return asksForMsds[cargoKind];
}

export const msdsStandings = ["not_needed", "valid", "missing", "expired"] as const;
export type MsdsStanding = (typeof msdsStandings)[number];

/**
 * How a product stands on the day `today` in China: the last day of validity still counts. `cargoKind` null: nobody said
 * what the goods are, so nothing is asked for yet.
 */
export function msdsStanding(
  msds: Pick<MsdsFacts, "validUntil"> | null,
  cargoKind: CargoKind | null,
  today: CalendarDate,
): MsdsStanding {
  if (cargoKind === null || !needsMsds(cargoKind)) return "not_needed";
  if (msds === null) return "missing";
  return today > msds.validUntil ? "expired" : "valid";
}

const badness: Readonly<Record<MsdsStanding, number>> = { not_needed: 0, valid: 1, expired: 2, missing: 3 };

/** A parcel stands as its worst goods do; an empty list needs nothing. */
export function worstStanding(standings: readonly MsdsStanding[]): MsdsStanding {
  return standings.reduce<MsdsStanding>((worst, one) => (badness[one] > badness[worst] ? one : worst), "not_needed");
}

/** Days before its end from which an MSDS is shown as running out: when the first warning is told. */
export const msdsSoonDays = 60;

export const msdsMarks = ["not_needed", "valid", "soon", "expired", "missing"] as const;
export type MsdsMark = (typeof msdsMarks)[number];

/** The word beside a product: its standing, with what runs out within 60 days told apart. */
export function msdsMark(
  msds: Pick<MsdsFacts, "validUntil"> | null,
  cargoKind: CargoKind | null,
  today: CalendarDate,
): MsdsMark {
  const standing = msdsStanding(msds, cargoKind, today);
  return standing === "valid" && msds !== null ? validityMark(msds.validUntil, today) : standing;
}

/** The word beside a file itself, whatever goods it is for. */
export function validityMark(validUntil: CalendarDate, today: CalendarDate): "valid" | "soon" | "expired" {
  if (today > validUntil) return "expired";
  return addDays(today, msdsSoonDays) >= validUntil ? "soon" : "valid";
}
