import { resolveBuyerService } from "#lib/carriers/buyer-service";
import { officialSolutions } from "#lib/carriers/solutions";
import { cardsOf, shippedRates } from "#lib/rates/cards.test-data";
import { plainParcel } from "#lib/rates/quote";
import { plainRouting, type RoutingBook, type RoutingFacts } from "./recommend.ts";
import { serviceRules } from "./tables/service-rules.ts";

/** What ALP ships with the cards of data/rates/cards.json; nobody asks for certifications, and no lane has a history. */
export function shippedBook(rateCardFile: unknown): RoutingBook {
  return {
    solutions: officialSolutions,
    cards: cardsOf(rateCardFile),
    rules: serviceRules,
    exchangeRates: shippedRates,
    certifications: null,
    lanes: new Map(),
    today: "2026-11-25",
  };
}

/** 100 g of general goods to the US, left to the seller, by one who is connected with Cainiao alone. */
export const plainOrder: RoutingFacts = {
  ...plainRouting,
  parcel: { ...plainParcel, country: "US", weightGrams: 100 },
  paidUsdMinor: 2000,
  buyerService: resolveBuyerService("Seller's Shipping Method"),
  shipOn: "2026-11-25",
  connected: new Set(["cainiao"]),
};
