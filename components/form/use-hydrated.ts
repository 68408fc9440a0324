import { useSyncExternalStore } from "react";

const nothing = () => () => {};

/** False in the server's page and until React has taken it over: a form sent before that would go its own way. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    nothing,
    () => true,
    () => false,
  );
}
