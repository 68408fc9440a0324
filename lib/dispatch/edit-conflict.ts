/** What somebody saw of a field when they began to change it. */
export type SeenValue<V> = { readonly version: number; readonly seen: V };

/**
 * What an edit meets: `save` it; `same`: it is so already; `conflict`: somebody else changed this very field since it was
 * seen, so nothing is written and their value is shown. Another field's change is no conflict.
 */
export type EditMeeting = "save" | "same" | "conflict";

/** Compares what is stored with what was seen and what is wanted. */
export function meetEdit<V extends string | number | null>(
  stored: { readonly version: number; readonly value: V },
  { version, seen }: SeenValue<V>,
  wanted: V,
): EditMeeting {
  if (stored.value === wanted) return "same";
  return stored.version === version || stored.value === seen ? "save" : "conflict";
}

/** Somebody else was faster. `theirs`: the value now; saving again with it as what was seen puts one's own in its place. */
export type EditConflict<V> = {
  readonly id: string;
  /** The order's number or the product's SKU. */
  readonly name: string;
  readonly version: number;
  readonly theirs: V;
  readonly by: string;
  readonly at: number | null;
};

export type RefusedEdit = {
  readonly id: string;
  readonly name: string;
  readonly code: string;
  readonly values?: Readonly<Record<string, string | number>>;
};

/** What became of an edit: everything asked for is in exactly one list. */
export type EditReceipt<V> = {
  readonly changed: readonly string[];
  readonly same: readonly string[];
  readonly conflicts: readonly EditConflict<V>[];
  readonly refused: readonly RefusedEdit[];
  readonly notFound: readonly string[];
};
