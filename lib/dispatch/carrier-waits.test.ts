import { describe, expect, it, test } from "vitest";
import { type CarrierQueue, type CarrierRoad, type CarrierWait, carrierWaits } from "./carrier-waits.ts";

const now = Date.UTC(2026, 10, 29, 6);
const at = (seconds: number) => now + seconds * 1000;

const cainiao = { carrierCode: "cainiao", nameZh: "菜鸟", nameEn: "Cainiao" };
const queue = (change: Partial<CarrierQueue>): CarrierQueue => ({
  ...cainiao,
  ...{ environment: "production", unsent: 0, retried: 0, retriedTwice: 0, nextTryAt: null },
  ...change,
});
const road = (change: Partial<CarrierRoad>): CarrierRoad => ({
  ...{ carrierCode: "cainiao", environment: "production", pausedUntil: null, fault: "" },
  ...change,
});

type Said = Pick<CarrierWait, "kind" | "parcels" | "nextTryAt">;

describe("a carrier that keeps parcels waiting", () => {
  const cases: readonly (readonly [string, Partial<CarrierQueue>, Partial<CarrierRoad>, Said | null])[] = [
    ["says nothing while all goes well", { unsent: 40 }, {}, null],
    ["is not worth a word after one failure", { unsent: 40, retried: 3, nextTryAt: at(5) }, { fault: "timeout" }, null],
    [
      "that lets calls run out is slow; who waits a second time counts with all that were tried",
      { unsent: 40, retried: 12, retriedTwice: 1, nextTryAt: at(30) },
      { fault: "timeout" },
      { kind: "slow", parcels: 12, nextTryAt: at(30) },
    ],
    [
      "with an open circuit keeps all of them waiting until it lets a call through",
      { unsent: 40, retried: 12, retriedTwice: 5, nextTryAt: at(5) },
      { fault: "connection_refused", pausedUntil: at(300) },
      { kind: "away", parcels: 40, nextTryAt: at(300) },
    ],
    [
      "tries nobody before its time, even if the circuit lets calls through earlier",
      { unsent: 3, retried: 3, retriedTwice: 3, nextTryAt: at(600) },
      { fault: "cut_off", pausedUntil: at(15) },
      { kind: "away", parcels: 3, nextTryAt: at(600) },
    ],
    [
      "being asked at this moment names no time",
      { unsent: 3 },
      { fault: "timeout", pausedUntil: at(-1) },
      { kind: "slow", parcels: 3, nextTryAt: null },
    ],
    [
      "that answers with less at a time is busy",
      { unsent: 9, retried: 9, retriedTwice: 2, nextTryAt: at(60) },
      {},
      { kind: "busy", parcels: 9, nextTryAt: at(60) },
    ],
    ["keeps nobody waiting whose parcels are all sent", {}, { fault: "timeout", pausedUntil: at(60) }, null],
  ];
  test.each(cases)("%s", (_, waiting, circuit, said) => {
    const waits = carrierWaits([queue(waiting)], [road(circuit)], now);
    expect(waits).toEqual(said === null ? [] : [{ ...cainiao, ...said }]);
  });

  it("is told by carrier and environment: another's circuit says nothing", () => {
    const open = { fault: "timeout", pausedUntil: at(60) };
    const other = road({ ...open, carrierCode: "yanwen" });
    const sandbox = road({ ...open, environment: "sandbox" });
    expect(carrierWaits([queue({ unsent: 5 })], [other, sandbox], now)).toEqual([]);
  });
});
