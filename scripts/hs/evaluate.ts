/**
 * `node scripts/hs/evaluate.ts <labelled.csv> [--folds 5] [--fit] [--groups]`: how often recognition is right on titles that are not part
 * of the project. CSV: title,lang,hs6,group and, if there, category,material,use,brand. `--folds`: blend and certainty are fitted anew on
 * the other folds, for titles on which the committed weights were fitted. `--fit` prints weights for lib/products/hs/blend-weights.ts.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { certaintyOf, rankCandidates, signsOfCertainty } from "#lib/products/hs/blend";
import { blendWeights, certaintyWeights, sureFrom } from "#lib/products/hs/blend-weights";
import { type HsModelFile, readModel } from "#lib/products/hs/read-model";
import { type Fitted, fitWeights, foldOf, type LabelledTitle, type ReadTitle, readTitles } from "./fit-weights.ts";
import { readRows, sourceFolder } from "./read-sources.ts";

type Judged = { readonly title: LabelledTitle; readonly codes: readonly string[]; readonly certainty: number };

const [path] = process.argv.slice(2);
if (path === undefined) throw new Error("which CSV of labelled titles?");
const foldsAt = process.argv.indexOf("--folds");
const folds = foldsAt === -1 ? 0 : Number(process.argv[foldsAt + 1]);

const loading = performance.now();
const model = readModel(JSON.parse(readFileSync(join(sourceFolder, "model.json"), "utf8")) as HsModelFile);
console.log(`model read in ${Math.round(performance.now() - loading)} ms`);
const started = performance.now();
const read = readTitles(model, readRows(path).map(labelled));
console.log(`${((performance.now() - started) / read.length).toFixed(2)} ms a title, ${read.length} titles`);

if (process.argv.includes("--fit")) printFit(fitWeights(read));
report(folds > 0 ? byFolds() : read.map((one) => judge(one, { blend: blendWeights, certainty: certaintyWeights })));

function labelled(row: Record<string, string>): LabelledTitle {
  const { title = "", lang = "", hs6 = "", group = "", category, material, use, brand } = row;
  const given = Object.entries({ category, material, use, brand }).filter(
    ([, text]) => text !== undefined && text !== "",
  );
  return { title, lang, hs6, group, ...Object.fromEntries(given) };
}

function byFolds(): Judged[] {
  return Array.from({ length: folds }, (_, fold) => fold).flatMap((fold) => {
    const fitted = fitWeights(read.filter(({ title }) => foldOf(title.hs6, folds) !== fold));
    return read.filter(({ title }) => foldOf(title.hs6, folds) === fold).map((one) => judge(one, fitted));
  });
}

function judge({ title, evidence, candidates }: ReadTitle, { blend, certainty }: Fitted): Judged {
  const ranked = rankCandidates(candidates, blend);
  const chance = ranked.length === 0 ? 0 : certaintyOf(signsOfCertainty(ranked, evidence), certainty);
  return { title, codes: ranked.map(({ code }) => code), certainty: chance };
}

function report(judged: readonly Judged[]): void {
  console.log("\n| titles | n | 6 digits, top 1 / 3 / 5 | 4 digits | 2 digits |\n| --- | --- | --- | --- | --- |");
  printLine("all", judged);
  for (const [lang, own] of Map.groupBy(judged, ({ title }) => title.lang)) printLine(lang, own);
  if (process.argv.includes("--groups")) {
    const groups = [...Map.groupBy(judged, ({ title }) => title.group)].sort((a, b) => b[1].length - a[1].length);
    for (const [group, own] of groups) printLine(group, own);
  }
  printCertainty(judged);
}

function printLine(name: string, judged: readonly Judged[]): void {
  const cells = [6, 4, 2].map((digits) => [1, 3, 5].map((top) => percent(judged, digits, top)).join(" / "));
  console.log(`| ${name} | ${judged.length} | ${cells.join(" | ")} |`);
}

function percent(judged: readonly Judged[], digits: number, top: number): string {
  const hits = judged.filter(({ title, codes }) =>
    [...new Set(codes.map((code) => code.slice(0, digits)))].slice(0, top).includes(title.hs6.slice(0, digits)),
  );
  return ((hits.length / judged.length) * 100).toFixed(1);
}

function printCertainty(judged: readonly Judged[]): void {
  console.log("\n| ALP says | titles | right at 6 digits |\n| --- | --- | --- |");
  for (let from = 0; from < 1; from += 0.2) {
    const own = judged.filter(({ certainty }) => certainty >= from && certainty < from + 0.2);
    if (own.length > 0)
      console.log(`| ${from.toFixed(1)} to ${(from + 0.2).toFixed(1)} | ${own.length} | ${percent(own, 6, 1)} % |`);
  }
  for (const from of [0.6, 0.65, 0.7, 0.75, 0.8, 0.85]) {
    const sure = judged.filter(({ certainty }) => certainty >= from);
    const mark = from === sureFrom ? "  <- sure" : "";
    if (sure.length > 0)
      console.log(
        `from ${from}: ${((sure.length / judged.length) * 100).toFixed(0)} % of titles, ${percent(sure, 6, 1)} % right${mark}`,
      );
  }
}

function printFit({ blend, certainty }: Fitted): void {
  const text = (weights: readonly number[]) => weights.map((weight) => Number(weight.toFixed(2))).join(", ");
  console.log(`blendWeights = [${text(blend)}]\ncertaintyWeights = [${text(certainty)}]`);
}
