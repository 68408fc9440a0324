import { Decimal } from "decimal.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import rateCardFile from "#data/rates/cards.json" with { type: "json" };
import type { CargoKind } from "#lib/carriers/cargo-kinds";
import { officialSolutions, type Solution } from "#lib/carriers/solutions";
import { countryCodes } from "#lib/kit/country";
import { formatMinor } from "#lib/kit/money";
import { cardsOf, shippedRates } from "./cards.test-data.ts";
import { type ParcelMeasure, plainParcel, type Quote, quoteParcel } from "./quote.ts";
import type { RateCard, RateRow } from "./rate-card.ts";

const shippedCards = cardsOf(rateCardFile);

const today = "2026-11-25";

function named(code: string): { readonly solution: Solution; readonly card: RateCard } {
  const solution = officialSolutions.find((one) => one.code === code);
  const card = shippedCards.get(code);
  if (!solution || !card) throw new Error(`no ${code}`);
  return { solution, card };
}

const standard = named("CAINIAO_STANDARD");
const saver = named("CAINIAO_ECONOMY");
const economy = named("AE_CN_SUPER_ECONOMY_G");
const of = { standard, saver, economy } as const;

function quote(line: keyof typeof of, parcel: Partial<ParcelMeasure>): Quote {
  const { solution, card } = of[line];
  return quoteParcel(
    solution,
    card,
    { ...plainParcel, country: "US", weightGrams: 100, ...parcel },
    shippedRates,
    today,
  );
}

/** "37.70 CNY = 5.24 USD", or the status with what is known. */
function read(answer: Quote): string {
  if (answer.status === "no_published_price") return `no price: ${answer.reason}`;
  if (answer.status === "band_not_confirmed") {
    const { indicativeUsdMinor } = answer;
    return `not confirmed${indicativeUsdMinor === null ? "" : `, perhaps ${formatMinor(indicativeUsdMinor, "USD")} USD`}`;
  }
  const own = `${formatMinor(answer.totalMinor, answer.currency)} ${answer.currency}`;
  return answer.currency === "USD" ? own : `${own} = ${formatMinor(answer.usdMinor, "USD")} USD`;
}

describe("the price of one parcel, by the sheet of 2026 and 7.2 CNY for 1 USD", () => {
  it.each([
    // solution, country, grams, expected, the arithmetic by hand
    ["standard", "US", 100, "37.70 CNY = 5.24 USD", "72.45 × 0.100 + 30.45 = 37.695; ÷ 7.2 = 5.236"],
    ["standard", "US", 1, "30.52 CNY = 4.24 USD", "72.45 × 0.001 + 30.45 = 30.52245; ÷ 7.2 = 4.239"],
    ["standard", "US", 150, "41.32 CNY = 5.74 USD", "72.45 × 0.150 + 30.45 = 41.3175; ÷ 7.2 = 5.739"],
    ["standard", "US", 151, "not confirmed", "150 to 300 g has another price, which is not published"],
    ["standard", "US", 2000, "not confirmed", "the same from 300 to 2000 g"],
    ["standard", "US", 2001, "no price: large_parcel", "2 to 30 kg: first 0.5 kg and each started 0.5 kg"],
    ["standard", "DE", 100, "25.89 CNY = 3.60 USD", "70.44 × 0.1 + 18.85 = 25.894; ÷ 7.2 = 3.596"],
    ["standard", "FR", 100, "26.19 CNY = 3.64 USD", "91.74 × 0.1 + 17.02 = 26.194; ÷ 7.2 = 3.6375"],
    ["standard", "GB", 100, "22.68 CNY = 3.15 USD", "67.76 × 0.1 + 15.90 = 22.676; ÷ 7.2 = 3.150"],
    ["standard", "ES", 100, "25.73 CNY = 3.57 USD", "64.67 × 0.1 + 19.26 = 25.727; ÷ 7.2 = 3.574"],
    ["standard", "BR", 100, "35.84 CNY = 4.98 USD", "68.26 × 0.1 + 29.01 = 35.836; ÷ 7.2 = 4.978"],
    ["standard", "RU", 100, "25.10 CNY = 3.49 USD", "81 × 0.1 + 17 = 25.10; ÷ 7.2 = 3.486"],
    ["standard", "RU", 5, "17.41 CNY = 2.42 USD", "81 × 0.005 + 17 = 17.405: half goes up"],
    ["standard", "KR", 100, "18.87 CNY = 2.62 USD", "29.68 × 0.1 + 15.90 = 18.868; ÷ 7.2 = 2.621"],
    ["standard", "JP", 150, "30.87 CNY = 4.29 USD", "64.45 × 0.15 + 21.2 = 30.8675; ÷ 7.2 = 4.2875"],
    ["standard", "JP", 200, "not confirmed, perhaps 4.73 USD", "64.45 × 0.2 + 21.2 = 34.09; ÷ 7.2 = 4.735, if tiered"],
    ["standard", "IN", 100, "no price: destination", "the sheet does not name India"],
    ["saver", "ES", 100, "2.72 USD", "8.68 × 0.1 + 1.85 = 2.718, quoted in USD"],
    ["saver", "ES", 2000, "19.21 USD", "8.68 × 2 + 1.85 = 19.21"],
    ["saver", "ES", 2001, "no price: large_parcel", "up to 2 kg"],
    ["saver", "US", 100, "no price: destination", "not on its sheet"],
    ["economy", "US", 81, "18.57 CNY = 2.58 USD", "91.04 × 0.081 + 11.20 = 18.57424; ÷ 7.2 = 2.579"],
    ["economy", "US", 100, "20.30 CNY = 2.82 USD", "91.04 × 0.1 + 11.20 = 20.304; ÷ 7.2 = 2.819"],
    ["economy", "US", 2000, "193.28 CNY = 26.84 USD", "91.04 × 2 + 11.20 = 193.28; ÷ 7.2 = 26.844"],
    ["economy", "US", 80, "no price: weight", "the band's price begins above 50 or above 80 g; which is not said"],
    ["economy", "PL", 100, "no price: weight", "1 to 100 g has another price, which is not published"],
    ["economy", "IL", 100, "no price: weight", "tiered, the split is not said: at 100 g at the latest"],
    ["economy", "IL", 101, "15.21 CNY = 2.11 USD", "74.63 × 0.101 + 7.67 = 15.20763; ÷ 7.2 = 2.1125"],
  ] as const)("%s to %s, %d g: %s (%s)", (line, country, weightGrams, expected, _why) => {
    expect(read(quote(line, { country, weightGrams }))).toBe(expected);
  });

  it.each([
    // size in mm, expected, the arithmetic by hand
    [[200, 150, 40], "41.32 CNY = 5.74 USD", "20 × 15 × 4 cm × 1000 ÷ 8000 = 150 g: as 150 g"],
    [[201, 150, 40], "not confirmed", "1206 cm³ ÷ 8 = 150.75, so 151 g: the next band"],
    [[160, 100, 40], "37.70 CNY = 5.24 USD", "80 g of volume is less than 100 g of weight"],
    [[600, 200, 100], "not confirmed", "exactly 60 cm and 90 cm in sum is small: 12000 cm³ ÷ 8 = 1500 g"],
    [[601, 10, 10], "no price: large_parcel", "longest side over 60 cm"],
    [[400, 400, 101], "no price: large_parcel", "sum over 90 cm"],
    [[300, 300, 200], "no price: large_parcel", "18000 cm³ ÷ 8 = 2250 g: over 2 kg by volume"],
  ] as const)("standard to US, 100 g, %j mm: %s (%s)", (sizeMm, expected, _why) => {
    expect(read(quote("standard", { sizeMm }))).toBe(expected);
  });

  it("charges by weight alone where the solution has no divisor", () => {
    expect(read(quote("saver", { country: "ES", sizeMm: [300, 300, 200] }))).toBe("2.72 USD");
  });

  it.each<[keyof typeof of, readonly CargoKind[], string]>([
    ["standard", ["general"], "37.70 CNY = 5.24 USD"],
    ["standard", ["built_in_battery"], "no price: cargo_kind"],
    ["standard", ["general", "cosmetics"], "no price: cargo_kind"],
    ["economy", ["magnetic"], "no price: cargo_kind"],
  ])("%s with %j: %s", (line, cargoKinds, expected) => {
    expect(read(quote(line, { cargoKinds }))).toBe(expected);
  });

  it("has no price in USD without an exchange rate, but needs none where it is quoted in USD", () => {
    const parcel = { ...plainParcel, country: "ES", weightGrams: 100 };
    expect(read(quoteParcel(standard.solution, standard.card, parcel, null, today))).toBe("no price: exchange_rate");
    expect(read(quoteParcel(saver.solution, saver.card, parcel, null, today))).toBe("2.72 USD");
  });

  it("has no price without a card", () => {
    const parcel = { ...plainParcel, country: "ES", weightGrams: 100 };
    expect(read(quoteParcel(standard.solution, null, parcel, shippedRates, today))).toBe("no price: card");
  });
});

const line = fc.constantFrom(...(["standard", "saver", "economy"] as const));
const country = fc.constantFrom(...countryCodes);
const grams = fc.integer({ min: 1, max: 2100 });

describe("every price", () => {
  it("is what exact decimals give, in its currency and in USD, and the sum of its lines", () => {
    fc.assert(
      fc.property(line, country, grams, (code, to, weightGrams) => {
        const answer = quote(code, { country: to, weightGrams });
        if (answer.status !== "confirmed") return;
        const row = rowAt(of[code].card, to, weightGrams);
        const perKgMicros = row?.tariff.shape === "per_gram" ? row.tariff.perKgMicros : Number.NaN;
        const exact = new Decimal(perKgMicros)
          .mul(weightGrams)
          .div(1000)
          .add(row?.perParcelMicros ?? 0)
          .div(10_000);
        const own = exact.toDecimalPlaces(0, Decimal.ROUND_HALF_UP);
        expect(answer.totalMinor).toBe(own.toNumber());
        const usd = answer.currency === "USD" ? own : own.div("7.2").toDecimalPlaces(0, Decimal.ROUND_HALF_UP);
        expect(answer.usdMinor).toBe(usd.toNumber());
        expect(answer.lines.reduce((sum, { minor }) => sum + minor, 0)).toBe(answer.totalMinor);
      }),
      { numRuns: 2000 },
    );
  });

  it("exists exactly where a confirmed band holds the weight: nothing is extrapolated", () => {
    fc.assert(
      fc.property(line, country, grams, (code, to, weightGrams) => {
        const answer = quote(code, { country: to, weightGrams });
        const row = rowAt(of[code].card, to, weightGrams);
        expect(answer.status === "confirmed").toBe(row?.status === "confirmed");
        expect(answer.usdMinor === null).toBe(row?.status !== "confirmed");
      }),
      { numRuns: 2000 },
    );
  });

  it("never falls as the parcel gets heavier within a band", () => {
    for (const { solution, card } of Object.values(of)) {
      for (const row of [...card.bands.values()].flat()) {
        if (row.status !== "confirmed") continue;
        let before = 0;
        for (let weightGrams = row.fromGrams; weightGrams <= row.toGrams; weightGrams += 7) {
          const parcel = { ...plainParcel, country: row.country, weightGrams };
          const { usdMinor } = quoteParcel(solution, card, parcel, shippedRates, today);
          expect(usdMinor).toBeGreaterThanOrEqual(before);
          before = usdMinor ?? 0;
        }
      }
    }
  });

  it("is charged on the larger of weight and volume, and a larger parcel is never cheaper", () => {
    const side = fc.integer({ min: 1, max: 300 });
    fc.assert(
      fc.property(grams, side, side, side, (weightGrams, length, width, height) => {
        const answer = quote("standard", { weightGrams, sizeMm: [length, width, height] });
        const volume = new Decimal(length).mul(width).mul(height).div(8000).ceil().toNumber();
        expect(answer.chargeableGrams).toBe(Math.max(weightGrams, volume));
        expect(answer.volumetricGrams).toBe(volume > weightGrams ? volume : null);
      }),
    );
  });
});

function rowAt(card: RateCard, to: string, weightGrams: number): RateRow | undefined {
  return card.bands.get(to)?.find((row) => row.fromGrams <= weightGrams && weightGrams <= row.toGrams);
}
