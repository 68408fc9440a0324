import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { memberRoles } from "./roles.ts";
import {
  inGroupsOfFour,
  needsSecondFactor,
  readSecondFactorCode,
  recoveryAlphabet,
  secondFactorRules,
} from "./second-factor.ts";

describe("who must have a second factor", () => {
  test.each([
    ["optional", []],
    ["staff", ["staff"]],
    ["staff_and_owners", ["staff", "owner"]],
  ] as const)("%s", (rule, who) => {
    expect((["staff", ...memberRoles] as const).filter((role) => needsSecondFactor(rule, role))).toEqual(who);
  });

  test("every rule is named", () => {
    expect(secondFactorRules).toEqual(["optional", "staff", "staff_and_owners"]);
  });
});

describe("a code as people type it", () => {
  const recovery = { kind: "recovery", text: "0123456789abcdef" };
  test.each([
    ["123456", { kind: "totp", digits: "123456" }],
    [" 123 456 ", { kind: "totp", digits: "123456" }],
    ["１２３４５６", { kind: "totp", digits: "123456" }],
    ["0123-4567-89ab-cdef", recovery],
    ["O I23 4567 – 89AB_CDEF".replace("_", " "), recovery],
    ["ol23456789abcdef", recovery],
    ["12345", null],
    ["1234567", null],
    ["", null],
    ["0123-4567-89ab-cde", null],
    ["0123-4567-89ab-cdefg", null],
    ["0123-4567-89ab-cdeu", null],
    ["٠١٢٣٤٥", null],
  ])("%j", (typed, code) => {
    expect(readSecondFactorCode(typed)).toEqual(code);
  });

  test("a recovery code is read as it was shown, however it is spaced", () => {
    const code = fc.array(fc.constantFrom(...recoveryAlphabet), { minLength: 16, maxLength: 16 });
    fc.assert(
      fc.property(code, (characters) => {
        const text = characters.join("");
        expect(readSecondFactorCode(inGroupsOfFour(text, "-").toUpperCase())).toEqual({ kind: "recovery", text });
      }),
    );
  });
});
