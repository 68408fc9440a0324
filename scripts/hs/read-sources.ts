import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parse } from "csv-parse/sync";
import type { Family } from "#lib/products/hs/decision-tables";
import type { Phrase } from "#lib/products/hs/lexicon";
import type { NomenclatureName } from "#lib/products/hs/model";

/** Where our own texts lie. */
export const sourceFolder = join(import.meta.dirname, "../../data/hs");
const folder = sourceFolder;

/** The rows of one CSV with a header, as records of text. */
export function readRows(path: string): Record<string, string>[] {
  return parse(readFileSync(path, "utf8"), { columns: true, bom: true, skip_empty_lines: true, trim: true });
}

function csvFiles(under: string): string[] {
  return readdirSync(join(folder, under))
    .filter((name) => name.endsWith(".csv"))
    .sort()
    .map((name) => join(folder, under, name));
}

/** The lexicon's phrases in the order of files and rows, each once. */
export function readLexiconPhrases(): Phrase[] {
  const seen = new Set<string>();
  return csvFiles("lexicon")
    .flatMap(readRows)
    .flatMap(({ hs6 = "", all_of = "" }) => {
      const key = `${hs6} ${all_of}`;
      if (seen.has(key)) return [];
      seen.add(key);
      return [{ target: hs6, parts: all_of.split("+").map((part) => part.trim()) }];
    });
}

/** Whole titles as sellers write them, with the subheading that we gave them, in the order of files and rows. */
export type OwnTitle = { readonly code: string; readonly title: string };

export function readOwnTitles(): OwnTitle[] {
  return csvFiles("titles")
    .flatMap(readRows)
    .map(({ hs6 = "", title = "" }) => ({ code: hs6, title }));
}

/** The words of kinds: targets of the decision tables, with what each word implies. */
export function readKinds(): Phrase[] {
  return csvFiles("kinds").flatMap((path) => {
    const family = basename(path, ".csv");
    return readRows(path).map(({ kind = "", all_of = "", implied = "" }) => ({
      target: `${family}/${kind}`,
      parts: all_of.split("+").map((part) => part.trim()),
      implied: readImplied(implied),
    }));
  });
}

function readImplied(text: string): Record<string, string> {
  return Object.fromEntries(
    text
      .split(";")
      .filter((pair) => pair !== "")
      .map((pair) => pair.split("=") as [string, string]),
  );
}

/** The words of attribute values, as phrases with the target `attribute=value`. */
export function readAttributeWords(): Phrase[] {
  return readRows(join(folder, "attributes.csv")).map(({ attribute = "", value = "", all_of = "" }) => ({
    target: `${attribute}=${value}`,
    parts: all_of.split("+").map((part) => part.trim()),
  }));
}

/** The decision tables with their priors. */
export function readFamilies(): Family[] {
  const priors = readRows(join(folder, "priors.csv"));
  return csvFiles("decisions").map((path) => {
    const key = basename(path, ".csv");
    const rows = readRows(path);
    const attributes = Object.keys(rows[0] ?? {}).filter((name) => name !== "kind" && name !== "code");
    return {
      key,
      attributes,
      rows: rows.map((row) => ({
        kind: row.kind ?? "",
        code: row.code ?? "",
        cells: attributes.map((name) => (row[name] ?? "").split("|").filter((value) => value !== "")),
      })),
      priors: priorsOf(priors.filter(({ family }) => family === key)),
    };
  });
}

function priorsOf(rows: readonly Record<string, string>[]): Map<string, Map<string, Map<string, number>>> {
  const priors = new Map<string, Map<string, Map<string, number>>>();
  for (const { kind = "", attribute = "", value = "", weight = "" } of rows) {
    const ofKind = priors.get(kind) ?? new Map<string, Map<string, number>>();
    const shares = ofKind.get(attribute) ?? new Map<string, number>();
    priors.set(kind, ofKind.set(attribute, shares.set(value, Number(weight))));
  }
  for (const ofKind of priors.values()) {
    for (const shares of ofKind.values()) {
      const total = [...shares.values()].reduce((sum, share) => sum + share, 0);
      for (const [value, share] of shares) shares.set(value, share / total);
    }
  }
  return priors;
}

/** What each material belongs to. */
export function readWithin(): Map<string, string> {
  return new Map(readRows(join(folder, "materials.csv")).map(({ material = "", within = "" }) => [material, within]));
}

/** All HS 2022 codes of 2, 4 and 6 digits. */
export function readCodes(): string[] {
  return readRows(join(folder, "codes.csv")).map(({ code = "" }) => code);
}

/** Our short names: chapters (Chinese only), headings and subheadings. */
export function readNames(): NomenclatureName[] {
  const chapters = readRows(join(folder, "chapters.csv")).map(({ chapter = "", zh = "" }) => ({
    code: chapter,
    zh,
    en: "",
  }));
  const rest = csvFiles("names")
    .flatMap(readRows)
    .map(({ code = "", zh = "", en = "" }) => ({ code, zh, en }));
  return [...chapters, ...rest].sort((a, b) => (a.code < b.code ? -1 : 1));
}
