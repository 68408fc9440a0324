import { describe, expect, it } from "vitest";
import { linkDigest } from "./digest.ts";
import { decodeTrace, encodePushAnswer, readLinkPush } from "./push.ts";

const content =
  '{"orderCode":"LP00096553139264","mailNo":"LX299455986CN","traceDetailList":[{"time":"2026-11-25 09:30:00","timeZone":"GMT+8","actionCode":"PU_PICKUP_SUCCESS","desc":"揽收成功"}]}';
const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString();
const signed = (text: string, secret = "key123") =>
  form({
    msg_type: "TRACEPUSH",
    msg_id: "m1",
    logistic_provider_id: "app",
    logistics_interface: text,
    data_digest: linkDigest(text, secret),
  });

describe("a push", () => {
  it("is believed only with the right digest, during a change of keys with either", () => {
    expect(readLinkPush(signed(content), ["key123"])).toEqual({
      msgType: "TRACEPUSH",
      msgId: "m1",
      providerId: "app",
      content,
    });
    expect(readLinkPush(signed(content), ["new", "key123"])).toMatchObject({ msgId: "m1" });
    expect(readLinkPush(signed(content), ["other"])).toBe("bad_signature");
    expect(readLinkPush(signed(content), [])).toBe("bad_signature");
    expect(readLinkPush(signed(content).replace("TRACEPUSH", "OTHER"), ["key123"])).toMatchObject({ msgType: "OTHER" });
    expect(readLinkPush(`${signed(content)}&logistics_interface=x`, ["key123"])).toMatchObject({ content });
  });

  it.each([
    ["", "bad_signature"],
    ["garbage", "bad_signature"],
    [form({ data_digest: "x" }), "unreadable"],
    [form({ logistics_interface: content }), "bad_signature"],
  ])("%j is refused", (body, expected) => {
    expect(readLinkPush(body, ["key123"])).toBe(expected);
  });

  it("names its parcel by every number it has", () => {
    expect(decodeTrace(content, 1)).toMatchObject({
      orderCode: "LP00096553139264",
      trackingNumber: "LX299455986CN",
      outOrderId: null,
      events: [{ code: "PU_PICKUP_SUCCESS", receivedAt: 1, zone: "GMT+8", timeText: "2026-11-25 09:30:00" }],
    });
  });

  it.each(["", "{", "null", "[]", '{"orderCode":"LP1"}', '{"traceDetailList":"x"}'])(
    "%j is no tracking message",
    (text) => {
      expect(decodeTrace(text, 1)).toBeNull();
    },
  );

  it("may hold one event at its top, or a list under another of Cainiao's names", () => {
    const one = { time: "2026-11-25 09:30:00", timeZone: "GMT+8", actionCode: "GTMS_SIGNED", desc: "签收" };
    for (const body of [
      { orderCode: "LP1", ...one },
      { logisticsOrderCode: "LP1", traceList: [one] },
      { orderCode: "LP1", traces: [one] },
    ]) {
      expect(decodeTrace(JSON.stringify(body), 1)).toMatchObject({
        orderCode: "LP1",
        events: [{ code: "GTMS_SIGNED" }],
      });
    }
  });

  it("is answered in LINK's envelope; only our own trouble asks for a repeat", () => {
    expect(JSON.parse(encodePushAnswer("accepted"))).toEqual({ success: "true", errorCode: "", errorMsg: "" });
    expect(JSON.parse(encodePushAnswer("bad_signature"))).toMatchObject({ success: "false", errorCode: "S02" });
    expect(JSON.parse(encodePushAnswer("unreadable"))).toMatchObject({ errorCode: "S05" });
    expect(JSON.parse(encodePushAnswer("try_again"))).toMatchObject({ errorCode: "S07" });
  });
});
