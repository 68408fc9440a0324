import { type IncidentKind, incidentKinds } from "./kinds.ts";

/** Which incidents a page shows; the URL is its only state. */
export type IncidentSearch = {
  /** `open`: those that still wait, soonest due first; `done`: resolved and closed ones, newest first. */
  readonly view: "open" | "done";
  readonly kind: IncidentKind | null;
  /** The last incident of the page before. */
  readonly after: string | null;
};

export const openIncidents: IncidentSearch = { view: "open", kind: null, after: null };

export const incidentsPerPage = 50;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

type Params = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Reads the URL's search params; what it does not understand is left out. */
export function parseIncidentSearch(params: Params): IncidentSearch {
  const one = (key: string) => {
    const value = params[key];
    return (typeof value === "string" ? value : value?.[0]) ?? "";
  };
  return {
    view: one("view") === "done" ? "done" : "open",
    kind: incidentKinds.find((kind) => kind === one("kind")) ?? null,
    after: uuid.test(one("after")) ? one("after") : null,
  };
}

/** The shortest URL query for a search, in a fixed order. */
export function incidentQuery({ view, kind, after }: IncidentSearch): string {
  const query = new URLSearchParams();
  if (view === "done") query.set("view", view);
  if (kind) query.set("kind", kind);
  if (after) query.set("after", after);
  return query.toString();
}
