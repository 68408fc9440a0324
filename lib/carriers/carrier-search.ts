import type { CarrierStanding } from "./carrier-list.ts";

export const carrierViews = ["certified", "under_way", "soon", "suspended", "expired", "none"] as const;
export type CarrierView = (typeof carrierViews)[number];

/** What the staff's list shows; the URL is its only state. `show` null: all. */
export type CarrierSearch = { readonly text: string; readonly show: CarrierStanding | "soon" | null };

type Params = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Reads the URL's search params; what is no view shows all. */
export function parseCarrierSearch(params: Params): CarrierSearch {
  const one = (name: string) => (typeof params[name] === "string" ? params[name] : (params[name]?.[0] ?? ""));
  const show = one("show");
  return { text: one("q").trim().slice(0, 60), show: carrierViews.find((view) => view === show) ?? null };
}

/** The search params of a view; "" for the plain list. */
export function carrierQuery({ text, show }: CarrierSearch): string {
  const params = new URLSearchParams();
  if (show !== null) params.set("show", show);
  if (text !== "") params.set("q", text);
  return params.toString();
}
