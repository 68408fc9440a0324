"use client";

import { useCallback, useSyncExternalStore } from "react";

const changed = "alp:switch";

function subscribe(listener: () => void): () => void {
  window.addEventListener("storage", listener);
  window.addEventListener(changed, listener);
  return () => {
    window.removeEventListener("storage", listener);
    window.removeEventListener(changed, listener);
  };
}

/** Where storage is closed to us, what was switched holds for this page. */
const unkept = new Map<string, string>();

function read(key: string): string | null {
  try {
    return localStorage.getItem(key) ?? unkept.get(key) ?? null;
  } catch {
    return unkept.get(key) ?? null;
  }
}

/** A switch of this work place, on until somebody turns it off; kept in this browser under `alp.<name>`. */
export function useKeptSwitch(name: string): readonly [isOn: boolean, turn: () => void] {
  const key = `alp.${name}`;
  const isOn = useSyncExternalStore(
    subscribe,
    () => read(key) !== "off",
    () => true,
  );
  const turn = useCallback(() => {
    const next = read(key) === "off" ? "on" : "off";
    unkept.set(key, next);
    try {
      localStorage.setItem(key, next);
    } catch {
      // see `unkept`
    }
    window.dispatchEvent(new Event(changed));
  }, [key]);
  return [isOn, turn];
}
