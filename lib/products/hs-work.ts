import type { HsNeed, HsProposalKept, KeptCandidate, KeptQuestion } from "./hs-needs.ts";

/** What the work list shows; the address is its only state. */
export type HsWorkSearch = {
  readonly q: string;
  /** `all`: what has no standing code, for either reason. */
  readonly need: Exclude<HsNeed, "none"> | "all";
  /** How sure the first candidate is. */
  readonly sureness: "all" | "sure" | "unsure" | "nothing";
  /** Only products that waiting orders have sold. */
  readonly waiting: boolean;
  readonly after: HsWorkPlace | null;
};

/** Where a page goes on: the keys of the last row. */
export type HsWorkPlace = { readonly weight: number; readonly uncertainty: number; readonly id: string };

/** One product of the work list with what is proposed for it. `parcels`: waiting orders that have sold it. */
export type HsWorkRow = {
  readonly id: string;
  readonly version: number;
  readonly sku: string | null;
  readonly title: string;
  readonly attributes: string;
  readonly nameZh: string | null;
  readonly material: string | null;
  readonly hsCode: string | null;
  readonly need: Exclude<HsNeed, "none">;
  readonly fault: string;
  readonly uncertainty: number;
  readonly isSure: boolean;
  readonly candidates: readonly KeptCandidate[];
  readonly questions: readonly KeptQuestion[];
  readonly parcels: number;
};

/** Exact numbers of the work list. `pending`: products that are still to be looked at. */
export type HsWorkCounts = {
  readonly code: number;
  readonly replace: number;
  readonly digits: number;
  readonly sure: number;
  readonly unsure: number;
  readonly nothing: number;
  readonly pending: number;
  readonly confirmed: number;
};

/** Who confirmed a code, when, and from what; for the product's panel. */
export type HsConfirmation = {
  readonly by: string | null;
  readonly at: number | null;
  readonly proposal: HsProposalKept | null;
};

export const hsWorkPageSize = 50;

type Params = Readonly<Record<string, string | readonly string[] | undefined>>;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Reads the address's parameters; what it does not understand is left out. */
export function parseHsWorkSearch(params: Params): HsWorkSearch {
  const need = single(params.need);
  const sureness = single(params.sure);
  const [weight = "", uncertainty = "", id = ""] = single(params.after).split(".");
  const isPlace = /^\d{1,12}$/.test(weight) && /^\d{1,5}$/.test(uncertainty) && uuid.test(id);
  return {
    q: single(params.q).trim().slice(0, 100),
    need: need === "code" || need === "replace" || need === "digits" ? need : "all",
    sureness: sureness === "sure" || sureness === "unsure" || sureness === "nothing" ? sureness : "all",
    waiting: single(params.waiting) === "1",
    after: isPlace ? { weight: Number(weight), uncertainty: Number(uncertainty), id } : null,
  };
}

/** The shortest query for a search, in a fixed order. */
export function hsWorkQuery(search: HsWorkSearch): string {
  const query = new URLSearchParams();
  if (search.q !== "") query.set("q", search.q);
  if (search.need !== "all") query.set("need", search.need);
  if (search.sureness !== "all") query.set("sure", search.sureness);
  if (search.waiting) query.set("waiting", "1");
  const { after } = search;
  if (after) query.set("after", `${after.weight}.${after.uncertainty}.${after.id}`);
  return query.toString();
}

/** By what a row stands where it stands: uncertainty times parcels, then uncertainty alone. */
export function placeOf({ id, uncertainty, parcels }: HsWorkRow): HsWorkPlace {
  return { id, uncertainty, weight: uncertainty * parcels };
}

function single(value: string | readonly string[] | undefined): string {
  return (typeof value === "string" ? value : value?.[0]) ?? "";
}
