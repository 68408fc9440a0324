import type { BuyerService } from "#lib/carriers/buyer-service";
import { compareClasses, type ServiceClass } from "#lib/carriers/service-class";
import type { Solution } from "#lib/carriers/solutions";
import type { CalendarDate } from "#lib/kit/time";
import type { ExchangeRates } from "#lib/rates/exchange-rate";
import { isLarge, type ParcelMeasure, type Quote, quoteParcel } from "#lib/rates/quote";
import type { RateCard } from "#lib/rates/rate-card";
import { servedAt } from "./destinations.ts";
import { judgeService } from "./service-rule.ts";
import type { ServiceRule } from "./tables/service-rules.ts";

/** What the platform knows for everybody: solutions, one valid card each, rules, the day's exchange rates. */
export type RoutingBook = {
  readonly solutions: readonly Solution[];
  readonly cards: ReadonlyMap<string, RateCard>;
  readonly rules: readonly ServiceRule[];
  readonly exchangeRates: ExchangeRates | null;
  /** The day in China for which the book holds. */
  readonly today: CalendarDate;
};

/** One parcel to be routed. `choice`: what the dispatcher picked, with the buyer's consent where it lies lower. */
export type RoutingFacts = {
  readonly parcel: ParcelMeasure;
  readonly paidUsdMinor: number | null;
  readonly buyerService: BuyerService;
  readonly choice: { readonly solutionCode: string; readonly consentNote: string | null } | null;
  /** Carriers that the seller may book with; null: not asked, as in a quick quote. */
  readonly connected: ReadonlySet<string> | null;
};

/** Why a candidate is out, or what it needs first. Codes are looked up in the routing messages. */
export type Hindrance =
  | { readonly code: "carrier_not_connected"; readonly values: { readonly carrierCode: string } }
  | { readonly code: "destination_not_served"; readonly values: { readonly country: string } }
  | { readonly code: "destinations_unknown"; readonly values: { readonly country: string } }
  | { readonly code: "picked_only" }
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
 * chose, words of the buyer's service that nobody knows, too little known of the solution). `needs_consent`: below the buyer's class. `out`: not allowed.
 */
export type CandidateStanding = "eligible" | "offered" | "needs_consent" | "out";

export type Candidate = {
  readonly solutionCode: string;
  readonly class: ServiceClass;
  readonly days: { readonly from: number; readonly to: number };
  readonly tracking: Solution["tracking"];
  readonly quote: Quote;
  readonly standing: CandidateStanding;
  readonly hindrances: readonly Hindrance[];
};

/** Why the chosen one was chosen. `of`: candidates with a price; `savesUsdMinor`: against the next of them. */
export type Reason =
  | { readonly code: "chosen_by_dispatcher" }
  | { readonly code: "consent_recorded"; readonly values: { readonly buyersClass: ServiceClass } }
  | { readonly code: "only_eligible" }
  | { readonly code: "cheapest"; readonly values: { readonly of: number; readonly savesUsdMinor: number } }
  | { readonly code: "only_priced"; readonly values: { readonly of: number } }
  | { readonly code: "no_price_to_compare"; readonly values: { readonly of: number } }
  | { readonly code: "buyers_service" }
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
  if (facts.choice) return judgeChoice(facts, facts.choice, ranked);
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

function judgeChoice(
  facts: RoutingFacts,
  choice: NonNullable<RoutingFacts["choice"]>,
  ranked: readonly Candidate[],
): Recommendation {
  const picked = ranked.find((candidate) => candidate.solutionCode === choice.solutionCode);
  if (picked?.standing === "needs_consent") return { ranked, chosen: null, reasons: [], why: "needs_consent" };
  if (picked?.standing !== "eligible") return { ranked, chosen: null, reasons: [], why: "choice_not_allowed" };
  const buyersClass = classOf(facts.buyerService);
  const isLower = buyersClass !== null && compareClasses(picked.class, buyersClass) < 0;
  const reasons: Reason[] = [{ code: "chosen_by_dispatcher" }];
  if (isLower) reasons.push({ code: "consent_recorded", values: { buyersClass } });
  return { ranked, chosen: picked, reasons, why: "chosen" };
}

function reasonsFor(facts: RoutingFacts, chosen: Candidate, eligible: readonly Candidate[]): Reason[] {
  const { buyerService } = facts;
  const buyersClass = classOf(buyerService);
  const reasons = [priceReason(eligible)];
  if (buyerService.kind === "known" && buyerService.code === chosen.solutionCode) {
    reasons.push({ code: "buyers_service" });
  } else if (buyersClass !== null) {
    reasons.push({ code: "buyers_class", values: { buyersClass } });
  }
  return reasons;
}

/** `eligible` in their order: those with a confirmed price come first, the cheapest of them at the head. */
function priceReason(eligible: readonly Candidate[]): Reason {
  const [first, second] = eligible.flatMap((candidate) => candidate.quote.usdMinor ?? []);
  const of = eligible.length;
  if (of === 1) return { code: "only_eligible" };
  if (first === undefined) return { code: "no_price_to_compare", values: { of } };
  if (second === undefined) return { code: "only_priced", values: { of } };
  const priced = eligible.filter((candidate) => candidate.quote.status === "confirmed").length;
  return { code: "cheapest", values: { of: priced, savesUsdMinor: second - first } };
}

/** The class that the buyer chose; null where it is open or unknown. */
function classOf(service: BuyerService): ServiceClass | null {
  return service.kind === "known" || service.kind === "known_class" ? service.class : null;
}

function judge(book: RoutingBook, facts: RoutingFacts, solution: Solution): Candidate {
  const card = book.cards.get(solution.code) ?? null;
  const quote = quoteParcel(solution, card, facts.parcel, book.exchangeRates, book.today);
  const barriers = barriersOf(book, facts, solution);
  const { standing, hindrance } =
    barriers.length > 0 ? { standing: "out" as const, hindrance: null } : standingOf(book, facts, solution);
  return {
    solutionCode: solution.code,
    class: solution.class,
    days: solution.days,
    tracking: solution.tracking,
    quote,
    standing,
    hindrances: hindrance ? [hindrance] : barriers,
  };
}

/** What no choice and no consent can lift: the solution's own limits and the platform's rules. */
function barriersOf(book: RoutingBook, facts: RoutingFacts, solution: Solution): Hindrance[] {
  const { parcel } = facts;
  const barriers: Hindrance[] = [];
  const { carrierCode } = solution;
  if (facts.connected && !facts.connected.has(carrierCode)) {
    barriers.push({ code: "carrier_not_connected", values: { carrierCode } });
  }
  if (servedAt(solution, book.cards.get(solution.code) ?? null, parcel.country) === "not_served") {
    barriers.push({ code: "destination_not_served", values: { country: parcel.country } });
  }
  if (parcel.weightGrams > solution.maxWeightGrams) {
    barriers.push({ code: "overweight", values: { limitGrams: solution.maxWeightGrams } });
  } else if (solution.small && solution.large === null && isLarge(solution, parcel)) {
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

type Standing = { readonly standing: CandidateStanding; readonly hindrance: Hindrance | null };

/** What the buyer chose decides; of what remains, only a person picks a solution of which too little is known. */
function standingOf(book: RoutingBook, facts: RoutingFacts, solution: Solution): Standing {
  const byClass = standingByClass(facts, solution);
  if (byClass.standing !== "eligible" || facts.choice?.solutionCode === solution.code) return byClass;
  if (solution.selection === "picked_only") return { standing: "offered", hindrance: { code: "picked_only" } };
  const { country } = facts.parcel;
  const isPriced = book.cards.get(solution.code)?.bands.has(country) ?? false;
  if (solution.destinations === "unknown" && !isPriced) {
    return { standing: "offered", hindrance: { code: "destinations_unknown", values: { country } } };
  }
  return byClass;
}

/** Ship with the class that the buyer chose; lower only with recorded consent, higher only when picked. */
function standingByClass(facts: RoutingFacts, solution: Solution): Standing {
  const { buyerService, choice } = facts;
  const isPicked = choice?.solutionCode === solution.code;
  const eligible = { standing: "eligible", hindrance: null } as const;
  const buyersClass = classOf(buyerService);
  if (buyersClass === null) {
    if (buyerService.kind !== "unknown" || isPicked) return eligible;
    return { standing: "offered", hindrance: { code: "buyers_service_unknown", values: { text: buyerService.text } } };
  }
  const order = compareClasses(solution.class, buyersClass);
  if (order === 0 || (buyerService.kind === "known" && buyerService.code === solution.code)) return eligible;
  if (order > 0) {
    return isPicked
      ? eligible
      : { standing: "offered", hindrance: { code: "above_buyers_class", values: { buyersClass } } };
  }
  const hasConsent = isPicked && (choice.consentNote ?? "").trim() !== "";
  if (hasConsent) return eligible;
  return { standing: "needs_consent", hindrance: { code: "below_buyers_class", values: { buyersClass } } };
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
