import type { CargoKind } from "#lib/carriers/cargo-kinds";
import { isHolding, judgeCertification } from "#lib/carriers/certification";
import { type DayRange, daysOf, type Solution } from "#lib/carriers/solutions";
import { addDays } from "#lib/kit/time";
import { type RateCard, rowsFor } from "#lib/rates/rate-card";
import { type DeliveryEstimate, estimateDays } from "./delivery-time.ts";
import { servedAt } from "./destinations.ts";
import { type Hindrance, hindrance } from "./hindrance.ts";
import { laneKey } from "./lane-counts.ts";
import type { RoutingBook } from "./recommend.ts";
import { type CertificationHold, daysForSpeed, safetyOf } from "./score.ts";
import { type CountryRules, rulesOfCountry } from "./service-rule.ts";

/** One solution for one kind of goods to one country, with all that does not depend on the single parcel. */
export type Lane = {
  readonly solution: Solution;
  readonly card: RateCard | null;
  /** What the carrier, the destination and the goods forbid. */
  readonly fixed: readonly Hindrance[];
  /** The only thing in the way is a certification that does not hold. */
  readonly isUncertifiedOnly: boolean;
  /** For want of a connection, where one is asked for. */
  readonly unconnected: Hindrance;
  /** Too little is known to preselect it. */
  readonly pickedOnly: Hindrance | null;
  /** The first of the goods for which an MSDS must be there. */
  readonly msdsFor: CargoKind | null;
  /** As published for the country. */
  readonly days: DayRange;
  readonly delivery: DeliveryEstimate;
  readonly speedDays: number;
  readonly safety: number;
};

export type Lanes = { readonly lanes: readonly Lane[]; readonly rules: CountryRules };

export type CompiledBook = {
  readonly book: RoutingBook;
  /** All solutions towards a country for such goods, in the book's order; worked out once. */
  readonly lanes: (country: string, cargoKinds: readonly CargoKind[]) => Lanes;
};

const compiled = new WeakMap<RoutingBook, CompiledBook>();

/** The book ready for many recommendations. Worked out once per book and lane by lane as they are asked for. */
export function compileBook(book: RoutingBook): CompiledBook {
  const known = compiled.get(book);
  if (known) return known;
  const byGoods = new Map<string, Map<string, Lanes>>();
  const lanes = (country: string, cargoKinds: readonly CargoKind[]): Lanes => {
    const goods = goodsKey(cargoKinds);
    const byCountry = byGoods.get(goods) ?? new Map<string, Lanes>();
    byGoods.set(goods, byCountry);
    const held = byCountry.get(country);
    if (held) return held;
    const made = {
      lanes: book.solutions.map((solution) => laneOf(book, solution, country, cargoKinds)),
      rules: rulesOfCountry(book.rules, country),
    };
    byCountry.set(country, made);
    return made;
  };
  const result = { book, lanes };
  compiled.set(book, result);
  return result;
}

function goodsKey(cargoKinds: readonly CargoKind[]): string {
  const [only = ""] = cargoKinds;
  return cargoKinds.length <= 1 ? only : [...new Set(cargoKinds)].sort().join(" ");
}

function laneOf(book: RoutingBook, solution: Solution, country: string, cargoKinds: readonly CargoKind[]): Lane {
  const card = book.cards.get(solution.code) ?? null;
  const history = book.lanes.get(laneKey(solution.code, country)) ?? null;
  const days = daysOf(solution, country);
  const delivery = estimateDays(days, history);
  const certification = certificationOf(book, solution, country, cargoKinds);
  const barriers = barriersOf(solution, card, country, cargoKinds);
  return {
    solution,
    card,
    fixed: certification.hindrance ? [certification.hindrance, ...barriers] : barriers,
    isUncertifiedOnly: certification.hindrance !== null && barriers.length === 0,
    unconnected: hindrance("carrier_not_connected", { carrierCode: solution.carrierCode }),
    pickedOnly: pickedOnlyOf(solution, card, country),
    msdsFor: cargoKinds.find((kind) => solution.papers[kind]?.includes("msds")) ?? null,
    days,
    delivery,
    speedDays: daysForSpeed(delivery),
    safety: safetyOf(solution, history, certification.hold),
  };
}

/** A certification that ends within these days is on its way out. */
const soonDays = 30;

function certificationOf(
  { certifications, today }: RoutingBook,
  { code, carrierCode }: Solution,
  country: string,
  cargoKinds: readonly CargoKind[],
): { readonly hindrance: Hindrance | null; readonly hold: CertificationHold } {
  if (certifications === null) return { hindrance: null, hold: "holds" };
  const own = certifications.get(carrierCode) ?? [];
  const verdict = judgeCertification(own, code, country, cargoKinds, today);
  if (!verdict.usable) {
    return { hindrance: hindrance(verdict.code, { carrierCode, reason: verdict.reason }), hold: "none" };
  }
  const isFirm = own.some((one) => isHolding(one, today) && isHolding(one, addDays(today, soonDays)));
  return { hindrance: null, hold: isFirm ? "holds" : "soon" };
}

function barriersOf(
  solution: Solution,
  card: RateCard | null,
  country: string,
  cargoKinds: readonly CargoKind[],
): Hindrance[] {
  const barriers: Hindrance[] = [];
  if (servedAt(solution, card, country) === "not_served")
    barriers.push(hindrance("destination_not_served", { country }));
  for (const cargoKind of new Set(cargoKinds)) {
    if (solution.cargo[cargoKind] === "refused") barriers.push(hindrance("cargo_refused", { cargoKind }));
  }
  return barriers;
}

/** A price published for the destination says that the solution goes there. */
function pickedOnlyOf(solution: Solution, card: RateCard | null, country: string): Hindrance | null {
  if (solution.selection === "picked_only") return hindrance("picked_only", {});
  if (solution.destinations !== "unknown" || (card && rowsFor(card, country))) return null;
  return hindrance("destinations_unknown", { country });
}
