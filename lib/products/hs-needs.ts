/**
 * What a product's HS code still needs. `code`: there is none. `replace`: the one it has does not stand in the edition in
 * force (deleted, unknown, padded, 7 or 9 digits). `digits`: it stands, but has fewer than the ten that the export list
 * takes. `none`: nothing.
 */
export const hsNeeds = ["code", "replace", "digits", "none"] as const;
export type HsNeed = (typeof hsNeeds)[number];

/** How a person came to the code that it confirmed. */
export const hsWays = ["proposed", "searched", "copied", "typed", "sheet"] as const;
export type HsWay = (typeof hsWays)[number];

/** From what a confirmed code came; kept with who confirmed it and when. */
export type HsProposalKept = {
  readonly way: HsWay;
  /** Of the candidate that was accepted, hundredths of a per cent; left out where nothing was proposed. */
  readonly confidence?: number;
  /** The words that spoke for it. */
  readonly words?: readonly string[];
  /** Its place among the candidates, from 1. */
  readonly place?: number;
  /** The product that it was copied from or that it is like. */
  readonly from?: string;
  /** Where the digits behind the sixth come from. */
  readonly digits?: "imported" | "seed" | "typed";
  /** What stood there before, for taking it back. */
  readonly before?: { readonly code: string | null; readonly by: string | null; readonly at: number | null };
};

/** One candidate as it is kept; `confidence` in hundredths of a per cent. */
export type KeptCandidate = {
  readonly code: string;
  readonly confidence: number;
  readonly because: readonly string[];
  readonly from?: string;
};

/** What is open: an attribute, and which value leads to which subheading. */
export type KeptQuestion = {
  readonly attribute: string;
  readonly options: readonly { readonly value: string; readonly code: string }[];
};
