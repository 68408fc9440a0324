import type { BuyerService } from "#lib/carriers/buyer-service";
import { compareClasses, type ServiceClass } from "#lib/carriers/service-class";
import type { Solution } from "#lib/carriers/solutions";
import type { Quote } from "#lib/rates/quote";
import type { Lane } from "./compiled-book.ts";
import { type Hindrance, hindrance } from "./hindrance.ts";
import type { CandidateStanding, RoutingFacts } from "./recommend.ts";
import { judgeByRules } from "./service-rule.ts";
import type { ServiceRule } from "./tables/service-rules.ts";

export type Standing = { readonly standing: CandidateStanding; readonly hindrances: readonly Hindrance[] };

const free: readonly Hindrance[] = [];
const eligible: Standing = { standing: "eligible", hindrances: free };

/** The class that the buyer chose; null where it is open or unknown. */
export function classOf(service: BuyerService): ServiceClass | null {
  return service.kind === "known" || service.kind === "known_class" ? service.class : null;
}

/**
 * Whether a lane may carry the parcel, with every reason why not. `rules`: those that hold for the destination and for what
 * was paid. What no choice and no consent can lift comes first; then the buyer's class; then what a person must pick.
 */
export function standingOf(lane: Lane, facts: RoutingFacts, rules: readonly ServiceRule[], quote: Quote): Standing {
  const barriers = barriersOf(lane, facts, rules);
  const byClass = standingByClass(facts, lane.solution);
  if (barriers.length > 0) {
    // below the buyer's class is a reason of its own; above it is none
    const isBelow = byClass.standing === "needs_consent";
    return { standing: "out", hindrances: isBelow ? [...barriers, ...byClass.hindrances] : barriers };
  }
  if (byClass.standing !== "eligible" || facts.choice?.solutionCode === lane.solution.code) return byClass;
  if (lane.pickedOnly && !isProven(lane, facts.buyerService))
    return { standing: "offered", hindrances: [lane.pickedOnly] };
  if (quote.status === "no_published_price" && quote.reason === "duty") {
    const { country } = facts.parcel;
    return { standing: "offered", hindrances: [hindrance("duty_not_computable", { country })] };
  }
  return eligible;
}

/** The buyer chose this very service at checkout, where only what goes to the destination is offered. */
function isProven({ solution, pickedOnly }: Lane, service: BuyerService): boolean {
  return pickedOnly?.code === "destinations_unknown" && service.kind === "known" && service.code === solution.code;
}

/** As `standingOf` would say if the carrier's certification held: what a suspension keeps an order from. */
export function isEligibleButForCertification(
  lane: Lane,
  facts: RoutingFacts,
  hindrances: readonly Hindrance[],
): boolean {
  return (
    lane.isUncertifiedOnly &&
    hindrances.length === lane.fixed.length &&
    (lane.pickedOnly === null || isProven(lane, facts.buyerService)) &&
    standingByClass(facts, lane.solution).standing === "eligible"
  );
}

function barriersOf(lane: Lane, facts: RoutingFacts, rules: readonly ServiceRule[]): readonly Hindrance[] {
  const { solution } = lane;
  const { parcel, connected } = facts;
  let barriers: Hindrance[] | null = null;
  const add = (one: Hindrance) => {
    barriers ??= [...lane.fixed];
    barriers.push(one);
  };
  addSize(lane, facts, add);
  if (parcel.area !== null && solution.refusedAreas.includes(parcel.area)) {
    add(hindrance("area_not_served", { area: parcel.area }));
  }
  if (lane.msdsFor !== null) {
    const { msds, batteries } = facts.papers;
    if (msds === "missing") add(hindrance("msds_missing", { cargoKind: lane.msdsFor }));
    if (msds === "expired") add(hindrance("msds_expired", { cargoKind: lane.msdsFor }));
    if (batteries === "above_limits" && solution.small !== null) {
      add(hindrance("batteries_above_limits", { cargoKind: lane.msdsFor }));
    }
  }
  // nothing known of the terms is no refusal: the price decides
  if (parcel.services.duty_prepaid && solution.dutyTerms.length > 0 && !solution.dutyTerms.includes("ddp")) {
    add(hindrance("service_not_offered", { service: "duty_prepaid" }));
  }
  const rule = judgeByRules(rules, parcel.cargoKinds, solution);
  if (!rule.permitted) {
    const { ruleId, lowestClass } = rule;
    add(
      rule.code === "class_below_rule"
        ? hindrance("class_below_rule", { ruleId, lowestClass })
        : hindrance("service_not_in_rule", { ruleId }),
    );
  }
  const found: readonly Hindrance[] = barriers ?? lane.fixed;
  return connected === null || connected.has(solution.carrierCode) ? found : [lane.unconnected, ...found];
}

function addSize({ solution }: Lane, { parcel }: RoutingFacts, add: (one: Hindrance) => void): void {
  const { weightGrams: grams, sizeMm } = parcel;
  if (grams > solution.maxWeightGrams) add(hindrance("overweight", { grams, limitGrams: solution.maxWeightGrams }));
  const limits = solution.large ?? solution.small;
  if (sizeMm === null || limits === null || !isTooLong(sizeMm, limits)) return;
  const { maxSideMm, maxSumMm } = limits;
  add(hindrance("oversize", { limitSideMm: maxSideMm ?? 0, limitSumMm: maxSumMm ?? 0 }));
}

function isTooLong(
  [length, width, height]: readonly [number, number, number],
  { maxSideMm, maxSumMm }: { readonly maxSideMm: number | null; readonly maxSumMm: number | null },
): boolean {
  if (maxSideMm !== null && Math.max(length, width, height) > maxSideMm) return true;
  return maxSumMm !== null && length + width + height > maxSumMm;
}

/** Ship with the class that the buyer chose; lower only with recorded consent, higher only when picked. */
function standingByClass(facts: RoutingFacts, solution: Solution): Standing {
  const { buyerService, choice } = facts;
  const isPicked = choice?.solutionCode === solution.code;
  const buyersClass = classOf(buyerService);
  if (buyersClass === null) {
    if (buyerService.kind !== "unknown" || isPicked) return eligible;
    return { standing: "offered", hindrances: [hindrance("buyers_service_unknown", { text: buyerService.text })] };
  }
  const order = compareClasses(solution.class, buyersClass);
  if (order === 0 || (buyerService.kind === "known" && buyerService.code === solution.code)) return eligible;
  if (order > 0) return isPicked ? eligible : offeredAbove[buyersClass];
  const hasConsent = isPicked && (choice?.consentNote ?? "").trim() !== "";
  return hasConsent ? eligible : consentBelow[buyersClass];
}

/** Made once: every order asks for one of them several times. */
const offeredAbove = byClass((buyersClass) => ({
  standing: "offered",
  hindrances: [hindrance("above_buyers_class", { buyersClass })],
}));
const consentBelow = byClass((buyersClass) => ({
  standing: "needs_consent",
  hindrances: [hindrance("below_buyers_class", { buyersClass })],
}));

function byClass(make: (buyersClass: ServiceClass) => Standing): Readonly<Record<ServiceClass, Standing>> {
  return { economy: make("economy"), simple: make("simple"), standard: make("standard"), express: make("express") };
}
