/** One 申报要素 of a code with what a person filled in for the goods. */
export type ElementValue = { readonly name: string; readonly value: string };

/** The message takes all elements as one text of this length (gmodel of CEB603). */
export const elementsLimit = 250;
