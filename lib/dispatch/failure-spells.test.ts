import { describe, expect, it } from "vitest";
import { endingOf, type SpellSigns, sourceOf } from "./failure-spells.ts";
import { failureCodes } from "./failures.ts";

const nothing: SpellSigns = {
  ...{ isWaiting: true, isDispatched: false, corrected: false, overridden: false, taxIdKept: false },
  ...{ productChanged: false, msdsLinked: false, chosen: false },
};

describe("by what a failure ended", () => {
  it.each<[string, Partial<SpellSigns>, string]>([
    ["ERR-303", { corrected: true, productChanged: true }, "correction"],
    ["ERR-303", { overridden: true }, "override"],
    ["ERR-303", {}, "import"],
    ["ERR-306", { taxIdKept: true }, "tax_id"],
    ["ERR-502", { productChanged: true, corrected: true }, "product"],
    ["ERR-502", {}, "rules"],
    ["ERR-401", {}, "match"],
    ["ERR-403", { msdsLinked: true, productChanged: true }, "msds"],
    ["ERR-403", { productChanged: true }, "product"],
    ["ERR-604", { chosen: true }, "choice"],
    ["ERR-601", { corrected: true }, "correction"],
    ["ERR-601", {}, "rules"],
    ["ERR-202", {}, "release"],
    ["ERR-111", {}, "settings"],
    ["ERR-701", { isWaiting: false, isDispatched: true, corrected: true }, "dispatched"],
    ["ERR-303", { isWaiting: false }, "left"],
  ])("%s with %o ends by %s", (code, signs, ending) => {
    expect(endingOf(code, { ...nothing, ...signs })).toBe(ending);
  });

  it("every code ends somehow, and the carrier's are told from the plan's", () => {
    for (const code of failureCodes) expect(endingOf(code, nothing)).toBeTruthy();
    expect([sourceOf("ERR-303"), sourceOf("ERR-701"), sourceOf("ERR-606")]).toEqual(["plan", "carrier", "plan"]);
  });
});
