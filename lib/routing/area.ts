import type { AreaKind } from "#lib/carriers/solutions";
import { type PostalAreaRow, postalAreaRows } from "./tables/postal-areas.ts";

/** A named part of a country that carriers treat differently. */
export type PostalArea = { readonly kind: AreaKind; readonly name: string };

type Form = { readonly from: string; readonly to: string; readonly isNumbered: boolean };
type CountryAreas = readonly { readonly area: PostalArea; readonly forms: readonly Form[] }[];

const byCountry: ReadonlyMap<string, CountryAreas> = compile(postalAreaRows);
const mainland: PostalArea = { kind: "mainland", name: "" };

/** What a postal code says of a place; `mainland` where nothing else is known of it, and for countries without entries. */
export function areaOf(country: string, postalCode: string): AreaKind {
  return areaAt(country, postalCode).kind;
}

/** The same with the area's own name ("" for the mainland), in the language of the place or of the post. */
export function areaAt(country: string, postalCode: string): PostalArea {
  const areas = byCountry.get(country);
  if (!areas) return mainland;
  const code = postalCode.normalize("NFKC").toUpperCase().replace(/[\s-]/g, "");
  if (code === "") return mainland;
  return areas.find(({ forms }) => forms.some((form) => matches(form, code)))?.area ?? mainland;
}

/** Letters and a number (KW15 of KW15 1AA) are compared as such, so that KW1 is not the beginning of KW15. */
function matches({ from, to, isNumbered }: Form, code: string): boolean {
  if (isNumbered) {
    const [letters, number] = districtOf(from);
    const [given, givenNumber] = districtOf(outwardOf(code));
    return letters === given && givenNumber >= number && givenNumber <= districtOf(to)[1];
  }
  if (from.includes("?")) return [...from].every((letter, place) => letter === "?" || code[place] === letter);
  const head = code.slice(0, from.length);
  return head.length === from.length && head >= from && head <= to;
}

/** The part of a British code before the last three characters; a code that is only that part stays whole. */
function outwardOf(code: string): string {
  return /^[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}$/.test(code) ? code.slice(0, -3) : code;
}

function districtOf(code: string): readonly [letters: string, number: number] {
  const match = /^([A-Z]{1,2})(\d{1,2})/.exec(code);
  return match ? [match[1] ?? "", Number(match[2])] : [code, -1];
}

function compile(rows: readonly PostalAreaRow[]): ReadonlyMap<string, CountryAreas> {
  const areas = new Map<string, CountryAreas[number][]>();
  for (const [country, kind, codes, name] of rows) {
    const list = areas.get(country) ?? [];
    list.push({ area: { kind, name }, forms: codes.split(" ").map(formOf) });
    areas.set(country, list);
  }
  return areas;
}

function formOf(text: string): Form {
  const [from = "", to = from] = text.split("-");
  return { from, to, isNumbered: /^[A-Z]+\d+$/.test(from) };
}
