import fc from "fast-check";
import { describe, expect, it } from "vitest";
import rateCardFile from "#data/rates/cards.json" with { type: "json" };
import { resolveBuyerService } from "#lib/carriers/buyer-service";
import { cargoKinds } from "#lib/carriers/cargo-kinds";
import type { Certification } from "#lib/carriers/certification";
import { certificationStates } from "#lib/carriers/certification-states";
import { compareClasses } from "#lib/carriers/service-class";
import { areaKinds, officialSolutions, type Solution } from "#lib/carriers/solutions";
import { addDays } from "#lib/kit/time";
import { type LaneCounts, laneKey, lastCountedDay, noLaneCounts } from "./lane-counts.ts";
import { presetKeys } from "./presets.ts";
import { type Candidate, type RoutingBook, type RoutingFacts, recommend } from "./recommend.ts";
import { plainOrder, shippedBook } from "./routing.test-data.ts";

const shipped = shippedBook(rateCardFile);
const codes = officialSolutions.map(({ code }) => code);
const carrierCodes = [...new Set(officialSolutions.map(({ carrierCode }) => carrierCode))];
const countries = ["US", "PL", "ES", "RU", "BR", "CZ", "JP", "XK", "CN", "GB"];
const buyers = [
  "Seller's Shipping Method",
  "无忧物流-标准",
  "AliExpress Saver Shipping",
  "无忧物流-优先",
  "DHL",
  "",
  "月球",
];

const anyLane: fc.Arbitrary<LaneCounts> = fc
  .record({ days: fc.array(fc.nat(lastCountedDay), { maxLength: 40 }), late: fc.nat(40), incidents: fc.nat(20) })
  .map(({ days, late, incidents }) => {
    const histogram = Array.from({ length: lastCountedDay + 1 }, (_, day) => days.filter((one) => one === day).length);
    const counts = { parcels: days.length + incidents, delivered: days.length, days: histogram, incidents };
    return { ...noLaneCounts, ...counts, onTime: Math.max(0, days.length - late) };
  });
const anyCertification: fc.Arbitrary<Certification> = fc.record({
  id: fc.uuid(),
  carrierCode: fc.constant("any"),
  state: fc.constantFrom(...certificationStates),
  scope: fc.record({
    solutions: fc.oneof(fc.constant("all" as const), fc.subarray(codes)),
    countries: fc.oneof(fc.constant("all" as const), fc.subarray(countries)),
    cargoKinds: fc.constant("all" as const),
  }),
  validFrom: fc.constant(null),
  validTo: fc.constantFrom(null, "2026-11-24", "2026-12-01"),
  reason: fc.constant("事故"),
});
const anyBook: fc.Arbitrary<RoutingBook> = fc
  .record({
    lanes: fc.array(fc.tuple(fc.constantFrom(...codes), fc.constantFrom(...countries), anyLane), { maxLength: 12 }),
    certifications: fc.option(
      fc.array(fc.tuple(fc.constantFrom(...carrierCodes), fc.array(anyCertification, { maxLength: 3 }))),
      { nil: null, freq: 2 },
    ),
  })
  .map(({ lanes, certifications }) => ({
    ...shipped,
    lanes: new Map(lanes.map(([code, country, counts]) => [laneKey(code, country), counts])),
    certifications: certifications && new Map(certifications),
  }));
const side = fc.integer({ min: 10, max: 1300 });
const anyFacts: fc.Arbitrary<RoutingFacts> = fc
  .record({
    country: fc.constantFrom(...countries),
    weightGrams: fc.oneof(
      { weight: 4, arbitrary: fc.integer({ min: 1, max: 2500 }) },
      fc.integer({ min: 1, max: 80_000 }),
    ),
    sizeMm: fc.option(fc.tuple(side, side, side), { nil: null }),
    area: fc.option(fc.constantFrom(...areaKinds), { nil: null }),
    goods: fc.oneof(
      { weight: 3, arbitrary: fc.constant(["general" as const]) },
      fc.uniqueArray(fc.constantFrom(...cargoKinds), { minLength: 1, maxLength: 3 }),
    ),
    dutyPrepaid: fc.boolean(),
    paidUsdMinor: fc.option(fc.nat(1500), { nil: null }),
    buyer: fc.constantFrom(...buyers),
    arriveIn: fc.option(fc.nat(70), { nil: null }),
    preset: fc.constantFrom(...presetKeys),
    connected: fc.option(fc.subarray(carrierCodes), { nil: null }),
    msds: fc.constantFrom("not_needed", "valid", "missing", "expired"),
    past: fc.option(fc.array(fc.tuple(fc.constantFrom(...codes), fc.integer({ min: 1, max: 9 }))), { nil: null }),
  })
  .map(
    ({ country, weightGrams, sizeMm, area, goods, dutyPrepaid, buyer, arriveIn, connected, msds, past, ...rest }) => ({
      ...plainOrder,
      ...rest,
      parcel: {
        ...plainOrder.parcel,
        ...{ country, weightGrams, sizeMm, area, cargoKinds: goods },
        services: { ...plainOrder.parcel.services, duty_prepaid: dutyPrepaid },
      },
      buyerService: resolveBuyerService(buyer),
      arriveBy: arriveIn === null ? null : addDays(plainOrder.shipOn, arriveIn),
      connected: connected && new Set(connected),
      papers: { msds },
      past: past && new Map(past),
    }),
  );

const solutionOf = (code: string): Solution => {
  const solution = officialSolutions.find((one) => one.code === code);
  if (!solution) throw new Error(`no ${code}`);
  return solution;
};

describe("whatever is asked", () => {
  it("never chooses what carrier, certification, goods, papers, weight, size, place or rule forbid", () => {
    fc.assert(
      fc.property(anyBook, anyFacts, (book, facts) => {
        const { chosen } = recommend(book, facts);
        if (!chosen) return;
        const solution = solutionOf(chosen.solutionCode);
        const { parcel } = facts;
        expect(chosen.standing).toBe("eligible");
        expect(chosen.hindrances).toEqual([]);
        expect(facts.connected?.has(solution.carrierCode) ?? true).toBe(true);
        expect(parcel.weightGrams).toBeLessThanOrEqual(solution.maxWeightGrams);
        expect(parcel.cargoKinds.every((kind) => solution.cargo[kind] !== "refused")).toBe(true);
        expect(solution.selection).toBe("automatic");
        if (parcel.area) expect(solution.refusedAreas).not.toContain(parcel.area);
        const needsMsds = parcel.cargoKinds.some((kind) => solution.papers[kind]?.includes("msds"));
        if (needsMsds) expect(["valid", "not_needed"]).toContain(facts.papers.msds);
        const { buyerService } = facts;
        if ("class" in buyerService) expect(compareClasses(chosen.class, buyerService.class)).toBe(0);
        const own = book.certifications?.get(solution.carrierCode);
        if (book.certifications) expect(own?.some(({ state }) => state === "certified")).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it("gives the same answer to the same facts, whatever the order of solutions", () => {
    const shuffled = fc.shuffledSubarray([...officialSolutions], { minLength: officialSolutions.length });
    fc.assert(
      fc.property(anyBook, anyFacts, shuffled, (book, facts, solutions) => {
        const answer = recommend(book, facts);
        expect(recommend(book, facts)).toEqual(answer);
        expect(recommend({ ...book, solutions }, facts)).toEqual(answer);
      }),
      { numRuns: 100 },
    );
  });

  it("is not changed by solutions that are out: not chosen, reasons or scores", () => {
    fc.assert(
      fc.property(anyBook, anyFacts, (book, facts) => {
        const all = recommend(book, facts);
        // what a suspension keeps an order from is said, and lies in what is taken away here
        const reasons = all.reasons.filter(({ code }) => code !== "instead_of_suspended");
        const out = new Set(all.ranked.filter(({ standing }) => standing === "out").map((one) => one.solutionCode));
        const solutions = book.solutions.filter(({ code }) => !out.has(code));
        const without = recommend({ ...book, solutions }, facts);
        expect(without.ranked).toEqual(all.ranked.filter(({ standing }) => standing !== "out"));
        expect(without.reasons).toEqual(reasons);
        expect(without.chosen).toEqual(all.chosen);
      }),
      { numRuns: 150 },
    );
  });

  it("scores from 0 to 100 on every side, and ranks those in time before those that are late", () => {
    const rank = ({ quote, arrivesInTime }: Candidate) => {
      if (quote.status === "no_published_price") return arrivesInTime === false ? 5 : 4;
      return (arrivesInTime === false ? 2 : 0) + (quote.status === "confirmed" ? 0 : 1);
    };
    fc.assert(
      fc.property(anyBook, anyFacts, (book, facts) => {
        const { ranked } = recommend(book, facts);
        for (const { score, standing } of ranked) {
          expect(score === null).toBe(standing === "out");
          for (const side of Object.values(score ?? {})) {
            expect(side).toBeGreaterThanOrEqual(0);
            expect(side).toBeLessThanOrEqual(100.000001);
          }
        }
        const eligible = ranked.filter(({ standing }) => standing === "eligible");
        const ranks = eligible.map(rank);
        expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
      }),
      { numRuns: 150 },
    );
  });

  it("lets earlier orders of the buyer decide between near ties only", () => {
    fc.assert(
      fc.property(anyBook, anyFacts, (book, facts) => {
        const { chosen } = recommend(book, facts);
        const { chosen: plain } = recommend(book, { ...facts, past: null });
        expect(chosen === null).toBe(plain === null);
        if (!chosen || !plain || chosen.solutionCode === plain.solutionCode) return;
        expect((plain.score?.total ?? 0) - (chosen.score?.total ?? 0)).toBeLessThanOrEqual(2);
        expect(chosen.quote.status).toBe(plain.quote.status);
        expect(chosen.arrivesInTime).toBe(plain.arrivesInTime);
      }),
      { numRuns: 150 },
    );
  });

  it("says of every candidate that may not be taken why, each reason once", () => {
    fc.assert(
      fc.property(anyBook, anyFacts, (book, facts) => {
        for (const { standing, hindrances } of recommend(book, facts).ranked) {
          expect(hindrances.length > 0).toBe(standing !== "eligible");
          const said = hindrances.map((one) => JSON.stringify([one.code, one.values]));
          expect(new Set(said).size).toBe(said.length);
        }
      }),
      { numRuns: 150 },
    );
  });
});
