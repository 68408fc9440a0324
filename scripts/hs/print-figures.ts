import { certaintyOf, rankCandidates, signsOfCertainty } from "#lib/products/hs/blend";
import { sureFrom } from "#lib/products/hs/blend-weights";
import type { Fitted, LabelledTitle, ReadTitle } from "./fit-weights.ts";

/** A title with the codes that recognition ranked, best first, and the chance it gave the first. */
export type Judged = { readonly title: LabelledTitle; readonly codes: readonly string[]; readonly certainty: number };

/** Ranks a title's candidates with the given weights. */
export function judge({ title, evidence, candidates }: ReadTitle, { blend, certainty }: Fitted): Judged {
  const ranked = rankCandidates(candidates, blend);
  const chance = ranked.length === 0 ? 0 : certaintyOf(signsOfCertainty(ranked, evidence), certainty);
  return { title, codes: ranked.map(({ code }) => code), certainty: chance };
}

/** Prints how often the right code is among the first, and what the chances are worth, as tables. */
export function report(judged: readonly Judged[], withGroups = false): void {
  console.log("\n| titles | n | 6 digits, top 1 / 3 / 5 | 4 digits | 2 digits |\n| --- | --- | --- | --- | --- |");
  printLine("all", judged);
  for (const [lang, own] of Map.groupBy(judged, ({ title }) => title.lang)) printLine(lang, own);
  if (withGroups) {
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
  for (const from of [...new Set([0.6, 0.65, 0.7, 0.75, 0.8, 0.85, sureFrom])].sort()) {
    const sure = judged.filter(({ certainty }) => certainty >= from);
    const mark = from === sureFrom ? "  <- sure" : "";
    if (sure.length > 0)
      console.log(
        `from ${from}: ${((sure.length / judged.length) * 100).toFixed(0)} % of titles, ${percent(sure, 6, 1)} % right${mark}`,
      );
  }
}

/** Prints weights as they stand in lib/products/hs/blend-weights.ts. */
export function printWeights({ blend, certainty }: Fitted): void {
  const text = (weights: readonly number[]) => weights.map((weight) => Number(weight.toFixed(3))).join(", ");
  console.log(`blendWeights = [${text(blend)}]\ncertaintyWeights = [${text(certainty)}]`);
}
