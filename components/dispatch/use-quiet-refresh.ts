"use client";

import { useRouter } from "next/navigation";
import { useCallback, useEffect, useRef } from "react";

/** Longer than a quick scanner pauses, and the longest that other people's news may wait. */
const restMs = 1_500;
const longestMs = 8_000;

/**
 * Draws the page anew when the scanner rests: each scan is news too, and a redraw between two scans would make the second
 * one wait. `touch`: a scan was sent.
 */
export function useQuietRefresh() {
  const router = useRouter();
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const owedSince = useRef<number | null>(null);
  const plan = useCallback(() => {
    if (owedSince.current === null) return;
    clearTimeout(timer.current);
    const left = owedSince.current + longestMs - performance.now();
    timer.current = setTimeout(
      () => {
        owedSince.current = null;
        router.refresh();
      },
      Math.max(0, Math.min(restMs, left)),
    );
  }, [router]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const onNews = useCallback(() => {
    owedSince.current ??= performance.now();
    plan();
  }, [plan]);
  return { onNews, touch: plan } as const;
}
