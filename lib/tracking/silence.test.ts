import { describe, expect, it } from "vitest";
import { foldTracking } from "./fold.ts";
import { realHistories, sequence } from "./histories.test-data.ts";
import { expectsMoreNews } from "./silence.ts";

describe("silence", () => {
  it("of an economy parcel is normal after its arrival", () => {
    const arrived = foldTracking(null, realHistories.bangladeshEconomy2026);
    expect(expectsMoreNews(arrived, "ECONOMY")).toBe(false);
    expect(expectsMoreNews(arrived, "STANDARD")).toBe(true);
    expect(expectsMoreNews(foldTracking(null, sequence("cainiao", "LH_DEPART GTMS_ACCEPT")), "ECONOMY")).toBe(false);
    expect(expectsMoreNews(foldTracking(null, sequence("cainiao", "PU_PICKUP_SUCCESS LH_DEPART")), "ECONOMY")).toBe(
      true,
    );
  });

  it("is normal after the end", () => {
    expect(expectsMoreNews(foldTracking(null, sequence("cainiao", "GTMS_SIGNED")), "EXPRESS")).toBe(false);
  });
});
