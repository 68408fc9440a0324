import fc from "fast-check";
import { describe, expect, it } from "vitest";
import rateCardFile from "#data/rates/cards.json" with { type: "json" };
import { aRateCard, aRateRow, perKg } from "./cards.test-data.ts";
import type { RateCardFacts } from "./rate-card.ts";
import { diffRateCards, isSameCard } from "./rate-card-diff.ts";
import { readRateCardFile } from "./rate-card-file.ts";
import type { Surcharge } from "./surcharge.ts";

const us = aRateRow({ tariff: perKg(8000), perParcelMicros: 20_000_000 });
const de = aRateRow({ ...us, country: "DE" });
const before = aRateCard({ rows: [us, de] });
const against = (change: Partial<RateCardFacts>) => diffRateCards(before, { ...before, ...change });

describe("what a new card changes", () => {
  it("is nothing when it says the same, in whatever order", () => {
    const diff = against({ rows: [de, us] });
    expect(diff).toMatchObject({ added: [], removed: [], changed: [], same: 2, head: [] });
    expect(isSameCard(diff)).toBe(true);
  });

  it("is everything when there was none", () => {
    const diff = diffRateCards(null, before);
    expect(diff.added).toEqual(before.rows);
    expect(diff.countries.map(({ country, added }) => [country, added])).toEqual([
      ["DE", 1],
      ["US", 1],
    ]);
  });

  it("is a change in hundredths of a percent, at the band's lightest and heaviest parcel", () => {
    // 1 g: 0.08 + 20 = 20.08 → 0.10 + 20 = 20.10, +0.0996 %; 2000 g: 160 + 20 = 180 → 200 + 20 = 220, +22.22 %
    const { changed, countries } = against({ rows: [{ ...us, tariff: perKg(10_000) }, de] });
    expect(changed).toMatchObject([{ lightBasisPoints: 10, heavyBasisPoints: 2222 }]);
    expect(countries[0]).toMatchObject({ country: "US", changed: 1, leastBasisPoints: 10, mostBasisPoints: 2222 });
    expect(countries[1]).toMatchObject({ country: "DE", changed: 0, same: 1 });
  });

  it("is a row gone and others come where bands are drawn anew", () => {
    const halves = [
      { ...us, toGrams: 150 },
      { ...us, fromGrams: 151 },
    ];
    const diff = against({ rows: [...halves, de] });
    expect([diff.added.length, diff.removed.length, diff.changed.length]).toEqual([2, 1, 0]);
    expect(diff.countries[0]).toMatchObject({ country: "US", added: 2, removed: 1 });
    expect(isSameCard(diff)).toBe(false);
  });

  it("has no percentage in another currency, and says that it is another", () => {
    const diff = against({ currency: "USD" });
    expect(diff.changed).toMatchObject([{ heavyBasisPoints: null }, { heavyBasisPoints: null }]);
    expect(diff.head).toEqual([{ field: "currency", before: "CNY", after: "USD" }]);
    expect(isSameCard(diff)).toBe(false);
  });

  it("names a status that changed at the same price, and leaves notes alone", () => {
    expect(against({ rows: [{ ...us, note: "new words" }, de] }).changed).toEqual([]);
    expect(against({ rows: [{ ...us, status: "band_not_confirmed" }, de] }).changed).toHaveLength(1);
  });

  it("names surcharges and services that came, went or changed", () => {
    const names = { nameZh: "燃油附加费", nameEn: "Fuel surcharge", when: {} };
    const fuel: Surcharge = { ...names, code: "fuel", amount: { percentMillionths: 165_000 } };
    const dearer = { ...fuel, amount: { percentMillionths: 170_000 } };
    const diff = diffRateCards(
      { ...before, surcharges: [fuel] },
      { ...before, surcharges: [dearer], services: { return_label: { perParcelMicros: 1 } } },
    );
    expect(diff.surcharges).toEqual({ added: [dearer], removed: [fuel] });
    expect(diff.services).toEqual(["return_label"]);
  });

  it("accounts for every row of both cards exactly once", () => {
    const cards = readRateCardFile(rateCardFile);
    const [first] = cards;
    if (!first) throw new Error("no card");
    const index = fc.integer({ min: 0, max: first.rows.length - 1 });
    fc.assert(
      fc.property(fc.uniqueArray(index), fc.uniqueArray(index), (gone, dearer) => {
        const rows = first.rows
          .map((row, at) => (dearer.includes(at) ? { ...row, perParcelMicros: row.perParcelMicros + 10_000 } : row))
          .filter((_, at) => !gone.includes(at));
        const diff = diffRateCards(first, { ...first, rows });
        expect(diff.removed.length + diff.changed.length + diff.same).toBe(first.rows.length);
        expect(diff.added.length + diff.changed.length + diff.same).toBe(rows.length);
        expect(diff.removed).toHaveLength(gone.length);
        expect(diff.changed).toHaveLength(dearer.filter((at) => !gone.includes(at)).length);
      }),
    );
  });
});
