import { judgeCertification, type UncertifiedCode } from "#lib/carriers/certification";
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
  /** By solution, where its carrier's certification keeps it from going today, and why. */
  readonly uncertified: ReadonlyMap<string, Uncertified>;
};

export type Uncertified = {
  readonly code: UncertifiedCode;
  readonly reason: string;
  readonly countries: readonly string[];
};

/** The part of the routing book that templates are checked against. */
export function templateBookOf(
  book: Pick<RoutingBook, "solutions" | "rules" | "cards" | "certifications" | "today">,
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
    uncertified: new Map(
      book.solutions.flatMap((solution) => {
        const found = uncertifiedOf(book, solution);
        return found ? [[solution.code, found] as const] : [];
      }),
    ),
  };
}

/** General goods stand for all: what a certification says of others is judged with the order. */
function uncertifiedOf(
  { certifications, today }: Pick<RoutingBook, "certifications" | "today">,
  { code, carrierCode }: Solution,
): Uncertified | null {
  if (certifications === null) return null;
  const own = certifications.get(carrierCode) ?? [];
  let first: Pick<Uncertified, "code" | "reason"> | null = null;
  const countries = countryCodes.filter((country) => {
    const verdict = judgeCertification(own, code, country, ["general"], today);
    if (!verdict.usable) first ??= { code: verdict.code, reason: verdict.reason };
    return !verdict.usable;
  });
  return first && { ...(first as Pick<Uncertified, "code" | "reason">), countries };
}
