import { type BillVerdict, billVerdicts } from "./bill-verdicts.ts";

export const billPageSize = 30;
export const billLinePageSize = 100;

type Params = Readonly<Record<string, string | readonly string[] | undefined>>;

/** What the list of bills shows; the address is its only state. */
export type BillsSearch = {
  readonly view: "bills" | "report";
  readonly after: { readonly at: number; readonly id: string } | null;
};

/** What the lines of one bill show. */
export type BillLinesSearch = {
  readonly verdict: BillVerdict | null;
  /** The row number of the last line of the page before. */
  readonly after: number;
};

const cursor = /^(\d{1,16})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** Reads the address's parameters; what it does not understand is left out. */
export function parseBillsSearch(params: Params): BillsSearch {
  const after = cursor.exec(single(params.after));
  return {
    view: single(params.view) === "report" ? "report" : "bills",
    after: after?.[1] && after[2] ? { at: Number(after[1]), id: after[2] } : null,
  };
}

export function parseBillLinesSearch(params: Params): BillLinesSearch {
  const [verdict, after] = [single(params.verdict), single(params.after)];
  return {
    verdict: billVerdicts.find((one) => one === verdict) ?? null,
    after: /^\d{1,7}$/.test(after) ? Number(after) : 0,
  };
}

/** The shortest query, with its question mark. */
export function billLinesQuery({ verdict, after }: BillLinesSearch): string {
  const query = new URLSearchParams();
  if (verdict) query.set("verdict", verdict);
  if (after > 0) query.set("after", String(after));
  const text = query.toString();
  return text === "" ? "" : `?${text}`;
}

function single(value: string | readonly string[] | undefined): string {
  return (typeof value === "string" ? value : value?.[0]) ?? "";
}
