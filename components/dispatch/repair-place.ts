/** The address's word for the order whose repairs are open. */
export const repairParam = "repair";

/** Opens the repairs at an order, or at the first of the list. The page stays as it is: nothing is asked of the server. */
export function openRepairs(orderId: string | null): void {
  const url = new URL(window.location.href);
  url.searchParams.set(repairParam, orderId ?? "first");
  window.history.pushState(null, "", url);
}

export function closeRepairs(): void {
  const url = new URL(window.location.href);
  url.searchParams.delete(repairParam);
  window.history.replaceState(null, "", url);
}
