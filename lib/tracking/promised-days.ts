import type { Solution } from "#lib/carriers/solutions";

/** The last day that each solution promises: by `solution country` where a country has its own, and by `solution`. */
export function promisedLastDays(
  solutions: Iterable<Pick<Solution, "code" | "days" | "daysTo">>,
): Readonly<Record<string, number>> {
  const last: Record<string, number> = {};
  for (const { code, days, daysTo } of solutions) {
    last[code] = days.to;
    for (const [country, own] of Object.entries(daysTo)) last[`${code} ${country}`] = own.to;
  }
  return last;
}
