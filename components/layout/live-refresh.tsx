"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useTransition } from "react";
import { hearLive } from "./live-stream.ts";
import { paced } from "./paced.ts";

type LiveRefreshProps = {
  readonly sellerId: string;
  /** The seller's cursor with which the page was drawn; a difference at the first connection is told at once. */
  readonly cursor?: number;
  /** Instead of drawing the page anew. */
  readonly onNews?: () => void;
};

const settleMs = 250;
const patienceMs = 15_000;

/**
 * Draws the page anew when something of the seller changed: one drawing at a time, none while the tab is hidden, and none
 * under a finger or button that is pressed. Shows nothing.
 */
export function LiveRefresh({ sellerId, cursor, onNews }: LiveRefreshProps) {
  const router = useRouter();
  const [isDrawing, draw] = useTransition();
  const drawn = useRef<() => void>(() => {});
  const tell = useRef<() => Promise<void>>(async () => {});
  const first = useRef(cursor);
  useEffect(() => {
    if (!isDrawing) drawn.current();
  }, [isDrawing]);
  useEffect(() => {
    tell.current = () =>
      new Promise((resolve) => {
        if (onNews) {
          onNews();
          return resolve();
        }
        drawn.current = resolve;
        draw(() => router.refresh());
      });
  }, [onNews, router]);
  useEffect(() => {
    let isPressed = false;
    const pace = paced(() => tell.current(), {
      ...{ settleMs, patienceMs, now: () => performance.now() },
      mayRun: () => !(document.hidden || isPressed),
    });
    const listeners = new AbortController();
    const on = (name: string, change: () => void) =>
      document.addEventListener(name, change, { capture: true, signal: listeners.signal });
    on("visibilitychange", pace.release);
    on("pointerdown", () => {
      isPressed = true;
    });
    for (const name of ["pointerup", "pointercancel", "dragend"]) {
      on(name, () => {
        isPressed = false;
        pace.release();
      });
    }
    const stop = hearLive(sellerId, first.current, pace.ask);
    return () => {
      stop();
      listeners.abort();
      pace.end();
    };
  }, [sellerId]);
  return null;
}
