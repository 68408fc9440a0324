import type { BuyerService } from "#lib/carriers/buyer-service";
import { compareClasses, type ServiceClass } from "#lib/carriers/service-class";
import type { Solution } from "#lib/carriers/solutions";
import type { ExchangeRate } from "#lib/rates/exchange-rate";
import { isLarge, type ParcelMeasure, type Quote, quoteParcel } from "#lib/rates/quote";
import type { RateCard } from "#lib/rates/rate-card";
import { servedAt } from "./destinations.ts";
import { judgeService } from "./service-rule.ts";
import type { ServiceRule } from "./tables/service-rules.ts";

/** What the platform knows for everybody: solutions, one valid card each, rules, the day's exchange rate. */
export type RoutingBook = {
  readonly solutions: readonly Solution[];
  readonly cards: ReadonlyMap<string, RateCard>;
  readonly rules: readonly ServiceRule[];
  readonly exchangeRate: ExchangeRate | null;
};

/** One parcel to be routed. `choice`: what the dispatcher picked, with the buyer's consent where it lies lower. */
export type RoutingFacts = {
  readonly parcel: ParcelMeasure;
  readonly paidUsdMinor: number | null;
  readonly buyerService: BuyerService;
  readonly choice: { readonly solutionCode: string; readonly consentNote: string | null } | null;
};

/** Why a candidate is out, or what it needs first. Codes are looked up in the routing messages. */
export type Hindrance =
  | { readonly code: "destination_not_served"; readonly values: { readonly country: string } }
  | { readonly code: "overweight"; readonly values: { readonly limitGrams: number } }
  | { readonly code: "oversize"; readonly values: { readonly limitSideMm: number; readonly limitSumMm: number } }
  | { readonly code: "cargo_refused"; readonly values: { readonly cargoKind: string } }
  | {
      readonly code: "class_below_rule";
      readonly values: { readonly ruleId: string; readonly lowestClass: ServiceClass };
    }
  | { readonly code: "service_not_in_rule"; readonly values: { readonly ruleId: string } }
  | { readonly code: "below_buyers_class"; readonly values: { readonly buyersClass: ServiceClass } }
  | { readonly code: "above_buyers_class"; readonly values: { readonly buyersClass: ServiceClass } }
  | { readonly code: "buyers_service_unknown"; readonly values: { readonly text: string } };

/**
 * `eligible`: may be preselected. `offered`: allowed, but only when the dispatcher picks it (a higher class than the buyer
 * chose, or words of the buyer's service that nobody knows). `needs_consent`: below the buyer's class. `out`: not allowed.
 */
export type CandidateStanding = "eligible" | "offered" | "needs_consent" | "out";

export type Candidate = {
  readonly solutionCode: string;
  readonly class: ServiceClass;
  readonly days: { readonly from: number; readonly to: number };
  readonly quote: Quote;
  readonly standing: CandidateStanding;
  readonly hindrances: readonly Hindrance[];
};

export type Reason =
  | { readonly code: "chosen_by_dispatcher" }
  | { readonly code: "only_eligible" }
  | { readonly code: "cheapest"; readonly values: { readonly of: number; readonly savesUsdMinor: number } }
  | { readonly code: "no_price_to_compare"; readonly values: { readonly of: number } }
  | { readonly code: "buyers_class"; readonly values: { readonly buyersClass: ServiceClass } };

/** `chosen` null: nothing may be preselected; `why` says what the dispatcher can do. */
export type Recommendation = {
  readonly ranked: readonly Candidate[];
  readonly chosen: Candidate | null;
  readonly reasons: readonly Reason[];
  readonly why: "chosen" | "needs_choice" | "needs_consent" | "nothing_allowed" | "choice_not_allowed";
};

/**
 * The cheapest eligible solution, with its reasons. Order: eligible first, then offered, needing consent, out; within
 * each confirmed prices ascending, then unconfirmed bands, then 无公布价; ties by higher class, then by code.
 */
export function recommend(book: RoutingBook, facts: RoutingFacts): Recommendation {
  const ranked = book.solutions.map((solution) => judge(book, facts, solution)).sort(compareCandidates);
  const { choice } = facts;
  if (choice) {
    const picked = ranked.find((candidate) => candidate.solutionCode === choice.solutionCode);
    const allowed = picked && picked.standing !== "out" && picked.standing !== "needs_consent";
    if (!allowed) return { ranked, chosen: null, reasons: [], why: "choice_not_allowed" };
    return { ranked, chosen: picked, reasons: [{ code: "chosen_by_dispatcher" }], why: "chosen" };
  }
  const eligible = ranked.filter((candidate) => candidate.standing === "eligible");
  const [chosen] = eligible;
  if (chosen) return { ranked, chosen, reasons: reasonsFor(facts, chosen, eligible), why: "chosen" };
  const standings = new Set(ranked.map((candidate) => candidate.standing));
  const why = standings.has("offered")
    ? "needs_choice"
    : standings.has("needs_consent")
      ? "needs_consent"
      : "nothing_allowed";
  return { ranked, chosen: null, reasons: [], why };
}

function reasonsFor(facts: RoutingFacts, chosen: Candidate, eligible: readonly Candidate[]): Reason[] {
  const reasons: Reason[] = [];
  const prices = eligible.flatMap((candidate) => candidate.quote.usdMinor ?? []);
  const [first, second] = prices;
  if (eligible.length === 1) reasons.push({ code: "only_eligible" });
  else if (first === undefined) reasons.push({ code: "no_price_to_compare", values: { of: eligible.length } });
  else
    reasons.push({
      code: "cheapest",
      values: { of: eligible.length, savesUsdMinor: second === undefined ? 0 : second - first },
    });
  if (facts.buyerService.kind === "known") {
    reasons.push({ code: "buyers_class", values: { buyersClass: facts.buyerService.class } });
  }
  return chosen.standing === "eligible" ? reasons : [];
}

function judge(book: RoutingBook, facts: RoutingFacts, solution: Solution): Candidate {
  const quote = quoteParcel(solution, book.cards.get(solution.code) ?? null, facts.parcel, book.exchangeRate);
  const barriers = barriersOf(book, facts, solution);
  const { standing, hindrance } =
    barriers.length > 0 ? { standing: "out" as const, hindrance: null } : standingOf(facts, solution);
  return {
    solutionCode: solution.code,
    class: solution.class,
    days: solution.days,
    quote,
    standing,
    hindrances: hindrance ? [hindrance] : barriers,
  };
}

/** What no choice and no consent can lift: the solution's own limits and the platform's rules. */
function barriersOf(book: RoutingBook, facts: RoutingFacts, solution: Solution): Hindrance[] {
  const { parcel } = facts;
  const barriers: Hindrance[] = [];
  if (servedAt(solution, book.cards.get(solution.code) ?? null, parcel.country) === "not_served") {
    barriers.push({ code: "destination_not_served", values: { country: parcel.country } });
  }
  if (parcel.weightGrams > solution.maxWeightGrams) {
    barriers.push({ code: "overweight", values: { limitGrams: solution.maxWeightGrams } });
  } else if (solution.maxWeightGrams <= solution.small.maxWeightGrams && isLarge(solution, parcel)) {
    const { maxSideMm, maxSumMm } = solution.small;
    barriers.push({ code: "oversize", values: { limitSideMm: maxSideMm, limitSumMm: maxSumMm } });
  }
  const refused = parcel.cargoKinds.find((kind) => solution.cargo[kind] === "refused");
  if (refused) barriers.push({ code: "cargo_refused", values: { cargoKind: refused } });
  const rule = judgeService(book.rules, { ...parcel, paidUsdMinor: facts.paidUsdMinor }, solution);
  if (!rule.permitted) {
    const { ruleId, lowestClass } = rule;
    barriers.push(
      rule.code === "class_below_rule"
        ? { code: "class_below_rule", values: { ruleId, lowestClass } }
        : { code: "service_not_in_rule", values: { ruleId } },
    );
  }
  return barriers;
}

/** Ship with the class that the buyer chose; lower only with recorded consent, higher only when picked. */
function standingOf(
  facts: RoutingFacts,
  solution: Solution,
): { readonly standing: CandidateStanding; readonly hindrance: Hindrance | null } {
  const { buyerService, choice } = facts;
  const isPicked = choice?.solutionCode === solution.code;
  if (buyerService.kind === "sellers_choice") return { standing: "eligible", hindrance: null };
  if (buyerService.kind === "unknown") {
    const hindrance = { code: "buyers_service_unknown", values: { text: buyerService.text } } as const;
    return isPicked ? { standing: "eligible", hindrance: null } : { standing: "offered", hindrance };
  }
  const buyersClass = buyerService.class;
  const order = compareClasses(solution.class, buyersClass);
  if (order < 0) {
    const hasConsent = isPicked && choice.consentNote !== null && choice.consentNote.trim() !== "";
    if (hasConsent) return { standing: "eligible", hindrance: null };
    return { standing: "needs_consent", hindrance: { code: "below_buyers_class", values: { buyersClass } } };
  }
  if (order > 0 && !isPicked) {
    return { standing: "offered", hindrance: { code: "above_buyers_class", values: { buyersClass } } };
  }
  return { standing: "eligible", hindrance: null };
}

const standingRank = { eligible: 0, offered: 1, needs_consent: 2, out: 3 } as const;
const statusRank = { confirmed: 0, band_not_confirmed: 1, no_published_price: 2 } as const;

function compareCandidates(a: Candidate, b: Candidate): number {
  return (
    standingRank[a.standing] - standingRank[b.standing] ||
    statusRank[a.quote.status] - statusRank[b.quote.status] ||
    (a.quote.usdMinor ?? 0) - (b.quote.usdMinor ?? 0) ||
    compareClasses(b.class, a.class) ||
    (a.solutionCode < b.solutionCode ? -1 : 1)
  );
}
