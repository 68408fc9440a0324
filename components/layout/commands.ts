"use client";

import { useEffect, useSyncExternalStore } from "react";

export type Command = {
  readonly id: string;
  readonly label: string;
  /** Other words somebody may type for it. */
  readonly words?: string;
  /** The heading it stands under. */
  readonly group: string;
  readonly keys?: string;
  readonly run: () => void;
};

let offered: readonly (readonly Command[])[] = [];
const listeners = new Set<() => void>();

function change(next: readonly (readonly Command[])[]): void {
  offered = next;
  for (const listener of listeners) listener();
}

/** A screen offers its verbs to the command palette while it is shown. Keep the list stable (useMemo). */
export function useOfferCommands(commands: readonly Command[]): void {
  useEffect(() => {
    change([commands, ...offered]);
    return () => change(offered.filter((one) => one !== commands));
  }, [commands]);
}

const none: readonly (readonly Command[])[] = [];

/** What the screens offer now, the latest first. */
export function useOfferedCommands(): readonly Command[] {
  const lists = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => offered,
    () => none,
  );
  return lists.flat();
}
