/** The nouns of the business in their order: each may use those above it. */
export const nouns = [
  "kit",
  "identity",
  "sellers",
  "onboarding",
  "carriers",
  "products",
  "orders",
  "rates",
  "routing",
  "customs",
  "papers",
  "dispatch",
  "tracking",
  "incidents",
  "alarms",
  "audit",
] as const;

export const sharedComponents = ["ui", "data-table", "form", "chart", "layout"] as const;

/** The noun of `lib/orders/x.ts` or `components/orders/x.tsx`; null elsewhere. */
export function nounOf(path: string): string | null {
  return /^(?:lib|components)\/([^/]+)\//.exec(path)?.[1] ?? null;
}

/** Place in the order; -1 for a folder that is no noun. */
export function nounRank(noun: string): number {
  return (nouns as readonly string[]).indexOf(noun);
}
