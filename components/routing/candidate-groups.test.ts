import { describe, expect, it } from "vitest";
import rateCardFile from "#data/rates/cards.json" with { type: "json" };
import { solutionFamilies } from "#lib/carriers/solution-families";
import { recommend } from "#lib/routing/recommend";
import { plainOrder, shippedBook } from "#lib/routing/routing.test-data";
import { groupCandidates } from "./candidate-groups.ts";

const book = shippedBook(rateCardFile);

describe("candidates laid out", () => {
  it.each([
    ["connected with Cainiao", plainOrder],
    ["connected with nobody", { ...plainOrder, connected: new Set<string>() }],
    ["nobody asked", { ...plainOrder, connected: null }],
  ])("%s: each stands in exactly one group, and all seven official families in their order", (_, facts) => {
    const { ranked, chosen } = recommend(book, facts);
    const groups = groupCandidates(ranked, chosen);
    const unconnected = groups.unconnected.flatMap(({ candidates }) => candidates);
    const inFamilies = groups.families.map(({ best }) => best).filter((one) => one !== chosen);
    const all = [
      ...(chosen ? [chosen] : []),
      ...[...inFamilies, ...groups.priced, ...groups.unpriced, ...groups.choosable, ...groups.out, ...unconnected],
    ];
    expect(all.map(({ solutionCode }) => solutionCode).sort()).toEqual(ranked.map((one) => one.solutionCode).sort());
    expect(groups.families.map(({ family }) => family)).toEqual(solutionFamilies);
  });

  it("shows a family at its best: the first of it in rank", () => {
    const { ranked, chosen } = recommend(book, { ...plainOrder, connected: null });
    for (const { family, best } of groupCandidates(ranked, chosen).families) {
      expect(best).toBe(ranked.find((one) => one.family === family));
    }
  });
});
