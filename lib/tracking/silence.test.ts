import { describe, expect, it } from "vitest";
import { foldTracking } from "./fold.ts";
import { realHistories, sequence } from "./histories.test-data.ts";
import { expectsMoreNews } from "./silence.ts";

describe("silence", () => {
  it("of an economy parcel is normal after its arrival", () => {
    const arrived = foldTracking(null, realHistories.bangladeshEconomy2026);
    expect(expectsMoreNews(arrived, "economy")).toBe(false);
    expect(expectsMoreNews(arrived, "standard")).toBe(true);
    expect(expectsMoreNews(foldTracking(null, sequence("cainiao", "LH_DEPART GTMS_ACCEPT")), "economy")).toBe(false);
    expect(expectsMoreNews(foldTracking(null, sequence("cainiao", "PU_PICKUP_SUCCESS LH_DEPART")), "economy")).toBe(
      true,
    );
  });

  it("is normal after the end", () => {
    expect(expectsMoreNews(foldTracking(null, sequence("cainiao", "GTMS_SIGNED")), "express")).toBe(false);
  });
});
