import { type CountryCode, isCountryCode, resolveCountry } from "#lib/kit/country";
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
  readonly code:
    | "group_name_missing"
    | "group_name_taken"
    | "group_name_is_place"
    | "group_name_characters"
    | "group_empty"
    | "group_country_unknown";
  readonly field: "name" | "countries";
  readonly values?: Readonly<Record<string, string>>;
};

/**
 * An own group ready to be kept: the name trimmed, each country once in the alphabet's order. Refused: no name, a name that
 * another group (own or predefined, in either language) bears, one that means a country or the whole world or holds what
 * separates names in a sheet's cell, no country, a country that does not exist.
 */
export function readCountryGroup(
  draft: CountryGroupDraft,
  others: Iterable<Pick<CountryGroup, "nameZh" | "nameEn">>,
): Result<{ readonly name: string; readonly countries: readonly CountryCode[] }, CountryGroupRefusal> {
  const name = draft.name.trim();
  if (name === "") return refuse({ code: "group_name_missing", field: "name" });
  if (separators.test(name)) return refuse({ code: "group_name_characters", field: "name" });
  if (isWorldwide(name) || resolveCountry(name) !== null) {
    return refuse({ code: "group_name_is_place", field: "name", values: { name } });
  }
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

/** What stands between the names in a cell of the sheet. */
export const separators = /[,，;；、/／|\n]/;

const worldwideWords = { zh: "全球", en: "Worldwide" } as const;

/** The word for every destination. */
export function worldwideWord(language: "zh" | "en"): string {
  return worldwideWords[language];
}

export function isWorldwide(text: string): boolean {
  return Object.values(worldwideWords).some((word) => nameKey(word) === nameKey(text));
}

/** Names that a reader cannot tell apart are one name. */
export function nameKey(name: string): string {
  return name.normalize("NFKC").trim().replace(/\s+/g, " ").toLowerCase();
}
