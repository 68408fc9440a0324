import { describe, expect, it } from "vitest";
import rateCardFile from "#data/rates/cards.json" with { type: "json" };
import { solutionFamilies } from "#lib/carriers/solutions";
import { recommend } from "#lib/routing/recommend";
import { plainOrder, shippedBook } from "#lib/routing/routing.test-data";
import { groupCandidates } from "./candidate-groups.ts";

const book = shippedBook(rateCardFile);

describe("candidates laid out", () => {
  it.each([
    ["connected with Cainiao", plainOrder],
    ["connected with nobody", { ...plainOrder, connected: new Set<string>() }],
    ["nobody asked", { ...plainOrder, connected: null }],
  ])("%s: each stands in exactly one group, and every official family can be read", (_, facts) => {
    const { ranked } = recommend(book, facts);
    const groups = groupCandidates(ranked);
    const unconnected = groups.unconnected.flatMap(({ candidates }) => candidates);
    const all = [...groups.usable, ...groups.choosable, ...groups.out, ...unconnected];
    expect(all.map(({ solutionCode }) => solutionCode).sort()).toEqual(ranked.map((one) => one.solutionCode).sort());
    const own = [...groups.usable, ...groups.choosable, ...groups.out].map(({ family }) => family);
    expect(solutionFamilies.filter((family) => !own.includes(family))).toEqual([]);
  });
});
