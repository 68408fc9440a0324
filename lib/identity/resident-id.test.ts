import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { residentCheckCharacter } from "#lib/identity/check-characters";
import { ageOn, checkResidentId } from "#lib/identity/resident-id";

const today = "2026-11-28";

const validNumber = fc
  .tuple(
    fc.constantFrom("110105", "440300", "810000", "931840"),
    fc.date({ min: new Date("1930-01-01"), max: new Date("2026-11-27"), noInvalidDate: true }),
    fc.nat(999),
  )
  .map(([area, date, serial]) => {
    const body = area + date.toISOString().slice(0, 10).replaceAll("-", "") + String(serial).padStart(3, "0");
    return body + residentCheckCharacter(body);
  });

describe("checkResidentId", () => {
  it.each([
    ["11010519491231002x", "resident", "北京市", "1949-12-31", 76, "female"],
    ["3604 2619 9101 0100 71", "resident", "江西省", "1991-01-01", 35, "male"],
    ["810000199001011230", "hong_kong_permit", "香港特别行政区", "1990-01-01", 36, "male"],
    ["830000198512310020", "taiwan_permit", "台湾省", "1985-12-31", 40, "female"],
    ["931840198808081238", "foreigner", "上海市", "1988-08-08", 38, "male"],
  ])("%s is a %s's", (text, card, provinceName, birthDate, age, sex) => {
    expect(checkResidentId(text, today)).toMatchObject({
      outcome: "ok",
      parts: { card, provinceName, birthDate, age, sex },
    });
  });

  it("takes the permanent residents' number of 2017 by its form, with a note", () => {
    expect(checkResidentId("USA 1101 8808 081", today)).toMatchObject({
      outcome: "refuse",
      code: "resident_id_length",
    });
    expect(checkResidentId("USA 1101 8808 0812", today)).toMatchObject({
      outcome: "ok",
      parts: { card: "foreigner" },
      notes: [{ code: "resident_id_foreigner_old_card" }],
    });
  });

  it.each([
    ["360426199101010072", "resident_id_check"],
    ["11010519491331002X", "resident_id_date"],
    ["11010519490229002X", "resident_id_date"],
    ["110105202711290021", "resident_id_future"],
    ["991010199101010071", undefined],
    ["001010199101010071", "resident_id_area"],
    ["36042619910101007", "resident_id_length"],
    ["360426910101007", "resident_id_old"],
    ["X60426199101010071", "resident_id_letter"],
    ["", "identifier_missing"],
  ])("refuses %s as %s", (text, code) => {
    const check = checkResidentId(text, today);
    expect(check.outcome).toBe("refuse");
    if (code) expect(check).toMatchObject({ code });
  });

  it.each([
    ["3604261991O1010071", "360426199101010071"],
    ["36042619910101007l", "360426199101010071"],
    ["360426910101007", "360426199101010071"],
    ["11010519491231002×", "11010519491231002X"],
  ])("proposes for %s what was meant", (text, proposal) => {
    const check = checkResidentId(text, today);
    if (check.outcome !== "ok") expect(check.proposal).toBe(proposal);
    else expect(check.compact).toBe(proposal);
  });

  it("finds a minor worth a look, not wrong", () => {
    expect(
      checkResidentId("440300201501010016".slice(0, 17) + residentCheckCharacter("44030020150101001"), today),
    ).toMatchObject({
      outcome: "ok",
      notes: [{ code: "resident_id_under_age", values: { age: 11 } }],
    });
  });

  it("counts a birthday on its day, and 29 February from 1 March", () => {
    expect([ageOn("2008-11-28", today), ageOn("2008-11-29", today)]).toEqual([18, 17]);
    expect([ageOn("2008-02-29", "2026-02-28"), ageOn("2008-02-29", "2026-03-01")]).toEqual([17, 18]);
  });

  it("accepts every number made by the standard; no change of one digit and no exchange of neighbours passes", () => {
    fc.assert(
      fc.property(validNumber, fc.nat(16), fc.nat(9), (number, place, other) => {
        expect(checkResidentId(number, today).outcome).toBe("ok");
        const [here, next] = [number[place] ?? "", number[place + 1] ?? ""];
        if (here !== String(other)) {
          expect(checkResidentId(number.slice(0, place) + other + number.slice(place + 1), today).outcome).toBe(
            "refuse",
          );
        }
        if (here !== next) {
          const exchanged = number.slice(0, place) + next + here + number.slice(place + 2);
          expect(checkResidentId(exchanged, today).outcome).toBe("refuse");
        }
      }),
    );
  });
});
