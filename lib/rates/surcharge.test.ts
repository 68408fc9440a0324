import { describe, expect, it } from "vitest";
import { plainParcel } from "./quote.ts";
import {
  orderSurcharges,
  paysSurcharge,
  type Surcharge,
  type SurchargeFacts,
  type SurchargeWhen,
} from "./surcharge.ts";
import { readServicePrices, readSurcharges } from "./surcharge-schema.ts";

const parcel: SurchargeFacts = { ...plainParcel, country: "US" };
const alaska: SurchargeWhen = { postal: [{ country: "US", from: "995", to: "999" }] };
const uk = (postalCode: string): SurchargeFacts => ({ ...parcel, country: "GB", postalCode });
const shetland: SurchargeWhen = { postal: [{ country: "GB", from: "ZE1", to: "ZE3" }] };

describe("who pays a surcharge", () => {
  it.each<[string, SurchargeWhen, Partial<SurchargeFacts>, boolean]>([
    ["everybody, where nothing is said", {}, {}, true],
    ["a country of the list", { countries: ["CA", "US"] }, {}, true],
    ["no other country", { countries: ["CA"] }, {}, false],
    ["a postal code within the range", alaska, { postalCode: "99501" }, true],
    ["with its four more digits", alaska, { postalCode: "99950-0001" }, true],
    ["the last of the range", alaska, { postalCode: "99999" }, true],
    ["not the one before it", alaska, { postalCode: "99499" }, false],
    ["not without a postal code", alaska, { postalCode: "" }, false],
    ["not the same digits of another country", alaska, { ...uk("99501") }, false],
    ["letters and digits, whatever the spacing", shetland, uk("ze2 9xx"), true],
    ["the whole of an outward code's beginning", shetland, uk("ZE39AA"), true],
    ["not the next outward code", shetland, uk("ZE4 1AA"), false],
    ["an area of the list", { areas: ["island"] }, { area: "island" }, true],
    ["not an area of which nothing is known", { areas: ["island"] }, { area: null }, false],
    ["the mainland, also when nothing is known", { areas: ["mainland"] }, { area: null }, true],
    ["one of the kinds of goods", { cargoKinds: ["liquid"] }, { cargoKinds: ["general", "liquid"] }, true],
    ["not other goods", { cargoKinds: ["liquid"] }, { cargoKinds: ["general"] }, false],
    ["a longer side", { sideOverMm: 600 }, { sizeMm: [10, 601, 10] }, true],
    ["not a side as long as that", { sideOverMm: 600 }, { sizeMm: [10, 600, 10] }, false],
    ["not a size that is not known", { sideOverMm: 600 }, { sizeMm: null }, false],
    ["sides that are more in sum", { sumOverMm: 900 }, { sizeMm: [301, 300, 300] }, true],
    ["not when one of two conditions holds", { sideOverMm: 600, sumOverMm: 900 }, { sizeMm: [601, 10, 10] }, false],
    ["not when the country fits and the goods do not", { countries: ["US"], cargoKinds: ["liquid"] }, {}, false],
  ])("%s", (_, when, facts, expected) => {
    expect(paysSurcharge(when, { ...parcel, ...facts }, 1000, "2026-11-25")).toBe(expected);
  });

  it.each([
    [1000, false],
    [1001, true],
  ])("over 1,000 g chargeable: %d g %s", (grams, expected) => {
    expect(paysSurcharge({ gramsOver: 1000 }, parcel, grams, "2026-11-25")).toBe(expected);
  });

  it.each([
    ["2026-09-30", false],
    ["2026-10-01", true],
    ["2026-12-31", true],
    ["2027-01-01", false],
  ])("in the season from 1 October to 31 December: on %s %s", (day, expected) => {
    expect(paysSurcharge({ from: "2026-10-01", to: "2026-12-31" }, parcel, 1, day)).toBe(expected);
  });
});

describe("surcharges of surcharges", () => {
  const one = (code: Surcharge["code"], ...of: Surcharge["code"][]): Surcharge => ({
    ...{ code, nameZh: "附加费", nameEn: "Surcharge", when: {} },
    amount: of.length === 0 ? { perParcelMicros: 1 } : { percentMillionths: 1, of },
  });
  const order = (...list: Surcharge[]) => orderSurcharges(list)?.map(({ code }) => code);

  it("are worked out after all that they are taken of, otherwise as they stand", () => {
    expect(order(one("fuel", "peak"), one("peak", "remote"), one("battery"), one("remote"))).toEqual([
      ...["battery", "remote", "peak", "fuel"],
    ]);
    expect(order(one("fuel", "remote"), one("remote"), one("remote"))).toEqual(["remote", "remote", "fuel"]);
    expect(order(one("fuel", "peak"))).toEqual(["fuel"]);
  });

  it("cannot be taken of each other", () => {
    expect(order(one("fuel", "fuel"))).toBeUndefined();
    expect(order(one("fuel", "peak"), one("peak", "other"), one("other", "fuel"))).toBeUndefined();
  });
});

describe("what was stored", () => {
  it("is read as it was written, and nothing else is", () => {
    const stored = [{ code: "fuel", nameZh: "燃油", nameEn: "Fuel", when: {}, amount: { percentMillionths: 165_000 } }];
    expect(readSurcharges(stored)).toEqual(stored);
    expect(readServicePrices({ return_label: { perParcelMicros: 1 } })).toEqual({
      return_label: { perParcelMicros: 1 },
    });
    for (const wrong of [
      { code: "toll" },
      { amount: { perParcelMicros: 0.5 } },
      { when: { areas: ["moon"] } },
      { x: 1 },
    ]) {
      expect(() => readSurcharges([{ ...stored[0], ...wrong }])).toThrow();
    }
    expect(() => readServicePrices({ hugs: {} })).toThrow();
  });
});
