import type { CargoKind } from "#lib/carriers/cargo-kinds";
import type { CarrierRow } from "#lib/carriers/carrier";
import { type CarrierStanding, standingOf } from "#lib/carriers/carrier-list";
import type { Certification } from "#lib/carriers/certification";
import type { Solution } from "#lib/carriers/solutions";
import { type CountryCode, countryCodes, countryName } from "#lib/kit/country";
import { type ParcelMeasure, type Quote, quoteParcel } from "#lib/rates/quote";
import { noServices } from "#lib/rates/services";
import { areaOf } from "./area.ts";
import { type Served, servedAt } from "./destinations.ts";
import type { MarketSearch } from "./market-search.ts";
import type { PresetKey } from "./presets.ts";
import { type Candidate, plainRouting, type RoutingBook, recommend } from "./recommend.ts";

/** One solution in the market: what it declares, and what it asks for the parcel that is looked for. */
export type MarketOffer = { readonly solution: Solution; readonly candidate: Candidate };

/**
 * All solutions that the filters leave, ranked for a parcel of this weight and kind of goods to this country: no order,
 * no value, no size, so that no rule of the platform and no wish of a buyer speaks; papers are taken to be there.
 */
export function marketOffers(book: RoutingBook, search: MarketSearch, preset: PresetKey): MarketOffer[] {
  const { ranked } = recommend(book, {
    ...plainRouting,
    parcel: parcelOf(search.country, search.weightGrams, search.cargoKind),
    paidUsdMinor: null,
    buyerService: { kind: "sellers_choice" },
    shipOn: book.today,
    preset,
    papers: { msds: "valid" },
  });
  const solutions = new Map(book.solutions.map((solution) => [solution.code, solution]));
  return ranked.flatMap((candidate) => {
    const solution = solutions.get(candidate.solutionCode);
    return solution && isWanted(solution, search) ? [{ solution, candidate }] : [];
  });
}

function isWanted({ family, carrierCode }: Solution, search: MarketSearch): boolean {
  if (search.carrier !== "" && carrierCode !== search.carrier) return false;
  return search.family === null || (family ?? "own") === search.family;
}

function parcelOf(country: string, weightGrams: number, cargoKind: CargoKind): ParcelMeasure {
  return {
    ...{ country, weightGrams, postalCode: "", area: areaOf(country, ""), sizeMm: null, cargoKinds: [cargoKind] },
    ...{ declaredUsdMinor: null, tariffItems: null, services: noServices },
  };
}

/** One destination of a solution with what a parcel of this weight costs there. */
export type MarketLane = { readonly country: CountryCode; readonly served: Served; readonly quote: Quote };

/** Every country and region of the world on one solution, size unknown. */
export function lanesOf(
  book: RoutingBook,
  solution: Solution,
  { weightGrams, cargoKind }: Pick<MarketSearch, "weightGrams" | "cargoKind">,
): MarketLane[] {
  const card = book.cards.get(solution.code) ?? null;
  return countryCodes.map((country) => ({
    country,
    served: servedAt(solution, card, country),
    quote: quoteParcel(solution, card, parcelOf(country, weightGrams, cargoKind), book.exchangeRates, book.today),
  }));
}

export type ServedCounts = Readonly<Record<Served, number>>;

/** How many destinations a solution serves in which way. */
export function countServed(book: RoutingBook, solution: Solution): ServedCounts {
  const counts = { priced: 0, partly_priced: 0, no_price: 0, not_served: 0 };
  const card = book.cards.get(solution.code) ?? null;
  for (const country of countryCodes) counts[servedAt(solution, card, country)] += 1;
  return counts;
}

/** Lanes whose country's code or name, in either language, holds the text; all for an empty text. */
export function filterLanes(lanes: readonly MarketLane[], text: string): readonly MarketLane[] {
  const wanted = plain(text);
  if (wanted === "") return lanes;
  return lanes.filter(({ country }) =>
    [country, countryName(country, "zh"), countryName(country, "en")].some((name) => plain(name).includes(wanted)),
  );
}

/** A carrier as sellers see it: by name and certification; what is still under way is nobody's business yet. */
export type MarketCarrier = Pick<CarrierRow, "code" | "nameZh" | "nameEn" | "kind" | "website" | "isPending"> & {
  readonly standing: CarrierStanding;
  readonly certification: Certification | null;
  readonly solutions: readonly Solution[];
};

const shownStandings: readonly CarrierStanding[] = ["certified", "suspended", "expired"];
const standingOrder: Readonly<Record<CarrierStanding, number>> = {
  ...{ certified: 0, suspended: 1, expired: 2, under_way: 3, none: 4 },
};

/**
 * Carriers that hold a certificate, or held one: first those with solutions in ALP, then the others in the list's order;
 * what is suspended or has run out stands below. The text is looked for in names and code.
 */
export function marketCarriers(carriers: readonly CarrierRow[], book: RoutingBook, text: string): MarketCarrier[] {
  const wanted = plain(text);
  const shown = carriers.flatMap(({ code, nameZh, nameEn, kind, website, isPending }): MarketCarrier[] => {
    const { standing, counts } = standingOf(book.certifications?.get(code) ?? [], book.today);
    if (!shownStandings.includes(standing)) return [];
    if (![code, nameZh, nameEn].some((name) => plain(name).includes(wanted))) return [];
    const solutions = book.solutions.filter(({ carrierCode }) => carrierCode === code);
    return [{ code, nameZh, nameEn, kind, website, isPending, standing, certification: counts, solutions }];
  });
  return shown.sort(
    (a, b) =>
      standingOrder[a.standing] - standingOrder[b.standing] ||
      Number(a.solutions.length === 0) - Number(b.solutions.length === 0),
  );
}

function plain(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();
}
