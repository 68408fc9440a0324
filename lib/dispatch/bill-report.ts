import type { Currency } from "#lib/kit/money";

type ReportRow = {
  readonly month: string;
  readonly currency: Currency;
  readonly solutionCode: string;
  readonly country: string;
  readonly parcels: number;
  readonly asBooked: number;
  readonly expectedMinor: number;
  readonly differenceMinor: number;
};

/** Sums under one heading: a solution, or a lane (solution and country). */
export type ReportGroup = {
  readonly currency: Currency;
  readonly solutionCode: string;
  /** Null: all countries of the solution. */
  readonly country: string | null;
  readonly parcels: number;
  readonly asBooked: number;
  readonly expectedMinor: number;
  readonly differenceMinor: number;
  /** The difference by month of the report, in its order. */
  readonly months: readonly number[];
};

export type BillReport = {
  /** The latest first. */
  readonly months: readonly string[];
  readonly solutions: readonly ReportGroup[];
  readonly lanes: readonly ReportGroup[];
};

/** Lanes shown: those with the largest differences. */
const shownLanes = 30;

/** Rows by month and lane to a report: what each solution and each lane differs by, the largest difference first. */
export function billReport(rows: readonly ReportRow[]): BillReport {
  const months = [...new Set(rows.map(({ month }) => month))].sort().reverse();
  const solutions = groups(rows, months, () => null);
  const lanes = groups(rows, months, ({ country }) => country);
  return { months, solutions, lanes: lanes.slice(0, shownLanes) };
}

function groups(
  rows: readonly ReportRow[],
  months: readonly string[],
  countryOf: (row: ReportRow) => string | null,
): ReportGroup[] {
  const byKey = Map.groupBy(rows, (row) => `${row.currency} ${row.solutionCode} ${countryOf(row) ?? ""}`);
  const list = [...byKey.values()].flatMap((of): ReportGroup[] => {
    const [first] = of;
    if (!first) return [];
    const sum = (value: (row: ReportRow) => number) => of.reduce((all, row) => all + value(row), 0);
    return [
      {
        currency: first.currency,
        solutionCode: first.solutionCode,
        country: countryOf(first),
        parcels: sum(({ parcels }) => parcels),
        asBooked: sum(({ asBooked }) => asBooked),
        expectedMinor: sum(({ expectedMinor }) => expectedMinor),
        differenceMinor: sum(({ differenceMinor }) => differenceMinor),
        months: months.map((month) => sum((row) => (row.month === month ? row.differenceMinor : 0))),
      },
    ];
  });
  return list.sort(
    (a, b) =>
      Math.abs(b.differenceMinor) - Math.abs(a.differenceMinor) ||
      b.parcels - a.parcels ||
      (`${a.solutionCode} ${a.country}` < `${b.solutionCode} ${b.country}` ? -1 : 1),
  );
}
