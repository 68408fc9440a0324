"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { hearLive } from "./live-stream.ts";

type LiveRefreshProps = {
  readonly sellerId: string;
  /** The seller's cursor with which the page was drawn; a difference at the first connection is told at once. */
  readonly cursor?: number;
  /** Instead of drawing the page anew. */
  readonly onNews?: () => void;
};

const settleMs = 250;

/** Draws the page anew when something of the seller changed; a hidden tab waits until it is looked at. Shows nothing. */
export function LiveRefresh({ sellerId, cursor, onNews }: LiveRefreshProps) {
  const router = useRouter();
  const tell = useRef<() => void>(() => {});
  const first = useRef(cursor);
  useEffect(() => {
    tell.current = onNews ?? (() => router.refresh());
  }, [onNews, router]);
  useEffect(() => {
    const refresh = settle(() => tell.current());
    const stop = hearLive(sellerId, first.current, refresh.ask);
    return () => {
      stop();
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
