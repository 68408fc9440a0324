import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { hashOfSources } from "./build-model";
import {
  readAttributeWords,
  readCodes,
  readFamilies,
  readKinds,
  readLexiconPhrases,
  readNames,
  readOwnTitles,
  readWithin,
  sourceFolder,
} from "./read-sources";

const codes = new Set(readCodes());
const isSubheading = (code: string) => code.length === 6 && codes.has(code);
const families = new Map(readFamilies().map((family) => [family.key, family]));
const artefact = join(sourceFolder, "model.json");

describe("the artefact", () => {
  it("was built from these sources: else run scripts/hs/build.ts", () => {
    const { inputs } = JSON.parse(readFileSync(artefact, "utf8")) as { inputs: string };
    expect(inputs).toBe(hashOfSources());
  });

  it("is small", () => expect(statSync(artefact).size).toBeLessThan(15_000_000));
});

describe("our own texts", () => {
  it("lead to subheadings of HS 2022", () => {
    expect(readLexiconPhrases().filter(({ target }) => !isSubheading(target))).toEqual([]);
    expect(readOwnTitles().filter(({ code }) => !isSubheading(code))).toEqual([]);
    const rows = [...families.values()].flatMap(({ key, rows: own }) =>
      own.map(({ kind, code }) => ({ key, kind, code })),
    );
    expect(rows.filter(({ code }) => !isSubheading(code))).toEqual([]);
    expect(readNames().filter(({ code }) => !codes.has(code))).toEqual([]);
  });

  it("have a table for every kind, and attributes that the table knows", () => {
    const strange = readKinds().filter(({ target, implied = {} }) => {
      const [key = "", kind = ""] = target.split("/");
      const family = families.get(key);
      const hasRow = family?.rows.some((row) => row.kind === kind) === true;
      return !hasRow || Object.keys(implied).some((attribute) => !family.attributes.includes(attribute));
    });
    expect(strange).toEqual([]);
  });

  it("name materials in one way", () => {
    const within = readWithin();
    const named = new Set(readAttributeWords().map(({ target }) => target));
    const known = new Set([
      ...within.keys(),
      ...within.values(),
      ...[...named].map((target) => target.split("=")[1] ?? ""),
    ]);
    const cells = [...families.values()].flatMap(({ attributes, rows }) =>
      rows.flatMap(({ cells: own }) => own[attributes.indexOf("material")] ?? []),
    );
    expect(cells.filter((cell) => !known.has(cell))).toEqual([]);
  });

  it("hold no empty title, and each title once", () => {
    const titles = readOwnTitles().map(({ title }) => title.toLowerCase().replace(/\s+/g, " ").trim());
    expect(titles.filter((title) => title === "")).toEqual([]);
    const twice = [...Map.groupBy(titles, (title) => title)].filter(([, same]) => same.length > 1);
    expect(twice.map(([title]) => title)).toEqual([]);
  });

  it("hold no empty phrase and no empty part", () => {
    expect(readLexiconPhrases().filter(({ parts }) => parts.some((part) => part === ""))).toEqual([]);
  });
});
