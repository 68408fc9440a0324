import { dayMs, type Instant } from "#lib/kit/time";
import type { DueSpan, IncidentSearch } from "./incident-search.ts";
import { type IncidentKind, incidentKinds, type Severity, severities } from "./kinds.ts";

/** Unsettled incidents of one kind and severity; `dueBy`: due by each of `needInstants`. */
export type IncidentNeed = {
  readonly kind: IncidentKind;
  readonly severity: Severity;
  readonly count: number;
  readonly nobodys: number;
  readonly dueBy: readonly number[];
};

/** A figure of the overview, and the search whose list it leads to. */
export type NeedFigure<Name extends string> = {
  readonly name: Name;
  readonly count: number;
  readonly search: Partial<IncidentSearch>;
};

/** What the due times are compared with. */
export function needInstants(now: Instant): readonly [Instant, Instant] {
  return [now, now + dayMs];
}

/** What waits by severity, due time and owner; each leads to exactly what it counts. */
export function needFigures(
  needs: readonly IncidentNeed[],
): readonly NeedFigure<Severity | "overdue" | "soon" | "nobody">[] {
  const sum = (countOf: (need: IncidentNeed) => number) => needs.reduce((total, need) => total + countOf(need), 0);
  const [overdue, due] = [sum(({ dueBy }) => dueBy[0] ?? 0), sum(({ dueBy }) => dueBy[1] ?? 0)];
  // an address bears the span's name alone
  const dueIn = (span: DueSpan): Partial<IncidentSearch> => ({ due: { span, after: null, before: 0 } });
  return [
    ...severities.map((severity) => ({
      ...{ name: severity, search: { severities: [severity] } },
      count: sum((need) => (need.severity === severity ? need.count : 0)),
    })),
    { name: "overdue", count: overdue, search: dueIn("overdue") },
    { name: "soon", count: due - overdue, search: dueIn("soon") },
    { name: "nobody", count: sum(({ nobodys }) => nobodys), search: { owner: "nobody" } },
  ];
}

/** What waits by kind, the most first; kinds of which nothing waits are missing. */
export function kindFigures(needs: readonly IncidentNeed[]): readonly NeedFigure<IncidentKind>[] {
  return incidentKinds
    .map((kind) => ({
      ...{ name: kind, search: { kinds: [kind] } },
      count: needs.reduce((total, need) => (need.kind === kind ? total + need.count : total), 0),
    }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
}
