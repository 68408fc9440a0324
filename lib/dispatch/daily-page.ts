import type { DailySort } from "./daily-lanes.ts";
import type { DailyRow } from "./daily-screen.ts";

/** So many orders come with the page; the others as one scrolls. */
export const dailyPageSize = 200;
/** No list is longer in a browser; whoever has more narrows it. */
export const dailyListLimit = 5_000;

/** A row as it is read: the judged card with the order's present version and tags. */
export type DailyListRow = DailyRow & {
  readonly version: number;
  readonly tagIds: readonly string[];
  /** How many orders could go in one parcel with it, itself included; left out or 0: it stands alone. */
  readonly mergeable?: number;
};

/** A row with names in the reader's language. */
export type ShownDailyRow = Omit<DailyListRow, "solution"> & {
  readonly countryName: string;
  readonly solution: (Omit<NonNullable<DailyRow["solution"]>, "nameZh" | "nameEn"> & { readonly name: string }) | null;
};

/** What the list's address answers; `next` is a cursor's word. */
export type DailyRowsAnswer = { readonly rows: readonly ShownDailyRow[]; readonly next: string | null };

/** Behind which row the next page begins: its sort value (text, number, or instant) and its id. */
export type DailyCursor = { readonly value: string | number; readonly id: string };

export type DailyPage = {
  readonly rows: readonly DailyListRow[];
  /** Null: that was all. */
  readonly next: DailyCursor | null;
};

/** A cursor as one word of an address. */
export function cursorWord({ value, id }: DailyCursor): string {
  return `${id}~${value}`;
}

/** Reads a cursor's word for a sort; null for what is none. */
export function readCursorWord(word: string, sort: DailySort): DailyCursor | null {
  const match = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})~(.*)$/.exec(word);
  if (!match?.[1] || match[2] === undefined) return null;
  if (sort === "country") return /^[A-Z]{0,2}$/.test(match[2]) ? { id: match[1], value: match[2] } : null;
  return /^-?\d{1,15}$/.test(match[2]) ? { id: match[1], value: Number(match[2]) } : null;
}
