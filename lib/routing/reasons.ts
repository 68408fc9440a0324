import type { ServiceClass } from "#lib/carriers/service-class";
import type { CalendarDate } from "#lib/kit/time";
import { classOf } from "./eligibility.ts";
import type { Candidate, RoutingFacts } from "./recommend.ts";
import { daysForSpeed } from "./score.ts";

/**
 * Why the chosen one was chosen. `of`: candidates that were compared; `than`: the solution it is compared with; amounts in
 * USD cents, days to the door for nine of ten parcels.
 */
export type Reason =
  | { readonly code: "chosen_by_dispatcher" }
  | { readonly code: "consent_recorded"; readonly values: { readonly buyersClass: ServiceClass } }
  | { readonly code: "only_eligible" }
  | { readonly code: "cheapest"; readonly values: Saving }
  | { readonly code: "cheapest_in_time"; readonly values: Saving & { readonly arriveBy: CalendarDate } }
  | { readonly code: "only_in_time"; readonly values: { readonly of: number; readonly arriveBy: CalendarDate } }
  | { readonly code: "arrives_late"; readonly values: { readonly arriveBy: CalendarDate; readonly days: number } }
  | { readonly code: "only_priced"; readonly values: { readonly of: number } }
  | { readonly code: "no_price_to_compare"; readonly values: { readonly of: number } }
  | {
      readonly code: "faster_than_cheapest";
      readonly values: { readonly days: number; readonly costsUsdMinor: number; readonly than: string };
    }
  | {
      readonly code: "safer_than_cheapest";
      readonly values: { readonly points: number; readonly costsUsdMinor: number; readonly than: string };
    }
  | { readonly code: "best_score"; readonly values: { readonly of: number; readonly than: string } }
  | { readonly code: "fastest"; readonly values: { readonly of: number } }
  | { readonly code: "safest"; readonly values: { readonly of: number } }
  | { readonly code: "in_time_unpriced"; readonly values: { readonly than: string; readonly arriveBy: CalendarDate } }
  | {
      readonly code: "buyers_past";
      readonly values: { readonly orders: number; readonly costsUsdMinor: number; readonly than: string };
    }
  | { readonly code: "buyers_service" }
  | { readonly code: "buyers_class"; readonly values: { readonly buyersClass: ServiceClass } }
  | {
      readonly code: "instead_of_suspended";
      readonly values: { readonly than: string; readonly carrierCode: string; readonly reason: string };
    };

type Saving = { readonly of: number; readonly savesUsdMinor: number; readonly than: string };

/** `eligible` in their rank, the chosen one first; `byPast`: only the buyer's earlier orders put it there. */
export function reasonsFor(facts: RoutingFacts, eligible: readonly Candidate[], byPast: boolean): Reason[] {
  const [chosen] = eligible;
  if (!chosen) return [];
  const reasons = [...timeReasons(facts, eligible), ...scoreReasons(facts, eligible, byPast)];
  if (eligible.length === 1) reasons.unshift({ code: "only_eligible" });
  const { buyerService } = facts;
  const buyersClass = classOf(buyerService);
  if (buyerService.kind === "known" && buyerService.code === chosen.solutionCode) {
    reasons.push({ code: "buyers_service" });
  } else if (buyersClass !== null) {
    reasons.push({ code: "buyers_class", values: { buyersClass } });
  }
  return reasons;
}

/** What the day by which it must arrive did; the price of those in time is compared elsewhere. */
function timeReasons({ arriveBy }: RoutingFacts, eligible: readonly Candidate[]): Reason[] {
  const [chosen] = eligible;
  if (arriveBy === null || !chosen) return [];
  const inTime = eligible.filter((one) => one.arrivesInTime);
  if (!chosen.arrivesInTime) {
    const late: Reason = { code: "arrives_late", values: { arriveBy, days: chosen.delivery.p90 } };
    const [other] = inTime;
    return other ? [late, { code: "in_time_unpriced", values: { than: other.solutionCode, arriveBy } }] : [late];
  }
  return inTime.length === 1 && eligible.length > 1
    ? [{ code: "only_in_time", values: { of: eligible.length, arriveBy } }]
    : [];
}

/** Compared with those that are as good in time: in time with in time, late with late. */
function scoreReasons(facts: RoutingFacts, eligible: readonly Candidate[], byPast: boolean): Reason[] {
  const [chosen] = eligible;
  if (!chosen || eligible.length === 1) return [];
  const peers = eligible.filter((one) => one.arrivesInTime === chosen.arrivesInTime);
  const priced = peers.filter((one) => one.quote.usdMinor !== null);
  const price = chosen.quote.usdMinor;
  if (price === null) {
    const hasPrices = eligible.some((one) => one.quote.usdMinor !== null);
    return hasPrices ? [] : [{ code: "no_price_to_compare", values: { of: eligible.length } }];
  }
  if (peers.length === 1) return [];
  if (priced.length === 1) return [{ code: "only_priced", values: { of: peers.length } }];
  const others = priced.filter((one) => one !== chosen);
  const cheapest = others.reduce((best, one) => ((one.quote.usdMinor ?? 0) < (best.quote.usdMinor ?? 0) ? one : best));
  const saves = (cheapest.quote.usdMinor ?? 0) - price;
  if (saves >= 0) {
    return [
      priceReason(facts, chosen, priced.length, saves, cheapest.solutionCode),
      ...alsoReasons(facts, chosen, priced),
    ];
  }
  if (byPast) {
    const orders = facts.past?.get(chosen.solutionCode) ?? 0;
    return [{ code: "buyers_past", values: { orders, costsUsdMinor: -saves, than: cheapest.solutionCode } }];
  }
  return [dearerReason(facts, chosen, cheapest, -saves, priced.length)];
}

function priceReason(facts: RoutingFacts, chosen: Candidate, of: number, savesUsdMinor: number, than: string): Reason {
  const values = { of, savesUsdMinor, than };
  return facts.arriveBy !== null && chosen.arrivesInTime
    ? { code: "cheapest_in_time", values: { ...values, arriveBy: facts.arriveBy } }
    : { code: "cheapest", values };
}

/** Where speed or safety was asked for, and the cheapest is that, too. */
function alsoReasons({ preset }: RoutingFacts, chosen: Candidate, priced: readonly Candidate[]): Reason[] {
  const of = priced.length;
  if (preset === "speed" && priced.every((one) => daysForSpeed(one.delivery) >= daysForSpeed(chosen.delivery))) {
    return [{ code: "fastest", values: { of } }];
  }
  if (preset === "safety" && priced.every((one) => (one.score?.safety ?? 0) <= (chosen.score?.safety ?? 0))) {
    return [{ code: "safest", values: { of } }];
  }
  return [];
}

/** What the dearer one is worth its price for. */
function dearerReason(
  { preset }: RoutingFacts,
  chosen: Candidate,
  cheapest: Candidate,
  costsUsdMinor: number,
  of: number,
): Reason {
  const than = cheapest.solutionCode;
  const days = cheapest.delivery.p90 - chosen.delivery.p90;
  const points = Math.round((chosen.score?.safety ?? 0) - (cheapest.score?.safety ?? 0));
  if (preset === "safety" && points > 0)
    return { code: "safer_than_cheapest", values: { points, costsUsdMinor, than } };
  if (days > 0) return { code: "faster_than_cheapest", values: { days, costsUsdMinor, than } };
  if (points > 0) return { code: "safer_than_cheapest", values: { points, costsUsdMinor, than } };
  return { code: "best_score", values: { of, than } };
}
