import { type ExchangeRates, exchangeRatesOf } from "./exchange-rate.ts";
import { compileRateCard, type RateCard, type RateCardFacts, type RateRow, type Tariff } from "./rate-card.ts";
import { readRateCardFile } from "./rate-card-file.ts";
import { seededExchangeRates } from "./tables/exchange-rates.ts";

/** The cards of a file such as data/rates/cards.json, by solution, ready for quotes. */
export function cardsOf(file: unknown): ReadonlyMap<string, RateCard> {
  return new Map(readRateCardFile(file).map((card) => [card.solutionCode, compileRateCard(card)]));
}

/** 7.2 CNY for 1 USD, as shipped. */
export const shippedRates: ExchangeRates | null = exchangeRatesOf(seededExchangeRates, "2026-11-25");

/** Price per kg in hundredths of the currency's unit (7245: 72.45) as a tariff per gram. */
export function perKg(minor: number): Tariff {
  return { shape: "per_gram", perKgMicros: minor * 10_000 };
}

/** A confirmed row for general goods of any size, 1 to 2000 g to the US, free of charge where nothing else is said. */
export function aRateRow(change: Partial<RateRow> = {}): RateRow {
  return {
    country: "US",
    goods: "general",
    parcel: "any",
    fromGrams: 1,
    toGrams: 2000,
    tariff: perKg(0),
    perParcelMicros: 0,
    minimumMicros: null,
    minimumGrams: null,
    status: "confirmed",
    note: "",
    ...change,
  };
}

/** A card in CNY from 2026-01-01 on, with one free row where nothing else is said. */
export function aRateCard(change: Partial<RateCardFacts> = {}): RateCardFacts {
  return {
    id: "card",
    solutionCode: "X",
    version: 1,
    currency: "CNY",
    validFrom: "2026-01-01",
    validTo: null,
    source: "test",
    note: "",
    rows: [aRateRow()],
    surcharges: [],
    services: {},
    ...change,
  };
}
