/** What the list of MSDS files shows; the address is its only state. */
export const msdsShows = ["all", "valid", "soon", "expired"] as const;
export type MsdsShow = (typeof msdsShows)[number];

export type MsdsSearch = {
  readonly show: MsdsShow;
  readonly after: { readonly on: string; readonly id: string } | null;
};

export const msdsPageSize = 50;

type Params = Readonly<Record<string, string | readonly string[] | undefined>>;

const cursor = /^(\d{4}-\d{2}-\d{2})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** Reads the address's parameters; what it does not understand is left out. */
export function parseMsdsSearch(params: Params): MsdsSearch {
  const [show, after] = [single(params.show), cursor.exec(single(params.after))];
  return {
    show: msdsShows.find((one) => one === show) ?? "all",
    after: after?.[1] && after[2] ? { on: after[1], id: after[2] } : null,
  };
}

/** The shortest query for a search. */
export function msdsQuery({ show, after }: MsdsSearch): string {
  const query = new URLSearchParams();
  if (show !== "all") query.set("show", show);
  if (after) query.set("after", `${after.on}.${after.id}`);
  const text = query.toString();
  return text === "" ? "" : `?${text}`;
}

function single(value: string | readonly string[] | undefined): string {
  return (typeof value === "string" ? value : value?.[0]) ?? "";
}

/** Exact counts: files by how they stand, and battery products without any (`missing`). */
export type MsdsCounts = Readonly<Record<MsdsShow, number>> & { readonly missing: number };

/** What somebody should look at: the number at the tab. */
export function msdsAttention({ soon, expired, missing }: MsdsCounts): number {
  return soon + expired + missing;
}
