import { describe, expect, it } from "vitest";
import rateCardFile from "#data/rates/cards.json" with { type: "json" };
import { officialSolutions } from "#lib/carriers/solutions";
import { countryCodes } from "#lib/kit/country";
import { cardsOf } from "#lib/rates/cards.test-data";
import { type Served, servedAt } from "./destinations.ts";

const cards = cardsOf(rateCardFile);

function served(code: string, country: string): Served {
  const solution = officialSolutions.find((one) => one.code === code);
  if (!solution) throw new Error(`no ${code}`);
  return servedAt(solution, cards.get(code) ?? null, country);
}

describe("every country and region is priced, priced in part, without price, or not served", () => {
  it.each([
    // 185 rows of the sheet are published for 1 to 150 g at least; 66 places are not named; China itself
    ["CAINIAO_STANDARD", { priced: 0, partly_priced: 185, no_price: 66, not_served: 1 }],
    // 29 destinations are the whole line
    ["CAINIAO_ECONOMY", { priced: 29, partly_priced: 0, no_price: 0, not_served: 223 }],
    // 133 from 1 to 2000 g, 20 with the upper band only
    ["AE_CN_SUPER_ECONOMY_G", { priced: 133, partly_priced: 20, no_price: 0, not_served: 99 }],
  ])("%s: %j", (code, expected) => {
    const counts = { priced: 0, partly_priced: 0, no_price: 0, not_served: 0 };
    for (const country of countryCodes) counts[served(code, country)] += 1;
    expect(counts).toEqual(expected);
    expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(countryCodes.length);
  });

  it.each([
    ["CAINIAO_STANDARD", "US", "partly_priced"],
    ["CAINIAO_STANDARD", "IN", "no_price"],
    ["CAINIAO_STANDARD", "XK", "no_price"],
    ["CAINIAO_STANDARD", "AQ", "partly_priced"],
    ["CAINIAO_STANDARD", "HK", "partly_priced"],
    ["CAINIAO_STANDARD", "CN", "not_served"],
    ["CAINIAO_ECONOMY", "ES", "priced"],
    ["CAINIAO_ECONOMY", "US", "not_served"],
    ["AE_CN_SUPER_ECONOMY_G", "US", "partly_priced"],
    ["AE_CN_SUPER_ECONOMY_G", "IN", "priced"],
    ["AE_CN_SUPER_ECONOMY_G", "ES", "not_served"],
  ] as const)("%s to %s: %s", (code, country, expected) => {
    expect(served(code, country)).toBe(expected);
  });
});
