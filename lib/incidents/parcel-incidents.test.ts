import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayMs, hourMs } from "#lib/kit/time";
import type { TrackingEvent } from "#lib/tracking/event";
import { foldTracking } from "#lib/tracking/fold";
import { realHistories, sequence } from "#lib/tracking/histories.test-data";
import type { VocabularyName } from "#lib/tracking/vocabulary";
import { publishedBudgetMs } from "./dwell.ts";
import type { IncidentKind } from "./kinds.ts";
import type { WatchedParcel } from "./parcel-facts.ts";
import { judgeParcel, kindOfSpell, parcelClosingOf } from "./parcel-incidents.ts";
import { dueAtOf, judgeSilence } from "./silence.ts";

/** The first instant of `sequence`'s events is an hour after this: 1 March 2026, 08:00 China time. */
const start = Date.UTC(2026, 2, 1);

function parcel(events: readonly TrackingEvent[], change: Partial<WatchedParcel> = {}): WatchedParcel {
  return {
    ...{ waybillId: "w", orderNumber: "1", waybillNo: "LX1", country: "BR", solutionCode: "S", carrierCode: "cainiao" },
    ...{ serviceClass: "standard", isCancelled: false, handOverId: null, handedOverAt: null, declaredAt: null },
    promise: { from: 15, to: 45 },
    unknown: null,
    budgetMs: (stage) => publishedBudgetMs(stage, change.serviceClass ?? "standard", 45),
    state: foldTracking(null, events),
    ...change,
  };
}
const kindsAt = (one: WatchedParcel, now: number) =>
  judgeParcel(one, now)
    .signals.map(({ kind }) => kind)
    .sort();

/** Replays a history event by event: what is raised when, and what closes it. */
function replay(events: readonly TrackingEvent[], change: Partial<WatchedParcel> = {}) {
  const log: [string, IncidentKind, number][] = [];
  const open = new Map<IncidentKind, string>();
  for (let count = 1; count <= events.length; count++) {
    const now = events[count - 1]?.receivedAt ?? 0;
    const one = parcel(events.slice(0, count), change);
    const judgement = judgeParcel(one, now);
    for (const [kind, lastEvent] of [...open]) {
      const by = parcelClosingOf({ kind, lastEvent }, one, judgement);
      if (by === null) continue;
      open.delete(kind);
      log.push([by, kind, events[count - 1]?.at ?? 0]);
    }
    for (const { kind, event } of judgement.signals) {
      if (!open.has(kind)) log.push(["raised", kind, events[count - 1]?.at ?? 0]);
      open.set(kind, event);
    }
  }
  return log.map(([what, kind, at]) => `${(at - start) / hourMs} ${what} ${kind}`);
}

const out = "PU_PICKUP_SUCCESS CC_EX_SUCCESS LH_DEPART LH_ARRIVE";
const there = `${out} CC_IM_SUCCESS GTMS_ACCEPT`;

describe("a hand-made history of each kind raises exactly that, at that instant", () => {
  it.each<[string, VocabularyName, string, string[]]>([
    [
      "customs hold",
      "cainiao",
      `${out} CC_IM_FAILURE CC_IM_SUCCESS`,
      ["5 raised customs_hold", "6 parcel_cleared customs_hold"],
    ],
    [
      "export hold",
      "cainiao",
      "PU_PICKUP_SUCCESS CC_EX_FAILURE CC_EX_SUCCESS",
      ["2 raised customs_hold", "3 parcel_cleared customs_hold"],
    ],
    [
      "payment due",
      "aftership",
      "InTransit_002 InTransit_007 InTransit_004 Exception_006 InTransit_005",
      ["4 raised payment_due", "5 parcel_cleared payment_due"],
    ],
    [
      "bad address",
      "cainiao",
      `${there} GTMS_STA_WAIT_CUST_CHANGE_ADDRESS GTMS_STA_CHANGE`,
      ["7 raised bad_address", "8 parcel_moved bad_address"],
    ],
    [
      "delivery failed, then delivered",
      "cainiao",
      `${there} GTMS_DEL_FAILURE GTMS_SIGNED`,
      ["7 raised delivery_failed", "8 parcel_delivered delivery_failed"],
    ],
    ["refused", "aftership", "InTransit_002 InTransit_007 OutForDelivery_001 Exception_003", ["4 raised refused"]],
    ["returned", "cainiao", `${there} RT_INBOUND RETURNED`, ["7 raised returned"]],
    [
      "delivery failed, then on its way back",
      "cainiao",
      `${there} GTMS_DEL_FAILURE LM_UNREACHABLE_RETURN`,
      ["7 raised delivery_failed", "8 parcel_going_back delivery_failed", "8 raised returned"],
    ],
    ["destroyed", "cainiao", `${there} RT_DESTROY`, ["7 raised destroyed"]],
    [
      "pick-up failed",
      "cainiao",
      "PU_PICKUP_FAILURE PU_PICKUP_SUCCESS",
      ["1 raised pickup_failed", "2 parcel_moved pickup_failed"],
    ],
    [
      "rejected by the warehouse",
      "cainiao",
      "PU_PICKUP_SUCCESS SC_INBOUND_FAILURE SC_OUTBOUND_SUCCESS",
      ["2 raised warehouse_rejected", "3 parcel_moved warehouse_rejected"],
    ],
    [
      "stalled, as reported",
      "cainiao",
      "PU_PICKUP_SUCCESS LH_DEPART LH_ARRIVE_FAILURE LH_ARRIVE",
      ["3 raised stalled", "4 parcel_moved stalled"],
    ],
    [
      "the carrier's own exception",
      "cainiao",
      `${there} LM_PARCEL_EXCEPTION GTMS_DO_DEPART`,
      ["7 raised carrier_exception", "8 parcel_moved carrier_exception"],
    ],
    ["unknown number", "17track", "NotFound_InvalidCode", ["1 raised waybill_unknown"]],
    ["cancelled by the carrier", "cainiao", "GWMS_ACCEPT GWMS_CANCEL", ["2 raised carrier_exception"]],
    ["a delivered parcel", "cainiao", `${there} GTMS_DO_DEPART GTMS_SIGNED`, []],
    ["arrival at the pick-up point", "cainiao", `${there} GTMS_STA_SIGNED`, []],
  ])("%s", (_, vocabulary, codes, log) => {
    expect(replay(sequence(vocabulary, codes))).toEqual(log);
  });

  it("lost and damaged, which a delivery does not undo", () => {
    const lost = sequence("17track", "InTransit_PickedUp InTransit_Departure Exception_Lost");
    const damaged = sequence("17track", "InTransit_PickedUp Exception_Damage Delivered_Other");
    expect(replay(lost).map((line) => line.split(" ").slice(1).join(" "))).toEqual(["raised lost"]);
    expect(replay(damaged).map((line) => line.split(" ").slice(1).join(" "))).toEqual(["raised damaged"]);
  });

  it("nothing of a waybill that the seller cancelled itself", () => {
    expect(replay(sequence("cainiao", "GWMS_ACCEPT GWMS_CANCEL"), { isCancelled: true })).toEqual([]);
    expect(kindOfSpell({ kind: "cancelled", substage: "cancelled" }, true)).toBeNull();
  });

  it("of the real histories only those that were in trouble", () => {
    expect(replay(realHistories.newZealandHeld2015).some((line) => line.endsWith("customs_hold"))).toBe(true);
    expect(replay(realHistories.newYorkMissed2015).filter((line) => line.includes("raised"))).toHaveLength(1);
    // seven weeks on the line-haul: late and silent, never lost, and over with the delivery
    const belgium = replay(realHistories.belgium2026, { serviceClass: "economy" });
    expect(belgium.filter((line) => line.includes("raised") && !/late|stalled/.test(line))).toEqual([]);
  });
});

describe("handed over without 上网", () => {
  const handed = Date.UTC(2026, 10, 25, 2); // Wednesday, 10:00 China time
  const one = parcel([], { handedOverAt: handed, handOverId: "h", declaredAt: handed });
  it.each([
    [23.9, [], 24],
    [24, [["not_online", "normal"]], 48],
    [47.9, [["not_online", "normal"]], 48],
    [48, [["not_online", "high"]], null],
  ])("after %s h: %j", (hours, raised, next) => {
    const { overdue, nextDueAt } = judgeSilence(one, handed + hours * hourMs);
    expect(overdue.map(({ kind, severity }) => [kind, severity])).toEqual(raised);
    if (next !== null) expect(nextDueAt).toBe(handed + next * hourMs);
  });
  it("is critical from the end of the fourth working day: one of five is left until 虚假发货", () => {
    // four working days after Wednesday the 25th is Tuesday, 1 December
    const fourth = Date.UTC(2026, 11, 1, 15, 59, 59);
    expect(judgeSilence(one, fourth - 1).overdue).toMatchObject([{ severity: "high" }]);
    expect(judgeSilence(one, fourth).overdue).toMatchObject([{ severity: "critical" }]);
    expect(judgeSilence(one, fourth).nextDueAt).toBeNull();
  });
  it("counts holidays out: over the National Day the limit moves by a week", () => {
    const before = Date.UTC(2026, 8, 30, 2);
    const holiday = parcel([], { handedOverAt: before, declaredAt: before });
    // working days after 30 September: 8, 9, 10 (a Saturday worked instead), 12 October
    expect(judgeSilence(holiday, Date.UTC(2026, 9, 12, 15, 59, 58)).overdue).toMatchObject([{ severity: "high" }]);
    expect(judgeSilence(holiday, Date.UTC(2026, 9, 12, 15, 59, 59)).overdue).toMatchObject([{ severity: "critical" }]);
  });
  it("ends with the first scan, and never begins for what was neither handed over nor declared", () => {
    const scanned = parcel(sequence("cainiao", "PU_PICKUP_SUCCESS"), { handedOverAt: start, declaredAt: start });
    const judgement = judgeParcel(scanned, start + 2 * dayMs);
    expect(judgement.signals).toEqual([]);
    expect(parcelClosingOf({ kind: "not_online", lastEvent: "x" }, scanned, judgement)).toBe("parcel_scanned");
    expect(dueAtOf(parcel([]), start)).toBeNull();
    expect(judgeSilence(parcel([], { declaredAt: start }), start + dayMs).overdue).toMatchObject([
      { kind: "not_online" },
    ]);
  });
  it("goes on beside a failed pick-up", () => {
    const failed = parcel(sequence("cainiao", "PU_PICKUP_FAILURE"), { handedOverAt: start, declaredAt: start });
    expect(kindsAt(failed, start + 2 * dayMs)).toEqual(["not_online", "pickup_failed"]);
  });
});

describe("stalled by silence", () => {
  const flying = sequence("cainiao", "PU_PICKUP_SUCCESS CC_EX_SUCCESS LH_DEPART");
  const lastAt = start + 3 * hourMs;
  const budget = publishedBudgetMs("linehaul", "standard", 45);
  it("from the end of the stage's budget, worse half a budget later; new news starts anew", () => {
    expect(kindsAt(parcel(flying), lastAt + budget - 1)).toEqual([]);
    expect(judgeSilence(parcel(flying), lastAt + budget)).toMatchObject({
      ...{ overdue: [{ kind: "stalled", severity: "normal", since: lastAt }], nextDueAt: lastAt + budget * 1.5 },
    });
    const moved = parcel(
      sequence("cainiao", `PU_PICKUP_SUCCESS CC_EX_SUCCESS LH_DEPART LH_ARRIVE+${(budget / hourMs) | 0}`),
    );
    const judgement = judgeParcel(moved, lastAt + budget + hourMs);
    expect(judgement.signals.map(({ kind }) => kind)).toEqual([]);
    expect(parcelClosingOf({ kind: "stalled", lastEvent: `stalled:normal:${lastAt}` }, moved, judgement)).toBe(
      "parcel_moved",
    );
  });
  it("goes on when its budget has grown meanwhile, until something is heard", () => {
    const patient = parcel(flying, { budgetMs: () => 80 * dayMs });
    const judgement = judgeParcel(patient, lastAt + budget + dayMs);
    expect(judgement.signals).toEqual([]);
    expect(parcelClosingOf({ kind: "stalled", lastEvent: `stalled:normal:${lastAt}` }, patient, judgement)).toBeNull();
  });
  it("not while its trouble is known by name, not of an ended parcel, not of an economy parcel that has arrived", () => {
    const held = parcel(sequence("cainiao", `${out} CC_IM_FAILURE`));
    expect(kindsAt(held, start + 40 * dayMs)).toEqual(["customs_hold"]);
    const done = parcel(sequence("cainiao", `${there} GTMS_SIGNED`));
    expect(judgeSilence(done, start + 400 * dayMs)).toEqual({ overdue: [], nextDueAt: null });
    const arrived = parcel(sequence("cainiao", out), { serviceClass: "economy" });
    expect(judgeSilence(arrived, start + 400 * dayMs)).toEqual({ overdue: [], nextDueAt: null });
  });
});

describe("late against the promise", () => {
  const events = sequence("cainiao", there);
  it("after the last promised day in China, counted from the hand-over", () => {
    const days = { promise: { from: 5, to: 10 }, budgetMs: () => 90 * dayMs };
    const one = parcel(events, { ...days, handedOverAt: start, country: "US" });
    const promised = Date.UTC(2026, 2, 11, 15, 59, 59);
    expect(kindsAt(one, promised - 1)).toEqual([]);
    expect(judgeSilence(one, promised).overdue).toMatchObject([{ kind: "late", severity: "normal", since: promised }]);
    // sixty days of protection, ten before its end: 1 March + 50 days
    const urgent = Date.UTC(2026, 3, 20, 15, 59, 59);
    expect(judgeSilence(one, urgent - 1).overdue).toMatchObject([{ severity: "normal" }]);
    expect(judgeSilence(one, urgent).overdue).toMatchObject([{ severity: "high" }]);
  });
  it("is over at the pick-up point and with the delivery", () => {
    for (const [code, by] of [
      ["GTMS_STA_SIGNED", "parcel_at_pickup_point"],
      ["GTMS_SIGNED", "parcel_delivered"],
    ] as const) {
      const one = parcel(sequence("cainiao", `${there} ${code}+2000`));
      const judgement = judgeParcel(one, start + 2100 * hourMs);
      expect(judgement.signals).toEqual([]);
      expect(parcelClosingOf({ kind: "late", lastEvent: "late:normal:x" }, one, judgement)).toBe(by);
    }
  });
  it("never without a promise", () => {
    const one = parcel(events, { promise: null, budgetMs: () => 500 * dayMs });
    expect(kindsAt(one, start + 300 * dayMs)).toEqual([]);
  });
});

describe("a carrier that answers not to know a parcel", () => {
  const unknown = { since: start, status: "B0005", words: "no such order" };
  const late = start + 500 * hourMs;
  it("is trouble before the first scan, once for as long as it says so", () => {
    for (const codes of ["", "GWMS_ACCEPT"]) {
      const one = parcel(codes === "" ? [] : sequence("cainiao", codes), { unknown });
      const [signal] = judgeParcel(one, late).signals;
      expect(signal).toMatchObject({
        kind: "waybill_unknown",
        status: "B0005",
        words: "no such order",
        happenedAt: start,
      });
      expect(judgeParcel(one, late + dayMs).signals[0]?.event).toBe(signal?.event);
      const other = judgeParcel({ ...one, unknown: { ...unknown, since: start + 1 } }, late).signals[0];
      expect(other?.event).not.toBe(signal?.event);
    }
  });
  it("is none after the first scan, after the end, and of a cancelled parcel", () => {
    for (const codes of ["PU_PICKUP_SUCCESS", "LH_DEPART", `${there} GTMS_SIGNED`, "GWMS_CANCEL"])
      expect(kindsAt(parcel(sequence("cainiao", codes), { unknown }), start + 2 * hourMs)).not.toContain(
        "waybill_unknown",
      );
    expect(kindsAt(parcel([], { unknown, isCancelled: true }), late)).toEqual([]);
  });
  it("is over when it knows the parcel", () => {
    const closingOf = (one: WatchedParcel) =>
      parcelClosingOf({ kind: "waybill_unknown", lastEvent: `unknown:${start}` }, one, judgeParcel(one, late));
    expect(closingOf(parcel([], { unknown }))).toBe(null);
    expect(closingOf(parcel([]))).toBe("parcel_known");
    expect(closingOf(parcel(sequence("cainiao", "PU_PICKUP_SUCCESS"), { unknown }))).toBe("parcel_known");
    expect(closingOf(parcel([], { unknown, isCancelled: true }))).toBe("parcel_ended");
  });
});

describe("the due time", () => {
  it("is when the next thing becomes trouble: nothing new is overdue before it, and something is then", () => {
    const codes = [...there.split(" "), "GTMS_DEL_FAILURE", "GTMS_STA_SIGNED", "CC_IM_FAILURE"];
    const made = fc.record({
      count: fc.integer({ min: 0, max: codes.length }),
      handedOverAt: fc.constantFrom(null, start),
      hours: fc.integer({ min: 0, max: 3000 }),
      serviceClass: fc.constantFrom("economy", "standard", "express"),
    });
    fc.assert(
      fc.property(made, ({ count, handedOverAt, hours, serviceClass }) => {
        const events = count === 0 ? [] : sequence("cainiao", codes.slice(0, count).join(" "));
        const one = parcel(events, { handedOverAt, declaredAt: handedOverAt, serviceClass });
        const now = start + hours * hourMs;
        const { overdue, nextDueAt } = judgeSilence(one, now);
        if (nextDueAt === null) {
          expect(judgeSilence(one, now + 1000 * dayMs).overdue).toEqual(overdue);
          return;
        }
        expect(nextDueAt).toBeGreaterThan(now);
        expect(judgeSilence(one, nextDueAt - 1).overdue).toEqual(overdue);
        expect(judgeSilence(one, nextDueAt).overdue).not.toEqual(overdue);
      }),
    );
  });
});
