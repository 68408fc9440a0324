import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { finalStates } from "#lib/kit/transitions";
import { type CargoKind, cargoKinds } from "./cargo-kinds.ts";
import {
  type Certification,
  type CertificationScope,
  certificationTransitions,
  judgeCertification,
  uncertifiedCodes,
} from "./certification.ts";
import { type CertificationState, certificationStates } from "./certification-states.ts";

const today = "2026-12-01";
const everything: CertificationScope = { solutions: "all", countries: "all", cargoKinds: "all" };

function certification(
  state: CertificationState,
  scope: Partial<CertificationScope> = {},
  days: { readonly from?: string | null; readonly to?: string | null } = {},
): Certification {
  return {
    id: "1",
    carrierCode: "yanwen",
    state,
    scope: { ...everything, ...scope },
    validFrom: days.from === undefined ? "2026-01-01" : days.from,
    validTo: days.to === undefined ? "2026-12-31" : days.to,
    reason: state === "suspended" ? "揽收连续三天超时" : "",
  };
}

const judge = (list: readonly Certification[], kinds: readonly CargoKind[] = ["general"], on = today) => {
  const verdict = judgeCertification(list, "YANWEN_AM", "ES", kinds, on);
  return verdict.usable ? "usable" : verdict.code;
};

describe("may a carrier be used", () => {
  it.each<[string, readonly Certification[], string]>([
    ["nobody ever certified it", [], "carrier_not_certified"],
    ["certified, today within its days", [certification("certified")], "usable"],
    ["certified without an end", [certification("certified", {}, { to: null })], "usable"],
    ["its last day is today", [certification("certified", {}, { to: today })], "usable"],
    ["its last day was yesterday", [certification("certified", {}, { to: "2026-11-30" })], "certification_expired"],
    ["its first day is today", [certification("certified", {}, { from: today })], "usable"],
    ["its first day is tomorrow", [certification("certified", {}, { from: "2026-12-02" })], "carrier_not_certified"],
    ["it has only applied", [certification("applied")], "carrier_not_certified"],
    ["its papers are being gathered", [certification("documents")], "carrier_not_certified"],
    ["it is in the sandbox", [certification("sandbox")], "carrier_not_certified"],
    ["it is being reviewed", [certification("review")], "carrier_not_certified"],
    ["suspended", [certification("suspended")], "certification_suspended"],
    ["expired", [certification("expired")], "certification_expired"],
    ["withdrawn", [certification("withdrawn")], "carrier_not_certified"],
    ["for other services", [certification("certified", { solutions: ["YANWEN_JYT"] })], "certification_scope"],
    ["for this service", [certification("certified", { solutions: ["YANWEN_AM"] })], "usable"],
    ["for other countries", [certification("certified", { countries: ["FR", "DE"] })], "certification_scope"],
    ["for this country", [certification("certified", { countries: ["ES"] })], "usable"],
    ["for other goods", [certification("certified", { cargoKinds: ["liquid"] })], "certification_scope"],
    ["for these goods", [certification("certified", { cargoKinds: ["general"] })], "usable"],
    ["for nothing", [certification("certified", { countries: [] })], "certification_scope"],
    ["an old one beside a new one", [certification("expired"), certification("certified")], "usable"],
    ["renewed in time", [certification("certified"), certification("documents")], "usable"],
    [
      "suspended beside a valid one",
      [certification("certified"), certification("suspended")],
      "certification_suspended",
    ],
    [
      "suspended for another country",
      [certification("certified"), certification("suspended", { countries: ["FR"] })],
      "usable",
    ],
    [
      "expired here, certified elsewhere",
      [certification("expired"), certification("certified", { countries: ["FR"] })],
      "certification_expired",
    ],
  ])("%s", (_, list, expected) => {
    expect(judge(list)).toBe(expected);
  });

  it.each<[readonly CargoKind[], readonly CargoKind[], string]>([
    [["general", "built_in_battery"], ["general"], "certification_scope"],
    [["general", "built_in_battery"], ["general", "built_in_battery"], "usable"],
    [["pure_battery"], ["general", "built_in_battery"], "certification_scope"],
    [[], ["general"], "usable"],
  ])("a parcel of %j under a certification for %j: %s", (kinds, covered, expected) => {
    expect(judge([certification("certified", { cargoKinds: covered })], kinds)).toBe(expected);
  });

  it("two halves make no whole: one certification must cover all goods of the parcel", () => {
    const halves = (["general", "liquid"] as const).map((kind) => certification("certified", { cargoKinds: [kind] }));
    expect(judge(halves, ["general", "liquid"])).toBe("certification_scope");
  });

  it("says why it was suspended", () => {
    expect(judgeCertification([certification("suspended")], "X", "ES", ["general"], today)).toEqual({
      usable: false,
      code: "certification_suspended",
      reason: "揽收连续三天超时",
    });
  });
});

const someScope = fc.record<CertificationScope>({
  solutions: fc.oneof(fc.constant("all" as const), fc.subarray(["A", "B"])),
  countries: fc.oneof(fc.constant("all" as const), fc.subarray(["ES", "FR"])),
  cargoKinds: fc.oneof(fc.constant("all" as const), fc.subarray([...cargoKinds])),
});
const someDay = fc.constantFrom("2026-01-01", "2026-06-30", "2026-12-31");
const someCertification = fc.record<Certification>({
  id: fc.constant("1"),
  carrierCode: fc.constant("c"),
  state: fc.constantFrom(...certificationStates),
  scope: someScope,
  validFrom: fc.option(someDay),
  validTo: fc.option(someDay),
  reason: fc.constant(""),
});

describe("for any set of certifications", () => {
  it("usable means: one in state certified that holds today and covers service, country and all goods", () => {
    fc.assert(
      fc.property(
        fc.array(someCertification, { maxLength: 5 }),
        fc.subarray([...cargoKinds]),
        someDay,
        (list, kinds, on) => {
          const verdict = judgeCertification(list, "A", "ES", kinds, on);
          const covers = ({ scope }: Certification) =>
            (scope.solutions === "all" || scope.solutions.includes("A")) &&
            (scope.countries === "all" || scope.countries.includes("ES")) &&
            (scope.cargoKinds === "all" || kinds.every((kind) => scope.cargoKinds.includes(kind)));
          const good = list.filter(
            (one) =>
              one.state === "certified" &&
              covers(one) &&
              (one.validFrom === null || one.validFrom <= on) &&
              (one.validTo === null || on <= one.validTo),
          );
          const isStopped = list.some((one) => one.state === "suspended" && covers(one));
          expect(verdict.usable).toBe(good.length > 0 && !isStopped);
          if (!verdict.usable) expect(uncertifiedCodes).toContain(verdict.code);
          // the order in which they are read decides nothing
          expect(judgeCertification([...list].reverse(), "A", "ES", kinds, on).usable).toBe(verdict.usable);
        },
      ),
    );
  });
});

describe("the steps of a certification", () => {
  it("lead nowhere that is unknown, and end with the withdrawal alone", () => {
    expect(Object.keys(certificationTransitions).sort()).toEqual([...certificationStates].sort());
    expect(finalStates(certificationTransitions)).toEqual(["withdrawn"]);
  });

  it("every way from the application to the certificate leads through papers, sandbox and review", () => {
    const ways: CertificationState[][] = [];
    const walk = (way: CertificationState[]) => {
      const here = way.at(-1) ?? "applied";
      if (here === "certified") ways.push(way);
      else for (const to of certificationTransitions[here]) if (!way.includes(to)) walk([...way, to]);
    };
    walk(["applied"]);
    expect(ways.length).toBeGreaterThan(0);
    for (const way of ways) expect(way).toEqual(expect.arrayContaining(["documents", "sandbox", "review"]));
  });

  it("what has expired comes back through papers, sandbox and review", () => {
    expect(certificationTransitions.expired).toEqual(["documents", "withdrawn"]);
  });
});
