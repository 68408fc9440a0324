import type { CargoKind } from "#lib/carriers/cargo-kinds";
import { type CountryCode, countryCodes, isCountryCode } from "#lib/kit/country";
import type { ServiceSwitches } from "#lib/rates/services";
import type { CountryGroups } from "./country-groups.ts";

/** Where a template holds: everywhere or in groups and countries, less some countries. */
export type TemplateDestinations = {
  readonly worldwide: boolean;
  /** References of `CountryGroups`. */
  readonly groups: readonly string[];
  readonly countries: readonly CountryCode[];
  readonly except: readonly CountryCode[];
};

/** 物流模板: the seller's solution for countries, weights, goods and order values. */
export type Template = {
  readonly id: string;
  readonly name: string;
  /** The smallest comes first; the first that fits an order decides. */
  readonly position: number;
  readonly destinations: TemplateDestinations;
  /** Actual grams, both inclusive. */
  readonly fromGrams: number;
  readonly toGrams: number;
  /** Days to the door at most; null: any. Asked of solutions, not of orders. */
  readonly maxDays: number | null;
  /** Kinds of goods that it holds for; empty: any. */
  readonly cargoKinds: readonly CargoKind[];
  /** What the buyer paid in USD cents: more than, and up to (inclusive); null: no limit. */
  readonly overUsdMinor: number | null;
  readonly upToUsdMinor: number | null;
  readonly solutionCode: string;
  /** 智能推荐优先: the recommendation wins where it keeps the speed and costs no more. */
  readonly recommendationFirst: boolean;
  /** Optional services that it switches on: insurance, duties prepaid, return label. */
  readonly services: ServiceSwitches;
  readonly isActive: boolean;
};

/** What a person writes of a template: everything but its identity and place. */
export type TemplateFields = Omit<Template, "id" | "position">;

/** What a template looks at in an order. `paidUsdMinor` null: not known in USD. */
export type TemplateFacts = {
  readonly country: string;
  readonly weightGrams: number;
  readonly cargoKinds: readonly CargoKind[];
  readonly paidUsdMinor: number | null;
};

/** No solution takes more than 70 kg; a template may speak of all that can be sent. */
export const maxTemplateGrams = 70_000;
export const maxTemplates = 200;
export const maxNameLength = 60;

/** Parcels leave from here. */
const origin = "CN";

/** Every country that the destinations name, each once; a group that no longer exists names none. */
export function countriesOf(destinations: TemplateDestinations, groups: CountryGroups): ReadonlySet<CountryCode> {
  const countries = new Set<CountryCode>(destinations.worldwide ? countryCodes : destinations.countries);
  if (!destinations.worldwide) {
    for (const ref of destinations.groups) {
      for (const country of groups.get(ref)?.countries ?? []) countries.add(country);
    }
  }
  for (const country of destinations.except) countries.delete(country);
  countries.delete(origin);
  return countries;
}

/**
 * True when the template is for such a parcel's goods. General goods beside special ones do not count: carriers take the
 * whole parcel for what its most difficult piece is.
 */
export function fitsCargo(template: Pick<Template, "cargoKinds">, kinds: readonly CargoKind[]): boolean {
  const { cargoKinds } = template;
  if (cargoKinds.length === 0) return true;
  const special = kinds.filter((kind) => kind !== "general");
  return special.length === 0 ? cargoKinds.includes("general") : special.every((kind) => cargoKinds.includes(kind));
}

/** True when the amount lies in the template's band; an amount that is not known lies in no band that has a limit. */
export function fitsValue(template: Pick<Template, "overUsdMinor" | "upToUsdMinor">, minor: number | null): boolean {
  const { overUsdMinor, upToUsdMinor } = template;
  if (overUsdMinor === null && upToUsdMinor === null) return true;
  if (minor === null) return false;
  return (overUsdMinor === null || minor > overUsdMinor) && (upToUsdMinor === null || minor <= upToUsdMinor);
}

/** True when a template is for the destination; answers as `countriesOf` does, without making the list. */
export function fitsCountry(destinations: TemplateDestinations, groups: CountryGroups, country: string): boolean {
  if (!isCountryCode(country) || country === origin || destinations.except.includes(country)) return false;
  if (destinations.worldwide || destinations.countries.includes(country)) return true;
  return destinations.groups.some((ref) => groups.get(ref)?.countries.includes(country) === true);
}

/** True when the template speaks of such an order, whether it is switched on or not. */
export function fitsOrder(template: Template, groups: CountryGroups, facts: TemplateFacts): boolean {
  return (
    template.fromGrams <= facts.weightGrams &&
    facts.weightGrams <= template.toGrams &&
    fitsValue(template, facts.paidUsdMinor) &&
    fitsCargo(template, facts.cargoKinds) &&
    fitsCountry(template.destinations, groups, facts.country)
  );
}

/** The first template by position that is switched on and fits; null where none does. `templates` in any order. */
export function matchTemplate(
  templates: readonly Template[],
  groups: CountryGroups,
  facts: TemplateFacts,
): Template | null {
  let first: Template | null = null;
  for (const template of templates) {
    if (!template.isActive || (first !== null && compareTemplates(first, template) <= 0)) continue;
    if (fitsOrder(template, groups, facts)) first = template;
  }
  return first;
}

/** The order in which templates are asked: by position, two of one position by id. */
export function compareTemplates(a: Pick<Template, "id" | "position">, b: Pick<Template, "id" | "position">): number {
  return a.position - b.position || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
