import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { declarationLanes, laneOf } from "./declaration-lane.ts";
import { allDeclarations, declarationQuery, parseDeclarationSearch } from "./declaration-search.ts";
import { copNoOf } from "./own-numbers.ts";
import { nextPart } from "./plan-declaration.ts";
import { type MasterListParcel, planMasterList } from "./plan-master-list.ts";
import { documentStates, isStop } from "./states.ts";

describe("the lane of a declaration", () => {
  it.each(documentStates)("%s lies in one lane, and a stop never in one that lets the parcel go", (state) => {
    const facts = { stop: null, isVoid: false, state, isWaybillAwaited: false } as const;
    const lane = laneOf(facts);
    expect(declarationLanes).toContain(lane);
    if (isStop(state)) expect(["returned", "inspection", "withdrawn"]).toContain(lane);
    expect(laneOf({ ...facts, stop: "gate" })).toBe("stopped");
    expect(laneOf({ ...facts, isVoid: true, stop: "findings" })).toBe("void");
  });

  it("waits for the carrier only while customs have the list and nothing more", () => {
    const facts = { stop: null, isVoid: false, isWaybillAwaited: true } as const;
    const waiting = documentStates.filter((state) => laneOf({ ...facts, state }) === "awaiting_waybill");
    expect(waiting).toEqual(["pending"]);
  });
});

describe("own numbers", () => {
  it("are the same for the same id, differ for others, and fit the 30 characters of copNo", () => {
    fc.assert(
      fc.property(fc.uuid(), fc.uuid(), (a, b) => {
        expect(copNoOf("D", a)).toBe(copNoOf("D", a));
        expect(copNoOf("D", a)).toMatch(/^D[0-9A-Z]{25}$/);
        expect(copNoOf("D", a) === copNoOf("D", b)).toBe(a === b);
      }),
    );
  });

  it("a parcel takes the lowest part of its order that no other bears", () => {
    expect([nextPart([]), nextPart([1]), nextPart([2]), nextPart([1, 2, 4])]).toEqual([1, 2, 1, 3]);
  });
});

describe("a master list", () => {
  const parcel = fc.record<MasterListParcel>({
    id: fc.uuid(),
    waybillNo: fc.string(),
    state: fc.constantFrom(...documentStates),
    unclearStatus: fc.constantFrom(null, "777"),
    isWithdrawing: fc.boolean(),
    isCancelled: fc.boolean(),
    logisticsCode: fc.constantFrom("A", "B"),
    masterListId: fc.constantFrom(null, "another"),
  });

  it("has every parcel once: on the list of its logistics company, or left out with a reason", () => {
    fc.assert(
      fc.property(fc.uniqueArray(parcel, { selector: ({ id }) => id }), (parcels) => {
        const { groups, leftOut } = planMasterList(parcels);
        const listed = groups.flatMap((group) => group.parcels.map(({ id }) => id));
        expect([...listed, ...leftOut.map(({ id }) => id)].sort()).toEqual(parcels.map(({ id }) => id).sort());
        for (const group of groups)
          for (const one of group.parcels) {
            expect(one.logisticsCode).toBe(group.logisticsCode);
            expect(
              isStop(one.state) || one.isCancelled || one.unclearStatus !== null || one.masterListId !== null,
            ).toBe(false);
          }
      }),
    );
  });
});

describe("the list's address", () => {
  it("is read back as it was written, and what it does not understand is left out", () => {
    const search = {
      ...allDeclarations,
      lanes: ["returned", "stopped"],
      way: "B",
      day: "2026-11-29",
      text: "LX1",
    } as const;
    const query = declarationQuery({ ...search, sort: "oldest" });
    const back = parseDeclarationSearch(Object.fromEntries(new URLSearchParams(query)));
    expect(back).toEqual({ ...search, sort: "oldest" });
    expect(parseDeclarationSearch({ lane: "nowhere", way: "C", day: "2026-02-30", after: "1" })).toEqual(
      allDeclarations,
    );
  });
});
