import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkHkid, hkidCheckCharacter } from "#lib/identity/hkid";

const letter = fc.constantFrom(..."ABCDEFGHIJKLMNOPQRSTUVWXYZ");
const validNumber = fc
  .tuple(fc.array(letter, { minLength: 1, maxLength: 2 }), fc.nat(999_999))
  .map(([letters, number]) => letters.join("") + String(number).padStart(6, "0"))
  .map((body) => body + hkidCheckCharacter(body));

describe("checkHkid", () => {
  it.each(["A123456(3)", "a123456（3）", " A 123456 (3) ", "A1234563", "Ａ１２３４５６［3］", "A123456 3"])(
    "reads %j",
    (text) => {
      expect(checkHkid(text)).toMatchObject({ outcome: "ok", compact: "A1234563", parts: { formatted: "A123456(3)" } });
    },
  );

  it.each(["G123456(A)", "A555555(0)", "C567890(9)", "AB987654(3)", "O123456(1)", "XA012345(2)"])(
    "takes %s",
    (text) => {
      expect(checkHkid(text).outcome).toBe("ok");
    },
  );

  it.each([
    ["C567890(8)", "hkid_check_character", undefined],
    ["A213456(3)", "hkid_check_character", "A1234563"],
    ["A123456", "hkid_check_missing", undefined],
    ["1234567(3)", "hkid_form", undefined],
    ["A1234(3)", "hkid_form", undefined],
    ["ABC123456(3)", "hkid_form", undefined],
    ["A5S5555(0)", "hkid_form", "A5555550"],
    ["A123***(3)", "identifier_masked", undefined],
  ])("refuses %s as %s", (text, code, proposal) => {
    const check = checkHkid(text);
    expect(check).toMatchObject({ outcome: "refuse", code });
    if (proposal) expect(check).toMatchObject({ proposal });
  });

  it("accepts every number made by the rule; no changed digit and no exchanged neighbours pass", () => {
    fc.assert(
      fc.property(validNumber, fc.nat(5), fc.nat(9), (number, offset, other) => {
        expect(checkHkid(number).outcome).toBe("ok");
        const place = number.length - 7 + offset;
        const [here, next] = [number[place] ?? "", number[place + 1] ?? ""];
        if (here !== String(other)) {
          expect(checkHkid(number.slice(0, place) + other + number.slice(place + 1)).outcome).toBe("refuse");
        }
        if (here !== next && offset < 5) {
          expect(checkHkid(number.slice(0, place) + next + here + number.slice(place + 2)).outcome).toBe("refuse");
        }
      }),
    );
  });
});
