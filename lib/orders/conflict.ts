import type { FieldDifference } from "./differences.ts";

/**
 * What a file said of an order whose waybill is with the carrier: it no longer waits for us; it goes elsewhere now; other
 * goods are wanted.
 */
export const conflictKinds = ["left_waiting", "recipient_changed", "goods_changed"] as const;
export type ConflictKind = (typeof conflictKinds)[number];

/** How a conflict ended: the parcel goes as it is; its waybill was cancelled; a later file took the change back. */
export const conflictDecisions = ["kept", "cancelled", "taken_back"] as const;
export type ConflictDecision = (typeof conflictDecisions)[number];

/** Before: as the label has it. After: as the newest file has it. */
export type ConflictField = FieldDifference;

/**
 * What an open conflict says after a further file: `before` stays what the label has, `after` becomes the newest word. Empty
 * when the file is back at the label, so that nothing is left to decide.
 */
export function followConflict(
  open: readonly ConflictField[],
  differences: readonly FieldDifference[],
): readonly ConflictField[] {
  const fields = new Map(open.map((one) => [one.field, one]));
  for (const { field, before, after } of differences)
    fields.set(field, { field, before: fields.get(field)?.before ?? before, after });
  return [...fields.values()].filter(({ before, after }) => before !== after);
}
