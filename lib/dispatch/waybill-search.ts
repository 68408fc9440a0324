import { type WaybillState, waybillStates } from "./states.ts";

/** What the list of waybills shows, newest first; the URL is its only state. */
export type WaybillSearch = {
  readonly states: readonly WaybillState[];
  readonly countries: readonly string[];
  readonly carriers: readonly string[];
  /** Codes of the catalogue, `ERR-nnn`. */
  readonly failures: readonly string[];
  /** Of one batch; null: of any. */
  readonly batch: string | null;
  /** The beginning of an LP, tracking or order number. */
  readonly text: string;
  /** The last waybill of the page before. */
  readonly after: string | null;
};

export const allWaybills: WaybillSearch = {
  ...{ states: [], countries: [], carriers: [], failures: [], batch: null, text: "", after: null },
};

type Params = Readonly<Record<string, string | readonly string[] | undefined>>;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Reads the URL's search params; what it does not understand is left out. */
export function parseWaybillSearch(params: Params): WaybillSearch {
  const after = single(params.after);
  const batch = single(params.batch);
  return {
    states: listOf(params.state).filter((one): one is WaybillState =>
      (waybillStates as readonly string[]).includes(one),
    ),
    countries: listOf(params.country).filter((code) => /^[A-Z]{2}$/.test(code)),
    carriers: listOf(params.carrier).filter((code) => /^[a-z0-9_-]{1,40}$/i.test(code)),
    failures: listOf(params.failure).filter((code) => /^ERR-\d{3}$/.test(code)),
    batch: uuid.test(batch) ? batch : null,
    text: single(params.q).trim().slice(0, 60),
    after: uuid.test(after) ? after : null,
  };
}

/** The shortest URL query for a search, in a fixed order. */
export function waybillQuery(search: WaybillSearch): string {
  const query = new URLSearchParams();
  if (search.states.length > 0) query.set("state", [...search.states].sort().join(","));
  if (search.countries.length > 0) query.set("country", [...search.countries].sort().join(","));
  if (search.carriers.length > 0) query.set("carrier", [...search.carriers].sort().join(","));
  if (search.failures.length > 0) query.set("failure", [...search.failures].sort().join(","));
  if (search.batch !== null) query.set("batch", search.batch);
  if (search.text !== "") query.set("q", search.text);
  if (search.after) query.set("after", search.after);
  return query.toString().replaceAll("%2C", ",");
}

function single(value: string | readonly string[] | undefined): string {
  return (typeof value === "string" ? value : value?.[0]) ?? "";
}

function listOf(value: string | readonly string[] | undefined): string[] {
  const parts = (typeof value === "string" ? [value] : (value ?? [])).flatMap((part) => part.split(","));
  return [...new Set(parts.map((part) => part.trim()).filter((part) => part !== ""))].slice(0, 50);
}
