import { describe, expect, it } from "vitest";
import { ok, refuse } from "../kit/result.ts";
import {
  alarmOf,
  type BagFacts,
  bagFor,
  type ClosedBag,
  dayCode,
  fitsBag,
  mayEnterBag,
  mayGoTogether,
  mayStayInBag,
  nextSerial,
  type ScannedParcel,
  type ScanRefusalCode,
  scanRefusalCodes,
  warehouseAfter,
} from "./hand-over.ts";
import { handOverMethods, maxParcelsPerBag } from "./hand-over-kinds.ts";
import { isBagCode, scannedText } from "./scan-answer.ts";

const parcel: ScannedParcel = {
  ...{ waybillId: "w1", carrierCode: "cainiao", environment: "production", state: "booked" },
  ...{ trackingNumber: "LX1CN", pickUp: ["door_pickup", "self_send", "self_post"], isPickupAsked: true },
  ...{ warehouse: "SZX07", holdReason: null, place: null, customs: ok("530420260000000001"), declarationStop: null },
};
const bag: BagFacts = {
  ...{ id: "b1", code: "B20261129-01", carrierCode: "cainiao", environment: "production", method: "pickup" },
  ...{ warehouse: "SZX07", state: "open", count: 12 },
};
const at = Date.UTC(2026, 10, 28, 8);
const inBag = (bagId: string, bagCode: string, handOver: { code: string; at: number } | null = null) => ({
  place: { bagId, bagCode, handOver },
});
const brought: Partial<ScannedParcel> = { isPickupAsked: false };

type Case = readonly [
  what: string,
  parcel: Partial<ScannedParcel>,
  bag: Partial<BagFacts>,
  code: ScanRefusalCode | "ok",
  values?: Readonly<Record<string, string | number>>,
];

const cases: readonly Case[] = [
  ["all is well", {}, {}, "ok"],
  ["the 1,000th parcel", {}, { count: maxParcelsPerBag - 1 }, "ok"],
  ["no warehouse named by the carrier", { warehouse: null }, {}, "ok"],
  ["a bag whose warehouse is not settled", {}, { warehouse: "" }, "ok"],
  ["brought by the seller", brought, { method: "drop_off" }, "ok"],
  ["sent by courier", brought, { method: "courier" }, "ok"],
  ["nothing known of the solution's ways", { ...brought, pickUp: [] }, { method: "courier" }, "ok"],
  [
    "handed over",
    inBag("b0", "B20261128-01", { code: "H20261128-01", at }),
    {},
    "handed_over",
    { list: "H20261128-01", at },
  ],
  [
    "handed over with this very bag",
    inBag("b1", bag.code, { code: "H20261128-01", at }),
    { state: "handed_over" },
    "handed_over",
  ],
  ["scanned twice", inBag("b1", bag.code), {}, "already_in_bag", { bag: bag.code }],
  ["scanned twice into a bag closed meanwhile", inBag("b1", bag.code), { state: "closed" }, "already_in_bag"],
  ["scanned twice, and cancelled", { ...inBag("b1", bag.code), state: "cancelled" }, {}, "already_in_bag"],
  ["in another bag", inBag("b2", "B20261129-02"), {}, "in_other_bag", { bag: "B20261129-02" }],
  ["the bag is closed", {}, { state: "closed" }, "bag_closed", { bag: bag.code }],
  ["the bag is gone with the carrier", {}, { state: "handed_over" }, "bag_closed"],
  ["waits to be booked", { state: "queued", trackingNumber: null }, {}, "not_booked", { state: "queued" }],
  ["being booked", { state: "sending", trackingNumber: null }, {}, "not_booked"],
  ["nobody knows whether it is booked", { state: "unclear", trackingNumber: null }, {}, "not_booked"],
  ["refused by the carrier", { state: "failed", trackingNumber: null }, {}, "not_booked"],
  ["booked, number outstanding", { trackingNumber: null }, {}, "no_tracking_number"],
  ["being cancelled", { state: "cancelling" }, {}, "cancelling"],
  ["cancelled", { state: "cancelled" }, {}, "cancelled"],
  ["held by a person", { holdReason: "by_person" }, {}, "order_held", { reason: "by_person" }],
  ["order changed", { conflict: "recipient_changed" }, {}, "order_changed", { change: "recipient_changed" }],
  ["order left 等待您发货", { holdReason: "left_waiting" }, {}, "order_held", { reason: "left_waiting" }],
  ["of another carrier", { carrierCode: "yanwen" }, {}, "other_carrier", { carrier: "yanwen" }],
  ["booked in the sandbox", { environment: "sandbox" }, {}, "other_environment", { environment: "sandbox" }],
  ["no pick-up asked for", brought, {}, "pickup_not_asked"],
  ["pick-up asked for, brought", {}, { method: "drop_off" }, "pickup_asked", { method: "drop_off" }],
  ["a solution that takes no post", { ...brought, pickUp: ["self_send"] }, { method: "courier" }, "method_not_taken"],
  ["a solution that is never picked up", { pickUp: ["self_send"] }, {}, "method_not_taken", { method: "pickup" }],
  [
    "for another warehouse",
    { warehouse: "YIW02" },
    {},
    "other_warehouse",
    { warehouse: "YIW02", bagWarehouse: "SZX07" },
  ],
  ["not declared", { customs: refuse({ code: "declaration_not_sent" }) }, {}, "declaration_not_sent"],
  [
    "declaring is not opened",
    { customs: refuse({ code: "declaration_not_sent" }), declarationStop: "gate" },
    {},
    "declaration_gate",
  ],
  [
    "facts missing for the declaration",
    { customs: refuse({ code: "declaration_not_sent" }), declarationStop: "findings" },
    {},
    "declaration_findings",
  ],
  ["no number yet", { customs: refuse({ code: "declaration_without_number" }) }, {}, "declaration_without_number"],
  [
    "returned by customs",
    { customs: refuse({ code: "declaration_stopped", values: { state: "returned", kind: "CEB603" } }) },
    {},
    "declaration_stopped",
    { state: "returned", kind: "CEB603" },
  ],
  [
    "held by customs",
    { customs: refuse({ code: "declaration_stopped", values: { state: "held", kind: "CEB603" } }) },
    {},
    "declaration_stopped",
  ],
  [
    "a receipt that nobody knows",
    { customs: refuse({ code: "declaration_unclear", values: { status: "777" } }) },
    {},
    "declaration_unclear",
    { status: "777" },
  ],
  // what has happened to it comes before where it belongs, and customs after both
  ["cancelled and of another carrier", { state: "cancelled", carrierCode: "yanwen" }, {}, "cancelled"],
  [
    "wrong warehouse and no number",
    { warehouse: "YIW02", customs: refuse({ code: "declaration_without_number" }) },
    {},
    "other_warehouse",
  ],
  ["the bag is full", {}, { count: maxParcelsPerBag }, "bag_full", { bag: bag.code, max: 1_000 }],
  ["full, and it must not go anyway", { state: "cancelled" }, { count: maxParcelsPerBag }, "cancelled"],
];

/** What the table above cannot tell: there is no parcel, several, or no bag. */
const withoutParcel: readonly ScanRefusalCode[] = ["unknown_number", "several_parcels", "no_open_bag"];

describe("a scanned parcel and a bag", () => {
  const rows = cases.map(([what, change, bagChange, code, values]) => ({ what, change, bagChange, code, values }));
  it.each(rows)("$what", ({ change, bagChange, code, values }) => {
    const verdict = mayEnterBag({ ...parcel, ...change }, { ...bag, ...bagChange });
    if (code === "ok") expect(verdict).toEqual(ok("530420260000000001"));
    else {
      expect(verdict).toMatchObject({ ok: false, refusal: { code } });
      if (values && !verdict.ok) expect(verdict.refusal.values).toEqual(values);
    }
  });

  it("every refusal is in the table", () => {
    const seen = new Set<string>([...cases.map(([, , , code]) => code), ...withoutParcel]);
    expect(scanRefusalCodes.filter((code) => !seen.has(code))).toEqual([]);
  });

  it("only what must not happen is an alarm", () => {
    expect(scanRefusalCodes.filter((code) => alarmOf(code) !== "alarm")).toEqual(["no_open_bag", "already_in_bag"]);
  });
});

describe("a parcel that lies in a bag", () => {
  const lying = { ...parcel, ...inBag("b1", bag.code) };
  it.each<[string, Partial<ScannedParcel>, string]>([
    ["may still go", {}, "ok"],
    ["cancelled since", { state: "cancelling" }, "cancelling"],
    ["put on hold since", { holdReason: "by_person" }, "order_held"],
    [
      "returned by customs since",
      { customs: refuse({ code: "declaration_stopped", values: { state: "returned", kind: "CEB603" } }) },
      "declaration_stopped",
    ],
    ["in a bag of another warehouse", { warehouse: "YIW02" }, "other_warehouse"],
  ])("%s", (_what, change, code) => {
    const verdict = mayStayInBag({ ...lying, ...change }, bag);
    expect(verdict.ok ? "ok" : verdict.refusal.code).toBe(code);
  });
});

describe("the bag for a parcel", () => {
  it.each<[string, Partial<ScannedParcel>, string]>([
    ["asked to be picked up", {}, "pickup"],
    ["brought", brought, "drop_off"],
    ["of a solution that only takes post", { ...brought, pickUp: ["self_post"] }, "courier"],
    ["of an unknown solution", { ...brought, pickUp: [] }, "drop_off"],
  ])("%s", (_what, change, method) => {
    const one = { ...parcel, ...change };
    expect(bagFor(one)).toMatchObject({ method, warehouse: "SZX07", carrierCode: "cainiao" });
    expect(fitsBag(one, bagFor(one))).toBe(true);
  });

  it("the first parcel that names a warehouse names the bag's", () => {
    expect(warehouseAfter({ warehouse: "" }, { warehouse: null })).toBe("");
    expect(warehouseAfter({ warehouse: "" }, { warehouse: "SZX07" })).toBe("SZX07");
    expect(warehouseAfter({ warehouse: "SZX07" }, { warehouse: null })).toBe("SZX07");
  });
});

describe("bags on one list", () => {
  const closed: ClosedBag = { ...bag, state: "closed" };
  const other = { ...closed, id: "b2", code: "B20261129-02" };
  const sent = { courierName: "顺丰", courierNumber: "SF1" };
  const plain = { courierName: "", courierNumber: "" };
  it.each<[string, readonly ClosedBag[], Parameters<typeof mayGoTogether>[1], string | null]>([
    ["two of one carrier", [closed, other], { method: "pickup", ...plain }, null],
    [
      "picked up for several warehouses",
      [closed, { ...other, warehouse: "YIW02" }],
      { method: "pickup", ...plain },
      null,
    ],
    ["brought since nobody came", [closed], { method: "drop_off", ...plain }, null],
    ["sent by courier", [{ ...closed, method: "courier" }], { method: "courier", ...sent }, null],
    ["none", [], { method: "pickup", ...plain }, "no_bags"],
    ["one still open", [closed, { ...other, state: "open" }], { method: "pickup", ...plain }, "bag_not_closed"],
    ["one handed over", [{ ...closed, state: "handed_over" }], { method: "pickup", ...plain }, "bag_not_closed"],
    [
      "two carriers",
      [closed, { ...other, carrierCode: "yanwen" }],
      { method: "pickup", ...plain },
      "bags_of_other_carrier",
    ],
    [
      "sandbox and production",
      [closed, { ...other, environment: "sandbox" }],
      { method: "pickup", ...plain },
      "bags_of_other_carrier",
    ],
    [
      "nobody was asked to come",
      [{ ...closed, method: "drop_off" }],
      { method: "pickup", ...plain },
      "method_not_for_bag",
    ],
    [
      "brought and posted mixed",
      [{ ...closed, method: "drop_off" }],
      { method: "courier", ...sent },
      "method_not_for_bag",
    ],
    [
      "brought to two places at once",
      [closed, { ...other, warehouse: "YIW02" }],
      { method: "drop_off", ...plain },
      "bags_of_other_warehouse",
    ],
    ["a courier without a name", [closed], { method: "courier", ...sent, courierName: "" }, "courier_name_missing"],
    [
      "a courier without a number",
      [closed],
      { method: "courier", ...sent, courierNumber: "" },
      "courier_number_missing",
    ],
  ])("%s", (_what, bags, way, code) => {
    expect(mayGoTogether(bags, way)?.code ?? null).toBe(code);
  });
});

describe("numbers", () => {
  it.each([
    [null, "B20261129-01"],
    ["B20261129-01", "B20261129-02"],
    ["B20261129-99", "B20261129-100"],
  ])("after %s comes %s", (last, next) => {
    expect(dayCode("B", "2026-11-29", nextSerial(last))).toBe(next);
    expect(isBagCode(next)).toBe(true);
  });

  it("a scanner's text is read as numbers are kept", () => {
    expect(scannedText(" lx 700000001cn\t")).toBe("LX700000001CN");
    expect(["LX700000001CN", "B2026-1", "H20261129-01"].filter(isBagCode)).toEqual([]);
  });

  it("every way of hand-over is a solution's way", () => {
    for (const method of handOverMethods)
      expect(fitsBag({ ...parcel, ...(method === "pickup" ? {} : brought) }, { ...bag, method })).toBe(true);
  });
});
