import { isHan } from "./title-words.ts";

/**
 * One phrase of ours: every part must occur in the title. `target`: a subheading, or `family/kind` of a decision table with
 * the attribute values that the word itself implies (`make=woven`).
 */
export type Phrase = {
  readonly target: string;
  readonly parts: readonly string[];
  readonly implied?: Readonly<Record<string, string>>;
};

/** A part as units; `weight` is its rarity over headings, times its length. */
type Part = {
  readonly units: readonly string[];
  /** As it is shown. */
  readonly text: string;
  readonly isHan: boolean;
  readonly weight: number;
};

export type CompiledPhrase = Phrase & {
  readonly partIds: readonly number[];
  /** How many different targets the very same parts have: a word that names two goods says less about each. */
  readonly rivals: number;
};

export type Lexicon = {
  readonly parts: readonly Part[];
  readonly phrases: readonly CompiledPhrase[];
  /** Joined units to the part that is written so. */
  readonly partAt: ReadonlyMap<string, number>;
  /** The rarest word of a part of several Latin words, to the parts that it may begin. */
  readonly scattered: ReadonlyMap<string, readonly number[]>;
  readonly phrasesOf: readonly (readonly number[])[];
  readonly longestPart: number;
};

/** A compiled lexicon as it lies in the artefact. */
export type LexiconFile = {
  /** Units joined by a space. */
  readonly parts: readonly string[];
  readonly weights: readonly number[];
  readonly phrases: readonly LexiconRow[];
};

type LexiconRow = readonly [
  target: string,
  partIds: readonly number[],
  rivals: number,
  implied?: Readonly<Record<string, string>>,
];

/** Indexes a compiled lexicon for matching. */
export function readLexicon(file: LexiconFile): Lexicon {
  const parts = file.parts.map((text, at) => {
    const units = text.split(" ");
    const beginsHan = isHan(units[0] ?? "");
    return { units, text: beginsHan ? joinUnits(units) : text, isHan: beginsHan, weight: file.weights[at] ?? 0 };
  });
  const phrases = file.phrases.map(([target, partIds, rivals, implied]) => ({
    target,
    partIds,
    rivals,
    parts: partIds.map((id) => parts[id]?.text ?? ""),
    ...(implied === undefined ? {} : { implied }),
  }));
  return { parts, phrases, ...indexesOf(parts, phrases) };
}

/** Units are joined without a space, so that "key chain" and "keychain" are one. */
export function joinUnits(units: readonly string[]): string {
  return units.join("");
}

function indexesOf(parts: readonly Part[], phrases: readonly CompiledPhrase[]) {
  const partAt = new Map(parts.map(({ units }, id) => [joinUnits(units), id]));
  const phrasesOf: number[][] = parts.map(() => []);
  phrases.forEach((phrase, id) => {
    for (const part of phrase.partIds) phrasesOf[part]?.push(id);
  });
  const longestPart = parts.reduce((longest, { units }) => Math.max(longest, units.length), 1);
  return { partAt, phrasesOf, longestPart, scattered: scatteredOf(parts) };
}

function scatteredOf(parts: readonly Part[]): ReadonlyMap<string, readonly number[]> {
  const counts = new Map<string, number>();
  for (const part of parts) for (const unit of part.units) counts.set(unit, (counts.get(unit) ?? 0) + 1);
  const scattered = new Map<string, number[]>();
  parts.forEach(({ units }, id) => {
    if (units.length < 2 || units.some(isHan)) return;
    const rarest = units.reduce((best, unit) => ((counts.get(unit) ?? 0) < (counts.get(best) ?? 0) ? unit : best));
    const begun = scattered.get(rarest);
    if (begun === undefined) scattered.set(rarest, [id]);
    else begun.push(id);
  });
  return scattered;
}
