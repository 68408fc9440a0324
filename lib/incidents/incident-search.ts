import { dayMs, type Instant } from "#lib/kit/time";
import { type IncidentKind, incidentKinds, type Severity, severities } from "./kinds.ts";
import { type IncidentState, incidentStates } from "./life.ts";
import { type Told, toldName, toldOf } from "./told.ts";

/** Spans of the filter by due time; `soon` is `today` without what is overdue. */
export const dueSpans = ["overdue", "soon", "today", "2d"] as const;
export type DueSpan = (typeof dueSpans)[number];

export type IncidentListView = "open" | "done" | "told";

/** Which incidents a page shows; the URL is its only state. */
export type IncidentSearch = {
  /**
   * `open`: those that still wait, worst and soonest due first; `done`: resolved and closed ones, newest first; `told`: all
   * that `told` names, ended or not, of a cause or not, newest first.
   */
  readonly view: IncidentListView;
  readonly kinds: readonly IncidentKind[];
  readonly severities: readonly Severity[];
  readonly states: readonly IncidentState[];
  /** A person's id, `nobody`, or null: anybody. */
  readonly owner: string | null;
  readonly due: { readonly span: DueSpan; readonly after: Instant | null; readonly before: Instant } | null;
  /** How soon they were first told. */
  readonly told: Told | null;
  readonly countries: readonly string[];
  readonly solutions: readonly string[];
  /** The beginning of a number, or a part of what was said. */
  readonly text: string;
  /** The parcels of one incident of many. */
  readonly group: string | null;
  /** The last incident of the page before. */
  readonly after: string | null;
};

export const openIncidents: IncidentSearch = {
  ...{ view: "open", kinds: [], severities: [], states: [], owner: null, due: null, told: null },
  ...{ countries: [], solutions: [], text: "", group: null, after: null },
};

export const incidentsPerPage = 50;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const spanMs: Readonly<Record<DueSpan, number>> = { overdue: 0, soon: dayMs, today: dayMs, "2d": 2 * dayMs };

type Params = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Reads the URL's search params; what it does not understand is left out. `now`: what "overdue" is measured by. */
export function parseIncidentSearch(params: Params, now: Instant): IncidentSearch {
  const one = (key: string) => {
    const value = params[key];
    return (typeof value === "string" ? value : value?.[0]) ?? "";
  };
  const some = (key: string) =>
    one(key)
      .split(",")
      .filter((part) => part !== "");
  const among = <T extends string>(key: string, list: readonly T[]) => list.filter((item) => some(key).includes(item));
  const span = dueSpans.find((name) => name === one("due"));
  const owner = one("owner");
  const told = toldOf(one("told"), now);
  return {
    view: told ? "told" : one("view") === "done" ? "done" : "open",
    told,
    kinds: among("kind", incidentKinds),
    severities: among("severity", severities),
    states: among("state", incidentStates),
    owner: owner === "nobody" || uuid.test(owner) ? owner : null,
    due: span ? { span, after: span === "soon" ? now : null, before: now + spanMs[span] } : null,
    countries: some("country").filter((code) => /^[A-Z]{2}$/.test(code)),
    solutions: some("solution").filter((code) => /^[\w-]{1,60}$/.test(code)),
    text: one("text").trim().slice(0, 60),
    group: uuid.test(one("group")) ? one("group") : null,
    after: uuid.test(one("after")) ? one("after") : null,
  };
}

/** The shortest URL query for a search, in a fixed order. */
export function incidentQuery(search: IncidentSearch): string {
  const { view, kinds, severities: bad, states, owner, due, told, countries, solutions, text, group } = search;
  const query = new URLSearchParams();
  const put = (key: string, value: string | null) => {
    if (value) query.set(key, value);
  };
  put("view", view === "done" ? view : null);
  put("kind", kinds.join(","));
  put("severity", bad.join(","));
  put("state", states.join(","));
  put("owner", owner);
  put("due", due?.span ?? null);
  put("country", countries.join(","));
  put("solution", solutions.join(","));
  put("text", text);
  put("group", group);
  put("told", told && toldName(told));
  put("after", search.after);
  return query.toString();
}

/** The same search with other filters, from its first page. */
export function withIncidentFilter(search: IncidentSearch, change: Partial<IncidentSearch>): IncidentSearch {
  return { ...search, after: null, ...change };
}

export function isIncidentFiltered(search: IncidentSearch): boolean {
  return incidentQuery({ ...search, view: "open", after: null }) !== "";
}
