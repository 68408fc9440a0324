import { type CargoKind, cargoKinds } from "#lib/carriers/cargo-kinds";
import { solutionFamilies } from "#lib/carriers/solution-families";

/** `solutions`: what goes there, ranked; `carriers`: who carries; `lanes`: every destination of one solution. */
export const marketViews = ["solutions", "carriers", "lanes"] as const;
export type MarketView = (typeof marketViews)[number];

/** The official seven, and what carriers offer of their own. */
export const marketFamilies = [...solutionFamilies, "own"] as const;
export type MarketFamily = (typeof marketFamilies)[number];

/** What the market shows; the URL is its only state. Codes that nobody knows show nothing. Null and "": all. */
export type MarketSearch = {
  readonly view: MarketView;
  /** ISO country code. */
  readonly country: string;
  readonly weightGrams: number;
  readonly cargoKind: CargoKind;
  readonly family: MarketFamily | null;
  readonly carrier: string;
  readonly solution: string;
  readonly text: string;
  /** The URL's weight was none. */
  readonly isWeightRefused: boolean;
};

/** The weight at which prices are compared unless asked otherwise: a small packet. */
export const defaultMarketGrams = 100;
/** Heavier things are freight, not parcels. */
export const maxMarketGrams = 70_000;

/** Where most parcels of the platform's sellers go; one has to begin somewhere. */
export const plainMarket: MarketSearch = {
  ...{ view: "solutions", country: "US", weightGrams: defaultMarketGrams, cargoKind: "general", family: null },
  ...{ carrier: "", solution: "", text: "", isWeightRefused: false },
};

type Params = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Reads the URL's search params; a weight that is none, or beyond what any solution takes, falls back to the default. */
export function parseMarketSearch(params: Params): MarketSearch {
  const text = (name: string) => single(params[name]).trim().slice(0, 60);
  const weight = text("weight");
  const grams = /^\d{1,6}$/.test(weight) ? Number(weight) : 0;
  const isGood = grams >= 1 && grams <= maxMarketGrams;
  const country = text("to").toUpperCase();
  const solution = text("solution");
  const view = marketViews.find((one) => one === text("view")) ?? "solutions";
  return {
    view: view === "lanes" && solution === "" ? "solutions" : view,
    country: /^[A-Z]{2}$/.test(country) ? country : plainMarket.country,
    weightGrams: isGood ? grams : defaultMarketGrams,
    cargoKind: cargoKinds.find((kind) => kind === text("cargo")) ?? "general",
    family: marketFamilies.find((family) => family === text("family")) ?? null,
    carrier: text("carrier"),
    solution,
    text: text("q"),
    isWeightRefused: weight !== "" && !isGood,
  };
}

/** The search params of a view, without what is as it is at first. */
export function marketQuery(search: MarketSearch): string {
  const params = new URLSearchParams();
  const put = (name: string, value: string, plain: string) => (value === plain ? undefined : params.set(name, value));
  put("view", search.view, plainMarket.view);
  put("to", search.country, plainMarket.country);
  put("weight", String(search.weightGrams), String(plainMarket.weightGrams));
  put("cargo", search.cargoKind, plainMarket.cargoKind);
  put("family", search.family ?? "", "");
  put("carrier", search.carrier, "");
  put("solution", search.view === "lanes" ? search.solution : "", "");
  put("q", search.text, "");
  return params.toString();
}

function single(value: string | readonly string[] | undefined): string {
  return (typeof value === "string" ? value : value?.[0]) ?? "";
}
