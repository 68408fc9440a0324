"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";

type LiveRefreshProps = {
  readonly sellerId: string;
  /** The seller's cursor with which the page was drawn; a difference at the first connection is told at once. */
  readonly cursor?: number;
  /** Instead of drawing the page anew. */
  readonly onNews?: () => void;
};

const settleMs = 250;
const longestWaitMs = 30_000;

/**
 * Draws the page anew when something of the seller changed. One tab holds the stream (Web Locks), the others hear of it
 * by BroadcastChannel; a hidden tab waits until it is looked at. Shows nothing.
 */
export function LiveRefresh({ sellerId, cursor, onNews }: LiveRefreshProps) {
  const router = useRouter();
  const tell = useRef<() => void>(() => {});
  const first = useRef(cursor);
  useEffect(() => {
    tell.current = onNews ?? (() => router.refresh());
  }, [onNews, router]);
  useEffect(() => {
    const refresh = settle(() => tell.current());
    const channel = new BroadcastChannel(`alp-live-${sellerId}`);
    channel.onmessage = refresh.ask;
    const lead = leadOnce(`alp-live-${sellerId}`, (signal) => {
      holdStream(sellerId, first.current, signal, () => {
        channel.postMessage(null);
        refresh.ask();
      });
    });
    return () => {
      lead.abort();
      channel.close();
      refresh.cancel();
    };
  }, [sellerId]);
  return null;
}

/** Gathers calls that come close together, and keeps one for when the tab is looked at again. */
function settle(work: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOwed = false;
  const run = () => {
    timer = undefined;
    isOwed = document.hidden;
    if (!isOwed) work();
  };
  const ask = () => {
    timer ??= setTimeout(run, settleMs);
  };
  const onShown = () => {
    if (!document.hidden && isOwed) ask();
  };
  document.addEventListener("visibilitychange", onShown);
  const cancel = () => {
    clearTimeout(timer);
    document.removeEventListener("visibilitychange", onShown);
  };
  return { ask, cancel };
}

/** Runs `work` while this tab leads; a tab without Web Locks (plain http on a foreign address) leads itself. */
function leadOnce(name: string, work: (signal: AbortSignal) => void): AbortController {
  const controller = new AbortController();
  const { signal } = controller;
  const leave = new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
  if (!("locks" in navigator)) {
    work(signal);
    return controller;
  }
  navigator.locks
    .request(name, { signal }, () => {
      work(signal);
      return leave;
    })
    .catch(() => {});
  return controller;
}

/** Keeps a stream open: the browser reconnects by itself, and after a refusal it is tried again ever more slowly. */
function holdStream(sellerId: string, first: number | undefined, signal: AbortSignal, onNews: () => void): void {
  let last = first === undefined ? null : String(first);
  let waitMs = 1000;
  const open = () => {
    if (signal.aborted) return;
    const query = last === null ? "" : `?after=${encodeURIComponent(last)}`;
    const source = new EventSource(`/api/live/${sellerId}${query}`);
    const remember = (event: MessageEvent) => {
      last = event.lastEventId;
      waitMs = 1000;
    };
    source.addEventListener("hello", remember);
    source.addEventListener("news", (event) => {
      remember(event);
      onNews();
    });
    source.onerror = () => {
      if (source.readyState !== EventSource.CLOSED) return;
      setTimeout(open, waitMs * (0.5 + Math.random()));
      waitMs = Math.min(waitMs * 2, longestWaitMs);
    };
    signal.addEventListener("abort", () => source.close());
  };
  open();
}
