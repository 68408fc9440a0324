import { describe, expect, it } from "vitest";
import { checkPhone } from "#lib/identity/phone";
import { isPostalCode } from "#lib/identity/postal-code";
import { phoneCases, postalCases } from "../../bench/identity-cases.ts";

describe("the development set", () => {
  it.each(postalCases)("%s: takes %j, refuses %j", (country, valid, invalid) => {
    expect(valid.split(";").filter((code) => !isPostalCode(country, code))).toEqual([]);
    expect(invalid.split(";").filter((code) => code !== "" && isPostalCode(country, code))).toEqual([]);
  });

  it.each(phoneCases)("%s %j is %j", (country, mobile, e164) => {
    expect(checkPhone({ country, mobile, phone: "" }).e164).toBe(e164);
  });
});
