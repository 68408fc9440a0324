import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import rateCardFile from "#data/rates/cards.json" with { type: "json" };
import { resolveBuyerService } from "#lib/carriers/buyer-service";
import { compareClasses } from "#lib/carriers/service-class";
import { decideSolution, weighTemplate } from "./decide-solution.ts";
import type { Candidate, CandidateStanding, Recommendation, RoutingFacts } from "./recommend.ts";
import { plainOrder, shippedBook } from "./routing.test-data.ts";
import type { Template } from "./template.ts";
import { aTemplate, predefinedOnly, to } from "./templates.test-data.ts";

const book = shippedBook(rateCardFile);

type Order = { readonly to: string; readonly buyer: string; readonly pick?: string; readonly paid?: number };

function facts({ to: country, buyer, pick, paid = 2000 }: Order): RoutingFacts {
  return {
    ...plainOrder,
    parcel: { ...plainOrder.parcel, country },
    paidUsdMinor: paid,
    buyerService: resolveBuyerService(buyer),
    choice: pick === undefined ? null : { solutionCode: pick, consentNote: null },
  };
}

const [free, standard] = ["Seller's Shipping Method", "AliExpress Standard Shipping"];
const saverHome = aTemplate({ name: "波兰-特惠", destinations: to("PL"), solutionCode: "CAINIAO_ECONOMY" });

/** "template CAINIAO_STANDARD template_decides" */
function verdict(order: Order, templates: readonly Template[]): string {
  const { decidedBy, recommendation, note } = decideSolution(book, templates, predefinedOnly, facts(order));
  return [decidedBy, recommendation.chosen?.solutionCode ?? "-", note.code].join(" ");
}

describe("who decides", () => {
  it.each<[string, Order, Template[], string]>([
    ["no template", { to: "PL", buyer: free }, [], "recommendation CAINIAO_ECONOMY no_templates"],
    [
      "all switched off",
      { to: "PL", buyer: free },
      [aTemplate({ isActive: false })],
      "recommendation CAINIAO_ECONOMY no_templates",
    ],
    ["none fits", { to: "US", buyer: free }, [saverHome], "recommendation CAINIAO_STANDARD no_template_fits"],
    ["a template", { to: "PL", buyer: free }, [aTemplate()], "template CAINIAO_STANDARD template_decides"],
    [
      "the dispatcher above the template",
      { to: "PL", buyer: free, pick: "CAINIAO_ECONOMY" },
      [aTemplate()],
      "dispatcher CAINIAO_ECONOMY dispatcher_decides",
    ],
    [
      "a choice that may not go, and nobody else goes in its place",
      { to: "GB", buyer: free, pick: "AE_CN_SUPER_ECONOMY_G" },
      [aTemplate()],
      "nobody - dispatcher_decides",
    ],
    // a higher class than the buyer's is what a template may pick, a lower one is not
    [
      "a higher class",
      { to: "PL", buyer: "AliExpress Saver Shipping" },
      [aTemplate()],
      "template CAINIAO_STANDARD template_decides",
    ],
    ["a lower class", { to: "PL", buyer: standard }, [saverHome], "nobody - template_below_buyers_class"],
    [
      "a platform rule that came later",
      { to: "GB", buyer: free },
      [aTemplate({ solutionCode: "AE_CN_SUPER_ECONOMY_G" })],
      "nobody - template_cannot_go",
    ],
    [
      "a solution that is no longer offered",
      { to: "GB", buyer: free },
      [aTemplate({ solutionCode: "GONE" })],
      "nobody - template_cannot_go",
    ],
    [
      "words that nobody knows: no template guesses",
      { to: "PL", buyer: "Fancy Line" },
      [aTemplate()],
      "nobody - buyers_service_unknown",
    ],
    [
      "switched to the recommendation",
      { to: "PL", buyer: free },
      [aTemplate({ recommendationFirst: true })],
      "recommendation CAINIAO_ECONOMY recommendation_wins",
    ],
    [
      "and the recommendation goes where the template's solution is below the buyer's class",
      { to: "PL", buyer: standard },
      [{ ...saverHome, recommendationFirst: true }],
      "recommendation CAINIAO_STANDARD recommendation_stands_in",
    ],
  ])("%s", (_, order, templates, expected) => {
    expect(verdict(order, templates)).toBe(expected);
  });
});

type Made = {
  readonly code: string;
  readonly standing?: CandidateStanding;
  readonly cents?: number | null;
  readonly days?: number;
};

/** Candidates in their rank; the first that is eligible is the recommendation. */
function ranking(made: readonly Made[]): Recommendation {
  const ranked = made.map(({ code, standing = "eligible", cents = 300, days = 40 }): Candidate => {
    const head = { solutionCode: code, chargeableGrams: 100, volumetricGrams: null };
    return {
      ...{ class: "standard", tracking: "full", solutionCode: code, days: { from: 5, to: days } },
      ...{ carrierCode: "cainiao", family: "standard", arrivesInTime: null, score: null, standing, hindrances: [] },
      delivery: { p50: days, p90: days, basis: "published", parcels: 0 },
      quote:
        cents === null
          ? { ...head, status: "no_published_price", usdMinor: null, reason: "weight" }
          : {
              ...{ ...head, status: "confirmed", usdMinor: cents, cardId: "c", currency: "USD" },
              ...{ totalMinor: cents, lines: [], exchangeRate: null, pricedOn: "2026-11-25" },
            },
    };
  });
  const chosen = ranked.find(({ standing }) => standing === "eligible") ?? null;
  return { ranked, chosen, reasons: [], why: chosen ? "chosen" : "needs_choice" };
}

function weighed(template: Partial<Template>, made: readonly Made[]): string {
  const { decidedBy, recommendation, note } = weighTemplate(
    ranking(made),
    aTemplate({ solutionCode: "OWN", ...template }),
  );
  return [decidedBy, recommendation.chosen?.solutionCode ?? "-", JSON.stringify(note)].join(" ").replaceAll('"', "");
}

describe("the switch 智能推荐优先", () => {
  const on = { recommendationFirst: true } as const;
  const rival = (change: Partial<Made> = {}): Made => ({ code: "RIVAL", cents: 200, ...change });
  const own = (change: Partial<Made> = {}): Made => ({ code: "OWN", cents: 300, ...change });
  it.each<[string, Partial<Template>, Made[], string]>([
    ["off: the template decides", {}, [rival(), own()], "template OWN {code:template_decides}"],
    [
      "cheaper and as fast: it wins",
      on,
      [rival(), own()],
      "recommendation RIVAL {code:recommendation_wins,values:{savesUsdMinor:100}}",
    ],
    [
      "as dear: it wins",
      on,
      [rival({ cents: 300 }), own()],
      "recommendation RIVAL {code:recommendation_wins,values:{savesUsdMinor:0}}",
    ],
    [
      "dearer",
      on,
      [rival({ cents: 301 }), own()],
      "template OWN {code:recommendation_dearer,values:{costsUsdMinor:1}}",
    ],
    [
      "slower than the template's solution",
      on,
      [rival({ days: 41 }), own()],
      "template OWN {code:recommendation_slower,values:{days:41,atMost:40}}",
    ],
    [
      "slower than the template's days, though quicker than its solution",
      { ...on, maxDays: 20 },
      [rival({ days: 21 }), own()],
      "template OWN {code:recommendation_slower,values:{days:21,atMost:20}}",
    ],
    [
      "within the template's days, which its own solution is not",
      { ...on, maxDays: 20 },
      [rival({ days: 20 }), own()],
      "recommendation RIVAL {code:recommendation_wins,values:{savesUsdMinor:100}}",
    ],
    [
      "the next in rank that keeps the speed, where the first does not",
      { ...on, maxDays: 20 },
      [rival({ days: 30 }), { code: "QUICK", cents: 250, days: 15 }, own()],
      "recommendation QUICK {code:recommendation_wins,values:{savesUsdMinor:50}}",
    ],
    ["no price of its own", on, [rival(), own({ cents: null })], "template OWN {code:prices_not_comparable}"],
    ["no price of the rival", on, [rival({ cents: null }), own()], "template OWN {code:prices_not_comparable}"],
    ["the same", on, [own(), rival()], "template OWN {code:recommendation_agrees}"],
    [
      "nothing else may go, and the template picks a higher class",
      on,
      [own({ standing: "offered" }), rival({ standing: "out" })],
      "template OWN {code:nothing_recommended}",
    ],
    [
      "its solution cannot go: the recommendation stands in",
      on,
      [rival(), own({ standing: "out" })],
      "recommendation RIVAL {code:recommendation_stands_in,values:{solution:OWN}}",
    ],
    [
      "but not when it does not keep the speed",
      { ...on, maxDays: 20 },
      [rival(), own({ standing: "out" })],
      "nobody - {code:template_cannot_go,values:{solution:OWN,alternative:RIVAL}}",
    ],
    [
      "nor when nobody knows how fast a solution was that is gone",
      on,
      [rival()],
      "nobody - {code:template_cannot_go,values:{solution:OWN,alternative:RIVAL}}",
    ],
    [
      "off, and it cannot go: held, the alternative is named",
      {},
      [rival(), own({ standing: "out" })],
      "nobody - {code:template_cannot_go,values:{solution:OWN,alternative:RIVAL}}",
    ],
    [
      "off, and below the buyer's class",
      {},
      [rival(), own({ standing: "needs_consent" })],
      "nobody - {code:template_below_buyers_class,values:{solution:OWN,alternative:RIVAL}}",
    ],
  ])("%s", (_, template, made, expected) => {
    expect(weighed(template, made)).toBe(expected);
  });
});

test("whatever the templates: never what is out, never below the buyer's class, never silently another", () => {
  const code = fc.constantFrom("CAINIAO_STANDARD", "CAINIAO_ECONOMY", "AE_CN_SUPER_ECONOMY_G", "GONE");
  const templates = fc.array(
    fc.record({
      id: fc.uuid(),
      position: fc.nat(5),
      solutionCode: code,
      recommendationFirst: fc.boolean(),
      maxDays: fc.option(fc.constantFrom(20, 45)),
      isActive: fc.boolean(),
    }),
    { maxLength: 4 },
  );
  const order = fc.record({
    to: fc.constantFrom("US", "PL", "GB", "BR", "JP", "AQ"),
    buyer: fc.constantFrom(free, standard, "AliExpress Saver Shipping", "Fancy Line"),
    paid: fc.constantFrom(100, 2000),
  });
  fc.assert(
    fc.property(templates, order, (changes, one) => {
      const made = changes.map((change) => aTemplate(change));
      const decision = decideSolution(book, made, predefinedOnly, facts(one));
      const { chosen, ranked } = decision.recommendation;
      expect(decision.decidedBy === "nobody").toBe(chosen === null);
      if (!chosen) return;
      expect(chosen.standing).toBe("eligible");
      expect(ranked).toContain(chosen);
      const plain = decideSolution(book, [], predefinedOnly, facts(one)).recommendation.ranked;
      expect(plain.find(({ solutionCode }) => solutionCode === chosen.solutionCode)?.standing).not.toBe("out");
      const service = facts(one).buyerService;
      if ("class" in service) expect(compareClasses(chosen.class, service.class)).toBeGreaterThanOrEqual(0);
      const template = made.find(({ id }) => id === decision.template?.id);
      if (decision.decidedBy === "template") expect(chosen.solutionCode).toBe(template?.solutionCode);
      if (decision.decidedBy === "recommendation" && template) expect(template.recommendationFirst).toBe(true);
    }),
  );
});
