/** What the product list shows; the address is its only state. */
export type ProductSearch = {
  readonly q: string;
  /** Only products that still lack something. */
  readonly missing: boolean;
  /** Only battery goods without an MSDS. */
  readonly noMsds: boolean;
  /** The product whose panel is open, and the field to begin with. */
  readonly edit: { readonly id: string; readonly field: string | null } | null;
  readonly after: { readonly at: number; readonly id: string } | null;
};

export const productPageSize = 50;

type Params = Readonly<Record<string, string | readonly string[] | undefined>>;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Reads the address's parameters; what it does not understand is left out. */
export function parseProductSearch(params: Params): ProductSearch {
  const [at = "", id = ""] = single(params.after).split(".");
  const after = /^\d{1,16}$/.test(at) && uuid.test(id) ? { at: Number(at), id } : null;
  return {
    q: single(params.q).trim().slice(0, 100),
    missing: single(params.missing) === "1",
    noMsds: single(params.msds) === "missing",
    edit: uuid.test(single(params.edit)) ? { id: single(params.edit), field: single(params.field) || null } : null,
    after,
  };
}

/** The shortest query for a search, in a fixed order. */
export function productQuery(search: ProductSearch): string {
  const query = new URLSearchParams();
  if (search.q !== "") query.set("q", search.q);
  if (search.missing) query.set("missing", "1");
  if (search.noMsds) query.set("msds", "missing");
  if (search.after) query.set("after", `${search.after.at}.${search.after.id}`);
  return query.toString();
}

function single(value: string | readonly string[] | undefined): string {
  return (typeof value === "string" ? value : value?.[0]) ?? "";
}
