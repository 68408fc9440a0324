"use client";

import { useRouter } from "next/navigation";
import { useCallback, useEffect, useRef, useTransition } from "react";
import { LiveRefresh } from "@/components/layout/live-refresh";

type RehearsalLiveProps = { readonly sellerId: string; readonly cursor: number };

/**
 * Draws the page anew as the test goes on. Its news come by the dozen within seconds: the next drawing begins when the one
 * before is there, so that they never queue up.
 */
export function RehearsalLive({ sellerId, cursor }: RehearsalLiveProps) {
  const router = useRouter();
  const [isDrawing, start] = useTransition();
  const isOwed = useRef(false);
  const isBusy = useRef(false);
  const draw = useCallback(() => {
    isBusy.current = true;
    start(() => router.refresh());
  }, [router]);
  useEffect(() => {
    isBusy.current = isDrawing;
    if (isDrawing || !isOwed.current) return;
    isOwed.current = false;
    draw();
  }, [isDrawing, draw]);
  const onNews = useCallback(() => {
    if (isBusy.current) isOwed.current = true;
    else draw();
  }, [draw]);
  return <LiveRefresh sellerId={sellerId} cursor={cursor} onNews={onNews} />;
}
