import type { ServiceClass } from "#lib/carriers/service-class";
import type { SolutionFamily } from "#lib/carriers/solution-families";
import type { Currency } from "#lib/kit/money";
import type { CalendarDate } from "#lib/kit/time";

/** A solution in the staff's list. */
export type SolutionLine = {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly class: ServiceClass;
  readonly family: SolutionFamily | null;
  readonly carrier: { readonly zh: string; readonly en: string };
  /** As declared; a number of countries where they are listed one by one. */
  readonly destinations: "worldwide" | "listed" | "unknown" | number;
  /** How many of its facts are in doubt. */
  readonly doubts: number;
  readonly isRetired: boolean;
  /** The card that holds today; `elsewhere`: it has a price for every destination that it does not name. */
  readonly card: {
    readonly id: string;
    readonly currency: Currency;
    readonly validFrom: CalendarDate;
    readonly validTo: CalendarDate | null;
    readonly priced: number;
    readonly partly: number;
    readonly elsewhere: boolean;
  } | null;
  /** First day of the next card. */
  readonly nextFrom: CalendarDate | null;
};

/** Lists of the staff's page. */
export const solutionViews = ["offered", "unpriced", "retired"] as const;
export type SolutionView = (typeof solutionViews)[number];

/** The lists in which a solution stands. */
export function solutionViewsOf(line: SolutionLine): readonly SolutionView[] {
  if (line.isRetired) return ["retired"];
  return line.card === null ? ["offered", "unpriced"] : ["offered"];
}

/** What the address asks for: a list, and words to find in names and codes. */
export function parseSolutionSearch(query: Readonly<Record<string, string | string[] | undefined>>): {
  readonly view: SolutionView;
  readonly text: string;
} {
  const view = solutionViews.find((one) => one === query.view) ?? "offered";
  return { view, text: typeof query.q === "string" ? query.q.trim().slice(0, 60) : "" };
}

/** Does the typed text stand in one of the solution's names or in its code? */
export function matchesSolution(line: SolutionLine, text: string): boolean {
  const wanted = text.normalize("NFKC").toLowerCase();
  return [line.code, line.nameZh, line.nameEn, line.carrier.zh, line.carrier.en].some((name) =>
    name.normalize("NFKC").toLowerCase().includes(wanted),
  );
}
