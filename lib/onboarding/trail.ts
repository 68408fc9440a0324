import type { RehearsalRole } from "./states.ts";

/** One thing that was sent or received in a step of the first-order test; `role`: about which parcel. */
export type TrailEntry = { readonly role: RehearsalRole | null; readonly head: string; readonly text: string };

/** More of one kind than a person reads: the first are kept with the last. */
const mostEntries = 60;
const mostCharacters = 8_000;

/** The entries of a step as they are kept. */
export function writeTrail(entries: readonly TrailEntry[]): string {
  if (entries.length === 0) return "";
  const kept =
    entries.length <= mostEntries
      ? entries
      : [...entries.slice(0, mostEntries / 2), ...entries.slice(-mostEntries / 2)];
  return JSON.stringify(
    kept.map(({ role, head, text }) => ({ role, head: head.slice(0, 200), text: text.slice(0, mostCharacters) })),
  );
}

/** The kept entries; what is no trail reads as none. */
export function readTrail(kept: string): readonly TrailEntry[] {
  const list = parsed(kept);
  return Array.isArray(list) ? list.filter(isEntry) : [];
}

function isEntry(one: unknown): one is TrailEntry {
  return typeof one === "object" && one !== null && "role" in one && "head" in one && "text" in one;
}

/** A message as a person reads it: JSON with its inner JSON texts opened and indented; anything else as it is. */
export function legible(text: string): string {
  const value = parsed(text);
  return typeof value === "object" && value !== null ? JSON.stringify(opened(value), null, 2) : text;
}

function opened(value: unknown): unknown {
  if (typeof value === "string") {
    const inner = /^\s*[{[]/.test(value) ? parsed(value) : undefined;
    return typeof inner === "object" && inner !== null ? opened(inner) : value;
  }
  if (Array.isArray(value)) return value.map(opened);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, opened(inner)]));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
