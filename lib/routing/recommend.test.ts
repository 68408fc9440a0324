import fc from "fast-check";
import { describe, expect, it } from "vitest";
import rateCardFile from "#data/rates/cards.json" with { type: "json" };
import { resolveBuyerService } from "#lib/carriers/buyer-service";
import { type CargoKind, cargoKinds } from "#lib/carriers/cargo-kinds";
import { compareClasses } from "#lib/carriers/service-class";
import { officialSolutions } from "#lib/carriers/solutions";
import { countryCodes } from "#lib/kit/country";
import { formatMinor } from "#lib/kit/money";
import { aRateCard, aRateRow, perKg } from "#lib/rates/cards.test-data";
import { compileRateCard } from "#lib/rates/rate-card";
import { type Candidate, type RoutingFacts, recommend } from "./recommend.ts";
import { plainOrder, shippedBook } from "./routing.test-data.ts";
import { serviceRules } from "./tables/service-rules.ts";

const book = shippedBook(rateCardFile);

type Order = {
  readonly to: string;
  readonly grams?: number;
  readonly paid?: string | null;
  readonly buyer?: string;
  readonly cargo?: readonly CargoKind[];
  readonly pick?: string;
  readonly note?: string;
  readonly size?: readonly [number, number, number];
};

function facts({
  to,
  grams = 100,
  paid = "20.00",
  buyer = "",
  cargo = ["general"],
  pick,
  note,
  size,
}: Order): RoutingFacts {
  return {
    ...plainOrder,
    parcel: { ...plainOrder.parcel, country: to, weightGrams: grams, sizeMm: size ?? null, cargoKinds: cargo },
    paidUsdMinor: paid === null ? null : Math.round(Number(paid) * 100),
    buyerService: resolveBuyerService(buyer),
    choice: pick === undefined ? null : { solutionCode: pick, consentNote: note ?? null },
  };
}

const shortNames: Readonly<Record<string, string>> = {
  CAINIAO_STANDARD: "standard",
  CAINIAO_ECONOMY: "saver",
  AE_CN_SUPER_ECONOMY_G: "economy",
};
const price = ({ quote }: Candidate) => (quote.usdMinor === null ? quote.status : formatMinor(quote.usdMinor, "USD"));

/** "saver 2.72 eligible, standard 3.57 offered(above_buyers_class)": the three that every seller uses, in their rank. */
function ranking(order: Order): string {
  return recommend(book, facts(order))
    .ranked.filter(({ solutionCode }) => solutionCode in shortNames)
    .map((candidate) => {
      const codes = candidate.hindrances.map(({ code }) => code).join("+");
      const name = shortNames[candidate.solutionCode];
      return `${name} ${price(candidate)} ${candidate.standing}${codes === "" ? "" : `(${codes})`}`;
    })
    .join(", ");
}

function verdict(order: Order): string {
  const { chosen, why, reasons } = recommend(book, facts(order));
  const name = chosen ? (shortNames[chosen.solutionCode] ?? chosen.solutionCode) : "nobody";
  return [name, why, ...reasons.map(({ code }) => code)].join(" ");
}

const free = "Seller's Shipping Method";
const standardName = "AliExpress Standard Shipping";
const saverName = "AliExpress Saver Shipping";
const globalName = "Cainiao Super Economy Global";

describe("the recommendation", () => {
  it.each<[string, Order, string]>([
    // the seller's choice: the cheapest within the rules
    ["free choice, Poland 150 g", { to: "PL", grams: 150, buyer: free }, "saver chosen cheapest"],
    ["free choice, Japan 150 g", { to: "JP", grams: 150, buyer: free }, "economy chosen cheapest"],
    ["free choice, US over 5 USD: only 无忧标准", { to: "US", buyer: free }, "standard chosen only_eligible"],
    ["free choice, US up to 5 USD", { to: "US", paid: "5.00", buyer: free }, "economy chosen cheapest"],
    [
      "free choice, US, amount unknown: as over 5",
      { to: "US", paid: null, buyer: free },
      "standard chosen only_eligible",
    ],
    // a confirmed price comes before one that is not, however small the other might be
    ["free choice, Mexico 500 g", { to: "MX", grams: 500, buyer: free }, "saver chosen cheapest"],
    ["free choice, Brazil 500 g", { to: "BR", grams: 500, buyer: free }, "standard chosen only_eligible"],
    [
      "free choice, Poland 80 g: economy has no price there",
      { to: "PL", grams: 80, buyer: free },
      "saver chosen cheapest",
    ],
    // the buyer's class is kept
    ["buyer's own service", { to: "US", buyer: standardName }, "standard chosen only_eligible buyers_service"],
    ["ePacket is of the standard class", { to: "US", buyer: "ePacket" }, "standard chosen only_eligible buyers_class"],
    ["saver where it goes", { to: "PL", buyer: saverName }, "saver chosen only_eligible buyers_service"],
    ["a class alone", { to: "PL", buyer: "简易类&Moon Mail" }, "saver chosen only_eligible buyers_class"],
    // a higher class is offered, never chosen by itself
    ["saver where it does not go", { to: "BR", buyer: saverName }, "nobody needs_choice"],
    [
      "the higher one, picked",
      { to: "BR", buyer: saverName, pick: "CAINIAO_STANDARD" },
      "standard chosen chosen_by_dispatcher",
    ],
    // a lower class needs the buyer's consent
    ["a service of which no destinations are known", { to: "US", buyer: "UPS" }, "nobody needs_choice"],
    ["picked without a note", { to: "PL", buyer: standardName, pick: "CAINIAO_ECONOMY" }, "nobody needs_consent"],
    [
      "picked with a blank note",
      { to: "PL", buyer: standardName, pick: "CAINIAO_ECONOMY", note: "  " },
      "nobody needs_consent",
    ],
    [
      "picked with a note",
      { to: "PL", buyer: standardName, pick: "CAINIAO_ECONOMY", note: "同意" },
      "saver chosen chosen_by_dispatcher consent_recorded",
    ],
    // no consent lifts a rule
    [
      "a rule stays",
      { to: "GB", buyer: standardName, pick: "AE_CN_SUPER_ECONOMY_G", note: "同意" },
      "nobody choice_not_allowed",
    ],
    ["a solution that nobody knows", { to: "GB", buyer: free, pick: "MOON" }, "nobody choice_not_allowed"],
    // words that nobody knows are never guessed at
    ["unknown words", { to: "US", buyer: "Moon Express" }, "nobody needs_choice"],
    ["no words", { to: "US", buyer: "" }, "nobody needs_choice"],
    [
      "unknown words, picked",
      { to: "US", buyer: "Moon", pick: "CAINIAO_STANDARD" },
      "standard chosen chosen_by_dispatcher",
    ],
    // without a price a solution stays choosable
    ["no price anywhere", { to: "XK", buyer: free }, "standard chosen only_eligible"],
    [
      "batteries: nobody's price is published",
      { to: "PL", buyer: free, cargo: ["built_in_battery"] },
      "standard chosen no_price_to_compare",
    ],
    // limits
    ["3 kg", { to: "US", buyer: free, grams: 3000 }, "standard chosen only_eligible"],
    ["31 kg", { to: "US", buyer: free, grams: 30_001 }, "nobody nothing_allowed"],
    ["pure batteries", { to: "US", buyer: free, cargo: ["pure_battery"] }, "nobody nothing_allowed"],
    ["China", { to: "CN", buyer: free }, "nobody nothing_allowed"],
  ])("%s", (_, order, expected) => {
    expect(verdict(order)).toBe(expected);
  });

  it.each<[string, Order, string]>([
    [
      "Poland, 150 g, free choice: three that may be used, by price",
      { to: "PL", grams: 150, buyer: free },
      "saver 2.26 eligible, economy 2.51 eligible, standard 3.12 eligible",
    ],
    [
      "Poland, 500 g: the standard line's price is not confirmed, so it comes last",
      { to: "PL", grams: 500, buyer: free },
      "economy 4.83 eligible, saver 5.26 eligible, standard band_not_confirmed eligible",
    ],
    [
      "Poland, buyer chose saver: above is offered, below needs consent",
      { to: "PL", grams: 150, buyer: saverName },
      "saver 2.26 eligible, standard 3.12 offered(above_buyers_class), economy 2.51 needs_consent(below_buyers_class)",
    ],
    [
      "Germany, over 2 kg: only the standard line takes it, without a price",
      { to: "DE", grams: 2500, buyer: free },
      "standard no_published_price eligible, saver no_published_price out(destination_not_served+overweight), economy no_published_price out(destination_not_served+overweight)",
    ],
    [
      "Japan, 700 mm long: too long for a small line",
      { to: "JP", buyer: free, size: [700, 50, 20] },
      "standard no_published_price eligible, saver no_published_price out(destination_not_served+oversize), economy no_published_price out(oversize)",
    ],
    [
      "United Kingdom, buyer chose economy: the rule forbids it, standard is offered",
      { to: "GB", buyer: globalName },
      "standard 3.15 offered(above_buyers_class), economy 2.49 out(class_below_rule), saver no_published_price out(destination_not_served+class_below_rule)",
    ],
  ])("%s", (_, order, expected) => {
    expect(ranking(order)).toBe(expected);
  });

  it("puts a band that is not confirmed before one without any price, even at a lower class", () => {
    const row = aRateRow({
      country: "XX",
      tariff: perKg(900),
      perParcelMicros: 1_000_000,
      status: "band_not_confirmed",
    });
    const card = compileRateCard(aRateCard({ solutionCode: "AE_CN_SUPER_ECONOMY_G", currency: "USD", rows: [row] }));
    const { ranked } = recommend(
      { ...book, cards: new Map([[card.solutionCode, card]]) },
      facts({ to: "XX", buyer: free }),
    );
    const seen = ranked.map((candidate) => `${shortNames[candidate.solutionCode]} ${price(candidate)}`);
    expect(seen.slice(0, 2)).toEqual(["economy band_not_confirmed", "standard no_published_price"]);
  });

  it("says how much the cheapest saves against the next with a price", () => {
    const { reasons } = recommend(book, facts({ to: "PL", grams: 500, buyer: free }));
    // 8.55 × 0.5 + 0.98 = 5.255, so 5.26; 47.63 × 0.5 + 10.92 = 34.735, so 34.74 CNY; ÷ 7.2 = 4.825, so 4.83
    expect(reasons).toEqual([{ code: "cheapest", values: { of: 2, savesUsdMinor: 43, than: "CAINIAO_ECONOMY" } }]);
  });
});

const services = [free, standardName, saverName, globalName, "AliExpress Premium Shipping", "Moon Express", ""];
const anyOrder = fc.record({
  to: fc.constantFrom(...countryCodes),
  grams: fc.integer({ min: 1, max: 2500 }),
  paid: fc.option(
    fc.integer({ min: 0, max: 1000 }).map((minor) => formatMinor(minor, "USD")),
    { nil: null },
  ),
  buyer: fc.constantFrom(...services),
  cargo: fc.oneof(
    { weight: 3, arbitrary: fc.constant<CargoKind[]>(["general"]) },
    { weight: 1, arbitrary: fc.uniqueArray(fc.constantFrom(...cargoKinds), { minLength: 1, maxLength: 3 }) },
  ),
});
const standings = ["eligible", "offered", "needs_consent", "out"];
const statuses = ["confirmed", "band_not_confirmed", "no_published_price"];

describe("every recommendation", () => {
  it("ranks by standing, then confirmed before unconfirmed before unpriced, then by price", () => {
    fc.assert(
      fc.property(anyOrder, (order) => {
        const { ranked } = recommend(book, facts(order));
        for (const [index, candidate] of ranked.entries()) {
          const next = ranked[index + 1];
          if (!next) continue;
          const byStanding = standings.indexOf(next.standing) - standings.indexOf(candidate.standing);
          expect(byStanding).toBeGreaterThanOrEqual(0);
          if (byStanding > 0) continue;
          const byStatus = statuses.indexOf(next.quote.status) - statuses.indexOf(candidate.quote.status);
          expect(byStatus).toBeGreaterThanOrEqual(0);
          if (byStatus === 0) expect(next.quote.usdMinor ?? 0).toBeGreaterThanOrEqual(candidate.quote.usdMinor ?? 0);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it("is the same whatever the order of solutions and rules", () => {
    const shuffledSolutions = fc.shuffledSubarray([...officialSolutions], { minLength: officialSolutions.length });
    const shuffledRules = fc.shuffledSubarray([...serviceRules], { minLength: serviceRules.length });
    fc.assert(
      fc.property(anyOrder, shuffledSolutions, shuffledRules, (order, solutions, rules) => {
        const other = recommend({ ...book, solutions, rules }, facts(order));
        const same = recommend(book, facts(order));
        expect(other.ranked.map(({ solutionCode }) => solutionCode)).toEqual(
          same.ranked.map(({ solutionCode }) => solutionCode),
        );
        expect(other.chosen?.solutionCode).toBe(same.chosen?.solutionCode);
        expect([other.why, other.reasons]).toEqual([same.why, same.reasons]);
      }),
      { numRuns: 500 },
    );
  });

  it("never chooses by itself what is below or above the buyer's class, or what nobody knows", () => {
    fc.assert(
      fc.property(anyOrder, (order) => {
        const { chosen } = recommend(book, facts(order));
        const service = resolveBuyerService(order.buyer);
        if (service.kind === "unknown") expect(chosen).toBeNull();
        if (service.kind === "known" && chosen) expect(compareClasses(chosen.class, service.class)).toBe(0);
        if (chosen) expect(chosen.hindrances).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it("never chooses a dearer one while an eligible one with a confirmed price is cheaper", () => {
    fc.assert(
      fc.property(anyOrder, (order) => {
        const { chosen, ranked } = recommend(book, facts(order));
        const prices = ranked.flatMap(({ standing, quote }) => (standing === "eligible" ? (quote.usdMinor ?? []) : []));
        if (prices.length > 0) expect(chosen?.quote.usdMinor).toBe(Math.min(...prices));
      }),
      { numRuns: 1000 },
    );
  });

  it("is not changed by a pick for what the pick does not touch, and no pick lifts a barrier", () => {
    const pick = fc.constantFrom(...officialSolutions.map(({ code }) => code));
    fc.assert(
      fc.property(anyOrder, pick, (order, code) => {
        const before = recommend(book, facts(order)).ranked.find(({ solutionCode }) => solutionCode === code);
        const after = recommend(book, facts({ ...order, pick: code, note: "同意" }));
        if (before?.standing === "out") {
          expect(after.chosen).toBeNull();
          expect(after.why).toBe("choice_not_allowed");
        } else expect(after.chosen?.solutionCode).toBe(code);
      }),
      { numRuns: 500 },
    );
  });

  it("always says something that can be done, or why nothing can", () => {
    fc.assert(
      fc.property(anyOrder, (order) => {
        const { chosen, why, reasons, ranked } = recommend(book, facts(order));
        expect(ranked).toHaveLength(officialSolutions.length);
        expect(chosen === null).toBe(why !== "chosen");
        expect(reasons.length > 0).toBe(chosen !== null);
        const silent = ranked.filter(({ standing, hindrances }) => standing !== "eligible" && hindrances.length === 0);
        expect(silent).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
