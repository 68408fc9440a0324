import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { areaKinds } from "#lib/carriers/solutions";
import { countryCodes, isCountryCode } from "#lib/kit/country";
import { areaAt, areaOf } from "./area.ts";
import { postalAreaRows } from "./tables/postal-areas.ts";

describe("what a postal code says of a place", () => {
  it.each([
    ["US", "90210", "mainland"],
    ["US", "09012", "military"],
    ["US", "09898-1234", "military"],
    ["US", "34035", "military"],
    ["US", "34134", "mainland"],
    ["US", "96278", "military"],
    ["US", "96799", "island"],
    ["US", "99501", "remote"],
    ["US", "00901", "island"],
    ["GB", "SW1A 1AA", "mainland"],
    ["GB", "BF1 3AA", "military"],
    ["GB", "BT7 1NN", "island"],
    ["GB", "kw15 1aa", "island"],
    ["GB", "KW1 4AA", "remote"],
    ["GB", "KW1", "remote"],
    ["GB", "IV1 1AA", "remote"],
    ["GB", "IV51 9AA", "island"],
    ["GB", "PA75 6NX", "island"],
    ["GB", "PA2 6AA", "mainland"],
    ["GB", "JE2 3AB", "island"],
    ["GB", "PO30 1AA", "island"],
    ["GB", "PO3 1AA", "mainland"],
    ["ES", "28013", "mainland"],
    ["ES", "35001", "island"],
    ["ES", "07012", "island"],
    ["ES", "51001", "remote"],
    ["FR", "75001", "mainland"],
    ["FR", "20090", "island"],
    ["FR", "97400", "island"],
    ["FR", "97300", "remote"],
    ["PT", "1000-001", "mainland"],
    ["PT", "9000-012", "island"],
    ["PT", "9500-150", "island"],
    ["IT", "00184", "mainland"],
    ["IT", "90133", "island"],
    ["IT", "09123", "island"],
    ["DE", "10115", "mainland"],
    ["DE", "27498", "island"],
    ["DE", "25992", "island"],
    ["FI", "22100", "island"],
    ["FI", "00100", "mainland"],
    ["GR", "10557", "mainland"],
    ["GR", "84600", "island"],
    ["GR", "711 10", "island"],
    ["CA", "M5V 2T6", "mainland"],
    ["CA", "A0K 1B0", "remote"],
    ["CA", "Y1A 1A1", "remote"],
    ["AU", "0800", "remote"],
    ["AU", "7000", "island"],
    ["RU", "101000", "mainland"],
    ["RU", "684000", "remote"],
    ["RU", "693000", "island"],
    ["KR", "63122", "island"],
    // no code, half a code, a country without entries
    ["US", "", "mainland"],
    ["US", "09", "mainland"],
    ["PL", "00-001", "mainland"],
    ["XX", "12345", "mainland"],
    ["KR", "６３１２２", "island"],
  ])("%s %s: %s", (country, code, expected) => {
    expect(areaOf(country, code)).toBe(expected);
  });

  it("is of exactly one kind for any text", () => {
    fc.assert(
      fc.property(fc.constantFrom(...countryCodes), fc.string({ maxLength: 12 }), (country, code) => {
        expect(areaKinds).toContain(areaOf(country, code));
        expect(areaOf(country, ` ${code.toLowerCase()}-`)).toBe(areaOf(country, code));
      }),
    );
  });

  it("names what is not the mainland", () => {
    expect(areaAt("ES", "35001")).toEqual({ kind: "island", name: "Canarias" });
    for (const [country, , codes, name] of postalAreaRows) {
      expect(isCountryCode(country), country).toBe(true);
      expect(name).not.toBe("");
      for (const form of codes.split(" ")) expect(form).toMatch(/^[A-Z\d?]+(?:-[A-Z\d]+)?$/);
    }
  });
});
