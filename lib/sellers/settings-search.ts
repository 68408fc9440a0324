import { type OwnAddressKind, ownAddressKinds } from "./kinds.ts";

type SearchParams = Readonly<Record<string, string | string[] | undefined>>;

/** What the addresses page shows: a form for `edit` or for a new address of `kind` at `store`, else the list. */
export type AddressSearch = {
  readonly edit: string | null;
  readonly store: string | null;
  readonly kind: OwnAddressKind | null;
};

export function readAddressSearch(params: SearchParams): AddressSearch {
  const one = (name: string) => {
    const value = params[name];
    return typeof value === "string" ? value : null;
  };
  return {
    edit: one("edit"),
    store: one("store"),
    kind: ownAddressKinds.find((kind) => kind === one("new")) ?? null,
  };
}

/** What an inbox shows: the page below a message, all or the unread ones. */
export type InboxSearch = { readonly before: number | null; readonly unreadOnly: boolean };

export function readInboxSearch(params: SearchParams): InboxSearch {
  const before = typeof params.before === "string" && /^\d{1,15}$/.test(params.before) ? Number(params.before) : null;
  return { before, unreadOnly: params.unread === "1" };
}
