import { type SellerState, sellerStates } from "#lib/sellers/kinds";
import { type ApplicationState, applicationStates } from "./states.ts";

type Params = Readonly<Record<string, string | readonly string[] | undefined>>;

/** What the staff's list of sellers shows, those who signed up last first; the URL is its only state. */
export type StaffSellerSearch = {
  /** Part of the seller's name or of its owner's address. */
  readonly text: string;
  readonly state: SellerState | null;
  readonly application: ApplicationState | null;
  /** The last seller of the page before. */
  readonly after: string | null;
};

export const allSellers: StaffSellerSearch = { text: "", state: null, application: null, after: null };

/** Reads the URL's search params; what it does not understand is left out. */
export function parseStaffSellerSearch(params: Params): StaffSellerSearch {
  return {
    text: single(params.q).trim().slice(0, 60),
    state: sellerStates.find((state) => state === single(params.state)) ?? null,
    application: applicationStates.find((state) => state === single(params.application)) ?? null,
    after: idOf(params.after),
  };
}

/** The shortest URL query for a search, in a fixed order. */
export function staffSellerQuery({ text, state, application, after }: StaffSellerSearch): string {
  const query = new URLSearchParams();
  if (state) query.set("state", state);
  if (application) query.set("application", application);
  if (text !== "") query.set("q", text);
  if (after) query.set("after", after);
  return query.toString();
}

/** The three lists of the review queue. */
export const reviewLists = ["waiting", "mine", "decided"] as const;
export type ReviewList = (typeof reviewLists)[number];

/** `after`: the seller whose decision ended the page before; the decided ones alone come in pages. */
export type ReviewSearch = { readonly view: ReviewList; readonly after: string | null };

export function parseReviewSearch(params: Params): ReviewSearch {
  const view = reviewLists.find((one) => one === single(params.view)) ?? "waiting";
  return { view, after: view === "decided" ? idOf(params.after) : null };
}

export function reviewQuery({ view, after }: ReviewSearch): string {
  const query = new URLSearchParams();
  if (view !== "waiting") query.set("view", view);
  if (after) query.set("after", after);
  return query.toString();
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

function idOf(value: string | readonly string[] | undefined): string | null {
  const text = single(value);
  return uuid.test(text) ? text : null;
}

function single(value: string | readonly string[] | undefined): string {
  return (typeof value === "string" ? value : value?.[0]) ?? "";
}
