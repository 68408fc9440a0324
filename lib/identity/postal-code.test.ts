import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkPostalCode, isPostalCode } from "#lib/identity/postal-code";
import { postalRules } from "#lib/identity/tables/postal-rules";
import { type CountryCode, countryCodes } from "#lib/kit/country";

const check = (country: CountryCode, postalCode: string) => checkPostalCode({ country, postalCode });

/** Country, what the buyer wrote, how it is printed. */
const spellings: readonly [CountryCode, string, string][] = [
  ["DE", "D-10115", "10115"],
  ["DE", "10 115", "10115"],
  ["DE", "１０１１５", "10115"],
  ["LU", "L-1234", "1234"],
  ["LV", "1010", "LV-1010"],
  ["LV", "lv 1010", "LV-1010"],
  ["AZ", "AZ 1000", "AZ1000"],
  ["AD", "500", "AD500"],
  ["GB", "sw1a1aa", "SW1A 1AA"],
  ["GB", "EC1A 1BB", "EC1A 1BB"],
  ["CA", "k1a0b1", "K1A 0B1"],
  ["NL", "1012ab", "1012 AB"],
  ["PL", "00950", "00-950"],
  ["PT", "1000001", "1000-001"],
  ["SE", "SE-11455", "114 55"],
  ["CZ", "11000", "110 00"],
  ["GR", "10557", "105 57"],
  ["IE", "d02af30", "D02 AF30"],
  ["IE", "D6W XY00", "D6W XY00"],
  ["JP", "〒1000001", "100-0001"],
  ["BR", "01.310-100", "01310-100"],
  ["BR", "CEP: 01310100", "01310-100"],
  ["US", "94105 1234", "94105-1234"],
  ["US", "10001.0", "10001"],
  ["SA", "١٢٢١١", "12211"],
  ["TW", "10048", "10048"],
  ["IR", "1193653471", "11936-53471"],
  ["AR", "C1425 DTA", "C1425DTA"],
  ["FR", "75001 CEDEX 08", "75001"],
  ["GI", "gx111aa", "GX11 1AA"],
  ["MT", "slm1522", "SLM 1522"],
  ["FI", "99999", "99999"],
];

/** Country, what the buyer wrote, the code of the question, what is proposed. */
const questions: readonly [CountryCode, string, string, string | undefined][] = [
  ["DE", "1067", "postal_code_format", "01067"],
  ["US", "501", "postal_code_format", "00501"],
  ["US", "O2134", "postal_code_format", "02134"],
  ["US", "", "postal_code_missing", undefined],
  ["US", "00000", "postal_code_placeholder", undefined],
  ["US", "N/A", "postal_code_placeholder", undefined],
  ["US", "10***", "postal_code_masked", undefined],
  ["DE", "43000", "postal_code_not_found", undefined],
  ["GB", "SW1A1 AA", "postal_code_format", "SW1A 1AA"],
  ["GB", "QQ1 1AA", "postal_code_not_found", undefined],
  ["CA", "K1AOB1", "postal_code_format", "K1A 0B1"],
  ["NL", "1012 SS", "postal_code_not_found", undefined],
  ["KR", "135-081", "postal_code_old", undefined],
  ["IL", "61000", "postal_code_old", undefined],
  ["BR", "01310", "postal_code_old", "01310-000"],
  ["PT", "1000", "postal_code_old", undefined],
  ["JP", "1000-001", "postal_code_format", "100-0001"],
  ["DE", "10-115", "postal_code_format", "10115"],
];

describe("checkPostalCode", () => {
  it.each(spellings)("%s %j is printed %j", (country, written, printed) => {
    expect(check(country, written)).toEqual({ postalCode: printed, findings: [] });
  });

  it.each(questions)("%s %j asks %s and proposes %j", (country, written, code, suggestion) => {
    const [finding, ...more] = check(country, written).findings;
    expect([finding?.kind, finding?.code, finding?.suggestion, finding?.given, more]).toEqual([
      "ask",
      code,
      suggestion,
      written,
      [],
    ]);
  });

  it("lets placeholders pass where there are no postal codes, and prints none", () => {
    for (const country of countryCodes.filter((code) => postalRules[code].need === "unused")) {
      for (const written of ["", "0", "00000", "0000", "N/A", "-", "none", "."]) {
        expect(check(country, written)).toEqual({ postalCode: "", findings: [] });
      }
      expect(check(country, "12345")).toMatchObject({
        postalCode: "",
        findings: [{ kind: "warn", code: "postal_code_unused" }],
      });
    }
  });

  it("names the place that a code of the same postal system stands for", () => {
    expect(check("FR", "97400").findings[0]).toMatchObject({
      kind: "warn",
      code: "postal_code_elsewhere",
      values: { other: "Réunion" },
    });
    expect(check("GB", "JE2 3AB").findings[0]).toMatchObject({ kind: "warn", values: { other: "Jersey" } });
    expect(check("US", "00901").findings[0]).toMatchObject({ kind: "warn", values: { other: "Puerto Rico" } });
  });

  it("knows the specimen of every country", () => {
    for (const country of countryCodes) {
      const { example, need } = postalRules[country];
      if (need !== "unused")
        expect([country, check(country, example)]).toEqual([country, { postalCode: example, findings: [] }]);
    }
  });

  it("prints what it printed, and takes it without separators and in lower case", () => {
    const printed = spellings.map(([country, written]) => [country, check(country, written).postalCode] as const);
    fc.assert(
      fc.property(fc.constantFrom(...printed), fc.boolean(), fc.boolean(), ([country, code], lower, bare) => {
        const cased = lower ? code.toLowerCase() : code;
        return check(country, bare ? cased.replace(/[ -]/g, "") : cased).postalCode === code;
      }),
    );
  });

  it("never throws, and a proposal is always good itself", () => {
    const cell = fc.oneof(fc.string(), fc.stringMatching(/^[A-Z0-9 -]{0,10}$/));
    fc.assert(
      fc.property(fc.constantFrom(...countryCodes), cell, (country, written) => {
        const { suggestion } = check(country, written).findings[0] ?? {};
        return suggestion === undefined || isPostalCode(country, suggestion);
      }),
      { numRuns: 2000 },
    );
  });
});
