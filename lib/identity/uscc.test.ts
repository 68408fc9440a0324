import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { organisationCheckCharacter, usccAlphabet, usccCheckCharacter } from "#lib/identity/check-characters";
import { checkUscc, entityKindOf } from "#lib/identity/uscc";

const letters = [...usccAlphabet];
const digit = fc.constantFrom(..."0123456789");
const any = fc.constantFrom(...letters);

/** A code that is right by both of its checks. */
const validCode = fc
  .tuple(
    fc.constantFrom("91", "92", "93", "12", "51", "N2", "Y1", "A1"),
    fc.constantFrom("11", "31", "33", "44"),
    fc.array(digit, { minLength: 4, maxLength: 4 }),
    fc.array(any, { minLength: 8, maxLength: 8 }),
  )
  .map(([pair, province, area, body]) => {
    const organisation = body.join("") + organisationCheckCharacter(body.join(""));
    const start = pair + province + area.join("") + organisation;
    return start + usccCheckCharacter(start);
  });

describe("checkUscc", () => {
  it("takes a code apart", () => {
    expect(checkUscc("９１４４０３００ 7084-6113-6t")).toEqual({
      outcome: "ok",
      compact: "91440300708461136T",
      parts: {
        authority: "9",
        authorityName: "市场监管（工商）",
        kind: "1",
        kindName: "企业",
        entityKind: "enterprise",
        area: "440300",
        provinceName: "广东省",
        organisationCode: "708461136",
      },
      notes: [],
    });
  });

  it.each([
    ["91", "enterprise"],
    ["92", "individual_business"],
    ["93", "cooperative"],
    ["12", "other"],
    ["N2", "other"],
  ] as const)("%s is a %s", (pair, kind) => {
    expect(entityKindOf(`${pair}440300708461136T`)).toBe(kind);
  });

  it("takes a check character of 0, which a remainder of 0 gives", () => {
    expect(checkUscc("91440300MA5G101370").outcome).toBe("ok");
  });

  it("accepts every code made by the standard, and notices every single change in it", () => {
    fc.assert(
      fc.property(validCode, fc.nat(17), any, (code, place, other) => {
        const check = checkUscc(code);
        expect(check).toMatchObject({ outcome: "ok", notes: [] });
        if (code[place] === other) return;
        expect(checkUscc(code.slice(0, place) + other + code.slice(place + 1)).outcome).not.toBe("ok");
      }),
    );
  });

  it("notices every two neighbours that changed places, and offers the code that was meant or nothing", () => {
    fc.assert(
      fc.property(validCode, fc.nat(16), (code, place) => {
        const [first, second] = [code[place] ?? "", code[place + 1] ?? ""];
        if (first === second) return;
        const check = checkUscc(code.slice(0, place) + second + first + code.slice(place + 2));
        expect(check.outcome).not.toBe("ok");
        if (check.outcome === "warn" && check.proposal) expect(checkUscc(check.proposal).outcome).toBe("ok");
      }),
    );
  });

  it.each([
    ["91110000600037342L", "uscc_check_character"],
    ["A1110000600037341L", "uscc_check_character"],
  ])("%s goes to a person: codes of the early pilot areas are like that", (text, code) => {
    expect(checkUscc(text)).toMatchObject({ outcome: "warn", code });
  });

  it.each([
    ["9144O300708461136T", "uscc_letter", "91440300708461136T"],
    ["9144O3OO7O8461136T", "uscc_letter", "91440300708461136T"],
    ["91I10000600037341L", "uscc_letter", "91110000600037341L"],
    ["91350100М000100Y43", "uscc_letter", "91350100M000100Y43"],
    ["9144D300708461136T", "uscc_area", "91440300708461136T"],
    ["9144030070846113T", "uscc_length", undefined],
    ["440301103097413", "uscc_old_registration_number", undefined],
    ["708461136", "uscc_organisation_code_only", undefined],
    ["11010519491231002X", "uscc_resident_id", undefined],
    ["000000000000000000", "identifier_placeholder", undefined],
    ["9144****708461136T", "identifier_masked", undefined],
    ["  ", "identifier_missing", undefined],
  ])("refuses %s as %s and proposes %s", (text, code, proposal) => {
    const check = checkUscc(text);
    expect(check).toMatchObject({ outcome: "refuse", code });
    expect(check.outcome === "refuse" && check.proposal).toBe(proposal);
  });

  it("notes what binds nobody: an unknown pair, an area, the organisation code's own check", () => {
    const start = "9899990070846113A";
    expect(checkUscc(start + usccCheckCharacter(start))).toMatchObject({
      outcome: "ok",
      notes: [
        { code: "uscc_authority_unknown", values: { characters: "98" } },
        { code: "uscc_area_unknown", values: { area: "999900" } },
        { code: "uscc_organisation_check" },
      ],
    });
  });
});
