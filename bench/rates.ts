import rateCardFile from "#data/rates/cards.json" with { type: "json" };
import { resolveOrderService } from "#lib/carriers/buyer-service";
import { officialSolutions } from "#lib/carriers/solutions";
import { countryCodes } from "#lib/kit/country";
import { exchangeRatesOf } from "#lib/rates/exchange-rate";
import { plainParcel } from "#lib/rates/quote";
import { compileRateCard } from "#lib/rates/rate-card";
import { readRateCardFile } from "#lib/rates/rate-card-file";
import { seededExchangeRates } from "#lib/rates/tables/exchange-rates";
import { plainRouting, type RoutingBook, recommend } from "#lib/routing/recommend";
import { serviceRules } from "#lib/routing/tables/service-rules";

const today = "2026-11-25";
const book: RoutingBook = {
  solutions: officialSolutions,
  cards: new Map(readRateCardFile(rateCardFile).map((card) => [card.solutionCode, compileRateCard(card)])),
  rules: serviceRules,
  ...{ certifications: null, lanes: new Map() },
  exchangeRates: exchangeRatesOf(seededExchangeRates, today),
  today,
};
const services = ["AliExpress Standard Shipping (Free Shipping)", "标准类&AliExpress Saver Shipping", "卖家自选物流"];

/** Orders to all countries, 1 to 2000 g, 0 to 20 USD, with sizes, from the words of the order to the recommendation. */
function recommendAll(count: number): number {
  let chosen = 0;
  for (let n = 0; n < count; n++) {
    const recommendation = recommend(book, {
      ...plainRouting,
      parcel: {
        ...plainParcel,
        country: countryCodes[n % countryCodes.length] ?? "US",
        weightGrams: 1 + ((n * 37) % 2000),
        sizeMm: [100 + (n % 200), 100, 20 + (n % 50)],
        cargoKinds: n % 9 === 0 ? ["built_in_battery"] : ["general"],
      },
      paidUsdMinor: (n * 13) % 2000,
      buyerService: resolveOrderService([services[n % services.length] ?? ""]),
      shipOn: book.today,
      connected: new Set(["cainiao"]),
    });
    if (recommendation.chosen) chosen++;
  }
  return chosen;
}

/** Seconds for 5,000 recommendations: a whole day's orders are judged anew whenever the screen is opened. */
export async function benchRates(): Promise<{ name: string; value: number; unit: string; limit: number }[]> {
  recommendAll(500);
  const started = performance.now();
  recommendAll(5_000);
  const value = Number(((performance.now() - started) / 1000).toFixed(3));
  return [{ name: "recommendations, 5,000 orders", value, unit: "s", limit: 1 }];
}
