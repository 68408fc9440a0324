import type { CargoKind } from "#lib/carriers/cargo-kinds";
import type { CargoAcceptance, Solution } from "#lib/carriers/solutions";
import { aRateCard, aRateRow, perKg } from "./cards.test-data.ts";
import { type ExchangeRate, type ExchangeRates, exchangeRatesOf } from "./exchange-rate.ts";
import type { RateCardFacts } from "./rate-card.ts";

const rate = (quote: ExchangeRate["quote"], rateMicros: number): ExchangeRate => ({
  ...{ base: "USD", quote, day: "2026-01-01", rateMicros, source: "example" },
});

const known = [rate("CNY", 7_200_000), rate("EUR", 920_000), rate("GBP", 790_000), rate("JPY", 150_000_000)];

/** 7.2 CNY, 0.92 EUR, 0.79 GBP and 150 JPY for 1 USD. */
export const exampleRates: ExchangeRates = exchangeRatesOf(known, "2026-01-01") ?? { day: "", rates: new Map() };

const everyKind: Readonly<Record<CargoKind, CargoAcceptance>> = {
  general: "published_price",
  built_in_battery: "published_price",
  battery_packed_with: "published_price",
  pure_battery: "published_price",
  liquid: "published_price",
  powder: "published_price",
  cosmetics: "published_price",
  magnetic: "published_price",
};

function example(code: string, change: Partial<Solution> = {}): Solution {
  return {
    ...{ code, carrierCode: "example", serviceCode: code, nameZh: code, nameEn: code, class: "standard" },
    ...{ family: null, selection: "automatic", destinations: "listed", maxWeightGrams: 30_000, small: null },
    ...{ large: null, volumetric: null, cargo: everyKind, papers: {}, refusedAreas: [], days: { from: 1, to: 9 } },
    ...{ daysTo: {}, tracking: "full", claims: { maxUsdMinor: null, how: "unknown" }, dutyTerms: [], pickUp: [] },
    ...{ included: [], doubts: [] },
    ...change,
  };
}

const ownColumns = { ...everyKind, built_in_battery: "own_price", liquid: "own_price", powder: "own_price" } as const;

/** Solutions made up for billing that no published price shows. */
export const exampleSolutions: readonly Solution[] = [
  example("EXAMPLE_EXPRESS", { volumetric: { divisor: 5000, whenSideOverMm: null } }),
  example("EXAMPLE_SIDE", { volumetric: { divisor: 6000, whenSideOverMm: 400 } }),
  example("EXAMPLE_STEP"),
  example("EXAMPLE_SIZES", {
    small: { maxWeightGrams: 2000, maxSideMm: 600, maxSumMm: 900 },
    large: { maxSideMm: null, maxSumMm: null },
    volumetric: { divisor: 8000, whenSideOverMm: null },
  }),
  example("EXAMPLE_COLUMNS", { cargo: { ...ownColumns, cosmetics: "own_price" } }),
  example("EXAMPLE_YEN"),
  example("EXAMPLE_DDP"),
  example("EXAMPLE_AREAS"),
];

function card(solutionCode: string, change: Partial<RateCardFacts>): RateCardFacts {
  return aRateCard({ id: `${solutionCode}-card`, solutionCode, source: "example", ...change });
}

const yuan = 1_000_000;

export const exampleCards: readonly RateCardFacts[] = [
  card("EXAMPLE_EXPRESS", {
    rows: ["US", "GB"].map((country) =>
      aRateRow({
        country,
        toGrams: 30_000,
        tariff: {
          shape: "first_and_step",
          firstGrams: 500,
          firstMicros: 120 * yuan,
          stepGrams: 500,
          perStepMicros: 35 * yuan,
        },
      }),
    ),
    // fuel stands first on purpose: what it is taken of is worked out before it
    surcharges: [
      {
        ...{ code: "fuel", nameZh: "燃油附加费", nameEn: "Fuel surcharge", when: {} },
        amount: { percentMillionths: 165_000, of: ["freight", "remote"] },
      },
      {
        ...{ code: "remote", nameZh: "偏远附加费", nameEn: "Remote area surcharge" },
        when: { postal: [{ country: "US", from: "995", to: "999" }] },
        amount: { perParcelMicros: 25 * yuan, perKgMicros: 2_500_000, minimumMicros: 30 * yuan },
      },
      {
        ...{ code: "oversize", nameZh: "超长附加费", nameEn: "Oversize surcharge", when: { sideOverMm: 1000 } },
        amount: { perParcelMicros: 200 * yuan },
      },
      {
        ...{ code: "battery", nameZh: "带电附加费", nameEn: "Battery surcharge" },
        when: { cargoKinds: ["built_in_battery", "battery_packed_with"] },
        amount: { perParcelMicros: 8 * yuan },
      },
      {
        ...{ code: "peak", nameZh: "旺季附加费", nameEn: "Peak surcharge" },
        when: { from: "2026-10-01", to: "2026-12-31" },
        amount: { perKgMicros: 5 * yuan },
      },
    ],
    services: {
      insurance: { percentMillionths: 15_000, minimumMicros: 15 * yuan, maxCoverageUsdMinor: 2_000_00 },
      return_label: { perParcelMicros: 12_500_000 },
    },
  }),
  card("EXAMPLE_SIDE", { rows: [aRateRow({ country: "KR", toGrams: 30_000, tariff: perKg(10_000) })] }),
  card("EXAMPLE_STEP", {
    currency: "USD",
    rows: [
      aRateRow({
        country: "ES",
        tariff: { shape: "per_step", stepGrams: 100, perStepMicros: 1_200_000 },
        ...{ perParcelMicros: 800_000, minimumMicros: 3_000_000 },
      }),
    ],
  }),
  card("EXAMPLE_SIZES", {
    rows: [
      aRateRow({ country: "DE", parcel: "small", tariff: perKg(6000), perParcelMicros: 18 * yuan }),
      aRateRow({
        ...{ country: "DE", parcel: "large", fromGrams: 2001, toGrams: 30_000 },
        tariff: {
          shape: "first_and_step",
          firstGrams: 500,
          firstMicros: 45 * yuan,
          stepGrams: 500,
          perStepMicros: 14 * yuan,
        },
      }),
    ],
  }),
  card("EXAMPLE_COLUMNS", {
    currency: "EUR",
    rows: [
      aRateRow({ country: "DE", toGrams: 100, tariff: { shape: "flat", priceMicros: 3_200_000 } }),
      aRateRow({ country: "DE", fromGrams: 101, toGrams: 250, tariff: { shape: "flat", priceMicros: 4_100_000 } }),
      aRateRow({ country: "DE", goods: "battery", toGrams: 250, tariff: perKg(3000), minimumGrams: 50 }),
      aRateRow({ country: "DE", goods: "special", toGrams: 250, tariff: { shape: "flat", priceMicros: 5_000_000 } }),
    ],
  }),
  card("EXAMPLE_YEN", {
    currency: "JPY",
    rows: [
      aRateRow({
        country: "JP",
        tariff: { shape: "per_gram", perKgMicros: 1850 * yuan },
        perParcelMicros: 320 * yuan,
      }),
    ],
  }),
  card("EXAMPLE_DDP", {
    rows: ["DE", "FR", "PL", "US", "BR", "GB", "MX", "CL"].map((country) =>
      aRateRow({ country, tariff: perKg(5000), perParcelMicros: 10 * yuan }),
    ),
    services: { duty_prepaid: { perParcelMicros: 5 * yuan, percentMillionths: 20_000 } },
  }),
  card("EXAMPLE_AREAS", {
    rows: [aRateRow({ country: "GB", tariff: { shape: "flat", priceMicros: 20 * yuan } })],
    surcharges: [
      {
        ...{ code: "remote", nameZh: "岛屿及偏远附加费", nameEn: "Islands and remote areas" },
        when: { areas: ["island", "remote"] },
        amount: { perParcelMicros: 15 * yuan },
      },
      {
        ...{ code: "other", nameZh: "军邮附加费", nameEn: "Military mail", when: { areas: ["military"] } },
        amount: { percentMillionths: 100_000 },
      },
      {
        ...{ code: "remote", nameZh: "设得兰附加费", nameEn: "Shetland" },
        when: { countries: ["GB"], postal: [{ country: "GB", from: "ZE", to: "ZE" }] },
        amount: { perParcelMicros: 6_500_000 },
      },
    ],
  }),
];
