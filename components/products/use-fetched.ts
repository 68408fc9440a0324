"use client";

import { useEffect, useState } from "react";

const pauseMs = 150;

/** Reads an address when typing pauses; an earlier question is given up. Null: nothing is asked, or nothing has come. */
export function useFetched<T>(url: string | null): { readonly value: T | null; readonly isPending: boolean } {
  const [state, setState] = useState<{ readonly url: string; readonly value: T | null }>({ url: "", value: null });
  useEffect(() => {
    if (url === null) return;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      fetch(url, { signal: stop.signal })
        .then((response) => (response.ok ? (response.json() as Promise<T>) : null))
        .then((value) => setState({ url, value }))
        .catch(() => (stop.signal.aborted ? undefined : setState({ url, value: null })));
    }, pauseMs);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [url]);
  // the answer before stays until the next one has come: nothing jumps while one types
  return { value: url === null ? null : state.value, isPending: url !== null && state.url !== url };
}
