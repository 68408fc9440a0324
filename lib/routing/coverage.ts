import { type CargoKind, cargoKinds } from "#lib/carriers/cargo-kinds";
import type { CountryCode } from "#lib/kit/country";
import type { CountryGroups } from "./country-groups.ts";
import { compareTemplates, fitsCargo, fitsCountry, fitsValue, type Template } from "./template.ts";

/** Grams, both inclusive. */
export type CoverageBand = { readonly fromGrams: number; readonly toGrams: number };

/** What decides for these goods and order values (USD cents, more than and up to); null: no template. */
export type CoveragePart = {
  readonly templateId: string | null;
  readonly cargoKinds: readonly CargoKind[];
  readonly overUsdMinor: number | null;
  readonly upToUsdMinor: number | null;
};

/**
 * `covered`: every parcel of the cell has a template. `conditional`: only some goods or order values have one. `gap`: none.
 * `hidden`: templates that are for this cell and never reached in it, since others come first.
 */
export type CoverageCell = {
  readonly state: "covered" | "conditional" | "gap";
  readonly parts: readonly CoveragePart[];
  readonly hidden: readonly string[];
};

/** Countries for which the same templates hold, in the order asked for. */
export type CoverageRow = { readonly countries: readonly CountryCode[]; readonly cells: readonly CoverageCell[] };

export type Coverage = { readonly bands: readonly CoverageBand[]; readonly rows: readonly CoverageRow[] };

/** What small and large parcels weigh at most; heavier ones are freight. */
export const coverageGrams = 30_000;

/**
 * The table of countries by weight bands: every gram up to `upToGrams` of every country stands in exactly one cell, and the
 * cell names what `matchTemplate` would for parcels of one kind of goods whose order value is known.
 */
export function coverageOf(
  templates: readonly Template[],
  groups: CountryGroups,
  countries: readonly CountryCode[],
  upToGrams = coverageGrams,
): Coverage {
  const active = templates.filter(({ isActive }) => isActive).sort(compareTemplates);
  const bands = bandsOf(active, upToGrams);
  const rows = new Map<string, { readonly own: readonly Template[]; readonly countries: CountryCode[] }>();
  for (const country of countries) {
    const own = active.filter(({ destinations }) => fitsCountry(destinations, groups, country));
    const key = own.map(({ id }) => id).join(" ");
    const row = rows.get(key);
    if (row) row.countries.push(country);
    else rows.set(key, { own, countries: [country] });
  }
  return {
    bands,
    rows: [...rows.values()].map((row) => ({
      countries: row.countries,
      cells: bands.map(({ fromGrams, toGrams }) =>
        cellOf(row.own.filter((one) => one.fromGrams <= fromGrams && toGrams <= one.toGrams)),
      ),
    })),
  };
}

/** Cut wherever any template begins or ends, so that within a band no template begins or ends. */
function bandsOf(active: readonly Template[], upToGrams: number): CoverageBand[] {
  const starts = new Set([1]);
  for (const { fromGrams, toGrams } of active) {
    for (const start of [fromGrams, toGrams + 1]) if (start > 1 && start <= upToGrams) starts.add(start);
  }
  const sorted = [...starts].sort((a, b) => a - b);
  return sorted.map((fromGrams, index) => ({ fromGrams, toGrams: (sorted[index + 1] ?? upToGrams + 1) - 1 }));
}

/** `own`: the templates for this country and band, the first first. */
function cellOf(own: readonly Template[]): CoverageCell {
  const parts = valueBandsOf(own).flatMap((band) => partsOf(own, band));
  const merged = mergeValues(parts);
  const winners = new Set(merged.map(({ templateId }) => templateId));
  return {
    state: !winners.has(null) ? "covered" : winners.size === 1 ? "gap" : "conditional",
    parts: merged,
    hidden: own.filter(({ id }) => !winners.has(id)).map(({ id }) => id),
  };
}

type ValueBand = Pick<CoveragePart, "overUsdMinor" | "upToUsdMinor">;

function valueBandsOf(own: readonly Template[]): ValueBand[] {
  const cuts = new Set<number>();
  for (const { overUsdMinor, upToUsdMinor } of own) {
    for (const cut of [overUsdMinor, upToUsdMinor]) if (cut !== null) cuts.add(cut);
  }
  const sorted: (number | null)[] = [null, ...[...cuts].sort((a, b) => a - b), null];
  return sorted.slice(1).map((upToUsdMinor, index) => ({ overUsdMinor: sorted[index] ?? null, upToUsdMinor }));
}

/** For each kind of goods the first template; kinds with the same one together. */
function partsOf(own: readonly Template[], band: ValueBand): CoveragePart[] {
  const paid = (band.overUsdMinor ?? -1) + 1;
  const kindsOf = new Map<string | null, CargoKind[]>();
  for (const kind of cargoKinds) {
    const first = own.find((template) => fitsValue(template, paid) && fitsCargo(template, [kind]));
    const id = first?.id ?? null;
    kindsOf.set(id, [...(kindsOf.get(id) ?? []), kind]);
  }
  return [...kindsOf].map(([templateId, kinds]) => ({ templateId, cargoKinds: kinds, ...band }));
}

/** Neighbouring order values with the same answer are one. */
function mergeValues(parts: readonly CoveragePart[]): CoveragePart[] {
  const merged: CoveragePart[] = [];
  for (const part of parts) {
    const index = merged.findIndex(
      (one) =>
        one.templateId === part.templateId &&
        one.upToUsdMinor !== null &&
        one.upToUsdMinor === part.overUsdMinor &&
        one.cargoKinds.join() === part.cargoKinds.join(),
    );
    const before = merged[index];
    if (before) merged[index] = { ...before, upToUsdMinor: part.upToUsdMinor };
    else merged.push(part);
  }
  return merged;
}
