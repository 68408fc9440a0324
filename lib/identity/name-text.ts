import { privateUse, radicals } from "#lib/identity/tables/name-characters";

/** One letter of a folded name and the piece of the original it stands for. */
export type NameLetter = {
  readonly letter: string;
  readonly raw: string;
  readonly start: number;
  readonly end: number;
};

/** A name ready for comparison; `dropped` are spaces, dots and invisible characters that no comparison looks at. */
export type NameText = {
  readonly text: string;
  readonly letters: readonly NameLetter[];
  readonly dropped: readonly string[];
};

const ignorable = /^[\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}\u2800]$/u;
const dots = /^[.,·•・‧∙⋅․᛫⸱⸳。﹒●、ㆍ˙▪◦⦁]$/u;
const opening = /^[([{<‹〔【〖〘〚「『《〈⟨⦅]$/u;
const closing = /^[)\]}>›〕】〗〙〛」』》〉⟩⦆]$/u;
const dashes = /^[\u2010-\u2015\u2212\u2e3a\u2e3b\u2043~˗]$/u;
const quotes = /^["'‘’‚‛“”„‟`´ʹʻʼʽʺ′″‵]$/u;

/**
 * A name folded to what counts: width and compatibility forms (NFKC, radicals, old private-use letters), case, one kind of
 * bracket, dash and quote, & as AND; spaces, dots, commas and invisible characters dropped. Two names whose folded letters
 * agree are the same name, printed differently.
 */
export function readName(text: string): NameText {
  const composed = text.normalize("NFC");
  const letters: NameLetter[] = [];
  const dropped: string[] = [];
  for (const { 0: raw, index: start } of composed.matchAll(
    /[^\p{M}\uff9e\uff9f][\p{M}\uff9e\uff9f]*|[\p{M}\uff9e\uff9f]+/gu,
  )) {
    const folded = foldCluster(raw);
    if (folded === "") dropped.push(raw);
    for (const letter of folded) letters.push({ letter, raw, start, end: start + raw.length });
  }
  return { text: composed, letters, dropped };
}

/** The folded letters as one text, a key for equality. */
export function foldName(text: string): string {
  return readName(text)
    .letters.map(({ letter }) => letter)
    .join("");
}

/** Why two equal names do not look equal; empty when they do. */
export function printedDifferences(a: NameText, b: NameText): string[] {
  const reasons = new Set<string>();
  a.letters.forEach(({ raw }, index) => {
    const other = b.letters[index]?.raw ?? raw;
    if (raw !== other) reasons.add(kindOf(raw, other));
  });
  for (const [name, kind] of droppedKinds) {
    const count = (one: NameText) => one.dropped.filter((raw) => kind.test(raw)).length;
    if (count(a) !== count(b)) reasons.add(name);
  }
  return [...reasons];
}

const droppedKinds = [
  ["spaces", /^\p{White_Space}$/u],
  ["dots", dots],
  ["invisible", /^(?!\p{White_Space})[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}\u2800]/u],
] as const;

function kindOf(raw: string, other: string): string {
  if (/[&＆﹠]/u.test(raw + other)) return "ampersand";
  const [a, b] = [raw.normalize("NFKC"), other.normalize("NFKC")];
  if (isBracket(a) && isBracket(b)) return "brackets";
  if (a === b) return /[\uff00-\uffef]/u.test(raw + other) ? "width" : "compatibility";
  if (a.toUpperCase() === b.toUpperCase()) return "case";
  if (quotes.test(a) || dashes.test(a) || quotes.test(b) || dashes.test(b)) return "dashes_quotes";
  return "compatibility";
}

function isBracket(letter: string): boolean {
  return opening.test(letter) || closing.test(letter);
}

function foldCluster(raw: string): string {
  // before NFKC, which takes some of these apart
  if (dots.test(raw)) return "";
  if (quotes.test(raw)) return "'";
  const meant = [...raw].map((letter) => radicals.get(letter) ?? privateUse.get(letter) ?? letter).join("");
  return [...meant.normalize("NFKC").toUpperCase().toLowerCase().normalize("NFKC")].map(foldLetter).join("");
}

function foldLetter(letter: string): string {
  if (ignorable.test(letter) || dots.test(letter)) return "";
  if (opening.test(letter)) return "(";
  if (closing.test(letter)) return ")";
  if (dashes.test(letter)) return "-";
  if (quotes.test(letter)) return "'";
  if (letter === "&") return "and";
  // the zero of Chinese numbers is typed as a circle too
  if (/^[○◯]$/u.test(letter)) return "〇";
  return radicals.get(letter) ?? letter;
}
