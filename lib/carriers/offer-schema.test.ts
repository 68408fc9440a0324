import { describe, expect, it } from "vitest";
import { changedMembers } from "./offer-changes.ts";
import { emptyOfferForm, type OfferForm, offerForm } from "./offer-form.ts";
import { saveOfferInput } from "./offer-schema.ts";
import { readSolution } from "./solution-schema.ts";
import { officialSolutions } from "./solutions.ts";

const standard = officialSolutions.find(({ code }) => code === "CAINIAO_STANDARD");
if (!standard) throw new Error("no standard solution");
const form = offerForm(standard, 3);
const problems = (change: Partial<Record<keyof OfferForm, unknown>>) => {
  const parsed = saveOfferInput.safeParse({ ...form, ...change });
  return (parsed.error?.issues ?? []).map(({ path, message }) => `${path.join(".")}: ${message}`);
};

describe("a declaration in the form", () => {
  it.each(officialSolutions.map((offer) => [offer.code, offer] as const))("%s comes out as it went in", (_, offer) => {
    const saved = saveOfferInput.parse(JSON.parse(JSON.stringify(offerForm(offer, 7))));
    expect(saved.version).toBe(7);
    expect(changedMembers(offer, readSolution(saved.offer))).toEqual([]);
  });

  it.each<[Partial<Record<keyof OfferForm, unknown>>, string]>([
    [{ code: "cainiao" }, "code: code_unreadable"],
    [{ maxWeight: "" }, "maxWeight: required"],
    [{ maxWeight: "2 kg" }, "maxWeight: grams_unreadable"],
    [{ maxWeight: "0" }, "maxWeight: grams_unreadable"],
    [{ maxWeight: "-5" }, "maxWeight: grams_unreadable"],
    [{ maxWeight: "100001" }, "maxWeight: grams_unreadable"],
    [{ maxWeight: "1500" }, "smallWeight: small_over_whole"],
    [{ smallSide: "60.55" }, "smallSide: centimetres_unreadable"],
    [{ smallSide: "" }, "smallSide: small_incomplete"],
    [{ smallSum: "59" }, "smallSum: sum_below_side"],
    [{ smallWeight: "", smallSide: "", smallSum: "", takesLarge: false }, "smallWeight: takes_nothing"],
    [{ divisor: "", whenSideOver: "60" }, "divisor: required"],
    [{ daysFrom: "50" }, "daysTo: days_reversed"],
    [{ daysTo: "366" }, "daysTo: days_unreadable"],
    [{ daysByCountry: "US 7-15\nXX 1-2" }, "daysByCountry: days_by_country_unreadable"],
    [{ daysByCountry: "US 15-7" }, "daysByCountry: days_by_country_unreadable"],
    [{ daysByCountry: "US 7-15\nUS 8-16" }, "daysByCountry: days_by_country_unreadable"],
    [{ destinations: "named", countries: "" }, "countries: required"],
    [{ destinations: "named", countries: "US XX" }, "countries: countries_unreadable"],
    [{ claimMax: "about 45" }, "claimMax: amount_unreadable"],
    [{ msds: ["liquid"] }, "msds: msds_of_refused"],
    [{ nameZh: " " }, "nameZh: Too small"],
    [{ nameZh: "无忧\u0007" }, "nameZh: control_characters"],
  ])("%o is refused at its field", (change, expected) => {
    expect(problems(change).join("; ")).toContain(expected);
  });

  it("takes countries by code or name and days by line", () => {
    const typed = { destinations: "named", countries: "US，德国 us", daysByCountry: "us 7-15\n\nDE 10 - 20" };
    const { offer } = saveOfferInput.parse({ ...form, ...typed });
    expect(offer.destinations).toEqual(["US", "DE"]);
    expect(offer.daysTo).toEqual({ US: { from: 7, to: 15 }, DE: { from: 10, to: 20 } });
  });

  it("differs where a part differs, not where a list is ordered otherwise", () => {
    const turned = {
      ...standard,
      doubts: [...standard.doubts].reverse(),
      dutyTerms: [...standard.dutyTerms].reverse(),
    };
    expect(changedMembers(standard, turned)).toEqual([]);
    const other = { ...standard, nameEn: "Other", doubts: standard.doubts.slice(1), cargo: { ...standard.cargo } };
    expect(changedMembers(standard, other).sort()).toEqual(["doubts", "nameEn"]);
  });

  it("refuses a solution that takes no goods at all", () => {
    const cargo = Object.fromEntries(Object.keys(form.cargo).map((kind) => [kind, "refused"]));
    expect(problems({ cargo, msds: [] })).toEqual(["cargo.general: cargo_all_refused"]);
  });

  it("an empty form says what is missing, and nothing else", () => {
    const parsed = saveOfferInput.safeParse(emptyOfferForm);
    const fields = parsed.error?.issues.map(({ path }) => path.join(".")) ?? [];
    expect(fields.sort()).toEqual(["carrierCode", "code", "daysFrom", "daysTo", "nameEn", "nameZh", "serviceCode"]);
  });
});
