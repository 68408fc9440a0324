import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { sellerStates } from "#lib/sellers/kinds";
import { type capabilities, closuresOf, type GateFacts, gatesOf, sendingBar } from "./gates.ts";
import { applicationStates, expirySubjects } from "./states.ts";

const today = "2026-11-28";
const active: GateFacts = {
  sellerState: "active",
  application: "approved",
  isCardBound: true,
  isAccountBound: true,
  expires: [],
  missingParameters: [],
  activeCarriers: ["cainiao"],
};
const codes = (facts: Partial<GateFacts>, capability: (typeof capabilities)[number]) =>
  closuresOf(capability, { ...active, ...facts }, today, "cainiao").map(({ code }) => code);

describe("what stands between a seller and dispatching with a carrier", () => {
  it.each([
    [{}, []],
    [{ activeCarriers: [] }, ["no_carrier_connection"]],
    [{ activeCarriers: ["yanwen"] }, ["no_carrier_connection"]],
    [{ sellerState: "new", application: null }, ["application_open"]],
    [{ sellerState: "new", application: "draft" }, ["application_open"]],
    [{ sellerState: "new", application: "returned" }, ["application_open"]],
    [{ sellerState: "new", application: "checking" }, ["application_in_review"]],
    [{ sellerState: "new", application: "in_review" }, ["application_in_review"]],
    [{ sellerState: "new", application: "approved" }, ["rehearsal_not_passed"]],
    [{ sellerState: "suspended" }, ["seller_suspended"]],
    // a change under way closes nothing: what was approved stays in force
    [{ application: "draft" }, []],
    [{ application: "in_review" }, []],
    // the last day still counts
    [{ expires: [{ subject: "licence", on: "2026-11-28" }] }, []],
    [{ expires: [{ subject: "licence", on: "2026-11-27" }] }, ["material_expired"]],
    [
      {
        expires: [
          { subject: "card", on: "2026-01-01" },
          { subject: "representative_id", on: "2020-01-01" },
        ],
      },
      ["material_expired", "material_expired"],
    ],
    // labels print without a declaration number
    [{ isCardBound: false, isAccountBound: false, missingParameters: ["customsNumber"] }, []],
  ] as const)("%j: %j", (facts, expected) => {
    expect(codes(facts, "dispatch")).toEqual(expected);
  });
});

describe("no IC card or no Single Window account", () => {
  it.each([
    [{ isCardBound: false }, ["card_missing"]],
    [{ isAccountBound: false }, ["single_window_missing"]],
    [{ isCardBound: false, isAccountBound: false }, ["card_missing", "single_window_missing"]],
  ])("%j: no declaration number, so no release", (facts, expected) => {
    expect(codes(facts, "declare")).toEqual(expected);
    expect(codes(facts, "release")).toEqual(expected);
  });

  it("a missing parameter stands in the way of a list, and is named with its place", () => {
    const facts = { ...active, missingParameters: ["customsNumber", "dxpId"] };
    expect(closuresOf("declare", facts, today)).toEqual([
      {
        code: "parameters_missing",
        fields: ["customsNumber", "dxpId"],
        repair: { place: "declaration_parameters" },
      },
    ]);
    expect(closuresOf("release", facts, today)).toEqual([]);
  });
});

it.each([
  [{}, null],
  [{ sellerState: "suspended" }, "seller_suspended"],
  [{ sellerState: "new", application: "in_review" }, "application_in_review"],
  // what was confirmed goes on
  [{ expires: [{ subject: "licence", on: "2020-01-01" }] }, null],
  [{ isCardBound: false, activeCarriers: [] }, null],
] as const)("%j keeps the worker from sending what was confirmed: %j", (facts, expected) => {
  expect(sendingBar({ ...active, ...facts })?.code ?? null).toBe(expected);
});

const anyFacts: fc.Arbitrary<GateFacts> = fc.record({
  sellerState: fc.constantFrom(...sellerStates),
  application: fc.constantFrom(null, ...applicationStates),
  isCardBound: fc.boolean(),
  isAccountBound: fc.boolean(),
  expires: fc.array(
    fc.record({
      subject: fc.constantFrom(...expirySubjects),
      on: fc.constantFrom("2020-01-01", "2026-11-28", "2030-12-31"),
    }),
    { maxLength: 3 },
  ),
  missingParameters: fc.subarray(["customsNumber", "dxpId"]),
  activeCarriers: fc.subarray(["cainiao"]),
});

test("whoever may release may dispatch, and holds a card and an account; importing is never closed", () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const gates = gatesOf(facts, today);
      expect(gates.import).toEqual([]);
      expect(gates.quote).toEqual([]);
      if (gates.release.length > 0) return;
      expect(gates.dispatch).toEqual([]);
      expect(facts).toMatchObject({ sellerState: "active", isCardBound: true, isAccountBound: true });
    }),
  );
});
