"use client";

import { useParams } from "next/navigation";
import { useCallback, useSyncExternalStore } from "react";

const changed = "alp:work-place";

function keyOf(seller: string): string {
  return `alp.print.${seller}`;
}

function subscribe(listener: () => void): () => void {
  window.addEventListener("storage", listener);
  window.addEventListener(changed, listener);
  return () => {
    window.removeEventListener("storage", listener);
    window.removeEventListener(changed, listener);
  };
}

/** Storage can be closed to us: then the seller's default is printed, and nothing breaks. */
function read(seller: string): string | null {
  try {
    return localStorage.getItem(keyOf(seller));
  } catch {
    return null;
  }
}

/**
 * How this work place prints: the id of its profile, kept in this browser for the seller in the address; null where none
 * was chosen (the seller's default then, which the server knows), and while the page comes from the server.
 */
export function useWorkPlace() {
  const { seller } = useParams<{ seller: string }>();
  const profileId = useSyncExternalStore(
    subscribe,
    () => read(seller),
    () => null,
  );
  const choose = useCallback(
    (id: string | null) => {
      try {
        if (id === null) localStorage.removeItem(keyOf(seller));
        else localStorage.setItem(keyOf(seller), id);
      } catch {
        // nothing is kept; see above
      }
      window.dispatchEvent(new Event(changed));
    },
    [seller],
  );
  return { profileId, choose } as const;
}

/** The address of a print with its work place and whatever else it asks for. */
export function printAddress(
  href: string,
  profileId: string | null,
  more: Readonly<Record<string, string>> = {},
): string {
  const query = new URLSearchParams({ ...(profileId === null ? {} : { profile: profileId }), ...more }).toString();
  return query === "" ? href : `${href}?${query}`;
}
