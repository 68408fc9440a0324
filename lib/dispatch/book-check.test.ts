import { describe, expect, it } from "vitest";
import type { RefusalClass, WaybillAnswer } from "#lib/carriers/answers";
import { compareEntry, type OwnEntry } from "./book-check.ts";

const ours: OwnEntry = { state: "booked", trackingNumber: "LX1", hasMoved: false };
const rest = { labelPdfBase64: null, laneCode: null, laneName: null, lastMileCarrier: null, sortingCode: null };
const has = (trackingNumber: string | null): WaybillAnswer => ({ kind: "accepted", trackingNumber, ...rest });
const says = (cls: RefusalClass): WaybillAnswer => ({
  ...{ kind: "refused", class: cls, code: "B1", text: "不", whoseFault: "carrier", fields: [] },
});
const fault = (kind: "transient" | "throttled" | "unknown_outcome" | "garbage"): WaybillAnswer => ({
  ...{ kind: "fault", fault: kind, saidBy: "road", code: "x", text: "" },
});
const gone = { ...ours, state: "cancelled" } as const;

describe("one waybill in both books", () => {
  it.each([
    ["the same number", ours, has("LX1"), "agrees"],
    ["no number on either side", { ...ours, trackingNumber: null }, has(null), "agrees"],
    ["another number", ours, has("LX2"), "other_number"],
    ["a number there only", { ...ours, trackingNumber: null }, has("LX2"), "number_only_there"],
    ["a number here only", ours, has(null), "number_only_here"],
    ["unknown there", ours, says("not_found"), "not_there"],
    ["closed there, never moved", ours, says("closed"), "closed_there"],
    ["closed there, moved", { ...ours, hasMoved: true }, says("closed"), "agrees"],
    ["cancelled here, closed there", gone, says("closed"), "agrees"],
    ["cancelled here, unknown there", gone, says("not_found"), "agrees"],
    ["cancelled here, alive there", gone, has("LX1"), "alive_there"],
    ["an odd refusal", ours, says("final"), "unreadable"],
    ["garbage", ours, fault("garbage"), "unreadable"],
    ["no road", ours, fault("transient"), "ask_again"],
    ["throttled", ours, fault("throttled"), "ask_again"],
    ["a time-out", ours, fault("unknown_outcome"), "ask_again"],
    ["our key refused", ours, says("wrong_credentials"), "ask_again"],
    ["our set-up refused", gone, says("wrong_setup"), "ask_again"],
  ])("%s: %s", (_, own, answer, verdict) => {
    const found = compareEntry(own, answer);
    expect(typeof found === "string" ? found : found.kind).toBe(verdict);
  });
});
