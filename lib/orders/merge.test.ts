import { describe, expect, it } from "vitest";
import { type Addressee, type MergeCandidate, mergeKey, planMerge } from "./merge.ts";

const emily: Addressee = {
  ...{ buyerName: "Emily", country: "US", name: "Emily Carter", province: "Texas", city: "Austin" },
  ...{ address: "2204 Maple Hollow Trl", postalCode: "78745", phone: "", mobile: "1 512-555-0143" },
};

describe("mergeKey", () => {
  it.each([
    ["capitals and blanks", { name: "EMILY  carter", address: "2204 maple hollow trl." }],
    ["full width letters", { name: "Ｅｍｉｌｙ Carter" }],
    ["dashes in a telephone number", { mobile: "1-512-555 0143" }],
    ["the number in the other field", { phone: "1 512-555-0143", mobile: "" }],
  ])("does not mind %s", (_, change) => {
    expect(mergeKey("s", { ...emily, ...change }, false)).toBe(mergeKey("s", emily, false));
  });

  it.each([
    ["buyer", { buyerName: "Emil" }],
    ["recipient", { name: "Emily Carver" }],
    ["country", { country: "CA" }],
    ["street", { address: "2205 Maple Hollow Trl" }],
    ["postal code", { postalCode: "78746" }],
    ["telephone", { mobile: "1 512-555-0144" }],
  ])("tells apart another %s", (_, change) => {
    expect(mergeKey("s", { ...emily, ...change }, false)).not.toBe(mergeKey("s", emily, false));
  });

  it("never offers what nobody can tell", () => {
    expect(mergeKey("s", emily, true)).toBe("");
    expect(mergeKey("s", { ...emily, country: null }, false)).toBe("");
    expect(mergeKey("s", { ...emily, address: " . " }, false)).toBe("");
    expect(mergeKey("t", emily, false)).not.toBe(mergeKey("s", emily, false));
  });
});

describe("planMerge", () => {
  const one = (id: string, change: Partial<MergeCandidate> = {}): MergeCandidate => ({
    ...{ id, orderNumber: `8190${id}`, state: "waiting", holdReason: null, mergeKey: "k", currency: "USD" },
    ...{ isSplit: false, isLead: false, shipByAt: null, ...change },
  });

  it("lets the earliest deadline lead, or the one that leads already", () => {
    const list = [one("1", { shipByAt: 20 }), one("2", { shipByAt: 10 }), one("3")];
    expect(planMerge(list)).toEqual({ ok: true, value: { leadId: "2", memberIds: ["1", "3"] } });
    expect(planMerge([...list, one("4", { isLead: true, shipByAt: 30 })])).toMatchObject({
      value: { leadId: "4", memberIds: ["2", "1", "3"] },
    });
  });

  it.each([
    ["one alone", [one("1")], "merge_too_few"],
    ["more than a parcel holds", Array.from({ length: 21 }, (_, at) => one(String(at))), "merge_too_many"],
    ["one that is dispatched", [one("1"), one("2", { state: "dispatching" })], "merge_not_waiting"],
    ["one that is merged already", [one("1"), one("2", { state: "merged" })], "merge_not_waiting"],
    ["one on hold", [one("1"), one("2", { holdReason: "by_person" })], "merge_held"],
    ["a part", [one("1"), one("2", { isSplit: true })], "merge_split"],
    ["another address", [one("1"), one("2", { mergeKey: "x" })], "merge_other_address"],
    ["unknown addresses", [one("1", { mergeKey: "" }), one("2", { mergeKey: "" })], "merge_other_address"],
    ["another currency", [one("1"), one("2", { currency: "EUR" })], "merge_other_currency"],
    ["two that lead", [one("1", { isLead: true }), one("2", { isLead: true })], "merge_two_leads"],
  ] as const)("refuses %s", (_, orders, code) => {
    expect(planMerge(orders)).toMatchObject({ ok: false, refusal: { code } });
  });
});
