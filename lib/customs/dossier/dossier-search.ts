import { type DossierLight, dossierLights } from "./completeness.ts";

export const dossierPageSize = 50;
export const invoicePageSize = 50;

type Params = Readonly<Record<string, string | readonly string[] | undefined>>;

/** What the list of dossiers shows; the address is its only state. */
export type DossierSearch = {
  readonly light: DossierLight | null;
  /** The beginning of a 报关单号. */
  readonly q: string;
  readonly after: { readonly on: string; readonly id: string } | null;
};
export const allDossiers: DossierSearch = { light: null, q: "", after: null };

/** What the list of purchase invoices shows. `free`: only those of which something is free. */
export type InvoiceSearch = {
  readonly free: boolean;
  /** The beginning of a number or a SKU. */
  readonly q: string;
  readonly after: { readonly on: string; readonly id: string } | null;
};
export const allInvoices: InvoiceSearch = { free: false, q: "", after: null };

const dossierCursor = /^(\d{4}-\d{2}-\d{2})\.([A-Za-z0-9]{1,18})$/;
const invoiceCursor = /^(\d{4}-\d{2}-\d{2})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** Reads the address's parameters; what it does not understand is left out. */
export function parseDossierSearch(params: Params): DossierSearch {
  const light = single(params.light);
  return {
    light: dossierLights.find((one) => one === light) ?? null,
    q: single(params.q).replace(/\s+/g, "").slice(0, 18),
    after: cursorOf(single(params.after), dossierCursor),
  };
}

export function parseInvoiceSearch(params: Params): InvoiceSearch {
  return {
    free: single(params.free) === "1",
    q: single(params.q).trim().slice(0, 60),
    after: cursorOf(single(params.after), invoiceCursor),
  };
}

/** The shortest query for a search, in a fixed order, with its question mark; empty for none. */
export function dossierQuery({ light, q, after }: DossierSearch): string {
  return queryOf({ light: light ?? "", q, after: after ? `${after.on}.${after.id}` : "" });
}

export function invoiceQuery({ free, q, after }: InvoiceSearch): string {
  return queryOf({ free: free ? "1" : "", q, after: after ? `${after.on}.${after.id}` : "" });
}

function queryOf(members: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams(Object.entries(members).filter(([, value]) => value !== "")).toString();
  return query === "" ? "" : `?${query}`;
}

function cursorOf(text: string, form: RegExp): { readonly on: string; readonly id: string } | null {
  const match = form.exec(text);
  return match?.[1] && match[2] ? { on: match[1], id: match[2] } : null;
}

function single(value: string | readonly string[] | undefined): string {
  return (typeof value === "string" ? value : value?.[0]) ?? "";
}
