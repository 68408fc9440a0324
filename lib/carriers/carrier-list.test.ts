import { describe, expect, it } from "vitest";
import type { CarrierRow } from "./carrier.ts";
import { carrierLines, countLines, filterLines, standingOf } from "./carrier-list.ts";
import { carrierQuery, parseCarrierSearch } from "./carrier-search.ts";
import type { CertificationState } from "./certification-states.ts";

const today = "2026-12-01";
const one = (state: CertificationState, validTo: string | null = "2027-12-31") => ({
  state,
  validFrom: "2026-01-01",
  validTo,
});

describe("how a carrier stands", () => {
  it.each<[string, ReturnType<typeof one>[], string]>([
    ["no certification", [], "none"],
    ["certified", [one("certified")], "certified"],
    ["certified until yesterday", [one("certified", "2026-11-30")], "expired"],
    ["applied", [one("applied")], "under_way"],
    ["withdrawn", [one("withdrawn")], "none"],
    ["withdrawn, and applied anew", [one("withdrawn"), one("applied")], "under_way"],
    ["certified, a wider one under way", [one("review"), one("certified")], "certified"],
    ["suspended beside certified", [one("certified"), one("suspended")], "suspended"],
    ["expired, renewal under way", [one("expired"), one("documents")], "under_way"],
  ])("%s", (_, list, expected) => {
    expect(standingOf(list, today).standing).toBe(expected);
  });
});

const carrier = (code: string, nameZh: string): CarrierRow => ({
  ...{ code, nameZh, nameEn: code.toUpperCase(), kind: "line", website: "", contact: "", note: "", isPending: true },
  ...{ source: "", version: 1, editedBy: "", updatedAt: 0 },
});
const scope = { solutions: "all", countries: "all", cargoKinds: ["general"] } as const;
const file = (carrierCode: string, state: CertificationState, validTo: string | null, reason = "") => ({
  ...{ id: carrierCode, carrierCode, state, scope, validFrom: "2026-01-01", validTo, reason },
  ...{ sandbox: null, documents: [], sentToReviewBy: "" },
});

const lines = carrierLines(
  [carrier("yanwen", "燕文物流"), carrier("gati", "GATI"), carrier("ubi", "UBI"), carrier("cne", "CNE国际快递")],
  [
    file("yanwen", "certified", "2027-01-15"),
    file("gati", "suspended", "2027-12-31", "丢件"),
    file("cne", "documents", null),
  ],
  today,
);

describe("the list", () => {
  it("says of each what counts, what is missing and why", () => {
    expect(
      lines.map(({ code, standing, endsSoon, reason, missing }) => [code, standing, endsSoon, reason, missing.length]),
    ).toEqual([
      ["yanwen", "certified", true, "", 4],
      ["gati", "suspended", false, "丢件", 4],
      ["ubi", "none", false, "", 0],
      ["cne", "under_way", false, "", 5],
    ]);
  });

  it.each([
    ["", 4],
    ["show=soon", 1],
    ["show=suspended", 1],
    ["show=none", 1],
    ["q=燕文", 1],
    ["q=CNE", 1],
    ["q=nobody", 0],
    ["show=certified&q=gati", 0],
    ["show=rubbish", 4],
  ])("?%s shows %i", (query, expected) => {
    const search = parseCarrierSearch(Object.fromEntries(new URLSearchParams(query)));
    expect(filterLines(lines, search)).toHaveLength(expected);
    expect(parseCarrierSearch(Object.fromEntries(new URLSearchParams(carrierQuery(search))))).toEqual(search);
  });

  it("counts what each tab would show", () => {
    expect(countLines(lines, { text: "", show: "none" })).toEqual({
      ...{ all: 4, soon: 1, certified: 1, under_way: 1, suspended: 1, expired: 0, none: 1 },
    });
    expect(countLines(lines, { text: "gati", show: null })).toMatchObject({ all: 1, suspended: 1, certified: 0 });
  });
});
