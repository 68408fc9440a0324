import { canonicalJson } from "#lib/kit/fingerprint";
import { microsAt, type RateCardFacts, type RateRow } from "./rate-card.ts";
import { type ServiceCode, serviceCodes } from "./services.ts";
import type { Surcharge } from "./surcharge.ts";

/** A band that stands in both cards with another price. Hundredths of a percent, null when the price was 0 or in another currency. */
export type ChangedRow = {
  readonly before: RateRow;
  readonly after: RateRow;
  /** At the band's lightest and heaviest parcel: +1250 is 12.5 % more. */
  readonly lightBasisPoints: number | null;
  readonly heavyBasisPoints: number | null;
};

/** What changes for one destination. `least` and `most` of the changes, in hundredths of a percent. */
export type CountryChange = {
  readonly country: string;
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
  readonly same: number;
  readonly leastBasisPoints: number | null;
  readonly mostBasisPoints: number | null;
};

export type CardDiff = {
  /** Of the card itself: currency, days, source … that differ. */
  readonly head: readonly { readonly field: HeadField; readonly before: string; readonly after: string }[];
  readonly added: readonly RateRow[];
  readonly removed: readonly RateRow[];
  readonly changed: readonly ChangedRow[];
  readonly same: number;
  /** Destinations with a change first, by code; all of either card. */
  readonly countries: readonly CountryChange[];
  readonly surcharges: { readonly added: readonly Surcharge[]; readonly removed: readonly Surcharge[] };
  readonly services: readonly ServiceCode[];
};

const headFields = ["currency", "validFrom", "validTo", "source", "note"] as const;
export type HeadField = (typeof headFields)[number];

/**
 * What a new card changes against the one before (null: everything is new). Bands are the same when destination, goods,
 * parcel size and both weights are; notes do not count as a change of price.
 */
export function diffRateCards(before: RateCardFacts | null, after: RateCardFacts): CardDiff {
  const known = new Map((before?.rows ?? []).map((row) => [keyOf(row), row]));
  const hasOneCurrency = before === null || before.currency === after.currency;
  const added: RateRow[] = [];
  const changed: ChangedRow[] = [];
  let same = 0;
  const tally = new CountryTally();
  for (const row of after.rows) {
    const old = known.get(keyOf(row));
    known.delete(keyOf(row));
    if (!old) {
      added.push(row);
      tally.of(row.country).added++;
    } else if (hasOneCurrency && priceKey(old) === priceKey(row)) {
      same++;
      tally.of(row.country).same++;
    } else {
      const change = changeOf(old, row, hasOneCurrency);
      changed.push(change);
      tally.change(row.country, change);
    }
  }
  const removed = [...known.values()];
  for (const row of removed) tally.of(row.country).removed++;
  return {
    head: headChanges(before, after),
    ...{ added, removed, changed, same, countries: tally.sorted() },
    surcharges: {
      added: without(after.surcharges, before?.surcharges ?? []),
      removed: without(before?.surcharges ?? [], after.surcharges),
    },
    services: serviceCodes.filter(
      (code) => canonicalJson(before?.services[code]) !== canonicalJson(after.services[code]),
    ),
  };
}

/** True when the two cards price every parcel alike. */
export function isSameCard({ head, added, removed, changed, surcharges, services }: CardDiff): boolean {
  const isSameMoney = !head.some(({ field }) => field === "currency");
  const counts = [added, removed, changed, surcharges.added, surcharges.removed, services];
  return isSameMoney && counts.every((list) => list.length === 0);
}

function keyOf({ country, goods, parcel, fromGrams, toGrams }: RateRow): string {
  return `${country} ${goods} ${parcel} ${fromGrams}-${toGrams}`;
}

function priceKey({ tariff, perParcelMicros, minimumMicros, minimumGrams, status }: RateRow): string {
  return [...Object.values(tariff), perParcelMicros, minimumMicros, minimumGrams, status].join(" ");
}

function changeOf(before: RateRow, after: RateRow, hasOneCurrency: boolean): ChangedRow {
  const percentAt = (grams: number) => {
    const old = microsAt(before, grams);
    return hasOneCurrency && old > 0 ? Math.round(((microsAt(after, grams) - old) * 10_000) / old) : null;
  };
  return {
    before,
    after,
    lightBasisPoints: percentAt(after.fromGrams),
    heavyBasisPoints: percentAt(after.toGrams),
  };
}

function headChanges(before: RateCardFacts | null, after: RateCardFacts): CardDiff["head"] {
  if (!before) return [];
  return headFields
    .map((field) => ({ field, before: before[field] ?? "", after: after[field] ?? "" }))
    .filter((change) => change.before !== change.after);
}

function without(list: readonly Surcharge[], others: readonly Surcharge[]): readonly Surcharge[] {
  const known = new Set(others.map((one) => canonicalJson(one)));
  return list.filter((one) => !known.has(canonicalJson(one)));
}

type Tally = { -readonly [Key in keyof CountryChange]: CountryChange[Key] };

class CountryTally {
  readonly #byCountry = new Map<string, Tally>();

  of(country: string): Tally {
    const known = this.#byCountry.get(country);
    if (known) return known;
    const none = { added: 0, removed: 0, changed: 0, same: 0, leastBasisPoints: null, mostBasisPoints: null };
    const fresh: Tally = { country, ...none };
    this.#byCountry.set(country, fresh);
    return fresh;
  }

  change(country: string, { lightBasisPoints, heavyBasisPoints }: ChangedRow): void {
    const tally = this.of(country);
    tally.changed++;
    for (const points of [lightBasisPoints, heavyBasisPoints]) {
      if (points === null) continue;
      tally.leastBasisPoints = Math.min(tally.leastBasisPoints ?? points, points);
      tally.mostBasisPoints = Math.max(tally.mostBasisPoints ?? points, points);
    }
  }

  sorted(): readonly CountryChange[] {
    const moved = ({ added, removed, changed }: Tally) => (added + removed + changed > 0 ? 0 : 1);
    return [...this.#byCountry.values()].sort(
      (a, b) => moved(a) - moved(b) || (a.country < b.country ? -1 : a.country > b.country ? 1 : 0),
    );
  }
}
