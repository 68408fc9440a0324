/**
 * `node scripts/hs/fit.ts`: fits the weights of blend and certainty on a quarter of our own titles, which a model built without them
 * has not seen, and prints them for lib/products/hs/blend-weights.ts. How right it is on those titles is judged by halves. The
 * chances are to be calibrated after it on titles of other authors: `evaluate.ts --calibrate`.
 */
import { readModel } from "#lib/products/hs/read-model";
import { buildModel } from "./build-model.ts";
import { fitWeights, foldOf, readTitles } from "./fit-weights.ts";
import { judge, printWeights, report } from "./print-figures.ts";
import { readOwnTitles } from "./read-sources.ts";

/** Eight rows in a row are of the same few products, in Chinese and English: they stay together. */
const atOnce = 8;

/** A quarter of the blocks of rows, spread by a multiplicative hash. */
function isHeldOut(row: number): boolean {
  return Math.imul(Math.floor(row / atOnce) + 7, 2654435761) >>> 30 === 0;
}

const titles = readOwnTitles();
const model = readModel(buildModel(titles.filter((_, row) => !isHeldOut(row))));
const read = readTitles(
  model,
  titles
    .filter((_, row) => isHeldOut(row))
    .map(({ code, title }) => ({ title, hs6: code, lang: /\p{Script=Han}/u.test(title) ? "zh" : "en", group: "" })),
);
const halves = [0, 1].map((half) => read.filter(({ title }) => foldOf(title.hs6, 2) === half));
report(
  halves.flatMap((half) => {
    const fitted = fitWeights(read.filter((one) => !half.includes(one)));
    return half.map((one) => judge(one, fitted));
  }),
);
printWeights(fitWeights(read));
