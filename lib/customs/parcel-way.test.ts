import { describe, expect, it } from "vitest";
import { sellerBranch } from "./dossier/judge-branch.ts";
import { type GoodsForWay, needsLicence, wayOfParcel } from "./parcel-way.ts";
import { needsExportPaper } from "./supervision.ts";

const goods = (refundBp: number | null, supervision: string | null = ""): GoodsForWay => ({ refundBp, supervision });
const parcel = { valueFen: 10_000, isInPilotZone: true, preferred: "A" as const };

describe("the way follows the refund", () => {
  it.each([
    ["a rate above 0", "refund", [goods(1300)], "B", ["refund_wanted"]],
    ["a rate of 0", "refund", [goods(0)], "A", []],
    ["one of two above 0", "refund", [goods(0), goods(900)], "B", ["refund_wanted"]],
    ["no rate known: the branch decides", "refund", [goods(null)], "B", ["refund_wanted"]],
    ["exempt, whatever the rate", "exemption", [goods(1300)], "A", []],
    ["exempt without invoices, no rate known", "exemption_without_invoices", [goods(null)], "A", []],
    ["taxed", "taxed", [goods(1300)], "A", []],
  ] as const)("%s", (_, branch, of, way, reasons) => {
    expect(wayOfParcel({ ...parcel, branch, goods: of })).toMatchObject({ way, reasons });
  });

  it.each([
    ["a general taxpayer", "general", null, "refund"],
    ["a small-scale taxpayer", "small_scale", null, "exemption"],
    ["nothing is said", null, null, "exemption"],
    ["the seller's choice", "general", "exemption_without_invoices", "exemption_without_invoices"],
    ["a choice that is closed to its kind", "small_scale", "refund", "exemption"],
  ] as const)("the branch of %s", (_, taxpayer, chosen, branch) => {
    expect(sellerBranch(taxpayer, chosen)).toBe(branch);
  });
});

describe("supervision conditions", () => {
  it.each([
    [null, null],
    ["", false],
    ["A", false],
    ["6A", false],
    ["B", true],
    ["4xy", true],
    ["AB", true],
    ["8", true],
    ["A?", null],
    ["?4", true],
  ])("%s: %s", (letters, needed) => {
    expect(needsExportPaper(letters)).toBe(needed);
  });

  it.each([
    ["all are known to need none", [goods(0, ""), goods(0, "A")], false],
    ["one needs a paper, another is not known", [goods(0, null), goods(0, "4")], true],
    ["one is not known", [goods(0, ""), goods(0, null)], null],
    ["no goods", [], null],
  ])("%s", (_, of, needed) => {
    expect(needsLicence(of)).toBe(needed);
    const { reasons, doubts } = wayOfParcel({ ...parcel, branch: "exemption", goods: of });
    expect(reasons.includes("licence")).toBe(needed === true);
    expect(doubts.includes("licence_unknown")).toBe(needed === null);
    expect(doubts).toContain("duty_unknown");
  });
});
