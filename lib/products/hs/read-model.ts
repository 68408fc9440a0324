import type { Family } from "./decision-tables.ts";
import { type Lexicon, type LexiconFile, readLexicon } from "./lexicon.ts";
import type { LinearModel } from "./linear-scores.ts";
import type { HsModel } from "./model.ts";
import { type FlatTexts, indexNeighbours } from "./neighbour-scores.ts";
import { buckets } from "./text-features.ts";

/** The artefact as it lies in data/hs/model.json. */
export type HsModelFile = {
  readonly format: 2;
  readonly inputs: string;
  readonly codes: readonly string[];
  readonly lexicon: LexiconFile;
  readonly attributes: LexiconFile;
  readonly families: readonly FamilyFile[];
  readonly within: readonly (readonly [string, string])[];
  readonly names: readonly (readonly [code: string, zh: string, en: string])[];
  /** The texts that a title may be like, in the order of their codes: our phrases, names and titles. */
  readonly neighbours: {
    readonly codes: readonly string[];
    /** How many texts each code has. */
    readonly texts: readonly number[];
    /** Base64 of a byte per text: how many features it has. */
    readonly counts: string;
    /** Base64 of three bytes per feature: 18 bits of its number, 6 of its weight. */
    readonly features: string;
  };
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
  if (file.format !== 2) throw new Error(`HS model of format ${String(file.format)}: build it again`);
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
    neighbours: indexNeighbours(readNeighbours(file.neighbours)),
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

function readNeighbours(file: HsModelFile["neighbours"]): FlatTexts {
  const codeOf = file.codes.flatMap((code, at) => Array.from({ length: file.texts[at] ?? 0 }, () => code));
  const counts = new Uint8Array(bytesOf(file.counts).buffer);
  const startOf = new Uint32Array(codeOf.length + 1);
  counts.forEach((count, at) => {
    startOf[at + 1] = (startOf[at] ?? 0) + count;
  });
  const packed = bytesOf(file.features);
  const featureAt = new Uint32Array(packed.length / 3);
  const valueAt = new Float32Array(featureAt.length);
  for (let at = 0; at < featureAt.length; at++) {
    const whole = ((packed[3 * at] ?? 0) << 16) | ((packed[3 * at + 1] ?? 0) << 8) | (packed[3 * at + 2] ?? 0);
    featureAt[at] = whole >>> 6;
    valueAt[at] = (whole & 63) / 63;
  }
  return { codeOf, startOf, featureAt, valueAt };
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
