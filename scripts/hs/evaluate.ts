/**
 * `node scripts/hs/evaluate.ts <labelled.csv> [--folds 5] [--groups] [--calibrate]`: how often recognition is right on titles that are
 * not part of the project. CSV: title,lang,hs6,group and, if there, category,material,use,brand. The chances are calibrated on such
 * titles: `--folds` calibrates anew on the other folds, `--calibrate` prints weights for lib/products/hs/blend-weights.ts.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { blendWeights, certaintyWeights } from "#lib/products/hs/blend-weights";
import { type HsModelFile, readModel } from "#lib/products/hs/read-model";
import { calibrate, type Fitted, foldOf, type LabelledTitle, readTitles } from "./fit-weights.ts";
import { type Judged, judge, printWeights, report } from "./print-figures.ts";
import { readRows, sourceFolder } from "./read-sources.ts";

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

const shipped: Fitted = { blend: blendWeights, certainty: certaintyWeights };
if (process.argv.includes("--calibrate")) printWeights({ ...shipped, certainty: calibrate(read, shipped) });
report(folds > 0 ? byFolds() : read.map((one) => judge(one, shipped)), process.argv.includes("--groups"));

function labelled(row: Record<string, string>): LabelledTitle {
  const { title = "", lang = "", hs6 = "", group = "", category, material, use, brand } = row;
  const given = Object.entries({ category, material, use, brand }).filter(
    ([, text]) => text !== undefined && text !== "",
  );
  return { title, lang, hs6, group, ...Object.fromEntries(given) };
}

function byFolds(): Judged[] {
  return Array.from({ length: folds }, (_, fold) => fold).flatMap((fold) => {
    const certainty = calibrate(
      read.filter(({ title }) => foldOf(title.hs6, folds) !== fold),
      shipped,
    );
    return read
      .filter(({ title }) => foldOf(title.hs6, folds) === fold)
      .map((one) => judge(one, { ...shipped, certainty }));
  });
}
