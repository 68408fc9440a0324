"use client";

import { useEffect, useState } from "react";

const tickMs = 30_000;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

/** One timer for all times on the page. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    for (const one of listeners) one();
  }, tickMs);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/**
 * The server's `now`, going on by itself: the server and the first drawing agree, and a wrong clock of the device shifts
 * nothing, since only the time that went by is taken from it.
 */
export function useNow(serverNow: number): number {
  const [state, setState] = useState({ serverNow, now: serverNow });
  useEffect(() => {
    const startedAt = performance.now();
    return subscribe(() => setState({ serverNow, now: serverNow + performance.now() - startedAt }));
  }, [serverNow]);
  return state.serverNow === serverNow ? state.now : serverNow;
}
