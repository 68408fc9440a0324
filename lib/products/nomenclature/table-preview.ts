import type { RowChange } from "./compare-tables.ts";
import type { NationalFacts } from "./national-code.ts";
import type { RefusedTableRow } from "./read-table.ts";

/** What a dropped table would bring, as the staff's page shows it; lists are cut, counts are exact. */
export type TablePreview = {
  readonly fileName: string;
  readonly validFrom: string;
  readonly isComplete: boolean;
  readonly counts: {
    readonly rows: number;
    readonly refused: number;
    readonly added: number;
    readonly changed: number;
    readonly same: number;
    readonly ended: number;
  };
  readonly refused: readonly RefusedTableRow[];
  readonly added: readonly Pick<NationalFacts, "code" | "nameZh">[];
  readonly changed: readonly RowChange[];
  readonly ended: readonly Pick<NationalFacts, "code" | "nameZh">[];
  readonly isSavable: boolean;
  /** Fingerprint of file, what was typed beside it and what stands now: the confirmation names it. */
  readonly seen: string;
};

/** The national table as a whole, for the page's sentence. */
export type NomenclatureState = {
  readonly imported: number;
  readonly seed: number;
  /** First day of the complete table that holds today; null: there is none. */
  readonly completeSince: string | null;
};
