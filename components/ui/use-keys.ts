"use client";

import { useEffect, useSyncExternalStore } from "react";
import { beginsTwo, chordOf, isTyping, type KeyGroup, linesFor } from "./key-map.ts";

let groups: readonly KeyGroup[] = [];
const listeners = new Set<() => void>();

function change(next: readonly KeyGroup[]): void {
  if (groups.length === 0 && next.length > 0) window.addEventListener("keydown", onKey);
  if (groups.length > 0 && next.length === 0) window.removeEventListener("keydown", onKey);
  groups = next;
  for (const listener of listeners) listener();
}

/**
 * Keys for as long as the component is shown: heard on the whole page while nobody types and nothing lies above. Keep the
 * group stable (useMemo); null: none now.
 */
export function useKeys(group: KeyGroup | null): void {
  useEffect(() => {
    if (!group) return;
    change([group, ...groups]);
    return () => change(groups.filter((one) => one !== group));
  }, [group]);
}

const none: readonly KeyGroup[] = [];

/** Every key that means something now, in the order of the help. */
export function useKeyGroups(): readonly KeyGroup[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => groups,
    () => none,
  );
}

/** The second key of two has this long to come. */
const betweenMs = 1_500;
let first: { readonly chord: string; readonly at: number } | null = null;

function onKey(event: KeyboardEvent): void {
  const chord = chordOf(event);
  if (chord === null) return;
  const before = first !== null && event.timeStamp - first.at < betweenMs ? first.chord : null;
  first = null;
  if (event.defaultPrevented || (isTyping(event) && !leavesSearch(event))) return;
  const heard = groups.filter(({ within }) => !liesBelow(within?.() ?? null));
  for (const line of linesFor(heard, chord, before)) {
    if (event.repeat && !line.repeats) {
      event.preventDefault();
      return;
    }
    if (line.run(event) === false) continue;
    event.preventDefault();
    return;
  }
  if (beginsTwo(heard, chord)) first = { chord, at: event.timeStamp };
}

/** Down from the search leads to what was found. */
function leavesSearch({ key, target, isComposing }: KeyboardEvent): boolean {
  return key === "ArrowDown" && !isComposing && target instanceof HTMLElement && target.dataset.search !== undefined;
}

/** Something modal lies above that part of the screen: what opened last stands last in the document. */
function liesBelow(part: Element | null): boolean {
  const above = [...document.querySelectorAll('[role="dialog"], [role="alertdialog"], [role="menu"]')].at(-1);
  return above !== undefined && !(part !== null && above.contains(part));
}
