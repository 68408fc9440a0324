import { type CountryCode, isCountryCode } from "#lib/kit/country";
import { ok, type Result, refuse } from "#lib/kit/result";

/** A seller's own group as it is kept. */
export type OwnCountryGroup = {
  readonly id: string;
  readonly name: string;
  readonly countries: readonly CountryCode[];
  readonly version: number;
};

/** A group that templates can name: by the key of a predefined one, or by the id of the seller's own. */
export type CountryGroup = {
  readonly ref: string;
  readonly kind: "region" | "union" | "own";
  readonly nameZh: string;
  readonly nameEn: string;
  readonly countries: readonly CountryCode[];
};

export type CountryGroups = ReadonlyMap<string, CountryGroup>;

/** Predefined groups and the seller's own, by the reference that templates use. */
export function countryGroupsOf(
  predefined: readonly (Omit<CountryGroup, "ref"> & { readonly key: string })[],
  own: readonly OwnCountryGroup[],
): CountryGroups {
  const groups = new Map<string, CountryGroup>();
  for (const { key, kind, nameZh, nameEn, countries } of predefined) {
    groups.set(key, { ref: key, kind, nameZh, nameEn, countries });
  }
  for (const { id, name, countries } of own) {
    groups.set(id, { ref: id, kind: "own", nameZh: name, nameEn: name, countries });
  }
  return groups;
}

export type CountryGroupDraft = { readonly name: string; readonly countries: readonly string[] };
export type CountryGroupRefusal = {
  readonly code: "group_name_missing" | "group_name_taken" | "group_empty" | "group_country_unknown";
  readonly field: "name" | "countries";
  readonly values?: Readonly<Record<string, string>>;
};

/**
 * An own group ready to be kept: the name trimmed, each country once in the alphabet's order. Refused: no name, a name that
 * another group (own or predefined, in either language) bears, no country, a country that does not exist.
 */
export function readCountryGroup(
  draft: CountryGroupDraft,
  others: Iterable<Pick<CountryGroup, "nameZh" | "nameEn">>,
): Result<{ readonly name: string; readonly countries: readonly CountryCode[] }, CountryGroupRefusal> {
  const name = draft.name.trim();
  if (name === "") return refuse({ code: "group_name_missing", field: "name" });
  const key = nameKey(name);
  for (const other of others) {
    if (nameKey(other.nameZh) === key || nameKey(other.nameEn) === key) {
      return refuse({ code: "group_name_taken", field: "name", values: { name } });
    }
  }
  const unknown = draft.countries.find((code) => !isCountryCode(code));
  if (unknown !== undefined) {
    return refuse({ code: "group_country_unknown", field: "countries", values: { country: unknown } });
  }
  const countries = [...new Set(draft.countries)].filter(isCountryCode).sort();
  if (countries.length === 0) return refuse({ code: "group_empty", field: "countries" });
  return ok({ name, countries });
}

/** Names that a reader cannot tell apart are one name. */
export function nameKey(name: string): string {
  return name.normalize("NFKC").trim().replace(/\s+/g, " ").toLowerCase();
}
