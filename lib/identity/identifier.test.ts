import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkIdentifier, type IdentifierKind, identifierKinds, sellerIdentifierKinds } from "#lib/identity/identifier";
import type { CountryCode } from "#lib/kit/country";
import en from "#messages/en/identity.json";
import zh from "#messages/zh-CN/identity.json";
import { identifierCases, passportCases } from "../../bench/identity-identifiers.ts";

const today = "2026-11-28";

function outcomes(kind: IdentifierKind, list: string, country?: CountryCode): [string, string][] {
  const context = country === undefined ? { today } : { today, country };
  return list.split(";").map((text) => [text, checkIdentifier(kind, text, context).outcome]);
}

const all = (list: string, outcome: string): [string, string][] => list.split(";").map((text) => [text, outcome]);

describe("checkIdentifier", () => {
  it.each(identifierCases.map(([kind, valid, invalid, warned = ""]) => ({ kind, valid, invalid, warned })))(
    "$kind",
    ({ kind, valid, invalid, warned }) => {
      const country = kind === "passport" ? "CN" : undefined;
      expect(outcomes(kind, valid, country)).toEqual(all(valid, "ok"));
      expect(outcomes(kind, invalid, country)).toEqual(all(invalid, "refuse"));
      if (warned !== "") expect(outcomes(kind, warned, country)).toEqual(all(warned, "warn"));
    },
  );

  it.each(passportCases)("passports of %s", (country, valid, invalid, warned) => {
    expect(outcomes("passport", valid, country)).toEqual(all(valid, "ok"));
    if (invalid !== "") expect(outcomes("passport", invalid, country)).toEqual(all(invalid, "refuse"));
    expect(outcomes("passport", warned, country)).toEqual(all(warned, "warn"));
  });

  it("has cases and names for every kind", () => {
    expect(identifierCases.map(([kind]) => kind).sort()).toEqual([...identifierKinds].sort());
    for (const kind of sellerIdentifierKinds) {
      expect([kind in zh.identifierKinds, kind in en.identifierKinds]).toEqual([true, true]);
    }
  });

  it("answers any text of any kind with a code that both languages explain, and never fails", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...identifierKinds),
        fc.oneof(fc.string({ unit: "grapheme", maxLength: 40 }), fc.stringMatching(/^[A-Z0-9]{0,20}$/)),
        (kind, text) => {
          const { code, notes, proposal } = checkIdentifier(kind, text, { today });
          for (const said of [code, ...notes.map((note) => note.code)]) {
            if (said !== null)
              expect([said, said in zh.identifiers, said in zh.identifierFixes]).toEqual([said, true, true]);
          }
          if (proposal !== null) expect(checkIdentifier(kind, proposal, { today }).outcome).not.toBe("refuse");
        },
      ),
      { numRuns: 2000 },
    );
  });

  it("judges what it kept as it judged what was typed", () => {
    for (const [kind, valid] of identifierCases) {
      for (const text of valid.split(";")) {
        const { compact } = checkIdentifier(kind, text, { today, country: "CN" });
        expect([kind, checkIdentifier(kind, compact, { today, country: "CN" })]).toMatchObject([
          kind,
          { outcome: "ok", compact },
        ]);
      }
    }
  });
});

describe("the parts of seller's numbers", () => {
  it("explains each code in both languages", () => {
    expect(Object.keys(zh.identifiers).sort()).toEqual(Object.keys(zh.identifierFixes).sort());
    expect(Object.keys(zh.identifiers).sort()).toEqual(Object.keys(en.identifiers).sort());
  });
});
