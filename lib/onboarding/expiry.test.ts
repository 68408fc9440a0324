import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "#lib/kit/time";
import { expiriesOf, isExpired, type WarningDays, warningDue } from "./expiry.ts";
import type { ApplicationValues } from "./fields.ts";

const mainland = { legalForm: "limited_company" };
const hongKong = { legalForm: "hong_kong_company" };

describe("what runs out", () => {
  it.each<[string, ApplicationValues, string | null, readonly string[]]>([
    [
      "a dated licence and a dated ID",
      {
        entry: mainland,
        licence: { validity: "dated", validUntil: "2030-01-31" },
        representative: { idKind: "resident_id", validity: "dated", validUntil: "2028-05-01" },
      },
      null,
      ["licence 2030-01-31", "representative_id 2028-05-01"],
    ],
    [
      "nothing of what is long-term, whatever was typed before",
      {
        entry: mainland,
        licence: { validity: "long_term", validUntil: "2030-01-31" },
        representative: { idKind: "resident_id", validity: "long_term", validUntil: "2028-05-01" },
      },
      null,
      [],
    ],
    [
      "a Hong Kong certificate, not a mainland licence's date left over; a Hong Kong ID has no date",
      {
        entry: hongKong,
        licence: { validity: "dated", validUntil: "2030-01-31", brExpiresOn: "2027-06-30" },
        representative: { idKind: "hkid", validity: "dated", validUntil: "2028-05-01" },
      },
      null,
      ["br_certificate 2027-06-30"],
    ],
    [
      "a mainland licence, not a Hong Kong certificate left over",
      { entry: mainland, licence: { validity: "dated", validUntil: "2030-01-31", brExpiresOn: "2027-06-30" } },
      null,
      ["licence 2030-01-31"],
    ],
    [
      "a passport",
      { entry: mainland, representative: { idKind: "passport", validity: "dated", validUntil: "2031-01-01" } },
      null,
      ["representative_id 2031-01-01"],
    ],
    ["the card's certificate", { entry: mainland }, "2029-12-31", ["card 2029-12-31"]],
    [
      "nothing where a date is none",
      { entry: mainland, licence: { validity: "dated", validUntil: "2030-02-30" } },
      "soon",
      [],
    ],
    ["nothing at all", {}, null, []],
  ])("%s", (_, values, cardValidUntil, expected) => {
    const found = expiriesOf(values, { cardValidUntil }).map(({ subject, expiresOn }) => `${subject} ${expiresOn}`);
    expect(found).toEqual(expected);
  });
});

describe("the warning of a day", () => {
  const on = "2027-03-31";
  it.each<[string, number | null, WarningDays | null]>([
    ["2027-01-29", null, null],
    ["2027-01-30", null, 60],
    ["2027-01-31", 60, null],
    ["2027-02-28", 60, null],
    ["2027-03-01", 60, 30],
    ["2027-03-23", 30, null],
    ["2027-03-24", 30, 7],
    ["2027-03-31", 7, null],
    ["2027-04-01", 7, 0],
    ["2027-04-02", 0, null],
    // first seen late, or after the worker was away: the nearest alone
    ["2027-03-10", null, 30],
    ["2027-03-31", null, 7],
    ["2027-03-25", 60, 7],
    ["2028-01-01", null, 0],
    ["2028-01-01", 60, 0],
    // a clock that ran backwards tells nothing anew
    ["2027-02-15", 7, null],
    ["2027-02-15", 0, null],
  ])("%s, told %s: %s", (today, told, due) => {
    expect(warningDue(on, today, told)).toBe(due);
  });

  it("the day itself is still valid", () => {
    expect([isExpired(on, on), isExpired(on, "2027-04-01"), isExpired(on, "2027-03-30")]).toEqual([false, true, false]);
  });
});

const someDay = fc.integer({ min: -100, max: 100 });

function tellThrough(
  on: string,
  days: readonly number[],
): { readonly told: WarningDays[]; readonly last: number | null } {
  const told: WarningDays[] = [];
  for (const day of days) {
    const due = warningDue(on, addDays(on, day), told.at(-1) ?? null);
    if (due !== null) told.push(due);
  }
  return { told, last: told.at(-1) ?? null };
}

describe("over any days", () => {
  it("no warning is told twice, and each is nearer than the one before", () => {
    fc.assert(
      fc.property(fc.array(someDay, { maxLength: 40 }), (days) => {
        const { told } = tellThrough("2027-03-31", days);
        for (const [index, one] of told.entries())
          expect(one).toBeLessThan(told[index - 1] ?? Number.POSITIVE_INFINITY);
      }),
    );
  });

  it("what has been told in the end does not depend on their order", () => {
    const shuffled = fc
      .array(someDay, { maxLength: 20 })
      .chain((days) => fc.tuple(fc.constant(days), fc.shuffledSubarray(days, { minLength: days.length })));
    fc.assert(
      fc.property(shuffled, ([days, other]) => {
        expect(tellThrough("2027-03-31", days).last).toBe(tellThrough("2027-03-31", other).last);
      }),
    );
  });

  it("day after day all four are told, each on its day", () => {
    const days = Array.from({ length: 150 }, (_, index) => index - 100);
    expect(tellThrough("2027-03-31", days).told).toEqual([60, 30, 7, 0]);
  });
});
