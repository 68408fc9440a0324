import type { CargoKind } from "#lib/carriers/cargo-kinds";
import type { AreaKind } from "#lib/carriers/solutions";
import type { CalendarDate } from "#lib/kit/time";

/** What carriers add to the freight: fuel, remote areas, oversize, batteries, the peak season, anything else by name. */
export const surchargeCodes = ["fuel", "remote", "oversize", "battery", "peak", "other"] as const;
export type SurchargeCode = (typeof surchargeCodes)[number];

/** What a percentage is taken of: the freight of the card's row, or what another surcharge came to. */
export const surchargeBases = ["freight", ...surchargeCodes] as const;
export type SurchargeBase = (typeof surchargeBases)[number];

/**
 * Postal codes of one country from one to another, both included, compared without spaces and hyphens and only as far as
 * the bound is written: "995" to "999" holds 99501-1234, "HS" to "HS" every code of the Outer Hebrides.
 */
export type PostalRange = { readonly country: string; readonly from: string; readonly to: string };

/**
 * Every condition given must hold; within one list any entry does. `sideOverMm` and `sumOverMm` (the three sides added)
 * hold only when the size is known, `gramsOver` counts chargeable grams, `from` and `to` are the first and last day.
 */
export type SurchargeWhen = {
  readonly countries?: readonly string[] | undefined;
  readonly postal?: readonly PostalRange[] | undefined;
  readonly areas?: readonly AreaKind[] | undefined;
  readonly cargoKinds?: readonly CargoKind[] | undefined;
  readonly sideOverMm?: number | undefined;
  readonly sumOverMm?: number | undefined;
  readonly gramsOver?: number | undefined;
  readonly from?: CalendarDate | undefined;
  readonly to?: CalendarDate | undefined;
};

/**
 * The parts are added up and rounded once. Money in millionths of the card currency's unit; `percentMillionths`: 16.5 % is
 * 165,000; `of`: what the percentage is taken of, the freight when not given; `minimumMicros`: at least this much.
 */
export type SurchargeAmount = {
  readonly perParcelMicros?: number | undefined;
  readonly perKgMicros?: number | undefined;
  readonly percentMillionths?: number | undefined;
  readonly of?: readonly SurchargeBase[] | undefined;
  readonly minimumMicros?: number | undefined;
};

export type Surcharge = {
  readonly code: SurchargeCode;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly when: SurchargeWhen;
  readonly amount: SurchargeAmount;
};

/** What a surcharge looks at. */
export type SurchargeFacts = {
  readonly country: string;
  readonly postalCode: string;
  readonly area: AreaKind | null;
  readonly sizeMm: readonly [number, number, number] | null;
  readonly cargoKinds: readonly CargoKind[];
};

/** True when a parcel of these chargeable grams pays the surcharge on that day. An unknown size or area pays none. */
export function paysSurcharge(
  when: SurchargeWhen,
  facts: SurchargeFacts,
  chargeableGrams: number,
  today: CalendarDate,
): boolean {
  if (when.countries && !when.countries.includes(facts.country)) return false;
  if (when.areas && !when.areas.includes(facts.area ?? "mainland")) return false;
  if (when.cargoKinds && !facts.cargoKinds.some((kind) => when.cargoKinds?.includes(kind))) return false;
  if (when.gramsOver !== undefined && chargeableGrams <= when.gramsOver) return false;
  if (when.from !== undefined && today < when.from) return false;
  if (when.to !== undefined && today > when.to) return false;
  if (when.postal && !isInRanges(when.postal, facts)) return false;
  return isOver(when, facts.sizeMm);
}

function isOver(when: SurchargeWhen, size: SurchargeFacts["sizeMm"]): boolean {
  if (when.sideOverMm === undefined && when.sumOverMm === undefined) return true;
  if (size === null) return false;
  const [a, b, c] = size;
  if (when.sideOverMm !== undefined && Math.max(a, b, c) <= when.sideOverMm) return false;
  return when.sumOverMm === undefined || a + b + c > when.sumOverMm;
}

function isInRanges(ranges: readonly PostalRange[], facts: SurchargeFacts): boolean {
  const code = plainPostalCode(facts.postalCode);
  if (code === "") return false;
  for (const { country, from, to } of ranges) {
    if (country !== facts.country) continue;
    if (code.slice(0, from.length) >= from && code.slice(0, to.length) <= to) return true;
  }
  return false;
}

/** A postal code as ranges are compared: capital letters and digits only. */
export function plainPostalCode(text: string): string {
  return text.toUpperCase().replace(/[^A-Z0-9]/g, "");
}

/**
 * The order in which surcharges are worked out: each after those of which it takes a percentage. Null when they depend on
 * each other in a circle.
 */
export function orderSurcharges(surcharges: readonly Surcharge[]): readonly Surcharge[] | null {
  const ordered: Surcharge[] = [];
  let waiting = [...surcharges];
  while (waiting.length > 0) {
    const open = new Set<string>(waiting.map(({ code }) => code));
    const ready = waiting.filter(({ amount }) => !(amount.of ?? []).some((base) => open.has(base)));
    if (ready.length === 0) return null;
    ordered.push(...ready);
    waiting = waiting.filter((surcharge) => !ready.includes(surcharge));
  }
  return ordered;
}
