import { formatScaled, parseScaled } from "#lib/kit/money";
import { isCalendarDate } from "#lib/kit/time";
import { limitedBy } from "./battery-limits.ts";
import type { CellType } from "./cell-types.ts";
import type { MsdsFacts } from "./msds.ts";
import { msdsLimits } from "./msds-limits.ts";

/** The form's fields as text: watt hours and grams with a point, as a battery's label has them. */
export type TypedMsds = {
  readonly validUntil: string;
  readonly cellType: CellType;
  readonly wattHours: string;
  readonly lithiumGrams: string;
  readonly cellCount: string;
};

export type TypedMsdsProblem = {
  readonly field: keyof TypedMsds;
  readonly code: "date_missing" | "amount_missing" | "amount_unreadable" | "cells_unreadable";
};

export const noMsdsTyped: TypedMsds = {
  ...{ validUntil: "", cellType: "lithium_ion", wattHours: "", lithiumGrams: "", cellCount: "" },
};

/** Facts as they stand in the form. */
export function typedMsds(facts: MsdsFacts): TypedMsds {
  const text = (milli: number | null) => (milli === null ? "" : formatScaled(milli, 3).replace(/\.?0+$/, ""));
  return {
    validUntil: facts.validUntil,
    cellType: facts.cellType,
    wattHours: text(facts.energyMilliwattHours),
    lithiumGrams: text(facts.lithiumMilligrams),
    cellCount: facts.cellCount === null ? "" : String(facts.cellCount),
  };
}

/** What was typed as facts, or what is wrong with it by field. A number that the cell type does not ask for is left out. */
export function untypedMsds(
  typed: TypedMsds,
): { readonly facts: MsdsFacts } | { readonly problems: readonly TypedMsdsProblem[] } {
  const problems: TypedMsdsProblem[] = [];
  const { validUntil, cellType } = typed;
  if (!isCalendarDate(validUntil)) problems.push({ field: "validUntil", code: "date_missing" });
  const milli = (field: "wattHours" | "lithiumGrams"): number | null => {
    const bare = typed[field]
      .normalize("NFKC")
      .replace(/\s*(?:wh|g|瓦时|克)\s*$/i, "")
      .trim();
    // "1,200" is a thousand to some and one and a bit to others
    const value = /[,，]\d{3}$/.test(bare) ? null : parseScaled(bare.replace(/[,，。]/g, "."), 3);
    if (bare === "") problems.push({ field, code: "amount_missing" });
    else if (value === null || value < 1 || value > msdsLimits.amount) {
      problems.push({ field, code: "amount_unreadable" });
    }
    return value;
  };
  const limited = limitedBy(cellType);
  const energyMilliwattHours = limited === "energy" ? milli("wattHours") : null;
  const lithiumMilligrams = limited === "lithium" ? milli("lithiumGrams") : null;
  const cells = typed.cellCount.normalize("NFKC").trim();
  const cellCount = cells === "" ? null : Number(cells);
  if (cellCount !== null && !(Number.isInteger(cellCount) && cellCount >= 1 && cellCount <= msdsLimits.cells)) {
    problems.push({ field: "cellCount", code: "cells_unreadable" });
  }
  if (problems.length > 0) return { problems };
  return { facts: { validUntil, cellType, energyMilliwattHours, lithiumMilligrams, cellCount } };
}
