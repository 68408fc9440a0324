import { describe, expect, it } from "vitest";
import { foldTracking } from "./fold.ts";
import { realHistories as real, sequence } from "./histories.test-data.ts";
import { expectsMoreNews } from "./silence.ts";
import type { TrackingState } from "./state.ts";
import { meaningOf } from "./vocabulary.ts";

const cainiao = (codes: string) => foldTracking(null, sequence("cainiao", codes));
const reached = (state: TrackingState) => Object.keys(state.milestones).sort();
const open = (state: TrackingState) => state.open.map(({ kind }) => kind);

/** What real parcels taught about the codes; each was read wrongly by somebody's software once. */
describe("the seven laws of reading codes", () => {
  it("1: CC_IM_START before the first export event is a pre-declaration, no arrival", () => {
    for (const before of ["PU_PICKUP_SUCCESS CC_IM_START", "PU_PICKUP_SUCCESS CC_IM_START CC_EX_START CC_EX_SUCCESS"]) {
      expect(cainiao(before).stage, before).not.toBe("import");
      expect(reached(cainiao(before)), before).not.toContain("arrived");
    }
    const after = cainiao("PU_PICKUP_SUCCESS CC_EX_START LH_DEPART CC_IM_START");
    expect(after.stage).toBe("import");
    expect(after.milestones.arrived?.implied).toBe(false);
    // told after the departure, dated before it: the instant decides, not the order of arrival
    const [declared] = sequence("cainiao", "CC_IM_START");
    const departed = cainiao("PU_PICKUP_SUCCESS+2 CC_EX_SUCCESS LH_DEPART");
    expect(foldTracking(departed, declared ? [declared] : []).stage).toBe("linehaul");
  });

  it("2: GTMS_STA_SIGNED is the pick-up point, SIGNED of the domestic family is the warehouse", () => {
    const atPoint = cainiao("LH_DEPART LH_ARRIVE CC_IM_SUCCESS GTMS_ACCEPT GTMS_STA_SIGNED");
    expect(atPoint).toMatchObject({ stage: "delivery", substage: "ready_for_pickup", ended: false });
    expect(atPoint.milestones.delivered).toBeUndefined();
    expect(atPoint.milestones.pickup_point).toBeDefined();
    const atWarehouse = cainiao("GOT SIGNED");
    expect(atWarehouse).toMatchObject({ stage: "pickup", substage: "warehouse", ended: false });
    expect(reached(atWarehouse)).toEqual(["picked_up"]);
  });

  it("3: economy ends early by design: its silence there is no trouble, that of other classes may be", () => {
    for (const codes of ["LH_DEPART LH_ARRIVE", "LH_DEPART GTMS_ACCEPT"]) {
      expect(expectsMoreNews(cainiao(codes), "economy"), codes).toBe(false);
      expect(expectsMoreNews(cainiao(codes), "standard"), codes).toBe(true);
    }
    expect(expectsMoreNews(foldTracking(null, real.bangladeshEconomy2026), "economy")).toBe(false);
    // before that it is awaited like any other; how long, `lib/incidents/silence.ts` says by promise and class
    expect(expectsMoreNews(cainiao("PU_PICKUP_SUCCESS LH_DEPART"), "economy")).toBe(true);
    for (const silent of [real.belgium2026.slice(0, 2), real.ukraine2026.slice(0, 2)]) {
      expect(foldTracking(null, silent).open).toEqual([]);
    }
  });

  it("4: CUS_TAX needs the buyer; the failures of customs and of inspection are holds", () => {
    for (const code of ["CUS_TAX", "CC_EX_FAILURE", "CC_IM_FAILURE", "CIQ_FAILURE"]) {
      expect(open(cainiao(`PU_PICKUP_SUCCESS ${code}`)), code).toEqual(["customs_hold"]);
    }
    expect(meaningOf("cainiao", "CUS_TAX")?.substage).toBe("tax_due");
    expect(open(cainiao("LH_ARRIVE CUS_TAX CC_IM_SUCCESS"))).toEqual([]);
  });

  it("5: LH_POST_COLLECTION is normal", () => {
    expect(meaningOf("cainiao", "LH_POST_COLLECTION")).toMatchObject({ stage: "linehaul", raises: null });
    expect(foldTracking(null, real.ukraine2026.slice(0, 3)).open).toEqual([]);
  });

  it("6: GTMS_SIGN_FAILURE is a code, GTMS_SIGNED_FAILURE is none", () => {
    expect(open(cainiao("GTMS_DO_DEPART GTMS_SIGN_FAILURE"))).toEqual(["delivery_failed"]);
    const unknown = cainiao("GTMS_DO_DEPART GTMS_SIGNED_FAILURE");
    expect(open(unknown)).toEqual([]);
    expect(unknown.stage).toBe("delivery");
    expect(unknown.unknown.map(({ code }) => code)).toEqual(["GTMS_SIGNED_FAILURE"]);
  });

  it("7: an unknown code is kept with its words, is the newest news, and moves nothing", () => {
    const [event] = sequence("cainiao", "BRAND_NEW+9");
    const before = cainiao("PU_PICKUP_SUCCESS");
    const after = foldTracking(before, event ? [{ ...event, text: "[Kyiv] put on a sledge" }] : []);
    expect(after.unknown).toMatchObject([{ code: "BRAND_NEW", text: "[Kyiv] put on a sledge" }]);
    expect(after.latest?.text).toBe("[Kyiv] put on a sledge");
    expect({ stage: after.stage, milestones: after.milestones, open: after.open }).toEqual({
      stage: before.stage,
      milestones: before.milestones,
      open: [],
    });
  });
});
