import type { CellType } from "./cell-types.ts";
import type { MsdsFacts } from "./msds.ts";

/** What limits a battery: its energy (mWh) or its lithium (mg); null: neither is limited. */
type Chemistry = "ion" | "metal" | null;

const chemistryOf: Readonly<Record<CellType, Chemistry>> = {
  lithium_ion: "ion",
  lithium_polymer: "ion",
  lithium_metal: "metal",
  nickel_metal_hydride: null,
  alkaline: null,
  other: null,
};

/**
 * Up to where post and small-parcel air lines take lithium: ion 20 Wh a cell and 100 Wh a battery, metal 1 g a cell and 2 g
 * a battery. In mWh and mg. Source: the platform's notes on battery goods, which match IATA DGR, PI 965 to 970, section II.
 */
export const batteryLimits = {
  ion: { cell: 20_000, battery: 100_000 },
  metal: { cell: 1_000, battery: 2_000 },
} as const;

/** Of one parcel, with or in devices. One source only: shown, and held against no parcel. */
export const parcelBatteryLimits = { cells: 4, batteries: 2 } as const;

/** Above a limit: value and limit in mWh (`…_energy`) or mg (`…_lithium`). */
export type BatteryFinding = {
  readonly code: "cell_energy" | "battery_energy" | "cell_lithium" | "battery_lithium";
  readonly value: number;
  readonly limit: number;
};

/** Which of the two numbers an MSDS of this cell type must say. */
export function limitedBy(cellType: CellType): "energy" | "lithium" | null {
  const chemistry = chemistryOf[cellType];
  return chemistry === "ion" ? "energy" : chemistry === "metal" ? "lithium" : null;
}

/**
 * Where a battery passes what small-parcel lines take; empty: nowhere, as far as the facts say. A battery of one cell is
 * judged as a cell (UN manual of tests, 38.3.2.3); where the cells were not counted, only the battery's limit is held.
 */
export function batteryFindings(facts: MsdsFacts): readonly BatteryFinding[] {
  const chemistry = chemistryOf[facts.cellType];
  const total = chemistry === "ion" ? facts.energyMilliwattHours : facts.lithiumMilligrams;
  if (chemistry === null || total === null) return [];
  const unit = chemistry === "ion" ? "energy" : "lithium";
  const limits = batteryLimits[chemistry];
  const findings: BatteryFinding[] = [];
  const cell = facts.cellCount === null ? null : Math.ceil(total / facts.cellCount);
  if (cell !== null && cell > limits.cell) findings.push({ code: `cell_${unit}`, value: cell, limit: limits.cell });
  if (total > limits.battery) findings.push({ code: `battery_${unit}`, value: total, limit: limits.battery });
  return findings;
}

/** Do small-parcel lines take goods with such a battery? */
export function isWithinBatteryLimits(facts: MsdsFacts): boolean {
  return batteryFindings(facts).length === 0;
}
