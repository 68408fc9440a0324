import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { code128Widths } from "../label/code128.ts";
import { digestOf } from "../link/digest.ts";
import { orderCodeOf, s10CheckDigit, serialDigits, uspsNumber } from "./numbers.ts";
import { lastMileNumberOf, solutionOf, trackingNumberOf } from "./solutions.ts";

describe("numbers", () => {
  it.each([
    "RB123456785GB",
    "RF622875135CN",
    "RE700150389CN",
    "LX299455986CN",
    "UR848385766YP",
    "UA846098317YP",
    "RQ083716873MY",
    "UG251542831MV",
    "RF427233044SG",
  ])("gives the check digit of the real number %s", (number) => {
    expect(s10CheckDigit(number.slice(2, 10))).toBe(number[10]);
  });

  it("gives the check digit of a real USPS number", () => {
    expect(uspsNumber("940011120620640626078")).toBe("9400111206206406260787");
  });

  it("never repeats a number within a series", () => {
    const seen = new Set(Array.from({ length: 5_000 }, (_, n) => orderCodeOf("seed", n)));
    expect(seen.size).toBe(5_000);
    for (const code of seen) expect(code).toMatch(/^LP\d{14}$/);
  });

  it("steps through the whole series of four digits before it repeats", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 8 }), (seed) => {
        const all = new Set(Array.from({ length: 10_000 }, (_, n) => serialDigits(seed, "x", n, 4)));
        return all.size === 10_000;
      }),
      { numRuns: 5 },
    );
  });

  it.each([
    ["CN_GLO_STD", "FR", /^LX\d{9}CN$/],
    ["CN_GLO_STD", "BE", /^RC\d{9}EE$/],
    ["CN_GLO_STD", "TH", /^RQ\d{9}MY$/],
    ["CN_GLO_STD", "IL", /^RS\d{10}Y$/],
    ["AE_CN_SUPER_ECONOMY_G", "IL", /^UZ\d{10}Y$/],
    ["AE_CN_SUPER_ECONOMY_G", "DE", /^CNG\d{14}$/],
    ["AE_CN_SUPER_ECONOMY_G", "BD", /^UG\d{9}MV$/],
    ["CN_GLO_EXP", "US", /^EV\d{9}CN$/],
  ] as const)("numbers %s to %s in its own series, with a right check digit", (code, country, shape) => {
    const solution = solutionOf(code);
    if (!solution) throw new Error(code);
    const number = trackingNumberOf("seed", 7, solution, country);
    expect(number).toMatch(shape);
    if (/^[A-Z]{2}\d{9}[A-Z]{2}$/.test(number)) expect(s10CheckDigit(number.slice(2, 10))).toBe(number[10]);
  });

  it("shares the 14 digits of a CNG parcel with its article number", () => {
    expect(lastMileNumberOf("s", 0, "CNG00839881455575", "AU")).toBe("AP00839881455575");
  });
});

describe("the signature", () => {
  it.each([
    ["hello1234", "key123", "ufYU7rvXhHY3IDyZgyt6SA=="],
    [
      '{"locale":"zh_CN","orderCode":"LP00096553139264","onlyOfficialNode":"true"}',
      "key123",
      "b5h1NH7YodacCX4pEF7DZw==",
    ],
  ])("of %s is the published one", (content, secret, digest) => {
    expect(digestOf(content, secret)).toBe(digest);
  });
});

describe("Code 128", () => {
  it("writes start B, data, check and stop, eleven modules each and thirteen for the stop", () => {
    const widths = code128Widths("LX299455986CN");
    expect(widths.reduce((a, b) => a + b, 0)).toBe(11 * (1 + 13 + 1) + 13);
  });
});
