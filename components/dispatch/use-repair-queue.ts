"use client";

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { RepairQueue, RepairSheet } from "#lib/dispatch/repair";

type Cursor = { readonly place: number; readonly step: number };

export type RepairQueueState = {
  /** Null until it has come. */
  readonly ids: readonly string[] | null;
  readonly place: number;
  readonly step: number;
  /** The order in hand; undefined while it is read, null where it waits no longer. */
  readonly sheet: RepairSheet | null | undefined;
  /** Orders of this sitting that can go by now. */
  readonly ready: readonly string[];
  readonly isOver: boolean;
  readonly hasFailed: boolean;
  readonly next: () => void;
  readonly previous: () => unknown;
  /** Something was put right. `isShared`: other orders may have changed with it. */
  readonly repaired: (isShared: boolean) => void;
  readonly again: () => void;
};

/**
 * The orders that need a hand, gone through one repair after the other. The queue is read once, so that nothing moves under
 * the reader's hands; what others or a shared repair put right meanwhile is passed over.
 */
export function useRepairQueue(seller: string, query: string, first: string | null): RepairQueueState {
  const [ids, setIds] = useState<readonly string[] | null>(null);
  const [cursor, setCursor] = useState<Cursor>({ place: 0, step: 0 });
  const [ready, setReady] = useState<readonly string[]>([]);
  const [sheets, setSheets] = useState<ReadonlyMap<string, RepairSheet | null>>(new Map());
  const [hasFailed, setFailed] = useState(false);
  const asked = useRef(new Map<string, AbortController>());
  const search = useMemo(() => Object.fromEntries(new URLSearchParams(query)), [query]);

  const readQueue = useCallback(
    async (known: readonly string[]): Promise<RepairQueue | null> => {
      const answer = await fetch(`/api/s/${seller}/repairs/queue`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ search, asked: known }),
      }).catch(() => null);
      return answer?.ok ? ((await answer.json()) as RepairQueue) : null;
    },
    [seller, search],
  );

  const start = useCallback(async () => {
    setFailed(false);
    const queue = await readQueue([]);
    if (!queue) return setFailed(true);
    const list = first !== null && !queue.ids.includes(first) ? [first, ...queue.ids] : queue.ids;
    setSheets(new Map());
    setIds(list);
    setReady([]);
    setCursor({ place: Math.max(0, first === null ? 0 : list.indexOf(first)), step: 0 });
  }, [readQueue, first]);

  const started = useRef(false);
  useEffect(() => {
    if (started.current) return;
    started.current = true;
    void start();
  }, [start]);

  const load = useCallback(
    (id: string) => {
      if (asked.current.has(id)) return;
      const control = new AbortController();
      asked.current.set(id, control);
      fetch(`/api/s/${seller}/repairs?${new URLSearchParams({ order: id })}`, { signal: control.signal })
        .then(async (answer) => {
          if (!answer.ok) throw new Error(String(answer.status));
          const sheet = (await answer.json()) as RepairSheet | null;
          setSheets((now) => new Map(now).set(id, sheet));
        })
        .catch(() => (control.signal.aborted ? undefined : setFailed(true)))
        .finally(() => {
          if (asked.current.get(id) === control) asked.current.delete(id);
        });
    },
    [seller],
  );

  const current = ids?.[cursor.place];
  const sheet = current === undefined ? undefined : sheets.get(current);
  const count = ids?.length ?? 0;
  const isOver = ids !== null && cursor.place >= count;

  useEffect(() => {
    if (current !== undefined && sheet === undefined) load(current);
    // the one behind it is there when it is wanted
    const following = ids?.[cursor.place + 1];
    if (sheet !== undefined && following !== undefined && !sheets.has(following)) load(following);
  }, [current, sheet, ids, cursor.place, sheets, load]);

  useEffect(() => {
    if (sheet === null || (sheet && cursor.step >= sheet.repairs.length)) {
      setCursor(({ place }) => ({ place: place + 1, step: 0 }));
    }
  }, [sheet, cursor.step]);

  // while an order is being read a key means nothing yet
  const isHere = useRef(false);
  useEffect(() => {
    isHere.current = Boolean(sheet);
  }, [sheet]);
  const next = useCallback(() => {
    if (isHere.current) setCursor(({ place, step }) => ({ place, step: step + 1 }));
  }, []);
  const previous = useCallback(
    () =>
      isHere.current &&
      setCursor(({ place, step }) => {
        if (step > 0) return { place, step: step - 1 };
        // behind what is done already
        let before = place - 1;
        while (before >= 0) {
          const one = sheets.get(ids?.[before] ?? "");
          if (one === undefined || (one && one.repairs.length > 0)) break;
          before -= 1;
        }
        return { place: Math.max(0, before < 0 ? place : before), step: 0 };
      }),
    [ids, sheets],
  );
  const repaired = useCallback(
    (isShared: boolean) => {
      const forget = (id: string) => {
        asked.current.get(id)?.abort();
        asked.current.delete(id);
      };
      for (const id of isShared ? [...asked.current.keys()] : [current ?? ""]) forget(id);
      setSheets((now) => {
        if (isShared) return new Map();
        const rest = new Map(now);
        rest.delete(current ?? "");
        return rest;
      });
      void readQueue(ids ?? []).then((queue) => (queue ? setReady(queue.ready) : undefined));
    },
    [current, ids, readQueue],
  );
  const again = useCallback(() => {
    if (ids === null || isOver) return void start();
    setFailed(false);
    if (current !== undefined) load(current);
  }, [ids, isOver, start, current, load]);
  return {
    ...{ ids, place: cursor.place, step: cursor.step, ready, isOver, hasFailed, next, previous, repaired, again },
    sheet: isOver ? undefined : sheet,
  };
}
