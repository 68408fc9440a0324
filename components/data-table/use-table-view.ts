"use client";

import { useCallback, useMemo, useSyncExternalStore } from "react";
import type { Density } from "./features.ts";

/** What a person set on a table: hidden columns and their order (null: as the table comes), and the height of rows. */
export type TableView = {
  readonly hidden: readonly string[] | null;
  readonly order: readonly string[] | null;
  readonly density: Density;
};

const plain: TableView = { hidden: null, order: null, density: "comfortable" };
const changed = "alp:table-view";

function keyOf(name: string): string {
  return `alp.table.${name}`;
}

/** Reads what was kept; anything else than we wrote counts as nothing kept. */
export function parseTableView(text: string | null): TableView {
  if (text === null) return plain;
  try {
    const kept: unknown = JSON.parse(text);
    if (typeof kept !== "object" || kept === null) return plain;
    const { hidden, order, density } = kept as { readonly [key in keyof TableView]?: unknown };
    return {
      hidden: wordsOf(hidden),
      order: wordsOf(order),
      density: density === "compact" ? "compact" : "comfortable",
    };
  } catch {
    return plain;
  }
}

function wordsOf(list: unknown): readonly string[] | null {
  return Array.isArray(list) ? list.filter((one): one is string => typeof one === "string") : null;
}

function subscribe(listener: () => void): () => void {
  window.addEventListener("storage", listener);
  window.addEventListener(changed, listener);
  return () => {
    window.removeEventListener("storage", listener);
    window.removeEventListener(changed, listener);
  };
}

/** Storage can be closed to us (private windows, policies): then nothing is kept, and nothing breaks. */
function read(name: string): string | null {
  try {
    return localStorage.getItem(keyOf(name));
  } catch {
    return null;
  }
}

/** Sets which columns of the table called `name` are shown in which order, as a saved view says. */
export function keepColumns(name: string, { hidden, order }: Omit<TableView, "density">): void {
  write(name, { hidden, order });
}

function write(name: string, next: Partial<TableView> | null): void {
  try {
    if (next === null) localStorage.removeItem(keyOf(name));
    else localStorage.setItem(keyOf(name), JSON.stringify({ ...parseTableView(read(name)), ...next }));
  } catch {
    return;
  }
  window.dispatchEvent(new Event(changed));
}

/** The person's view of the table called `name`, kept in this browser and the same in all its tabs. */
export function useTableView(name: string) {
  const text = useSyncExternalStore(
    subscribe,
    () => read(name),
    () => null,
  );
  const view = useMemo(() => parseTableView(text), [text]);
  const change = useCallback((next: Partial<TableView> | null) => write(name, next), [name]);
  return [view, change] as const;
}
