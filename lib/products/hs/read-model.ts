import type { Family } from "./decision-tables.ts";
import { type Lexicon, type LexiconFile, readLexicon } from "./lexicon.ts";
import type { LinearModel } from "./linear-scores.ts";
import type { HsModel, NomenclatureName } from "./model.ts";
import { type FeaturedText, indexNeighbours } from "./neighbour-scores.ts";
import { buckets, textFeatures } from "./text-features.ts";
import { titleWords, wordOfUnit } from "./title-words.ts";

/** The artefact as it lies in data/hs/model.json. */
export type HsModelFile = {
  readonly format: 1;
  readonly inputs: string;
  readonly codes: readonly string[];
  readonly lexicon: LexiconFile;
  readonly attributes: LexiconFile;
  readonly families: readonly FamilyFile[];
  readonly within: readonly (readonly [string, string])[];
  readonly names: readonly (readonly [code: string, zh: string, en: string])[];
  readonly linear: {
    readonly classes: readonly string[];
    readonly scale: number;
    readonly features: string;
    readonly counts: string;
    readonly classAt: string;
    readonly weightAt: string;
  };
};

export type FamilyFile = Pick<Family, "key" | "attributes"> & {
  readonly rows: readonly (readonly [kind: string, cells: readonly string[], code: string])[];
  readonly priors: readonly (readonly [kind: string, attribute: string, value: string, share: number])[];
};

/** Brings the artefact into the shape that recognition works on. Throws on another format: it is built with the code. */
export function readModel(file: HsModelFile): HsModel {
  if (file.format !== 1) throw new Error(`HS model of format ${String(file.format)}: build it again`);
  const lexicon = readLexicon(file.lexicon);
  const families = new Map(file.families.map((family) => [family.key, readFamily(family)]));
  const names = new Map(file.names.map(([code, zh, en]) => [code, { code, zh, en }] as const));
  return {
    inputs: file.inputs,
    codes: new Set(file.codes),
    lexicon,
    attributes: readLexicon(file.attributes),
    families,
    kindsOf: kindsOf([...families.values()]),
    within: new Map(file.within),
    names,
    phraseCounts: countPhrases(lexicon),
    linear: readLinear(file.linear),
    neighbours: indexNeighbours(neighbourTexts(lexicon, [...names.values()])),
  };
}

function readFamily(file: FamilyFile): Family {
  const priors = new Map<string, Map<string, Map<string, number>>>();
  for (const [kind, attribute, value, share] of file.priors) {
    const ofKind = priors.get(kind) ?? new Map<string, Map<string, number>>();
    priors.set(kind, ofKind);
    const shares = ofKind.get(attribute) ?? new Map<string, number>();
    ofKind.set(attribute, shares.set(value, share));
  }
  const rows = file.rows.map(([kind, cells, code]) => ({ kind, code, cells: cells.map(readCell) }));
  return { key: file.key, attributes: file.attributes, rows, priors };
}

function readCell(cell: string): string[] {
  return cell === "" ? [] : cell.split("|");
}

function kindsOf(families: readonly Family[]): Map<string, string[]> {
  const kinds = new Map<string, string[]>();
  for (const family of families) {
    for (const { kind, code } of family.rows) {
      const key = `${family.key}/${kind}`;
      const known = kinds.get(code) ?? [];
      if (!known.includes(key)) kinds.set(code, [...known, key]);
    }
  }
  return kinds;
}

function countPhrases(lexicon: Lexicon): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { target } of lexicon.phrases) counts.set(target, (counts.get(target) ?? 0) + 1);
  return counts;
}

/** The texts that a title may be like: our phrases and our names of subheadings. */
function neighbourTexts(lexicon: Lexicon, names: readonly NomenclatureName[]): FeaturedText[] {
  const phrases = lexicon.phrases
    .filter(({ target }) => !target.includes("/"))
    .map(({ target, partIds }) => {
      const units = partIds.flatMap((id) => lexicon.parts[id]?.units ?? []);
      return { code: target, features: textFeatures(units.map(wordOfUnit)) };
    });
  const named = names
    .filter(({ code }) => code.length === 6)
    .flatMap(({ code, zh, en }) =>
      [zh, en].filter((text) => text !== "").map((text) => ({ code, features: textFeatures(titleWords(text)) })),
    );
  return [...phrases, ...named];
}

function readLinear(file: HsModelFile["linear"]): LinearModel {
  const features = new Uint32Array(bytesOf(file.features).buffer);
  const counts = new Uint16Array(bytesOf(file.counts).buffer);
  const startOf = new Uint32Array(buckets + 1);
  features.forEach((feature, at) => {
    startOf[feature + 1] = counts[at] ?? 0;
  });
  for (let feature = 0; feature < buckets; feature++)
    startOf[feature + 1] = (startOf[feature + 1] ?? 0) + (startOf[feature] ?? 0);
  const classAt = new Uint16Array(bytesOf(file.classAt).buffer);
  const weightAt = new Int8Array(bytesOf(file.weightAt).buffer);
  const numberOf = new Map(file.classes.map((code, at) => [code, at]));
  return { classes: file.classes, numberOf, scale: file.scale, startOf, classAt, weightAt };
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return bytes;
}
