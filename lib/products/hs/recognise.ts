import { certaintyOf, type Ranked, rankCandidates, signsOfCertainty } from "./blend.ts";
import { sureFrom } from "./blend-weights.ts";
import { candidatesOf } from "./candidate-scores.ts";
import { type Remembered, recall } from "./confirmed.ts";
import { type Evidence, gatherEvidence } from "./gather-evidence.ts";
import type { HsModel } from "./model.ts";
import { openQuestions } from "./open-questions.ts";
import type { HsCandidate, HsQuestion, Recognition } from "./question.ts";
import { reasonsFor } from "./reasons.ts";

const offered = 8;
const leastOffered = 5;
/** When the first is wrong, the right one is in the list about this often. */
const elsewhereInList = 0.6;

/**
 * The subheadings that the goods may have, most likely first, at most 8, with the words that decided and what should still
 * be asked. A product of this seller with the same title comes first. Never refuses: what nothing is known of has no
 * candidates. Six digits only; national digits come from a national table.
 */
export function recognise(model: HsModel, question: HsQuestion): Recognition {
  const evidence = gatherEvidence(model, question);
  const ranked = filledUp(model, rankCandidates(candidatesOf(model, evidence)));
  const certainty = ranked.length === 0 ? 0 : certaintyOf(signsOfCertainty(ranked, evidence));
  const judged = withCertainty(ranked, certainty);
  const remembered = question.confirmed === undefined ? [] : recall(question.confirmed, question.title);
  const shares = withMemory(judged, remembered);
  const candidates = shares.slice(0, offered).map((share) => candidateOf(model, evidence, share, remembered));
  const [first] = candidates;
  const questions = first === undefined || isSame(remembered) ? [] : openQuestions(model, evidence, first.code);
  return { candidates, isSure: (first?.confidence ?? 0) >= sureFrom, questions };
}

/** A person chooses among five: where fewer speak, the other subheadings of their headings follow, most written of first. */
function filledUp(model: HsModel, ranked: readonly Ranked[]): readonly Ranked[] {
  if (ranked.length === 0 || ranked.length >= leastOffered) return ranked;
  const known = new Set(ranked.map(({ code }) => code));
  const headings = [...new Set(ranked.map(({ code }) => code.slice(0, 4)))];
  const beside = [...model.codes]
    .filter((code) => code.length === 6 && !known.has(code) && headings.includes(code.slice(0, 4)))
    .sort((a, b) => (model.phraseCounts.get(b) ?? 0) - (model.phraseCounts.get(a) ?? 0));
  const others = beside.slice(0, leastOffered - ranked.length);
  return [...ranked, ...others.map((code) => ({ code, share: 0 }))];
}

/** The first gets its calibrated chance, the others what is left in proportion, none more than the one before. */
function withCertainty(ranked: readonly Ranked[], certainty: number): Ranked[] {
  const rest = ranked.slice(1).reduce((sum, { share }) => sum + share, 0) || 1;
  let before = certainty;
  return ranked.map(({ code, share }, at) => {
    before = at === 0 ? certainty : Math.min(before, (share / rest) * (1 - certainty) * elsewhereInList);
    return { code, share: before };
  });
}

/** A like product of the seller's own speaks by the square of its likeness; the same title is all but certain. */
function withMemory(ranked: readonly Ranked[], remembered: readonly Remembered[]): Ranked[] {
  const [best] = remembered;
  if (best === undefined) return [...ranked];
  const shares = new Map(ranked.map(({ code, share }) => [code, share]));
  const trust = best.likeness === 1 ? 0.98 : 0.9 * best.likeness ** 2;
  for (const [code, share] of shares) shares.set(code, share * (1 - trust));
  const total = remembered.reduce((sum, { likeness }) => sum + likeness ** 4, 0);
  for (const { product, likeness } of remembered) {
    const own = best.likeness === 1 ? (likeness === 1 ? trust : 0) : (trust * likeness ** 4) / total;
    const code = product.code.slice(0, 6);
    shares.set(code, (shares.get(code) ?? 0) + own);
  }
  return [...shares]
    .map(([code, share]) => ({ code, share: Math.min(1, share) }))
    .sort((a, b) => b.share - a.share || (a.code < b.code ? -1 : 1));
}

function candidateOf(
  model: HsModel,
  evidence: Evidence,
  { code, share }: Ranked,
  remembered: readonly Remembered[],
): HsCandidate {
  const own = remembered.find(({ product }) => product.code.startsWith(code));
  const candidate = { code, confidence: share, because: reasonsFor(model, evidence, code) };
  return own === undefined ? candidate : { ...candidate, from: own.product.id };
}

function isSame(remembered: readonly Remembered[]): boolean {
  return remembered[0]?.likeness === 1;
}
