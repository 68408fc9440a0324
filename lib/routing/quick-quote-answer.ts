import { areaOf } from "./area.ts";
import type { PresetKey } from "./presets.ts";
import type { QuickQuoteProblem, QuickQuoteSearch } from "./quick-quote.ts";
import { plainRouting, type Recommendation, type RoutingBook, recommend } from "./recommend.ts";

/** What is made of what is typed. `recommendation` null: something is missing, or `problems` says what is wrong. */
export type QuickQuoteAnswer = {
  readonly problems: readonly QuickQuoteProblem[];
  readonly recommendation: Recommendation | null;
};

/**
 * Every solution for one parcel that is only thought of: the buyer leaves the service open, papers are taken to be there,
 * and whether the seller is connected to a carrier is not asked. The value is what the buyer pays and what is declared.
 */
export function answerQuickQuote(book: RoutingBook, preset: PresetKey, search: QuickQuoteSearch): QuickQuoteAnswer {
  const { problems, input } = search;
  if (!input) return { problems, recommendation: null };
  const { country, postalCode, weightGrams, sizeMm, cargoKind, valueUsdMinor, services, arriveBy } = input;
  const recommendation = recommend(book, {
    ...plainRouting,
    parcel: {
      ...{ country, postalCode, area: areaOf(country, postalCode), weightGrams, sizeMm, services },
      ...{ cargoKinds: [cargoKind], declaredUsdMinor: valueUsdMinor, tariffItems: 1 },
    },
    paidUsdMinor: valueUsdMinor,
    buyerService: { kind: "sellers_choice" },
    ...{ arriveBy, shipOn: book.today, preset },
    papers: { msds: "valid" },
  });
  return { problems, recommendation };
}
