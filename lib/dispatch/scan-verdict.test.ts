import { describe, expect, it } from "vitest";
import { judgeOrderScan, judgeWaybill, type ScannedWaybill } from "./scan-verdict.ts";
import { waybillStates } from "./states.ts";

const good: ScannedWaybill = {
  ...{ waybillId: "w1", orderNumber: "8201", state: "booked", trackingNumber: "LX1CN", hasLabel: true },
  ...{ bag: null, isOrderGone: false, isPacked: false },
};
const bag = { code: "B20261129-01", isHandedOver: false, handOverCode: null };

describe("a waybill that is scanned", () => {
  it.each<[string, Partial<ScannedWaybill>, string | null, Record<string, string>?]>([
    ["booked with its label", {}, null],
    ["packed before", { isPacked: true }, null],
    ["waiting for its turn", { state: "queued", trackingNumber: null }, "not_booked", { state: "queued" }],
    ["on its way to the carrier", { state: "sending", trackingNumber: null }, "not_booked", { state: "sending" }],
    ["of unclear outcome", { state: "unclear" }, "not_booked", { state: "unclear" }],
    ["refused", { state: "failed" }, "not_booked", { state: "failed" }],
    ["without its number yet", { trackingNumber: null }, "no_label"],
    ["without its label yet", { hasLabel: false }, "no_label"],
    ["cancelled", { state: "cancelled" }, "cancelled"],
    ["being cancelled", { state: "cancelling" }, "cancelling"],
    ["of an order that changed after its label", { conflict: "recipient_changed" }, "order_changed"],
    ["of a buyer who cancelled", { isOrderGone: true }, "left_waiting"],
    ["in a bag", { bag }, "in_bag", { bag: bag.code }],
    [
      "handed over",
      { bag: { ...bag, isHandedOver: true, handOverCode: "H20261129-01" } },
      "handed_over",
      { list: "H20261129-01" },
    ],
    ["handed over, its buyer gone", { bag: { ...bag, isHandedOver: true }, isOrderGone: true }, "handed_over"],
    ["cancelled while in a bag", { bag, state: "cancelled" }, "cancelled"],
  ])("%s", (_, change, code, values = {}) => {
    const verdict = judgeWaybill({ ...good, ...change });
    expect(verdict.isAllowed ? null : verdict.code).toBe(code);
    if (!verdict.isAllowed) expect(verdict.values).toMatchObject({ order: "8201", ...values });
  });

  it("says under which number a cancelled one goes now", () => {
    const next = { ...good, waybillId: "w2", trackingNumber: "LX2CN" };
    expect(judgeWaybill({ ...good, state: "cancelled" }, [next])).toMatchObject({
      ...{ code: "replaced", values: { number: "LX1CN", next: "LX2CN" } },
    });
  });

  it("may be packed in one state alone", () => {
    const allowed = waybillStates.filter((state) => judgeWaybill({ ...good, state }).isAllowed);
    expect(allowed).toEqual(["booked"]);
  });
});

describe("an order that is scanned", () => {
  const one = (waybillId: string, change: Partial<ScannedWaybill> = {}) => ({ ...good, waybillId, ...change });
  const found = (...list: readonly ScannedWaybill[]) => {
    const verdict = judgeOrderScan("8201", list);
    return verdict.isAllowed ? verdict.waybill.waybillId : verdict.code;
  };
  it.each<[string, readonly ScannedWaybill[], string]>([
    ["without any waybill", [], "not_booked"],
    ["with one parcel", [one("a")], "a"],
    ["with two parcels: the one not packed", [one("a", { isPacked: true }), one("b")], "b"],
    ["with all packed: the first", [one("a", { isPacked: true }), one("b", { isPacked: true })], "a"],
    ["booked anew after a cancellation", [one("a", { state: "cancelled" }), one("b")], "b"],
    ["cancelled", [one("a", { state: "failed" }), one("b", { state: "cancelled" })], "cancelled"],
    ["refused last", [one("a", { state: "cancelled" }), one("b", { state: "failed" })], "not_booked"],
    ["still on its way", [one("a", { state: "failed" }), one("b", { state: "queued" })], "not_booked"],
    ["with one handed over and one left", [one("a", { bag: { ...bag, isHandedOver: true } }), one("b")], "b"],
    ["handed over", [one("a", { bag: { ...bag, isHandedOver: true } })], "handed_over"],
  ])("%s", (_, list, answer) => {
    expect(found(...list)).toBe(answer);
  });
});
