import type { ExceptionKind, Stage, Substage } from "./stages.ts";

/**
 * How a code is read beyond its stage:
 * `declared`: paper of a later stage, no place of the parcel (a pre-declaration to the customs of the destination);
 * `present`: the parcel itself is there; `left`, `leaving`: surely, probably out of the country of origin;
 * `arrived`: in the country of destination; `coarse`: said of a whole parcel or order, believed only where nothing finer is known.
 */
export type Reading = "declared" | "present" | "left" | "leaving" | "arrived" | "coarse";

type Row<S extends Stage> = S extends Stage
  ? readonly [
      stage: S,
      substage: Substage<S>,
      codes: string | readonly string[],
      more?: { readonly raises?: ExceptionKind; readonly reads?: Reading },
    ]
  : never;

/** Codes in groups of one meaning, separated by blanks; a code ending in `*` stands for a family. */
export type VocabularyTable = readonly Row<Stage>[];
