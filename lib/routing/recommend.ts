import type { BuyerService } from "#lib/carriers/buyer-service";
import type { Certification } from "#lib/carriers/certification";
import { compareClasses, type ServiceClass, serviceClasses } from "#lib/carriers/service-class";
import type { SolutionFamily } from "#lib/carriers/solution-families";
import type { DayRange, Solution } from "#lib/carriers/solutions";
import { type CalendarDate, dayMs } from "#lib/kit/time";
import type { ExchangeRates } from "#lib/rates/exchange-rate";
import { type ParcelMeasure, type Quote, quoteParcel } from "#lib/rates/quote";
import type { RateCard } from "#lib/rates/rate-card";
import { compileBook, type Lane } from "./compiled-book.ts";
import type { DeliveryEstimate } from "./delivery-time.ts";
import { classOf, isEligibleButForCertification, standingOf } from "./eligibility.ts";
import type { Hindrance } from "./hindrance.ts";
import type { LaneCounts } from "./lane-counts.ts";
import type { PresetKey } from "./presets.ts";
import { type Reason, reasonsFor } from "./reasons.ts";
import { type Best, type Score, scoreOf } from "./score.ts";
import { rulesFor } from "./service-rule.ts";
import type { ServiceRule } from "./tables/service-rules.ts";

/** What the platform knows for everybody on a day: solutions, one valid card each, the rules that hold, exchange rates. */
export type RoutingBook = {
  readonly solutions: readonly Solution[];
  readonly cards: ReadonlyMap<string, RateCard>;
  readonly rules: readonly ServiceRule[];
  readonly exchangeRates: ExchangeRates | null;
  /** By carrier; a carrier that is missing has none. Null: not asked. */
  readonly certifications: ReadonlyMap<string, readonly Certification[]> | null;
  /** History by `laneKey`. */
  readonly lanes: ReadonlyMap<string, LaneCounts>;
  /** In China. */
  readonly today: CalendarDate;
};

/** One parcel to be routed. `choice`: what the dispatcher picked, with the buyer's consent where it lies lower. */
export type RoutingFacts = {
  readonly parcel: ParcelMeasure;
  readonly paidUsdMinor: number | null;
  readonly buyerService: BuyerService;
  readonly choice: { readonly solutionCode: string; readonly consentNote: string | null } | null;
  /** The day by which nine of ten such parcels should be there; null: not asked. */
  readonly arriveBy: CalendarDate | null;
  /** The day of hand-over, from which delivery days count. */
  readonly shipOn: CalendarDate;
  readonly preset: PresetKey;
  /** Carriers that the seller may book with; null: not asked, as in a quick quote. */
  readonly connected: ReadonlySet<string> | null;
  /** How the parcel's MSDS stands, as its worst goods do. */
  readonly papers: {
    readonly msds: "not_needed" | "valid" | "missing" | "expired";
    /** What the MSDS says of the batteries, beside what small-parcel lines take; left out: not asked. */
    readonly batteries?: "within_limits" | "above_limits";
  };
  /** How many earlier orders of this buyer went with which solution; null: not asked. */
  readonly past: ReadonlyMap<string, number> | null;
};

/** What is not asked of a parcel unless somebody says so. */
export const plainRouting = {
  ...{ choice: null, arriveBy: null, preset: "cost", connected: null, past: null },
  papers: { msds: "not_needed" },
} as const satisfies Partial<RoutingFacts>;

/**
 * `eligible`: may be preselected. `offered`: allowed, but only when the dispatcher picks it (a higher class than the buyer
 * chose, words of the buyer's service that nobody knows, too little known of the solution). `needs_consent`: below the
 * buyer's class. `out`: not allowed.
 */
export type CandidateStanding = "eligible" | "offered" | "needs_consent" | "out";

export type Candidate = {
  readonly solutionCode: string;
  readonly carrierCode: string;
  readonly family: SolutionFamily | null;
  readonly class: ServiceClass;
  /** As published. */
  readonly days: DayRange;
  readonly delivery: DeliveryEstimate;
  /** Null: no day was asked for. */
  readonly arrivesInTime: boolean | null;
  readonly tracking: Solution["tracking"];
  readonly quote: Quote;
  /** Null for those that are out. */
  readonly score: Score | null;
  readonly standing: CandidateStanding;
  /** Every one, with what helps against it. */
  readonly hindrances: readonly Hindrance[];
};

/** `chosen` null: nothing may be preselected; `why` says what the dispatcher can do. */
export type Recommendation = {
  readonly ranked: readonly Candidate[];
  readonly chosen: Candidate | null;
  readonly reasons: readonly Reason[];
  readonly why: "chosen" | "needs_choice" | "needs_consent" | "nothing_allowed" | "choice_not_allowed";
};

/**
 * The best eligible solution by the preset, with its reasons. Order: eligible first, then offered, needing consent, out;
 * within each those with a price (confirmed or for orientation) before those without any, in time before late, confirmed
 * before not, then by score; ties by price, official before a carrier's own, higher class, code.
 */
export function recommend(book: RoutingBook, facts: RoutingFacts): Recommendation {
  const drafts = judgeAll(book, facts);
  const byPast = sortDrafts(drafts, facts);
  const ranked: Candidate[] = drafts.map(({ candidate }) => candidate);
  if (facts.choice) return judgeChoice(facts, facts.choice, ranked);
  const eligible = ranked.filter(({ standing }) => standing === "eligible");
  const [chosen] = eligible;
  if (chosen) {
    const reasons = reasonsFor(facts, eligible, byPast);
    const suspended = suspendedBefore(drafts, chosen);
    return { ranked, chosen, reasons: suspended ? [...reasons, suspended] : reasons, why: "chosen" };
  }
  const why = ranked.some(({ standing }) => standing === "offered")
    ? "needs_choice"
    : ranked.some(({ standing }) => standing === "needs_consent")
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

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** A candidate with what it is ranked by; `isHeldUp`: eligible but for its carrier's certification. */
type Draft = {
  readonly candidate: Mutable<Candidate>;
  readonly lane: Lane;
  readonly rank: number;
  readonly isHeldUp: boolean;
};

const standingRank = { eligible: 0, offered: 1, needs_consent: 2, out: 3 } as const;

function judgeAll(book: RoutingBook, facts: RoutingFacts): Draft[] {
  const { parcel, arriveBy, preset } = facts;
  const { lanes, rules } = compileBook(book).lanes(parcel.country, parcel.cargoKinds);
  const holding = rulesFor(rules, facts.paidUsdMinor);
  const daysLeft = arriveBy === null ? null : Math.round((Date.parse(arriveBy) - Date.parse(facts.shipOn)) / dayMs);
  const drafts = lanes.map((lane) => judgeLane(book, facts, lane, holding, daysLeft));
  const best = bestOf(drafts);
  for (const { candidate, lane } of drafts) {
    if (candidate.standing === "out") continue;
    candidate.score = scoreOf(preset, candidate.quote.usdMinor, lane.speedDays, lane.safety, best);
  }
  return drafts;
}

function judgeLane(
  book: RoutingBook,
  facts: RoutingFacts,
  lane: Lane,
  rules: readonly ServiceRule[],
  daysLeft: number | null,
): Draft {
  const { solution, delivery } = lane;
  const quote = quoteParcel(solution, lane.card, facts.parcel, book.exchangeRates, book.today);
  const { standing, hindrances } = standingOf(lane, facts, rules, quote);
  const arrivesInTime = daysLeft === null ? null : delivery.p90 <= daysLeft;
  const candidate = {
    solutionCode: solution.code,
    carrierCode: solution.carrierCode,
    family: solution.family,
    class: solution.class,
    days: lane.days,
    delivery,
    arrivesInTime,
    tracking: solution.tracking,
    quote,
    score: null,
    standing,
    hindrances,
  };
  return {
    candidate,
    lane,
    rank: standingRank[standing] * 8 + tierOf(quote, arrivesInTime),
    isHeldUp: standing === "out" && isEligibleButForCertification(lane, facts, hindrances),
  };
}

/** Without any price last: nobody knows what it costs to be in time. Then in time before late, confirmed before not. */
function tierOf(quote: Quote, arrivesInTime: boolean | null): number {
  const isLate = arrivesInTime === false ? 1 : 0;
  if (quote.status === "no_published_price") return 4 + isLate;
  return isLate * 2 + (quote.status === "confirmed" ? 0 : 1);
}

/** Among the eligible, so that nobody else changes their scores; among the others where none is eligible. */
function bestOf(drafts: readonly Draft[]): Best {
  const hasEligible = drafts.some(({ candidate }) => candidate.standing === "eligible");
  let usdMinor: number | null = null;
  let days: number | null = null;
  for (const { candidate, lane } of drafts) {
    if (hasEligible ? candidate.standing !== "eligible" : candidate.standing === "out") continue;
    const price = candidate.quote.usdMinor;
    if (price !== null && (usdMinor === null || price < usdMinor)) usdMinor = price;
    if (days === null || lane.speedDays < days) days = lane.speedDays;
  }
  return { usdMinor, days };
}

/** Points of 100 within which two candidates count as equally good, so that the buyer's earlier orders may decide. */
const nearTiePoints = 2;

/** Sorts in place; true when the buyer's earlier orders brought another candidate to the head. */
function sortDrafts(drafts: Draft[], { past, choice }: RoutingFacts): boolean {
  drafts.sort(compareDrafts);
  const [first] = drafts;
  if (!past || choice || first?.candidate.standing !== "eligible") return false;
  const times = (draft: Draft) => past.get(draft.candidate.solutionCode) ?? 0;
  let favourite = first;
  for (const draft of drafts) {
    if (draft.rank !== first.rank || totalOf(first) - totalOf(draft) > nearTiePoints) break;
    if (times(draft) > times(favourite)) favourite = draft;
  }
  if (favourite === first) return false;
  drafts.splice(drafts.indexOf(favourite), 1);
  drafts.unshift(favourite);
  return true;
}

function totalOf({ candidate }: Draft): number {
  return candidate.score?.total ?? 0;
}

function compareDrafts(a: Draft, b: Draft): number {
  return a.rank - b.rank || compareWithin(a, b);
}

/** Within one standing and tier. */
function compareWithin(a: Draft, b: Draft): number {
  return (
    totalOf(b) - totalOf(a) ||
    (a.candidate.quote.usdMinor ?? 0) - (b.candidate.quote.usdMinor ?? 0) ||
    Number(a.candidate.family === null) - Number(b.candidate.family === null) ||
    serviceClasses.indexOf(b.candidate.class) - serviceClasses.indexOf(a.candidate.class) ||
    (a.candidate.solutionCode < b.candidate.solutionCode ? -1 : 1)
  );
}

/** The cheapest that would have gone before the chosen one, did its carrier's certification hold. */
function suspendedBefore(drafts: readonly Draft[], chosen: Candidate): Reason | null {
  for (const { candidate, isHeldUp } of drafts) {
    if (!isHeldUp) continue;
    const [own, other] = [candidate.quote.usdMinor, chosen.quote.usdMinor];
    const [held] = candidate.hindrances;
    if (own === null || (other !== null && own >= other) || !held || !("carrierCode" in held.values)) continue;
    const reason = "reason" in held.values ? held.values.reason : "";
    const values = { than: candidate.solutionCode, carrierCode: held.values.carrierCode, reason };
    return { code: "instead_of_suspended", values };
  }
  return null;
}
