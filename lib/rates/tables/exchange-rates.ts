import type { ExchangeRate } from "../exchange-rate.ts";

/**
 * The rate with which sellers' sheets turn CNY prices into USD: 7.2 beside most USD columns, 7.25 beside some. The lower
 * one is taken, so that no price in USD comes out too low.
 */
export const seededExchangeRates: readonly ExchangeRate[] = [
  {
    base: "USD",
    quote: "CNY",
    day: "2026-01-01",
    rateMicros: 7_200_000,
    source: "速卖通最新运费单 2026 (7.2; 7.25)",
  },
];
