import { describe, expect, it } from "vitest";
import { foldTracking } from "./fold.ts";
import { realHistories as real, sequence } from "./histories.test-data.ts";
import type { TrackingState } from "./state.ts";

const utc = (text: string) => Date.parse(`${text}Z`);
const cainiao = (codes: string) => foldTracking(null, sequence("cainiao", codes));
const place = (state: TrackingState) => `${state.stage}/${state.substage}`;
const open = (state: TrackingState) => state.open.map((spell) => spell.kind);
const reached = (state: TrackingState) => Object.keys(state.milestones).sort();
const said = (state: TrackingState) =>
  Object.entries(state.milestones)
    .filter(([, one]) => !one.implied)
    .map(([name]) => name)
    .sort();

describe("histories of real parcels", () => {
  it("CN to IL: the pre-declaration is no arrival; cleared and with the last mile at the end", () => {
    const state = foldTracking(null, real.israelPredeclared2023);
    expect(place(state)).toBe("delivery/accepted");
    expect(state.milestones).toEqual({
      picked_up: { at: utc("2023-09-22T07:55:02"), implied: false },
      left_country: { at: utc("2023-09-25T17:24:00"), implied: false },
      arrived: { at: utc("2023-09-26T08:13:00"), implied: false },
      cleared: { at: utc("2023-09-28T09:46:53"), implied: false },
      last_mile: { at: utc("2023-09-28T06:46:53"), implied: false },
    });
    expect(open(state)).toEqual([]);
    // What the screen showed on the way.
    const stages = real.israelPredeclared2023.map(
      (_, n) => foldTracking(null, real.israelPredeclared2023.slice(0, n + 1)).stage,
    );
    expect(stages.slice(0, 5)).toEqual(["pickup", "pickup", "pickup", "pickup", "linehaul"]);
    const beforeDeparture = foldTracking(null, real.israelPredeclared2023.slice(0, 8));
    expect(said(beforeDeparture)).toEqual(["picked_up"]);
  });

  it("CN to IL in flight: a pre-declaration among the export events", () => {
    const state = foldTracking(null, real.israelInFlight2026);
    expect(place(state)).toBe("linehaul/handover");
    expect(reached(state)).toEqual(["left_country", "picked_up"]);
  });

  it("CN to BE: customs only in the words, delivered after 60 days", () => {
    const state = foldTracking(null, real.belgium2026);
    expect(place(state)).toBe("done/delivered");
    expect(said(state)).toEqual(["arrived", "cleared", "delivered", "last_mile", "left_country", "picked_up"]);
    expect(place(foldTracking(null, real.belgium2026.slice(0, 4)))).toBe("import/in_customs");
  });

  it("CN to UA: out of customs; nobody reported departure and arrival, but they must have been", () => {
    const state = foldTracking(null, real.ukraine2026);
    expect(place(state)).toBe("import/cleared");
    expect(state.milestones.left_country).toEqual({ at: utc("2026-08-23T12:18:40"), implied: true });
    expect(state.milestones.arrived).toEqual({ at: utc("2026-08-23T12:18:40"), implied: false });
    expect(open(state)).toEqual([]);
  });

  it("CN to BD: economy ends in line-haul", () => {
    const state = foldTracking(null, real.bangladeshEconomy2026);
    expect(place(state)).toBe("linehaul/arrived");
    expect(said(state)).toEqual(["arrived", "left_country", "picked_up"]);
    expect(state.ended).toBe(false);
  });

  it("CN to BR: cleared without any export event is cleared", () => {
    const state = foldTracking(null, real.brazil2025);
    expect(place(state)).toBe("import/cleared");
    expect(state.milestones.cleared).toEqual({ at: utc("2025-05-28T16:33:27"), implied: false });
  });

  it("CN to AU: leaving; known since the order was accepted", () => {
    const state = foldTracking(null, real.australia2026);
    expect(place(state)).toBe("linehaul/handover");
    expect(reached(state)).toEqual(["left_country", "picked_up"]);
  });

  it("GB to NZ: held by customs for two weeks; the hold on the road before it was over", () => {
    const state = foldTracking(null, real.newZealandHeld2015);
    expect(place(state)).toBe("import/held");
    expect(state.open).toMatchObject([{ kind: "customs_hold", stage: "import", since: utc("2015-09-24T02:13:00") }]);
    expect(state.closed.map((spell) => spell.kind)).toEqual(["stalled"]);
  });

  it("GB to US: missed once, delivered the next day", () => {
    const state = foldTracking(null, real.newYorkMissed2015);
    expect(place(state)).toBe("done/delivered");
    expect(state.open).toEqual([]);
    expect(state.closed).toMatchObject([{ kind: "delivery_failed", closedAt: utc("2015-10-01T01:55:57") }]);
    expect(place(foldTracking(null, real.newYorkMissed2015.slice(0, 12)))).toBe("delivery/attempt_failed");
  });

  it("ES to IT in three days, with codes that the published list lacks", () => {
    expect(place(foldTracking(null, real.milan2009))).toBe("done/delivered");
  });

  it("events out of order and of mixed years: delivered, the pick-up scan after it changes nothing", () => {
    const state = foldTracking(null, real.mixedYearsUps);
    expect(place(state)).toBe("done/delivered");
    expect(state.odd).toMatchObject([{ why: "too_old" }]);
  });

  it("CN to IL, not yet shipped: known, and nothing happened", () => {
    expect(foldTracking(null, real.israelUnshipped2023)).toMatchObject({ stage: "created", lastAt: null, odd: [] });
  });

  it("TH to FR: national codes are kept with their words, and nothing is guessed from them", () => {
    const state = foldTracking(null, real.thaiPost2026);
    expect(state.stage).toBe("unknown");
    expect(state.unknown.map(({ code, text }) => `${code} ${text}`)).toContain(
      "18 Arrival at inward office of exchange",
    );
    expect(state.unknown).toHaveLength(5);
  });

  it("are fourteen", () => {
    expect(Object.keys(real)).toHaveLength(14);
  });

  it("a postal feed up to the departure", () => {
    const state = foldTracking(null, real.postalFeed);
    expect(place(state)).toBe("linehaul/departed");
    expect(said(state)).toEqual(["left_country", "picked_up"]);
  });
});

describe("the furthest point counts, whenever it is told", () => {
  it.each([
    ["late line-haul news after the delivery", "PU_PICKUP_SUCCESS GTMS_SIGNED LH_ARRIVE", "done/delivered"],
    ["a late attempt after the delivery", "GTMS_DO_DEPART GTMS_SIGNED GTMS_DEL_FAILURE", "done/delivered"],
    ["arrival scans after the last mile accepted", "GTMS_ACCEPT LH_ARRIVE CC_IM_SUCCESS", "delivery/accepted"],
    ["at the pick-up point is not delivered", "GTMS_ACCEPT GTMS_STA_SIGNED", "delivery/ready_for_pickup"],
    ["the warehouse's signature is not the buyer's", "GOT DEPARTURE ARRIVAL SENT_SCAN SIGNED", "pickup/warehouse"],
    ["collected at the pick-up point", "GTMS_STA_SIGNED GSTA_BUYER_SIGN", "done/collected"],
    [
      "the newest word refines the stage",
      "GTMS_DO_DEPART GTMS_DEL_FAILURE GTMS_RE_DELIVERING",
      "delivery/out_for_delivery",
    ],
    ["a vague word does not", "GTMS_DO_DEPART GTMS_OTHER GTMS_STATION_IN", "delivery/out_for_delivery"],
    ["a real start of import clearance", "PU_PICKUP_SUCCESS LH_DEPART CC_IM_START", "import/in_customs"],
    ["a pre-declaration at the warehouse", "PU_PICKUP_SUCCESS CC_IM_START", "pickup/picked_up"],
    ["released on paper, then flown", "PU_PICKUP_SUCCESS CC_IM_SUCCESS CC_EX_START LH_DEPART", "linehaul/departed"],
    ["a notice of the last mile in the air", "PU_PICKUP_SUCCESS LH_DEPART LAST_MILE_ASN_NOTIFY", "linehaul/departed"],
    ["only a paper is known", "CC_IM_START", "import/in_customs"],
    ["only a notice is known", "LAST_MILE_ASN_NOTIFY", "delivery/notice"],
  ])("%s", (_, codes, expected) => {
    expect(place(cainiao(codes))).toBe(expected);
  });

  it("a release on paper before the flight is a release, but no arrival", () => {
    const state = cainiao("PU_PICKUP_SUCCESS CC_IM_SUCCESS CC_EX_START LH_DEPART");
    expect(said(state)).toEqual(["cleared", "left_country", "picked_up"]);
    expect(state.milestones.arrived).toBeUndefined();
  });

  it("coarse words of a whole parcel never beat a scan", () => {
    const coarse = sequence("cainiao-parcel-status", "DELIVERING");
    expect(foldTracking(null, coarse).stage).toBe("linehaul");
    expect(foldTracking(null, [...coarse, ...sequence("cainiao", "PU_PICKUP_SUCCESS")]).stage).toBe("pickup");
    const finished = sequence("aliexpress-order", "FINISH");
    expect(foldTracking(null, [...finished, ...sequence("cainiao", "LH_DEPART")]).stage).toBe("linehaul");
  });

  it("nothing heard yet is created; nothing understood is unknown", () => {
    expect(foldTracking(null, [])).toMatchObject({ stage: "created", lastAt: null, ended: false });
    const state = cainiao("MYSTERY_CODE MYSTERY_CODE OTHER_MYSTERY");
    expect(state.stage).toBe("unknown");
    expect(state.unknown.map((one) => one.code)).toEqual(["MYSTERY_CODE", "OTHER_MYSTERY"]);
    expect(state.latest?.code).toBe("OTHER_MYSTERY");
  });
});

describe("returns, losses and cancellations", () => {
  it.each([
    ["returned after the delivery", "GTMS_SIGNED RT_INBOUND", "return/returning", ["returned"]],
    ["return news older than the delivery", "GTMS_PUDO_OVERDUE GTMS_PUDO_SIGNED", "done/collected", []],
    [
      "back with the seller, signed again by a machine",
      "GTMS_DEL_FAILURE RT_TMS_ACCEPT RETURNED GTMS_SIGNED",
      "return/returned_done",
      ["returned"],
    ],
    ["destroyed abroad", "GTMS_SIGN_FAILURE RT_INBOUND RT_DESTROY", "return/destroyed", ["destroyed", "returned"]],
    [
      "on its way back, last-mile scans included",
      "LM_UNREACHABLE_RETURN GTMS_SC_ARRIVE",
      "return/returning",
      ["returned"],
    ],
    ["cancelled before pick-up", "GWMS_ACCEPT GWMS_CANCEL", "closed/cancelled", ["cancelled"]],
    ["cancelled, yet moving afterwards", "GWMS_CANCEL PU_PICKUP_SUCCESS", "pickup/picked_up", []],
    [
      "refused by airline security, flown later",
      "LH_HO_AIRLINE_FAILURE LH_HO_AIRLINE LH_DEPART",
      "linehaul/departed",
      [],
    ],
  ])("%s", (_, codes, expected, trouble) => {
    const state = cainiao(codes);
    expect(place(state)).toBe(expected);
    expect(open(state).sort()).toEqual(trouble);
  });

  it("a closed file after the delivery does not close the delivery", () => {
    expect(foldTracking(null, sequence("dhl-express", "WC OK CS")).stage).toBe("done");
    expect(foldTracking(null, sequence("yanwen-state", "3 6 7")).stage).toBe("done");
    expect(foldTracking(null, sequence("dhl-express", "RT CS")).stage).toBe("return");
  });

  it("ends where nothing more is awaited", () => {
    for (const codes of ["GTMS_SIGNED", "RETURNED", "RT_DESTROY", "GWMS_CANCEL"])
      expect(cainiao(codes).ended, codes).toBe(true);
    for (const codes of ["GTMS_STA_SIGNED", "RT_INBOUND", "SIGNED"]) expect(cainiao(codes).ended, codes).toBe(false);
  });
});

describe("trouble opens and ends", () => {
  it.each([
    ["export hold", "PU_PICKUP_SUCCESS CC_EX_START CC_EX_FAILURE", ["customs_hold"]],
    ["export hold, released", "CC_EX_FAILURE CC_EX_SUCCESS", []],
    ["export hold, simply flown", "CC_EX_FAILURE LH_DEPART", []],
    ["import hold", "LH_DEPART LH_ARRIVE CC_IM_START CC_IM_FAILURE", ["customs_hold"]],
    ["import hold, worked on is not released", "LH_ARRIVE CC_IM_FAILURE CC_IM_PROCESS", ["customs_hold"]],
    ["import hold, released", "LH_ARRIVE CC_IM_FAILURE CC_IM_SUCCESS", []],
    ["duty to pay", "LH_ARRIVE CC_IM_START CUS_TAX", ["customs_hold"]],
    ["duty paid, with the last mile", "LH_ARRIVE CUS_TAX GTMS_ACCEPT", []],
    ["export and import hold are two", "CC_EX_FAILURE LH_DEPART CC_IM_FAILURE", ["customs_hold"]],
    ["attempt failed", "GTMS_DO_DEPART GTMS_DEL_FAILURE", ["delivery_failed"]],
    ["attempt failed, tried again", "GTMS_DEL_FAILURE GTMS_RE_DELIVERING", []],
    ["tried again, failed again", "GTMS_DEL_FAILURE GTMS_RE_DELIVERING GTMS_DEL_FAILURE", ["delivery_failed"]],
    ["attempt failed, in the pick-up point", "GTMS_DEL_FAILURE GTMS_STA_SIGNED", []],
    ["back at the office is not solved", "GTMS_DEL_FAILURE GTMS_DO_ARRIVE", ["delivery_failed"]],
    ["bad address", "GTMS_ACCEPT GTMS_STA_WAIT_CUST_CHANGE_ADDRESS", ["bad_address"]],
    ["bad address, changed by the buyer", "GTMS_STA_WAIT_CUST_CHANGE_ADDRESS GTMS_STA_CUST_TO_DOOR", []],
    ["pick-up failed, then done", "PU_PICKUP_FAILURE PU_PICKUP_SUCCESS", []],
    ["refused by the warehouse", "PU_PICKUP_SUCCESS SC_INBOUND_FAILURE", ["warehouse_rejected"]],
    ["refused by the warehouse, taken in later", "SC_INBOUND_FAILURE SC_INBOUND_SUCCESS", []],
    ["line-haul arrival failed, then arrived", "LH_DEPART LH_ARRIVE_FAILURE LH_ARRIVE", []],
    ["returned to the seller answers the failed delivery", "GTMS_DEL_FAILURE RT_INBOUND", ["returned"]],
  ])("%s", (_, codes, trouble) => {
    expect(open(cainiao(codes))).toEqual(trouble);
  });

  it("says since when, and counts a new spell after an interruption", () => {
    const lasting = cainiao("CC_IM_FAILURE CC_IM_EXCEPTION CC_IM_FAILURE");
    expect(lasting.open[0]?.since).toBe(lasting.firstAt);
    const again = cainiao("CC_IM_FAILURE CC_IM_SUCCESS CC_IM_FAILURE");
    expect(again.open[0]?.since).toBe(again.lastAt);
  });

  it("lost and found; lost is no place", () => {
    const lost = foldTracking(null, [
      ...sequence("cainiao", "LH_DEPART"),
      ...sequence("aftership", "InTransit_001+1 Exception_013+2"),
    ]);
    expect(lost.stage).toBe("linehaul");
    expect(open(lost)).toEqual(["lost"]);
    const found = foldTracking(lost, sequence("cainiao", "GTMS_ACCEPT+90"));
    expect(open(found)).toEqual([]);
  });

  it("damage outlives a delivery, a late attempt does not", () => {
    expect(open(foldTracking(null, sequence("dhl-express", "WC DD")))).toEqual(["damaged"]);
    expect(foldTracking(null, sequence("dhl-express", "WC DD")).stage).toBe("done");
    expect(open(cainiao("GTMS_SIGNED GTMS_DEL_FAILURE"))).toEqual([]);
  });

  it("an investigation after the delivery stays open; one before it is over", () => {
    expect(open(foldTracking(null, sequence("ups-status-code", "011 129")))).toEqual(["lost"]);
    expect(open(foldTracking(null, sequence("ups-status-code", "129 011")))).toEqual([]);
  });

  it("a carrier's word that the problem is solved is believed", () => {
    expect(open(foldTracking(null, sequence("aftership", "Exception_004 InTransit_008")))).toEqual([]);
  });
});

describe("events that cannot be true", () => {
  it("are set apart and change nothing else", () => {
    const [event] = sequence("cainiao", "GTMS_SIGNED");
    if (!event) throw new Error("no event");
    const future = { ...event, at: event.receivedAt + 25 * 3_600_000 };
    const state = foldTracking(cainiao("PU_PICKUP_SUCCESS"), [future, { ...event, at: 0 }]);
    expect(place(state)).toBe("pickup/picked_up");
    expect(state.odd.map((one) => one.why)).toEqual(["too_old", "future"]);
    expect(state.lastAt).toBe(cainiao("PU_PICKUP_SUCCESS").lastAt);
  });
});
