"use client";

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { DailyRowsAnswer, ShownDailyRow } from "#lib/dispatch/daily-page";
import type { MoreRows } from "@/components/data-table/features";
import type { ShownRow } from "./daily-cells.tsx";

type DailyRowsOptions = {
  readonly seller: string;
  /** The first rows, as the page came. */
  readonly first: DailyRowsAnswer;
  /** The list's address, with its search. */
  readonly address: string;
  readonly total: number;
  readonly most: number;
};

/**
 * The rows of a lane: the first come with the page, more as one scrolls. When the page is drawn anew what was loaded beyond
 * it is read again, so that a list which is open shows no old row.
 */
export function useDailyRows({ seller, first, address, total, most }: DailyRowsOptions) {
  const [list, setList] = useState({ first, rows: first.rows, next: first.next });
  const [isLoading, setLoading] = useState(false);
  const asked = useRef<AbortController | null>(null);
  const query = address.split("?")[1] ?? "";
  const isNew = list.first !== first;
  // until the rest has come again the first rows stand in the places of the old ones
  const shown = isNew ? { first, ...mergeFirst(list.rows, first) } : list;
  const read = useCallback(
    async (after: string | null, limit: number, before: readonly ShownDailyRow[]) => {
      asked.current?.abort();
      const control = new AbortController();
      asked.current = control;
      setLoading(true);
      try {
        const params = new URLSearchParams(query);
        params.set("limit", String(limit));
        if (after !== null) params.set("after", after);
        const answer = await fetch(`/api/s/${seller}/dispatch/rows?${params}`, { signal: control.signal });
        if (!answer.ok) return null;
        const { rows, next } = (await answer.json()) as DailyRowsAnswer;
        const all = distinct([...before, ...rows]);
        setList((now) => ({ ...now, rows: all, next }));
        return all;
      } catch {
        // left, or offline: what is here stays, and scrolling asks again
        return null;
      } finally {
        if (asked.current === control) {
          asked.current = null;
          setLoading(false);
        }
      }
    },
    [seller, query],
  );
  const seenQuery = useRef(query);
  useEffect(() => {
    if (!isNew) return;
    const isSameList = seenQuery.current === query;
    seenQuery.current = query;
    const loaded = list.rows.length;
    setList({ first, ...(isSameList ? mergeFirst(list.rows, first) : first) });
    if (isSameList && loaded > first.rows.length && first.next !== null) void read(null, Math.min(loaded, most), []);
  }, [isNew, first, list.rows, query, read, most]);
  useEffect(() => () => asked.current?.abort(), []);
  const rows = useMemo(() => shown.rows.map((row) => withPanel(row, address)), [shown.rows, address]);
  const more: MoreRows = {
    total: Math.min(total, most),
    isLoading,
    load: () => {
      if (!asked.current && shown.next !== null && rows.length < most) void read(shown.next, 1_000, shown.rows);
    },
    loadAll: () => void read(null, most, []),
  };
  /** All rows that the list finds, read where they are not here; null when they cannot be had. */
  const readAll = async (): Promise<readonly ShownRow[] | null> => {
    if (shown.next === null || rows.length >= Math.min(total, most)) return rows;
    const all = await read(null, most, []);
    return all?.map((row) => withPanel(row, address)) ?? null;
  };
  return { rows, more, readAll } as const;
}

function withPanel(row: ShownDailyRow, address: string): ShownRow {
  return { ...row, href: `${address}${address.includes("?") ? "&" : "?"}order=${row.orderId}` };
}

/** Old rows behind the new first ones: what stood among the first and is not there any more has left the list. */
function mergeFirst(old: readonly ShownDailyRow[], first: DailyRowsAnswer): DailyRowsAnswer {
  if (first.next === null || old.length <= first.rows.length) return first;
  return { rows: distinct([...first.rows, ...old.slice(first.rows.length)]), next: first.next };
}

function distinct(rows: readonly ShownDailyRow[]): ShownDailyRow[] {
  return [...new Map(rows.map((row) => [row.orderId, row])).values()];
}
