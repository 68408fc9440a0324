import { type Figure, figureName, rates, scanBars, shareOf, transitBars } from "./figures.ts";

/** What was counted of a solution and country, by the figures' names; a name that is missing is zero. */
export type LaneFigures = {
  readonly solutionCode: string;
  readonly country: string;
  readonly counts: Readonly<Record<string, number>>;
};

export type RateLine = {
  readonly of: (typeof rates)[number];
  readonly met: number;
  readonly missed: number;
  readonly all: number;
  /** From 0 to 1; null: nothing can be judged yet. */
  readonly share: number | null;
};

export type LaneLine = {
  readonly solutionCode: string;
  readonly country: string;
  readonly all: number;
  readonly missed: number;
  readonly share: number;
};

export type TroubleLine = {
  readonly underway: number;
  readonly trouble: number;
  readonly share: number | null;
  readonly shareThen: number | null;
};

export type CountryLine = TroubleLine & { readonly country: string };

export type Dashboard = {
  readonly underway: number;
  readonly trouble: number;
  readonly rates: readonly RateLine[];
  /** Parcels with incidents per 100 shipped; null: none was shipped. */
  readonly per100: number | null;
  readonly booked: number;
  readonly troubled: number;
  readonly scan: readonly number[];
  readonly transit: readonly number[];
  /** The worst share first; lanes without a judged parcel are left out. */
  readonly lanes: readonly LaneLine[];
  /** All countries together. */
  readonly total: TroubleLine;
  /** The largest share of trouble first. */
  readonly countries: readonly CountryLine[];
};

/** What the dashboard shows, from what was counted of each lane. Shares are of sums, never means of shares. */
export function dashboardOf(counted: readonly LaneFigures[]): Dashboard {
  const all = sumOf(counted);
  const lanes = groups(counted, ({ solutionCode, country }) => `${solutionCode} ${country}`);
  const countries = groups(counted, ({ country }) => country);
  const bars = (of: "scan" | "transit", ends: readonly number[]) => [...ends, null].map((_, bar) => all({ of, bar }));
  const share = shareOf(all({ of: "troubled" }), all({ of: "booked" }));
  return {
    underway: all({ of: "underway", part: "now" }),
    trouble: all({ of: "trouble", part: "now" }),
    rates: rates.map((of) => {
      const [met, judged] = [all({ of, part: "met" }), all({ of, part: "all" })];
      return { of, met, missed: all({ of, part: "missed" }), all: judged, share: shareOf(met, judged) };
    }),
    per100: share === null ? null : share * 100,
    booked: all({ of: "booked" }),
    troubled: all({ of: "troubled" }),
    scan: bars("scan", scanBars),
    transit: bars("transit", transitBars),
    lanes: lanes
      .flatMap(([{ solutionCode, country }, count]) => {
        const judged = count({ of: "on_time", part: "all" });
        const line = { solutionCode, country, all: judged, missed: count({ of: "on_time", part: "missed" }) };
        const met = shareOf(judged - line.missed, judged);
        return met === null ? [] : [{ ...line, share: met }];
      })
      .sort((a, b) => a.share - b.share || b.all - a.all),
    total: troubleOf(all),
    countries: countries
      .map(([{ country }, count]) => ({ country, ...troubleOf(count) }))
      .filter(({ underway, shareThen }) => underway > 0 || shareThen !== null)
      .sort((a, b) => (b.share ?? 0) - (a.share ?? 0) || b.underway - a.underway),
  };
}

/** What is on the way and in trouble now, against a week ago. */
function troubleOf(count: Count): TroubleLine {
  const [underway, trouble] = [count({ of: "underway", part: "now" }), count({ of: "trouble", part: "now" })];
  const shareThen = shareOf(count({ of: "trouble", part: "then" }), count({ of: "underway", part: "then" }));
  return { underway, trouble, share: shareOf(trouble, underway), shareThen };
}

type Count = (figure: Figure) => number;

function sumOf(list: readonly LaneFigures[]): Count {
  return (figure) => list.reduce((sum, { counts }) => sum + (counts[figureName(figure)] ?? 0), 0);
}

function groups(list: readonly LaneFigures[], keyOf: (lane: LaneFigures) => string): (readonly [LaneFigures, Count])[] {
  return [...Map.groupBy(list, keyOf).values()].flatMap((group) => {
    const [first] = group;
    return first ? [[first, sumOf(group)] as const] : [];
  });
}
