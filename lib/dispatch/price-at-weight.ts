import type { CargoKind } from "#lib/carriers/cargo-kinds";
import type { Solution } from "#lib/carriers/solutions";
import type { CalendarDate } from "#lib/kit/time";
import type { ExchangeRates } from "#lib/rates/exchange-rate";
import { plainParcel, quoteParcel } from "#lib/rates/quote";
import type { RateCard } from "#lib/rates/rate-card";
import { areaOf } from "#lib/routing/area";

/** A parcel as it was priced, as far as it is still known. */
export type PricedParcel = {
  readonly country: string;
  readonly postalCode: string;
  readonly sizeMm: readonly [number, number, number] | null;
  readonly cargoKinds: readonly CargoKind[];
  readonly chargeableGrams: number;
  readonly pricedOn: CalendarDate;
};

/**
 * How much more (or less, below 0) a card asks at the billed weight than at the booked one, in minor units of the card:
 * the billed weight is the chargeable one, so volume is not counted again. Services do not hang on weight and cancel out.
 * Null when either weight has no published price on the card.
 */
export function moreAtWeight(
  solution: Solution,
  card: RateCard,
  parcel: PricedParcel,
  billedGrams: number,
  rates: ExchangeRates | null,
): number | null {
  const { country, postalCode, sizeMm, cargoKinds, pricedOn } = parcel;
  const at = (weightGrams: number): number | null => {
    const area = areaOf(country, postalCode);
    const measure = { ...plainParcel, country, postalCode, area, sizeMm, cargoKinds, weightGrams };
    const quote = quoteParcel({ ...solution, volumetric: null }, card, measure, rates, pricedOn);
    return quote.status === "confirmed" ? quote.totalMinor : null;
  };
  const [booked, billed] = [at(parcel.chargeableGrams), at(billedGrams)];
  return booked === null || billed === null ? null : billed - booked;
}
