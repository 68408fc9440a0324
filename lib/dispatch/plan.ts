import { resolveBuyerService, resolveOrderService } from "#lib/carriers/buyer-service";
import type { Solution } from "#lib/carriers/solutions";
import type { Requirement } from "#lib/customs/requirements/parcel-requirements";
import { applyOverrides, type OverrideAnswer } from "#lib/identity/overrides";
import { type CleanRecipient, checkRecipient } from "#lib/identity/recipient";
import { convertMinor } from "#lib/rates/exchange-rate";
import type { ParcelMeasure, Quote } from "#lib/rates/quote";
import { noServices } from "#lib/rates/services";
import { type Decision, decideSolution } from "#lib/routing/decide-solution";
import { plainRouting, type Recommendation, type RoutingBook } from "#lib/routing/recommend";
import { matchTemplate } from "#lib/routing/template";
import { agreementOf } from "./agreement.ts";
import {
  gateBlockers,
  goodsBlockers,
  orderBlockers,
  recipientBlockers,
  serviceBlockers,
  solutionBlockers,
  storeBlockers,
} from "./blockers.ts";
import { customsBlockers, orderRequirements } from "./customs-blockers.ts";
import type { DispatchFacts, OrderFacts, StoreFacts } from "./facts.ts";
import type { Blocker } from "./failures.ts";
import { msdsBlockers } from "./msds-blockers.ts";
import { ownLines } from "./own-lines.ts";
import { itemsOf, measureParcel, type ParcelItem } from "./parcel.ts";
import { isAboveBatteryLimits, parcelMsds } from "./parcel-msds.ts";

/** An order judged: what it would be sent with, and what stands in the way. Empty `blockers`: it can go. */
export type JudgedOrder = {
  readonly order: OrderFacts;
  readonly measure: ParcelMeasure | null;
  readonly recommendation: Recommendation | null;
  /** Who decided on the solution and what the template did; null together with the recommendation. */
  readonly decision: Decision | null;
  readonly findings: OverrideAnswer;
  /** What customs ask of it today, met or not. */
  readonly requirements: readonly Requirement[];
  readonly recipient: CleanRecipient | null;
  readonly blockers: readonly Blocker[];
  /** Of what a person agrees to: parcel, solution, price, recipient, reasons to hold. Nothing derived from the clock. */
  readonly fingerprint: string;
};

/** A parcel that can be booked as it stands. */
export type PlannedParcel = {
  readonly orderId: string;
  readonly order: OrderFacts;
  readonly store: StoreFacts;
  readonly solution: Solution;
  readonly measure: ParcelMeasure & { readonly sizeMm: readonly [number, number, number] };
  readonly items: readonly ParcelItem[];
  readonly recipient: CleanRecipient;
  readonly quote: Quote;
  readonly decision: Decision;
  readonly fingerprint: string;
};

export type HeldOrder = {
  readonly orderId: string;
  readonly orderNumber: string;
  readonly blockers: readonly Blocker[];
  readonly fingerprint: string;
};

/** Every id asked for is in exactly one of `book`, `hold`, `notFound`. Totals leave out parcels without a price. */
export type DispatchPlan = {
  readonly book: readonly PlannedParcel[];
  readonly hold: readonly HeldOrder[];
  readonly notFound: readonly string[];
  readonly totals: { readonly parcels: number; readonly usdMinor: number; readonly unpriced: number };
};

/** Decides what a confirmation would do: the very function that draws the review and that commits it. */
export function planDispatch(facts: DispatchFacts): DispatchPlan {
  const orders = new Map(facts.orders.map((order) => [order.id, order]));
  const stores = new Map(facts.stores.map((store) => [store.id, store]));
  const book: PlannedParcel[] = [];
  const hold: HeldOrder[] = [];
  const notFound: string[] = [];
  for (const id of new Set(facts.asked)) {
    const order = orders.get(id);
    if (!order) {
      notFound.push(id);
      continue;
    }
    const judged = judgeOrder(facts, order, stores.get(order.storeId));
    const planned = asPlanned(facts, judged, stores.get(order.storeId));
    if (planned) book.push(planned);
    else hold.push(asHeld(judged));
  }
  const prices = book.flatMap(({ quote }) => quote.usdMinor ?? []);
  const usdMinor = prices.reduce((sum, minor) => sum + minor, 0);
  return { book, hold, notFound, totals: { parcels: book.length, usdMinor, unpriced: book.length - prices.length } };
}

/** Judges one order for the daily screen and for the plan alike. */
export function judgeOrder(facts: DispatchFacts, order: OrderFacts, store: StoreFacts | undefined): JudgedOrder {
  const checked = checkRecipient(order.recipient);
  const findings = applyOverrides(checked.findings, order.overrides);
  const bare = measureParcel(order);
  const measure = bare && withServices(facts, order, bare);
  const decision = measure ? routeOrder(facts, order, measure) : null;
  const recommendation = decision?.recommendation ?? null;
  const carrier = carrierOf(facts.book, recommendation);
  const requirements = orderRequirements(order, findings.standing, facts);
  const blockers = [
    ...gateBlockers(facts, carrier),
    ...storeBlockers(store),
    ...orderBlockers(order),
    ...recipientBlockers(order, findings.standing),
    ...goodsBlockers(order),
    ...customsBlockers(order, requirements),
    ...(decision ? wayBlockers(facts, order, decision) : []),
    ...(decision && measure ? serviceBlockers(decision, measure.services, facts.book.solutions) : []),
  ];
  return {
    order,
    measure,
    recommendation,
    decision,
    findings,
    requirements,
    recipient: checked.clean,
    blockers,
    fingerprint: agreedTo(order, measure, recommendation, checked.clean, blockers),
  };
}

/** The services that the order has switched, else those of the template that speaks of it. */
function withServices(facts: DispatchFacts, order: OrderFacts, parcel: ParcelMeasure): ParcelMeasure {
  const template = matchTemplate(facts.templates, facts.groups, { ...parcel, paidUsdMinor: paidUsd(facts, order) });
  return { ...parcel, services: order.services ?? template?.services ?? noServices };
}

function paidUsd({ book }: DispatchFacts, { paidMinor, currency }: OrderFacts): number | null {
  return paidMinor === null ? null : convertMinor(paidMinor, currency, "USD", book.exchangeRates);
}

/** What keeps an order from any solution: its papers, where they are all that is missing, else the solutions themselves. */
function wayBlockers(facts: DispatchFacts, order: OrderFacts, decision: Decision): readonly Blocker[] {
  const papers = msdsBlockers(order, decision.recommendation, facts.today);
  return papers.length > 0 ? papers : solutionBlockers(order, decision, facts.book.solutions);
}

/** Who decides on an order's solution and what: for the plan, and for what templates would change before they are saved. */
export function routeOrder(facts: DispatchFacts, order: OrderFacts, bare: ParcelMeasure): Decision {
  const { book, templates, groups } = facts;
  const parcel = withServices(facts, order, bare);
  // a line's own words, unless nobody knows them and the order's column says it in known ones
  const services = ownLines(order).map(({ service }) =>
    order.buyerService !== "" && resolveBuyerService(service).kind === "unknown" ? order.buyerService : service,
  );
  return decideSolution(book, templates, groups, {
    ...plainRouting,
    parcel,
    preset: facts.preset,
    past: order.past,
    paidUsdMinor: paidUsd(facts, order),
    buyerService: resolveOrderService(services),
    choice: order.choice,
    shipOn: facts.today,
    connected: connectedCarriers(facts),
    papers: {
      msds: parcelMsds(order, facts.today),
      batteries: isAboveBatteryLimits(order) ? "above_limits" : "within_limits",
    },
  });
}

/** Before any carrier is connected orders are judged as though that of the book's first solution were: its gate says so. */
export function connectedCarriers({ gates, book }: DispatchFacts): ReadonlySet<string> {
  if (gates.activeCarriers.length > 0) return new Set(gates.activeCarriers);
  return new Set(book.solutions.slice(0, 1).map(({ carrierCode }) => carrierCode));
}

/** The carrier whose gate counts: that of the chosen solution, else of the first of the book. */
function carrierOf(book: RoutingBook, recommendation: Recommendation | null): string {
  const code = recommendation?.chosen?.solutionCode;
  const solution = book.solutions.find((candidate) => candidate.code === code) ?? book.solutions[0];
  return solution?.carrierCode ?? "";
}

function asPlanned(facts: DispatchFacts, judged: JudgedOrder, store: StoreFacts | undefined): PlannedParcel | null {
  const { order, measure, recommendation, decision, recipient, blockers } = judged;
  const chosen = recommendation?.chosen;
  const items = itemsOf(order);
  const solution = facts.book.solutions.find((candidate) => candidate.code === chosen?.solutionCode);
  if (blockers.length > 0 || !chosen || !decision || !solution || !store) return null;
  if (!items || !recipient || !measure?.sizeMm) return null;
  return {
    orderId: order.id,
    order,
    store,
    solution,
    measure: { ...measure, sizeMm: measure.sizeMm },
    items,
    recipient,
    quote: chosen.quote,
    decision,
    fingerprint: judged.fingerprint,
  };
}

function asHeld(judged: JudgedOrder): HeldOrder {
  const { order, blockers } = judged;
  return { orderId: order.id, orderNumber: order.orderNumber, blockers, fingerprint: judged.fingerprint };
}

function agreedTo(
  order: OrderFacts,
  measure: ParcelMeasure | null,
  recommendation: Recommendation | null,
  recipient: CleanRecipient | null,
  blockers: readonly Blocker[],
): string {
  const chosen = recommendation?.chosen ?? null;
  return agreementOf({
    goods: { order: order.id, with: (order.members ?? []).map(({ id }) => id), items: itemsOf(order) },
    parcel: measure && {
      ...{ weight: measure.weightGrams, size: measure.sizeMm, country: measure.country, services: measure.services },
    },
    solution: chosen?.solutionCode ?? null,
    price: chosen && { usd: chosen.quote.usdMinor, status: chosen.quote.status },
    recipient,
    hold: blockers.map(({ code, field, subject, detail }) => ({ code, field, subject, detail })),
  });
}
