import type { CountryGroups } from "./country-groups.ts";
import { type Candidate, type Recommendation, type RoutingBook, type RoutingFacts, recommend } from "./recommend.ts";
import { matchTemplate, type Template } from "./template.ts";

/** Who decided on the solution; nobody: the order waits for a person. */
export const deciders = ["dispatcher", "template", "recommendation", "nobody"] as const;
export type Decider = (typeof deciders)[number];

/** What the template did, and why. Codes are looked up in the namespace dispatch (`decision.notes`). */
export type TemplateNote =
  /** The seller has no template that is switched on. */
  | { readonly code: "no_templates" }
  /** None of the seller's templates is for such an order. */
  | { readonly code: "no_template_fits" }
  | { readonly code: "dispatcher_decides" }
  /** Its switch is off, and its solution can go. */
  | { readonly code: "template_decides" }
  /** Words that nobody knows: a person looks first, no template guesses. */
  | { readonly code: "buyers_service_unknown" }
  /** Switched to the recommendation, which names the template's own solution. */
  | { readonly code: "recommendation_agrees" }
  | { readonly code: "recommendation_wins"; readonly values: { readonly savesUsdMinor: number } }
  | { readonly code: "recommendation_slower"; readonly values: SpeedValues }
  | { readonly code: "recommendation_dearer"; readonly values: { readonly costsUsdMinor: number } }
  /** One of the two has no confirmed price. */
  | { readonly code: "prices_not_comparable" }
  /** Nothing else is eligible. */
  | { readonly code: "nothing_recommended" }
  /** Its solution cannot go; with the switch on another that keeps the speed goes instead. */
  | { readonly code: "recommendation_stands_in"; readonly values: CannotGo }
  /** The order is held. `alternative`: what would be recommended, "" for nothing. */
  | { readonly code: "template_cannot_go"; readonly values: CannotGo & { readonly alternative: string } }
  | { readonly code: "template_below_buyers_class"; readonly values: CannotGo & { readonly alternative: string } };

type CannotGo = { readonly solution: string };
type SpeedValues = { readonly days: number; readonly atMost: number };

export type Decision = {
  /** `chosen` is what goes, whoever decided on it; candidates and their order are those of the recommendation. */
  readonly recommendation: Recommendation;
  readonly decidedBy: Decider;
  /** The template that is for this order, whether it decided or not. */
  readonly template: Pick<Template, "id" | "name" | "recommendationFirst"> | null;
  readonly note: TemplateNote;
};

/**
 * Who decides on an order's solution: the dispatcher's choice, else the first template that fits, else the recommendation.
 * A template may pick a higher class than the buyer's, never a lower one; where its solution cannot go the order is held
 * (switch off) or the recommendation stands in, if it keeps the template's speed (switch on). Never silently another.
 */
export function decideSolution(
  book: RoutingBook,
  templates: readonly Template[],
  groups: CountryGroups,
  facts: RoutingFacts,
): Decision {
  const matched = matchTemplate(templates, groups, { ...facts.parcel, paidUsdMinor: facts.paidUsdMinor });
  const recommendation = recommend(book, facts);
  const template = matched && {
    ...{ id: matched.id, name: matched.name, recommendationFirst: matched.recommendationFirst },
  };
  if (facts.choice) return settled(recommendation, "dispatcher", template, { code: "dispatcher_decides" });
  if (!matched) {
    const code = templates.some(({ isActive }) => isActive) ? "no_template_fits" : "no_templates";
    return settled(recommendation, "recommendation", template, { code });
  }
  if (facts.buyerService.kind === "unknown") {
    return settled(recommendation, "recommendation", template, { code: "buyers_service_unknown" });
  }
  return { ...weighTemplate(recommendation, matched), template };
}

type Own = Omit<Decision, "template">;

function settled(
  recommendation: Recommendation,
  decidedBy: Decider,
  template: Decision["template"],
  note: TemplateNote,
): Decision {
  return { recommendation, decidedBy: recommendation.chosen ? decidedBy : "nobody", template, note };
}

/**
 * What becomes of an order for which a template fits and the dispatcher chose nothing, given all candidates ranked without
 * any template.
 */
export function weighTemplate(recommendation: Recommendation, template: Template): Own {
  const own = recommendation.ranked.find(({ solutionCode }) => solutionCode === template.solutionCode) ?? null;
  const other = eligibleKeepingSpeed(recommendation, template, own);
  if (own === null || own.standing === "out" || own.standing === "needs_consent") {
    return cannotGo(recommendation, template, own, other);
  }
  const keep = (note: TemplateNote): Own => ({
    recommendation: choosing(recommendation, own),
    decidedBy: "template",
    note,
  });
  if (!template.recommendationFirst) return keep({ code: "template_decides" });
  const { chosen } = recommendation;
  if (!chosen) return keep({ code: "nothing_recommended" });
  if (chosen.solutionCode === own.solutionCode) return keep({ code: "recommendation_agrees" });
  if (!other || other.solutionCode === own.solutionCode) {
    const values = { days: slowestDays(chosen), atMost: template.maxDays ?? slowestDays(own) };
    return keep({ code: "recommendation_slower", values });
  }
  const [price, ownPrice] = [other.quote.usdMinor, own.quote.usdMinor];
  if (price === null || ownPrice === null) return keep({ code: "prices_not_comparable" });
  if (price > ownPrice) return keep({ code: "recommendation_dearer", values: { costsUsdMinor: price - ownPrice } });
  return {
    recommendation: choosing(recommendation, other),
    decidedBy: "recommendation",
    note: { code: "recommendation_wins", values: { savesUsdMinor: ownPrice - price } },
  };
}

/** The template's solution is out or below the buyer's class (`own` null: it is no longer offered). */
function cannotGo(
  recommendation: Recommendation,
  template: Template,
  own: Candidate | null,
  other: Candidate | null,
): Own {
  const solution = template.solutionCode;
  if (template.recommendationFirst && other) {
    return {
      recommendation: choosing(recommendation, other),
      decidedBy: "recommendation",
      note: { code: "recommendation_stands_in", values: { solution } },
    };
  }
  const isBelow = own?.standing === "needs_consent";
  const alternative = (other ?? recommendation.chosen)?.solutionCode ?? "";
  return {
    recommendation: {
      ...recommendation,
      ...{ chosen: null, reasons: [], why: isBelow ? "needs_consent" : "choice_not_allowed" },
    },
    decidedBy: "nobody",
    note: {
      code: isBelow ? "template_below_buyers_class" : "template_cannot_go",
      values: { solution, alternative },
    },
  };
}

/** The best-ranked eligible solution that is within the template's days, or not slower than its solution where it names none. */
function eligibleKeepingSpeed(
  recommendation: Recommendation,
  template: Template,
  own: Candidate | null,
): Candidate | null {
  const atMost = template.maxDays ?? (own ? slowestDays(own) : null);
  if (atMost === null) return null;
  return (
    recommendation.ranked.find((candidate) => candidate.standing === "eligible" && slowestDays(candidate) <= atMost) ??
    null
  );
}

/** Days within which nine of ten parcels arrive, from the lane's history where there is any. */
function slowestDays(candidate: Candidate): number {
  return candidate.delivery.p90;
}

/** The recommendation with another candidate at its head, who may go since a template (or its switch) picked it. */
function choosing(recommendation: Recommendation, candidate: Candidate): Recommendation {
  if (recommendation.chosen === candidate) return recommendation;
  const chosen: Candidate = { ...candidate, standing: "eligible", hindrances: [] };
  const ranked = recommendation.ranked.map((one) => (one === candidate ? chosen : one));
  return { ranked, chosen, reasons: [], why: "chosen" };
}
