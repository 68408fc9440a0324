import { Decimal } from "decimal.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Currency, currencyDecimals } from "#lib/kit/money";
import { aRateCard, aRateRow } from "./cards.test-data.ts";
import { exampleRates, exampleSolutions } from "./examples.test-data.ts";
import { type ParcelMeasure, plainParcel, quoteParcel } from "./quote.ts";
import { compileRateCard, type RateCardFacts, type RateRow, type Tariff } from "./rate-card.ts";
import { orderSurcharges, type Surcharge, type SurchargeBase, surchargeCodes } from "./surcharge.ts";

const today = "2026-11-25";
const solution = exampleSolutions.find(({ code }) => code === "EXAMPLE_STEP");
if (!solution) throw new Error("no example");

const micros = fc.integer({ min: 0, max: 300_000_000 });
const grams = fc.integer({ min: 1, max: 5000 });
const step = fc.integer({ min: 10, max: 1000 });
const tariff: fc.Arbitrary<Tariff> = fc.oneof(
  fc.record({ shape: fc.constant("per_gram" as const), perKgMicros: micros }),
  fc.record({ shape: fc.constant("per_step" as const), stepGrams: step, perStepMicros: micros }),
  fc.record({
    ...{ shape: fc.constant("first_and_step" as const), firstGrams: step, firstMicros: micros },
    ...{ stepGrams: step, perStepMicros: micros },
  }),
  fc.record({ shape: fc.constant("flat" as const), priceMicros: micros }),
);
const row = fc
  .record({ tariff, perParcelMicros: micros, minimumMicros: fc.option(micros), minimumGrams: fc.option(grams) })
  .map((change) => aRateRow({ ...change, toGrams: 5000 }));

/** Surcharges in any order, each a percentage of freight and of those that its code comes after, so that none is a circle. */
const surcharge = fc.constantFrom(...surchargeCodes).chain((code) => {
  const bases: readonly SurchargeBase[] = ["freight", ...surchargeCodes.slice(0, surchargeCodes.indexOf(code))];
  const amount = fc.record(
    {
      perParcelMicros: micros,
      perKgMicros: micros,
      percentMillionths: fc.integer({ min: 0, max: 900_000 }),
      of: fc.uniqueArray(fc.constantFrom(...bases), { minLength: 1 }),
      minimumMicros: micros,
    },
    { requiredKeys: [] },
  );
  const when = fc.record({ gramsOver: grams }, { requiredKeys: [] });
  return fc
    .record({ when, amount })
    .map((rest): Surcharge => ({ code, nameZh: "附加费", nameEn: "Surcharge", ...rest }));
});
const services = fc.record(
  {
    insurance: fc.record({
      percentMillionths: fc.integer({ min: 0, max: 50_000 }),
      minimumMicros: micros,
      maxCoverageUsdMinor: fc.option(fc.integer({ min: 0, max: 100_000 })),
    }),
    duty_prepaid: fc.record({ perParcelMicros: micros, percentMillionths: fc.integer({ min: 0, max: 100_000 }) }),
    return_label: fc.record({ perParcelMicros: micros }),
  },
  { requiredKeys: [] },
);
const card = fc.record({
  ...{ rows: row.map((one) => [one]), services },
  surcharges: fc.array(surcharge, { maxLength: 4 }),
  currency: fc.constantFrom("CNY", "USD", "EUR", "JPY" as const),
});

/** To the minor unit, half up: the only rounding there is. */
function minor(units: Decimal, currency: Currency): Decimal {
  return units.mul(10 ** currencyDecimals[currency]).toDecimalPlaces(0, Decimal.ROUND_HALF_UP);
}

function unitsOf(one: number | undefined | null): Decimal {
  return new Decimal(one ?? 0).div(1_000_000);
}

function rateOf(currency: Currency): Decimal {
  return currency === "USD" ? new Decimal(1) : unitsOf(exampleRates.rates.get(currency)?.rateMicros);
}

/** The price of a parcel as exact decimals give it, in minor units of the card's currency. */
function exactTotal(facts: RateCardFacts, weightGrams: number, declaredUsdMinor: number, headings: number): Decimal {
  const [line] = facts.rows;
  if (!line) throw new Error("no row");
  const freight = exactFreight(facts, line, weightGrams);
  const sums = new Map<SurchargeBase, Decimal>([["freight", freight]]);
  let total = freight;
  for (const { code, when, amount } of orderSurcharges(facts.surcharges) ?? []) {
    if (when.gramsOver !== undefined && weightGrams <= when.gramsOver) continue;
    const base = (amount.of ?? ["freight"]).reduce((sum, one) => sum.add(sums.get(one) ?? 0), new Decimal(0));
    const share = base.div(10 ** currencyDecimals[facts.currency]).mul(unitsOf(amount.percentMillionths));
    const whole = unitsOf(amount.perParcelMicros)
      .add(unitsOf(amount.perKgMicros).mul(weightGrams).div(1000))
      .add(share);
    const fee = Decimal.max(minor(whole, facts.currency), minor(unitsOf(amount.minimumMicros), facts.currency));
    sums.set(code, fee.add(sums.get(code) ?? 0));
    total = total.add(fee);
  }
  return total.add(exactServices(facts, declaredUsdMinor, headings));
}

function exactFreight({ currency }: RateCardFacts, line: RateRow, weightGrams: number): Decimal {
  const charged = Math.max(weightGrams, line.minimumGrams ?? 0);
  const steps = (first: number, size: number) => Decimal.max(0, new Decimal(charged - first).div(size).ceil());
  const { tariff: by } = line;
  const units =
    by.shape === "per_gram"
      ? unitsOf(by.perKgMicros).mul(charged).div(1000)
      : by.shape === "per_step"
        ? unitsOf(by.perStepMicros).mul(steps(0, by.stepGrams))
        : by.shape === "flat"
          ? unitsOf(by.priceMicros)
          : unitsOf(by.firstMicros).add(unitsOf(by.perStepMicros).mul(steps(by.firstGrams, by.stepGrams)));
  const sum = minor(units, currency).add(minor(unitsOf(line.perParcelMicros), currency));
  return Decimal.max(sum, minor(unitsOf(line.minimumMicros), currency));
}

function exactServices({ services: prices, currency }: RateCardFacts, usdMinor: number, headings: number): Decimal {
  const { insurance, duty_prepaid, return_label } = prices;
  let total = new Decimal(0);
  if (insurance) {
    const covered = new Decimal(Math.min(usdMinor, insurance.maxCoverageUsdMinor ?? usdMinor)).div(100);
    const premium = covered.mul(rateOf(currency)).mul(unitsOf(insurance.percentMillionths));
    total = total.add(Decimal.max(minor(premium, currency), minor(unitsOf(insurance.minimumMicros), currency)));
  }
  if (duty_prepaid) {
    const duty = minor(new Decimal(3).mul(headings).mul(rateOf(currency)).div(rateOf("EUR")), currency);
    const share = duty.div(10 ** currencyDecimals[currency]).mul(unitsOf(duty_prepaid.percentMillionths));
    total = total.add(duty).add(minor(unitsOf(duty_prepaid.perParcelMicros).add(share), currency));
  }
  return return_label ? total.add(minor(unitsOf(return_label.perParcelMicros), currency)) : total;
}

function parcelFor(facts: RateCardFacts, weightGrams: number, declaredUsdMinor: number, tariffItems: number) {
  const { insurance, duty_prepaid, return_label } = facts.services;
  const switches = {
    insurance: insurance !== undefined,
    duty_prepaid: duty_prepaid !== undefined,
    return_label: return_label !== undefined,
  };
  const parcel: ParcelMeasure = { ...plainParcel, country: "DE", weightGrams, declaredUsdMinor, tariffItems };
  return { ...parcel, services: switches };
}

const inGermany = (change: Partial<RateCardFacts>) => {
  const facts = aRateCard(change);
  return { ...facts, rows: facts.rows.map((one) => ({ ...one, country: "DE" })) };
};
const declared = fc.integer({ min: 0, max: 16_000 });
const headings = fc.integer({ min: 1, max: 9 });

describe("every quote of every billing shape, with surcharges, services and duty", () => {
  it("is what exact decimals give, the sum of its lines, and in USD its total converted once", () => {
    fc.assert(
      fc.property(card, grams, declared, headings, (change, weight, value, items) => {
        const facts = inGermany(change);
        const answer = quoteParcel(
          ...([solution, compileRateCard(facts), parcelFor(facts, weight, value, items), exampleRates, today] as const),
        );
        if (answer.status !== "confirmed") throw new Error(`no price: ${JSON.stringify(answer)}`);
        const exact = exactTotal(facts, weight, value, items);
        expect(answer.totalMinor).toBe(exact.toNumber());
        expect(answer.lines.reduce((sum, line) => sum + line.minor, 0)).toBe(answer.totalMinor);
        expect(answer.lines.every((line) => Number.isSafeInteger(line.minor) && line.minor >= 0)).toBe(true);
        const units = exact.div(10 ** currencyDecimals[facts.currency]);
        expect(answer.usdMinor).toBe(minor(units.div(rateOf(facts.currency)), "USD").toNumber());
      }),
      { numRuns: 1500 },
    );
  });

  it("never falls as the parcel gets heavier within a band", () => {
    fc.assert(
      fc.property(card, grams, grams, declared, (change, one, other, value) => {
        const facts = inGermany(change);
        const compiled = compileRateCard(facts);
        const priceAt = (weight: number) =>
          quoteParcel(solution, compiled, parcelFor(facts, weight, value, 1), exampleRates, today).usdMinor ?? 0;
        const [light, heavy] = one < other ? [one, other] : [other, one];
        expect(priceAt(heavy)).toBeGreaterThanOrEqual(priceAt(light));
      }),
      { numRuns: 500 },
    );
  });

  it("is the same for the same facts, and leaves them as they were", () => {
    fc.assert(
      fc.property(card, grams, declared, headings, (change, weight, value, items) => {
        const facts = inGermany(change);
        const parcel = parcelFor(facts, weight, value, items);
        const before = structuredClone({ facts, parcel });
        const answers = [1, 2].map(() => quoteParcel(solution, compileRateCard(facts), parcel, exampleRates, today));
        expect(answers[1]).toEqual(answers[0]);
        expect({ facts, parcel }).toEqual(before);
      }),
      { numRuns: 200 },
    );
  });

  it("does not exist for a weight or a side that is no whole number above 0", () => {
    const compiled = compileRateCard(inGermany({}));
    const number = fc.oneof(fc.double(), fc.constantFrom(Number.NaN, 0, -0, -1, 0.5, Number.POSITIVE_INFINITY));
    fc.assert(
      fc.property(number, fc.boolean(), (value, isWeight) => {
        if (Number.isSafeInteger(value) && value > 0) return;
        const parcel = isWeight
          ? { ...plainParcel, country: "DE", weightGrams: value }
          : { ...plainParcel, country: "DE", weightGrams: 100, sizeMm: [100, value, 100] as const };
        const answer = quoteParcel(solution, compiled, parcel, exampleRates, today);
        expect(answer).toMatchObject({ status: "no_published_price", reason: "measure" });
      }),
    );
  });
});
