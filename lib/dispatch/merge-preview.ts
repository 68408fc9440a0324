import { requirementRules } from "#lib/customs/requirements/rules";
import type { DispatchFacts, OrderFacts } from "./facts.ts";
import type { Blocker } from "./failures.ts";
import { withMembers } from "./merged-order.ts";
import { type JudgedOrder, judgeOrder } from "./plan.ts";

/** One parcel as it would be sent. */
export type ParcelForecast = {
  readonly orderNumber: string;
  readonly weightGrams: number | null;
  readonly declaredUsdMinor: number | null;
  readonly solutionCode: string | null;
  /** USD cents; null where the price list has none. */
  readonly priceUsdMinor: number | null;
  readonly blockers: readonly Blocker[];
};

/** A value up to which a destination treats a parcel more kindly, and which only the merged one exceeds. */
export type CrossedLimit = { readonly rule: string; readonly minor: number; readonly currency: string };

export type MergeForecast = {
  readonly apart: readonly ParcelForecast[];
  readonly together: ParcelForecast;
  /** USD cents saved by one parcel, less than nothing where it costs more; null while a price is unknown. */
  readonly savedUsdMinor: number | null;
  /** What stands in the way of the merged parcel and of none of the single ones. */
  readonly newBlockers: readonly Blocker[];
  readonly crossed: readonly CrossedLimit[];
};

/** The same with which orders are meant, the one that would stand for them first. */
export type MergePreview = MergeForecast & {
  readonly leadId: string;
  readonly orders: readonly { readonly id: string; readonly orderNumber: string }[];
};

/** What merging orders would change: prices, weight, what customs ask. Pure; by the very judgement that plans a parcel. */
export function forecastMerge(facts: DispatchFacts, lead: OrderFacts, members: readonly OrderFacts[]): MergeForecast {
  const judge = (order: OrderFacts) =>
    judgeOrder(
      facts,
      order,
      facts.stores.find(({ id }) => id === order.storeId),
    );
  const single = [lead, ...members].map(judge);
  // a typed weight was that of the lead's own goods
  const merged = judge(withMembers({ ...lead, packedGrams: null }, members));
  const [apart, together] = [single.map(forecastOf), forecastOf(merged)];
  const prices = apart.map(({ priceUsdMinor }) => priceUsdMinor);
  const isPriced = together.priceUsdMinor !== null && prices.every((price) => price !== null);
  const known = new Set(single.flatMap(({ blockers }) => blockers.map(({ code }) => code)));
  return {
    ...{ apart, together },
    savedUsdMinor: isPriced
      ? prices.reduce<number>((sum, price) => sum + (price ?? 0), 0) - (together.priceUsdMinor ?? 0)
      : null,
    newBlockers: merged.blockers.filter(({ code }) => !known.has(code)),
    crossed: crossedLimits(single, merged),
  };
}

function forecastOf({ order, measure, recommendation, blockers }: JudgedOrder): ParcelForecast {
  const chosen = recommendation?.chosen ?? null;
  return {
    orderNumber: order.orderNumber,
    weightGrams: measure?.weightGrams ?? null,
    declaredUsdMinor: measure?.declaredUsdMinor ?? null,
    solutionCode: chosen?.solutionCode ?? null,
    priceUsdMinor: chosen?.quote.usdMinor ?? null,
    blockers,
  };
}

/** Rules for parcels up to a value that hold for each single parcel and for the merged one no more. */
function crossedLimits(single: readonly JudgedOrder[], merged: JudgedOrder): CrossedLimit[] {
  const rulesOf = ({ requirements }: JudgedOrder) => new Set<string>(requirements.map(({ rule }) => rule));
  const [before, after] = [single.map(rulesOf), rulesOf(merged)];
  return requirementRules.flatMap(({ code, ...rule }) => {
    const when = "when" in rule ? rule.when : undefined;
    if (when?.kind !== "parcel_up_to") return [];
    const isCrossed = before.every((rules) => rules.has(code)) && !after.has(code);
    return isCrossed ? [{ rule: code, minor: when.minor, currency: when.currency }] : [];
  });
}
