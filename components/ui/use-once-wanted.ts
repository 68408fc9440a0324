"use client";

import { useEffect, useState } from "react";

const idleMs = 2000;

/**
 * True from the first time on that something is open, so that what is closed costs nothing. Its code is fetched when the
 * page has nothing else to do, so that opening it does not wait. `load` stands at module scope.
 */
export function useOnceWanted(isOpen: boolean, load: () => Promise<unknown>): boolean {
  const [wasOpen, setWasOpen] = useState(isOpen);
  if (isOpen && !wasOpen) setWasOpen(true);
  useEffect(() => {
    const timer = setTimeout(() => void load().catch(() => {}), idleMs);
    return () => clearTimeout(timer);
  }, [load]);
  return isOpen || wasOpen;
}
