"use client";

import { useCallback, useSyncExternalStore } from "react";
import { playTone, type ScanTone } from "./scan-sound.ts";

const key = "alp.handover.sound";
const listeners = new Set<() => void>();

function isOn(): boolean {
  try {
    return localStorage.getItem(key) !== "off";
  } catch {
    return true;
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}

/** Whether this work place wants to hear verdicts; kept in its browser. */
export function useScanSound() {
  const on = useSyncExternalStore(subscribe, isOn, () => true);
  const toggle = useCallback(() => {
    try {
      localStorage.setItem(key, isOn() ? "off" : "on");
    } catch {
      // a browser that keeps nothing: sound stays on
    }
    for (const listener of listeners) listener();
  }, []);
  const play = useCallback((tone: ScanTone) => {
    if (isOn()) playTone(tone);
  }, []);
  return { on, toggle, play } as const;
}
