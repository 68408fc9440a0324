import type { OrderEffect } from "./compare-with-known.ts";
import type { FieldDifference } from "./differences.ts";
import type { RowProblem, RowWarning } from "./draft.ts";
import type { ImportState } from "./states.ts";

/** What the preview says about a row: why it is refused, what would change, what is odd, what follows from it. */
export type ImportFinding =
  | ({ readonly kind: "problem" } & RowProblem)
  | ({ readonly kind: "warning" } & Pick<RowWarning, "column" | "code" | "values">)
  | ({ readonly kind: "difference" } & FieldDifference)
  | { readonly kind: "effect"; readonly effect: OrderEffect };

/** How many rows and orders of a file stand where, and what the import will lead to. */
export type ImportCounts = {
  readonly rows: number;
  readonly new: number;
  readonly changed: number;
  readonly same: number;
  readonly refused: number;
  readonly warnings: number;
  /** New orders that go to the daily screen. */
  readonly toDispatch: number;
  readonly held: number;
  readonly cancelOffers: number;
  /** New orders whose recipient the platform has masked. */
  readonly masked: number;
};

/** An earlier import, as it is listed. */
export type RecentImport = {
  readonly id: string;
  readonly fileName: string;
  readonly storeName: string;
  readonly state: ImportState;
  readonly counts: ImportCounts;
  readonly createdAt: number;
};
