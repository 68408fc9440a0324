import type { Solution } from "#lib/carriers/solutions";
import { countryCodes } from "#lib/kit/country";
import { servedAt } from "./destinations.ts";
import type { RoutingBook } from "./recommend.ts";
import type { ServiceRule } from "./tables/service-rules.ts";

/** What a template is checked against: small enough for the screen on which one is written. */
export type TemplateBook = {
  readonly solutions: readonly Solution[];
  readonly rules: readonly ServiceRule[];
  /** Carriers that the seller may book with; null: not asked. */
  readonly connected: ReadonlySet<string> | null;
  /** By solution, the countries it does not go to. */
  readonly notServed: ReadonlyMap<string, readonly string[]>;
};

/** The part of the routing book that templates are checked against. */
export function templateBookOf(
  book: Pick<RoutingBook, "solutions" | "rules" | "cards">,
  connected: ReadonlySet<string> | null,
): TemplateBook {
  return {
    connected,
    solutions: book.solutions,
    rules: book.rules,
    notServed: new Map(
      book.solutions.map((solution) => {
        const card = book.cards.get(solution.code) ?? null;
        return [solution.code, countryCodes.filter((country) => servedAt(solution, card, country) === "not_served")];
      }),
    ),
  };
}
