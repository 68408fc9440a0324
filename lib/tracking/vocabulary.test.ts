import { describe, expect, it } from "vitest";
import { exceptionKinds, stages, substages } from "./stages.ts";
import { codesOf, meaningOf, meaningOfKey, vocabularyNames } from "./vocabulary.ts";

describe("the vocabularies of carriers", () => {
  it("know as many codes as were found", () => {
    const sizes = Object.fromEntries(vocabularyNames.map((name) => [name, codesOf(name).length]));
    expect(sizes).toEqual({
      cainiao: 164,
      "cainiao-parcel-status": 9,
      "aliexpress-order": 13,
      "aliexpress-logistics-order": 11,
      "aliexpress-local-logistics": 8,
      aftership: 40,
      "17track": 30,
      trackingmore: 23,
      "upu-emsevt": 25,
      "dhl-express": 42,
      "ups-status-code": 160,
      "ups-activity-type": 9,
      "yanwen-state": 10,
      "yanwen-node": 17,
      "4px": 61,
    });
  });

  it("use the words of the stages only, and every word is used", () => {
    const used = new Set<string>();
    const raised = new Set<string>();
    for (const name of vocabularyNames) {
      for (const [code, { key, stage, substage, raises }] of codesOf(name)) {
        expect(substages[stage], `${name} ${code}`).toContain(substage);
        expect(meaningOfKey(key)?.key).toBe(key);
        used.add(`${stage}/${substage}`);
        if (raises) raised.add(raises);
      }
    }
    const words = stages.flatMap((stage) => substages[stage].map((word) => `${stage}/${word}`));
    expect(words.filter((word) => !used.has(word))).toEqual(["created/none"]);
    expect([...raised].sort()).toEqual([...exceptionKinds].sort());
  });

  it("tell alike what sounds alike", () => {
    const stageOf = (code: string) => meaningOf("cainiao", code)?.stage;
    // At the pick-up point is not delivered; SIGNED of the domestic family is the warehouse's signature.
    expect(meaningOf("cainiao", "GTMS_STA_SIGNED")).toMatchObject({ stage: "delivery", substage: "ready_for_pickup" });
    expect(meaningOf("cainiao", "SIGNED")).toMatchObject({ stage: "pickup", substage: "warehouse", raises: null });
    expect(stageOf("GTMS_SIGNED")).toBe("done");
    expect(meaningOf("cainiao", "GTMS_SIGN_FAILURE")?.raises).toBe("delivery_failed");
    expect(meaningOf("cainiao", "GTMS_SIGNED_FAILURE")).toBeNull();
    // The enum calls it a hand-over exception, live parcels show "accepted by postal service".
    expect(meaningOf("cainiao", "LH_POST_COLLECTION")?.raises).toBeNull();
    for (const code of ["CC_EX_FAILURE", "CC_IM_FAILURE", "CIQ_FAILURE", "CUS_FAILURE", "CUS_TAX"]) {
      expect(meaningOf("cainiao", code)?.raises, code).toBe("customs_hold");
    }
  });

  it("find a code as the carrier also writes it, and families by their prefix", () => {
    expect(meaningOf("cainiao", " gtms_signed ")?.stage).toBe("done");
    expect(meaningOf("cainiao", "AE_LH_DEPART")?.substage).toBe("departed");
    expect(meaningOf("ups-status-code", "11")?.stage).toBe("done");
    expect(meaningOf("aliexpress-local-logistics", "IN TRANSIT")?.stage).toBe("delivery");
    expect(meaningOf("4px", "FPX_I_HCXX")).toMatchObject({ stage: "import", raises: "customs_hold" });
    expect(meaningOf("4px", "FPX_M_HCSC")?.stage).toBe("linehaul");
    expect(meaningOf("4px", "FPX_S_OKGP")?.stage).toBe("done");
  });

  it("leave an unknown code unknown, unless staff gave it a meaning", () => {
    for (const code of ["", "GTMS_NEW_THING", "constructor", "__proto__", "toString"]) {
      expect(meaningOf("cainiao", code), code).toBeNull();
    }
    const departed = meaningOf("cainiao", "LH_DEPART");
    const staff = new Map(departed ? [["cainiao:GTMS_NEW_THING", departed]] : []);
    expect(meaningOf("cainiao", "GTMS_NEW_THING", staff)).toBe(departed);
  });
});
