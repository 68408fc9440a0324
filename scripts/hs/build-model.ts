import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { compileLexicon } from "#lib/products/hs/compile-lexicon";
import type { Family } from "#lib/products/hs/decision-tables";
import type { FamilyFile, HsModelFile } from "#lib/products/hs/read-model";
import { fineFeatures } from "#lib/products/hs/text-features";
import { titleWords } from "#lib/products/hs/title-words";
import { neighbourTexts, writeNeighbours } from "./neighbour-texts.ts";
import {
  type OwnTitle,
  readAttributeWords,
  readCodes,
  readFamilies,
  readKinds,
  readLexiconPhrases,
  readNames,
  readOwnTitles,
  readWithin,
  sourceFolder,
} from "./read-sources.ts";
import { trainLinear } from "./train-linear.ts";
import { trainingTexts } from "./training-texts.ts";

/** Builds the artefact from data/hs: same sources, same bytes. `titles`: fewer than all, to be judged on the others. */
export function buildModel(titles: readonly OwnTitle[] = readOwnTitles()): HsModelFile {
  const phrases = readLexiconPhrases();
  const kinds = readKinds();
  const attributeWords = readAttributeWords();
  const families = readFamilies();
  const within = readWithin();
  const names = readNames();
  const byKey = new Map(families.map((family) => [family.key, family]));
  const texts = trainingTexts(phrases, kinds, attributeWords, byKey, within, names, titles);
  return {
    format: 2,
    inputs: hashOfSources(),
    codes: readCodes(),
    lexicon: compileLexicon([...phrases, ...kinds]),
    attributes: compileLexicon(attributeWords),
    families: families.map(writeFamily),
    within: [...within],
    names: names.map(({ code, zh, en }) => [code, zh, en] as const),
    neighbours: writeNeighbours(neighbourTexts(phrases, names, titles)),
    linear: trainLinear(texts.map(({ code, text }) => ({ code, features: fineFeatures(titleWords(text)) }))),
  };
}

/** SHA-256 over names and contents of all sources, and of the code that reads, compiles and trains. */
export function hashOfSources(): string {
  const hash = createHash("sha256");
  for (const path of [...filesIn(sourceFolder, /\.csv$/), ...codeFiles()]) {
    hash.update(relative(join(sourceFolder, "../.."), path).replaceAll("\\", "/"));
    hash.update("\0");
    hash.update(readFileSync(path, "utf8").replaceAll("\r\n", "\n"));
    hash.update("\0");
  }
  return hash.digest("hex");
}

/** What shapes the artefact; what only uses it may change without a new build. */
const shaping = [
  "compile-lexicon",
  "decide-kind",
  "decision-tables",
  "noise-words",
  "stem-word",
  "text-features",
  "title-words",
];

function codeFiles(): string[] {
  const own = ["build-model", "neighbour-texts", "read-sources", "train-linear", "training-texts"];
  return [
    ...shaping.map((name) => join(sourceFolder, `../../lib/products/hs/${name}.ts`)),
    ...own.map((name) => join(import.meta.dirname, `${name}.ts`)),
  ];
}

function filesIn(folder: string, ending: RegExp): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => ending.test(name))
    .map((name) => name.replaceAll("\\", "/"))
    .sort()
    .map((name) => join(folder, name));
}

function writeFamily({ key, attributes, rows, priors }: Family): FamilyFile {
  return {
    key,
    attributes,
    rows: rows.map(({ kind, cells, code }) => [kind, cells.map((cell) => cell.join("|")), code] as const),
    priors: [...priors].flatMap(([kind, ofKind]) =>
      [...ofKind].flatMap(([attribute, shares]) =>
        [...shares].map(([value, share]) => [kind, attribute, value, Number(share.toFixed(4))] as const),
      ),
    ),
  };
}
