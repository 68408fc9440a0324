import { type Decision, decideKind } from "./decide-kind.ts";
import type { Decided, Evidence } from "./gather-evidence.ts";
import type { HsModel } from "./model.ts";
import type { HsOpenQuestion } from "./question.ts";

/** Below this share a value is too rare to be offered. */
const rare = 0.03;
/** A question is worth asking when its answers other than the likeliest lead elsewhere this often. */
const worthAsking = 0.1;

/**
 * What would have to be known for the code to stand: attributes of the kind behind the first candidate that nobody has
 * told, whose values lead to different subheadings. The one that moves most comes first.
 */
export function openQuestions(model: HsModel, evidence: Evidence, first: string): HsOpenQuestion[] {
  const deciding = decidingFor(evidence, first);
  if (deciding === null) return [];
  const family = model.families.get(deciding.family);
  if (family === undefined) return [];
  // what a phrase means by default is no answer: the usual shares of the kind say what is open
  const implied = deciding.match.phrase.implied ?? {};
  const decision = decideKind(family, deciding.kind, evidence.known, implied, model.within);
  return family.attributes
    .flatMap((attribute, at) => {
      if (evidence.known.has(attribute) || implied[attribute] !== undefined) return [];
      const options = optionsOf(decision, at);
      const elsewhere = options.slice(1).reduce((sum, { share }) => sum + share, 0);
      return options.length < 2 || elsewhere < worthAsking ? [] : [{ attribute, options, elsewhere }];
    })
    .sort((a, b) => b.elsewhere - a.elsewhere)
    .map(({ attribute, options }) => ({ attribute, options: options.map(({ value, code }) => ({ value, code })) }));
}

function decidingFor(evidence: Evidence, first: string): Decided | null {
  let best: Decided | null = null;
  let strength = 0;
  for (const decided of evidence.decided) {
    const own = decided.match.strength * (decided.decision.codes.get(first) ?? 0);
    if (own > strength) [best, strength] = [decided, own];
  }
  return best;
}

/** One option per subheading: its most usual value, the others taken as they most probably are. */
function optionsOf(decision: Decision, at: number): { value: string; code: string; share: number }[] {
  const byValue = new Map<string, { code: string; share: number; total: number }>();
  for (const { values, share, code } of decision.outcomes) {
    const value = values[at] ?? "";
    const known = byValue.get(value);
    const isLikelier = known === undefined || share > known.share;
    byValue.set(value, {
      code: isLikelier ? code : known.code,
      share: isLikelier ? share : known.share,
      total: (known?.total ?? 0) + share,
    });
  }
  const byCode = new Map<string, { value: string; code: string; share: number }>();
  for (const [value, { code, total }] of [...byValue].sort((a, b) => b[1].total - a[1].total)) {
    const known = byCode.get(code);
    byCode.set(code, { value: known?.value ?? value, code, share: (known?.share ?? 0) + total });
  }
  return [...byCode.values()]
    .filter(({ share, value }) => share >= rare && value !== "")
    .sort((a, b) => b.share - a.share)
    .slice(0, 6);
}
