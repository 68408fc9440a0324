import fc from "fast-check";
import examples from "libphonenumber-js/examples.mobile.json";
import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import { describe, expect, it } from "vitest";
import { checkPhone } from "#lib/identity/phone";
import { type CountryCode, countryCodes } from "#lib/kit/country";

const check = (country: CountryCode, mobile: string, phone = "", phoneCountryCode = "") =>
  checkPhone({ country, mobile, phone, phoneCountryCode });
const codes = (answer: ReturnType<typeof checkPhone>) => answer.findings.map(({ kind, code }) => `${kind}:${code}`);

const traps: readonly [CountryCode, string, string | null, string[]][] = [
  ["RU", "+7 8 916 123-45-67", "+79161234567", []],
  ["RU", "+9161234567", "+79161234567", []],
  ["BR", "55 55 11 98765-4321", "+5511987654321", []],
  ["BR", "(11) 8765-4321", null, ["ask:phone_brazil_ninth_digit"]],
  ["BR", "98765-4321", null, ["ask:phone_invalid"]],
  ["BR", "11 3123-4567", "+551131234567", []],
  ["MX", "+52 1 55 1234 5678", "+525512345678", ["warn:phone_renumbered"]],
  ["MX", "55 1234 5678", "+525512345678", []],
  ["AR", "011 15 2345-6789", "+5491123456789", []],
  ["AR", "+54 9 11 15 2345 6789", "+5491123456789", []],
  ["IT", "06 6982 1234", "+390669821234", []],
  ["CI", "07 12 34 56", "+2250707123456", ["warn:phone_renumbered"]],
  ["CI", "45 67 89 01", "+2250545678901", ["warn:phone_renumbered"]],
  ["BJ", "97 12 34 56", "+2290197123456", ["warn:phone_renumbered"]],
  ["VN", "0163 123 4567", "+84331234567", ["warn:phone_renumbered"]],
  ["XK", "044 123 456", "+38344123456", []],
  ["XK", "+377 44 123 456", "+38344123456", ["warn:phone_renumbered"]],
  ["KZ", "87012345678", "+77012345678", []],
  ["FR", "0692 12 34 56", "+262692123456", ["warn:phone_other_country"]],
  ["RE", "+33 692 12 34 56", "+262692123456", []],
  ["UA", "80501234567", "+380501234567", []],
  ["SA", "٠٥٠١٢٣٤٥٦٧", "+966501234567", []],
  ["CZ", "７３７ １２３ ４５６", "+420737123456", []],
  ["PL", "0048501234567", "+48501234567", []],
  ["RU", "79161234567.0", "+79161234567", []],
  ["ES", "612 345 678 / 698 765 432", "+34612345678", ["warn:phone_several"]],
  ["ES", "12 / 698 765 432", "+34698765432", ["warn:phone_several"]],
  ["ES", "612 345 678 ext. 12", "+34612345678", ["warn:phone_extension"]],
  ["ES", "+33 6 12 34 56 78", "+33612345678", ["warn:phone_other_country"]],
  ["CL", "9 1234 5678", "+56912345678", ["warn:phone_unassigned"]],
  ["US", "1-800-FLOWERS", null, ["ask:phone_letters"]],
  ["US", "***", null, ["ask:phone_masked"]],
  ["GB", "0791112345*", null, ["ask:phone_masked"]],
  ["US", "0000000000", null, ["ask:phone_placeholder"]],
  ["US", "1234567890", null, ["ask:phone_placeholder"]],
  ["US", "12345", null, ["ask:phone_too_short"]],
  ["DE", "1234567890123456", null, ["ask:phone_too_long"]],
  ["US", "", null, ["ask:phone_missing"]],
];

describe("checkPhone", () => {
  it.each(traps)("%s %j is %j", (country, text, e164, expected) => {
    const answer = check(country, text);
    expect([answer.e164, ...codes(answer)]).toEqual([e164, ...expected]);
  });

  it("reads the mobile first, then the phone, and never trusts the platform's prefix field", () => {
    expect(check("GB", "07911 123456", "020 7946 0000", "04").e164).toBe("+447911123456");
    expect(check("GB", "", "020 7946 0000", "04").e164).toBe("+442079460000");
    const second = check("GB", "12", "020 7946 0000");
    expect([second.e164, ...codes(second)]).toEqual(["+442079460000", "warn:phone_second_bad"]);
  });

  it("takes the prefix field only when nothing else makes a number", () => {
    expect(check("US", "501234567", "", "48").e164).toBe("+48501234567");
  });

  it("proposes the ninth digit and does not add it by itself", () => {
    expect(check("BR", "1187654321").findings[0]?.suggestion).toBe("+5511987654321");
  });

  it("finds every plan's specimen mobile in every usual spelling", () => {
    for (const country of countryCodes) {
      const national = (examples as Record<string, string>)[country];
      const specimen = national && parsePhoneNumberFromString(national, country as "US");
      if (!specimen) continue;
      const e164 = specimen.number;
      const spellings = [
        e164,
        `00${e164.slice(1)}`,
        specimen.formatInternational(),
        specimen.formatNational(),
        national,
      ];
      for (const spelling of spellings)
        expect([country, spelling, check(country, spelling).e164]).toEqual([country, spelling, e164]);
    }
  });

  it("answers a number or a question, never both and never neither", () => {
    const cell = fc.oneof(fc.string(), fc.stringMatching(/^[+0-9 ()./-]{0,20}$/));
    fc.assert(
      fc.property(fc.constantFrom(...countryCodes), cell, cell, fc.string(), (country, mobile, phone, prefix) => {
        const answer = check(country, mobile, phone, prefix);
        const asks = answer.findings.some(({ kind }) => kind === "ask");
        return asks === (answer.e164 === null) && (answer.e164 === null || /^\+[1-9]\d{5,14}$/.test(answer.e164));
      }),
      { numRuns: 500 },
    );
  });

  it("keeps what it answered once", () => {
    fc.assert(
      fc.property(fc.constantFrom(...traps), ([country, text]) => {
        const { e164 } = check(country, text);
        return e164 === null || check(country, e164).e164 === e164;
      }),
    );
  });
});
