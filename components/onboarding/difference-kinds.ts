import type { DifferenceSpan } from "#lib/onboarding/application-view";

/** What two names differ in, in words that a person can act on. */
export const differenceKinds = ["space", "bracket", "width", "case", "dot", "character"] as const;
export type DifferenceKind = (typeof differenceKinds)[number];

const brackets = /[()[\]{}<>（）［］【】〔〕〈〉《》「」｛｝＜＞]/u;
const dots = /[·•・‧∙⋅．.･]/u;
const space = /[\s\p{Z}\p{Cf}]/u;

/** Which kinds of difference the marked places of two names hold, in a fixed order; none where nothing is marked. */
export function differenceKindsOf(
  left: readonly DifferenceSpan[],
  right: readonly DifferenceSpan[],
): readonly DifferenceKind[] {
  const [here, there] = [marked(left), marked(right)];
  if (here === "" && there === "") return [];
  const found = new Set<DifferenceKind>();
  const both = here + there;
  if (space.test(both)) found.add("space");
  if (brackets.test(both)) found.add("bracket");
  if (dots.test(both)) found.add("dot");
  const [a, b] = [rest(here), rest(there)];
  if (a !== b) found.add(kindOfLetters(a, b));
  return differenceKinds.filter((kind) => found.has(kind));
}

function marked(spans: readonly DifferenceSpan[]): string {
  return spans
    .filter(({ differs }) => differs)
    .map(({ text }) => text)
    .join("");
}

function rest(text: string): string {
  return [...text].filter((one) => !space.test(one) && !brackets.test(one) && !dots.test(one)).join("");
}

function kindOfLetters(a: string, b: string): DifferenceKind {
  const [wideA, wideB] = [a.normalize("NFKC"), b.normalize("NFKC")];
  if (wideA === wideB) return "width";
  return wideA.toLowerCase() === wideB.toLowerCase() ? "case" : "character";
}
