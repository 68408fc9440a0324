import type { CargoKind } from "#lib/carriers/cargo-kinds";
import type { UncertifiedCode } from "#lib/carriers/certification";
import type { Solution } from "#lib/carriers/solutions";
import type { CountryCode } from "#lib/kit/country";
import { type CountryGroups, nameKey } from "./country-groups.ts";
import { countriesOf, maxNameLength, maxTemplateGrams, type TemplateFields } from "./template.ts";
import type { TemplateBook } from "./template-book.ts";
import { type RuleBreach, ruleBreaches } from "./template-rules.ts";

export type TemplateField =
  | "name"
  | "destinations"
  | "fromGrams"
  | "toGrams"
  | "maxDays"
  | "cargoKinds"
  | "overUsdMinor"
  | "upToUsdMinor"
  | "solutionCode";

/** Why a template is not saved. `field`: where it is mended. */
export type TemplateRefusal =
  | { readonly code: "name_missing"; readonly field: "name" }
  | { readonly code: "name_too_long"; readonly field: "name"; readonly limit: number }
  | { readonly code: "name_taken"; readonly field: "name" }
  | { readonly code: "destinations_empty"; readonly field: "destinations" }
  | { readonly code: "group_unknown"; readonly field: "destinations" }
  | { readonly code: "weight_out_of_range"; readonly field: "fromGrams" | "toGrams"; readonly limit: number }
  | { readonly code: "weight_reversed"; readonly field: "toGrams" }
  | { readonly code: "days_out_of_range"; readonly field: "maxDays"; readonly limit: number }
  | { readonly code: "value_out_of_range"; readonly field: "overUsdMinor" | "upToUsdMinor" }
  | { readonly code: "value_reversed"; readonly field: "upToUsdMinor" }
  | { readonly code: "solution_unknown"; readonly field: "solutionCode" }
  | { readonly code: "rule_broken"; readonly field: "solutionCode"; readonly breach: RuleBreach };

/** What will hold orders though the template may be saved. */
export type TemplateWarning =
  | { readonly code: "not_served"; readonly countries: readonly CountryCode[]; readonly isAll: boolean }
  | { readonly code: "cargo_refused"; readonly cargoKinds: readonly CargoKind[]; readonly isAll: boolean }
  | { readonly code: "overweight"; readonly limitGrams: number }
  /** No list of its destinations is published: it goes where the seller says so, and the carrier has the last word. */
  | { readonly code: "destinations_unknown" }
  | { readonly code: "carrier_not_connected"; readonly carrierCode: string }
  | {
      readonly code: UncertifiedCode;
      readonly carrierCode: string;
      readonly reason: string;
      readonly countries: readonly CountryCode[];
      readonly isAll: boolean;
    }
  | {
      readonly code: "too_slow";
      readonly countries: readonly CountryCode[];
      readonly isAll: boolean;
      readonly days: number;
      readonly maxDays: number;
    };

export type TemplateCheck = {
  readonly refusals: readonly TemplateRefusal[];
  readonly warnings: readonly TemplateWarning[];
};

export const maxTemplateDays = 120;
/** No order of a retail platform is worth more than a million USD. */
const maxUsdMinor = 100_000_000;

/**
 * Whether a template may be saved: its fields, and every platform rule anywhere in its destinations and order values.
 * `otherNames`: of the seller's other templates. The same function serves the screen and the operation.
 */
export function checkTemplate(
  book: TemplateBook,
  groups: CountryGroups,
  fields: TemplateFields,
  otherNames: readonly string[],
): TemplateCheck {
  const refusals: TemplateRefusal[] = [
    ...nameRefusals(fields.name, otherNames),
    ...destinationRefusals(fields, groups),
    ...bandRefusals(fields),
  ];
  const solution = book.solutions.find(({ code }) => code === fields.solutionCode);
  if (!solution) return { refusals: [...refusals, { code: "solution_unknown", field: "solutionCode" }], warnings: [] };
  if (refusals.some(({ field }) => field === "overUsdMinor" || field === "upToUsdMinor")) {
    return { refusals, warnings: [] };
  }
  const countries = countriesOf(fields.destinations, groups);
  const breaches = ruleBreaches(book.rules, countries, fields, solution);
  return {
    refusals: [
      ...refusals,
      ...breaches.map((breach) => ({ code: "rule_broken" as const, field: "solutionCode" as const, breach })),
    ],
    warnings: warningsOf(book, fields, solution, countries),
  };
}

function nameRefusals(name: string, otherNames: readonly string[]): TemplateRefusal[] {
  if (name.trim() === "") return [{ code: "name_missing", field: "name" }];
  if (name.trim().length > maxNameLength) return [{ code: "name_too_long", field: "name", limit: maxNameLength }];
  const key = nameKey(name);
  return otherNames.some((other) => nameKey(other) === key) ? [{ code: "name_taken", field: "name" }] : [];
}

function destinationRefusals({ destinations }: TemplateFields, groups: CountryGroups): TemplateRefusal[] {
  if (!destinations.worldwide && destinations.groups.some((ref) => !groups.has(ref))) {
    return [{ code: "group_unknown", field: "destinations" }];
  }
  return countriesOf(destinations, groups).size === 0 ? [{ code: "destinations_empty", field: "destinations" }] : [];
}

function bandRefusals(fields: TemplateFields): TemplateRefusal[] {
  const { fromGrams, toGrams, maxDays, overUsdMinor, upToUsdMinor } = fields;
  const refusals: TemplateRefusal[] = [];
  for (const field of ["fromGrams", "toGrams"] as const) {
    if (!isWithin(fields[field], 1, maxTemplateGrams)) {
      refusals.push({ code: "weight_out_of_range", field, limit: maxTemplateGrams });
    }
  }
  if (refusals.length === 0 && fromGrams > toGrams) refusals.push({ code: "weight_reversed", field: "toGrams" });
  if (maxDays !== null && !isWithin(maxDays, 1, maxTemplateDays)) {
    refusals.push({ code: "days_out_of_range", field: "maxDays", limit: maxTemplateDays });
  }
  for (const field of ["overUsdMinor", "upToUsdMinor"] as const) {
    const minor = fields[field];
    if (minor !== null && !isWithin(minor, 0, maxUsdMinor)) refusals.push({ code: "value_out_of_range", field });
  }
  if (overUsdMinor !== null && upToUsdMinor !== null && overUsdMinor >= upToUsdMinor) {
    refusals.push({ code: "value_reversed", field: "upToUsdMinor" });
  }
  return refusals;
}

function isWithin(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}

function warningsOf(
  book: TemplateBook,
  fields: TemplateFields,
  solution: Solution,
  countries: ReadonlySet<CountryCode>,
): TemplateWarning[] {
  const warnings: TemplateWarning[] = [];
  const outside = new Set(book.notServed.get(solution.code));
  const notServed = [...countries].filter((country) => outside.has(country)).sort();
  if (notServed.length > 0) {
    warnings.push({ code: "not_served", countries: notServed, isAll: notServed.length === countries.size });
  }
  // a template for any goods is no promise that all of them go: only the kinds that it names are asked for
  const refused = fields.cargoKinds.filter((kind) => solution.cargo[kind] === "refused");
  if (refused.length > 0) {
    warnings.push({ code: "cargo_refused", cargoKinds: refused, isAll: refused.length === fields.cargoKinds.length });
  }
  if (fields.toGrams > solution.maxWeightGrams) {
    warnings.push({ code: "overweight", limitGrams: solution.maxWeightGrams });
  }
  if (solution.destinations === "unknown") warnings.push({ code: "destinations_unknown" });
  const { carrierCode } = solution;
  if (book.connected?.has(carrierCode) === false) warnings.push({ code: "carrier_not_connected", carrierCode });
  const uncertified = book.uncertified.get(solution.code);
  const barred = new Set(uncertified?.countries);
  const there = [...countries].filter((country) => barred.has(country)).sort();
  if (uncertified && there.length > 0) {
    const { code, reason } = uncertified;
    warnings.push({ code, reason, carrierCode, countries: there, isAll: there.length === countries.size });
  }
  return [...warnings, ...speedWarnings(fields.maxDays, solution, countries)];
}

function speedWarnings(
  maxDays: number | null,
  solution: Solution,
  countries: ReadonlySet<CountryCode>,
): TemplateWarning[] {
  if (maxDays === null) return [];
  const slow = [...countries].filter((country) => slowestDays(solution, country) > maxDays).sort();
  if (slow.length === 0) return [];
  const days = Math.max(...slow.map((country) => slowestDays(solution, country)));
  return [{ code: "too_slow", countries: slow, isAll: slow.length === countries.size, days, maxDays }];
}

function slowestDays({ days, daysTo }: Solution, country: string): number {
  return (daysTo[country] ?? days).to;
}
