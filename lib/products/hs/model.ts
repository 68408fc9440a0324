import type { Family, Within } from "./decision-tables.ts";
import type { Lexicon } from "./lexicon.ts";
import type { LinearModel } from "./linear-scores.ts";
import type { NeighbourIndex } from "./neighbour-scores.ts";

/** A heading or subheading in our own short words; "" where none is written yet. */
export type NomenclatureName = { readonly code: string; readonly zh: string; readonly en: string };

/** All that recognition knows, ready to use; made by `readModel` from the artefact in data/hs. */
export type HsModel = {
  /** SHA-256 of the sources that the artefact was built from. */
  readonly inputs: string;
  /** All HS 2022 codes of 2, 4 and 6 digits, in order. */
  readonly codes: ReadonlySet<string>;
  readonly lexicon: Lexicon;
  readonly attributes: Lexicon;
  readonly families: ReadonlyMap<string, Family>;
  /** Subheading to the kinds (`family/kind`) that may lead to it. */
  readonly kindsOf: ReadonlyMap<string, readonly string[]>;
  readonly within: Within;
  readonly names: ReadonlyMap<string, NomenclatureName>;
  /** How many phrases lead straight to a subheading: a measure of how often such goods are sold. */
  readonly phraseCounts: ReadonlyMap<string, number>;
  readonly linear: LinearModel;
  readonly neighbours: NeighbourIndex;
};
