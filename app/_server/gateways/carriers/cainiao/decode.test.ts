import { describe, expect, it } from "vitest";
import type { OutsideReply } from "#server/gateways/http";
import { decodeBooking, decodeCancel, decodeTrack, decodeWaybill } from "./decode.ts";

const answered = (text: string, status = 200): OutsideReply => ({ kind: "answered", status, text, elapsedMs: 5 });
const no = (errorCode: string, errorMsg = "") => answered(JSON.stringify({ success: "false", errorCode, errorMsg }));
const yes = (data: unknown) => answered(JSON.stringify({ success: "true", errorCode: "", errorMsg: "", data }));

describe("what LINK answers to a booking", () => {
  it.each([
    [
      "text",
      '{"success":"true","errorCode":"","errorMsg":"","data":{"orderCode":"LP00096553139264","trackingNumber":"LX299455986CN","laneCode":"L_STD_BR"}}',
    ],
    [
      "boolean",
      '{"success":true,"data":{"orderCode":"LP00096553139264","trackingNumber":"lx299455986cn","laneCode":"L_STD_BR"}}',
    ],
    [
      "capitals, blanks",
      ' {"success":"TRUE","data":{"orderCode":" LP00096553139264 ","trackingNumber":"LX299455986CN","laneCode":"L_STD_BR"}} ',
    ],
  ])("success as %s", (_, text) => {
    expect(decodeBooking(answered(text))).toEqual({
      kind: "accepted",
      orderCode: "LP00096553139264",
      trackingNumber: "LX299455986CN",
      laneCode: "L_STD_BR",
    });
  });

  it.each([
    ["", null],
    [null, null],
    ["?", null],
    ["no number yet", null],
  ])("an outstanding number %j is none", (trackingNumber, expected) => {
    expect(decodeBooking(yes({ orderCode: "LP00096553139264", trackingNumber }))).toMatchObject({
      kind: "accepted",
      trackingNumber: expected,
    });
  });

  it.each([
    ["S01", "refused", "final", "alp"],
    ["S02", "refused", "wrong_credentials", "staff"],
    ["S03", "refused", "wrong_credentials", "staff"],
    ["S04", "refused", "wrong_setup", "staff"],
    ["S05", "refused", "invalid_content", "seller"],
    ["S10", "refused", "wrong_setup", "staff"],
    ["S11", "refused", "wrong_setup", "staff"],
    ["S12", "refused", "invalid_content", "seller"],
    ["S20", "refused", "invalid_content", "seller"],
    ["B0002", "refused", "final", "carrier"],
    ["B0003", "refused", "wrong_setup", "staff"],
    ["B0004", "refused", "invalid_content", "seller"],
    ["B0005", "refused", "not_found", "alp"],
    ["B0006", "refused", "closed", "seller"],
    ["B0007", "refused", "wrong_setup", "staff"],
    ["X99", "refused", "final", "carrier"],
    ["", "refused", "final", "carrier"],
  ])("%s is %s: %s, for %s to put right", (code, kind, cls, whoseFault) => {
    expect(decodeBooking(no(code, "原文"))).toMatchObject({ kind, class: cls, whoseFault, code, text: "原文" });
  });

  it.each([
    ["S06", "unknown_outcome"],
    ["S07", "transient"],
    ["S08", "unknown_outcome"],
    ["S09", "unknown_outcome"],
    ["S13", "unknown_outcome"],
    ["S14", "throttled"],
    ["B0001", "transient"],
  ])("%s asks to come again: %s", (code, fault) => {
    expect(decodeBooking(no(code))).toMatchObject({ kind: "fault", fault, saidBy: "service", code });
  });

  it.each([
    ["receiverParam.mobilePhone is invalid", ["receiver.mobile"]],
    ["收件人手机号格式不正确", ["receiver.mobile"]],
    ["收件人邮编不能为空", ["receiver.postalCode"]],
    ["receiver zipCode not match", ["receiver.postalCode"]],
    ["发件人电话错误", ["sender.mobile"]],
    ["退件人地址不能为空", ["returner.detail"]],
    ["taxNumber is required for BR", ["receiver.taxId"]],
    ["包裹重量超过线路限制", ["package.weight", "service"]],
    ["hscode invalid", ["item.hsCode"]],
    ["itemParams[0].englishName is blank", ["item.nameEn"]],
    ["solutionCode not exist", ["service"]],
    ["something went wrong", []],
  ])("names the field in %j", (text, fields) => {
    expect(decodeBooking(no("S20", text))).toMatchObject({ kind: "refused", fields });
  });
});

describe("when nothing readable comes back", () => {
  const failed = (
    failure: Extract<OutsideReply, { kind: "failed" }>["failure"],
    mayHaveArrived: boolean,
  ): OutsideReply => ({
    kind: "failed",
    failure,
    mayHaveArrived,
    text: "",
    elapsedMs: 1,
  });

  it.each([
    [failed("connection_refused", false), "transient", "connection_refused"],
    [failed("cut_off", true), "unknown_outcome", "cut_off"],
    [failed("timeout", true), "unknown_outcome", "timeout"],
    [answered("<html>Bad Gateway</html>", 502), "unknown_outcome", "http_502"],
    [answered("slow down", 429), "throttled", "http_429"],
    [answered("<html>hello</html>"), "garbage", "unreadable_answer"],
    [answered(""), "garbage", "empty_answer"],
    [answered('{"success":"true","data":{"orderCode":"LP0009'), "garbage", "unreadable_answer"],
    [answered("[]"), "garbage", "unreadable_answer"],
    [answered('{"success":"maybe"}'), "garbage", "unreadable_answer"],
    [answered("not found", 404), "garbage", "http_404"],
    [yes({}), "garbage", "no_order_code"],
    [yes(null), "garbage", "no_order_code"],
    [yes({ orderCode: "bad code\n" }), "garbage", "no_order_code"],
  ])("%j is %s: %s", (reply, fault, code) => {
    expect(decodeBooking(reply)).toMatchObject({ kind: "fault", fault, saidBy: "road", code });
  });

  it("an error envelope counts whatever the HTTP status, XML included", () => {
    expect(decodeBooking(answered('{"success":false,"errorCode":"S02"}', 500))).toMatchObject({
      kind: "refused",
      code: "S02",
    });
    const xml =
      "<?xml version='1.0'?><response><success>false</success><errorCode>S05</errorCode><errorMsg>bad</errorMsg></response>";
    expect(decodeBooking(answered(xml))).toMatchObject({ kind: "refused", code: "S05", text: "bad" });
  });
});

describe("the other answers", () => {
  it("a waybill with number, label and lane", () => {
    const data = {
      trackingNumber: "LX299455986CN",
      waybillPdfData: "JVBERi0=",
      laneCode: "L1",
      laneName: "标准",
      laneLastMileCP: "CORREIOS",
      distributionWarehouse: "SZX",
    };
    expect(decodeWaybill(yes(data))).toEqual({
      kind: "accepted",
      trackingNumber: "LX299455986CN",
      labelPdfBase64: "JVBERi0=",
      laneCode: "L1",
      laneName: "标准",
      lastMileCarrier: "CORREIOS",
      sortingCode: "SZX",
    });
    expect(decodeWaybill(yes({}))).toMatchObject({ kind: "accepted", trackingNumber: null, labelPdfBase64: null });
  });

  it("a cancellation", () => {
    expect(decodeCancel(yes({ orderCode: "LP1" }))).toEqual({ kind: "accepted" });
    expect(decodeCancel(no("B0006", "已揽收"))).toMatchObject({ kind: "refused", class: "closed" });
  });

  it("events: odd ones do not spoil the rest", () => {
    const traceDetailList = [
      { time: "2026-11-25 09:30:00", timeZone: "GMT+8", actionCode: "PU_PICKUP_SUCCESS", desc: "[深圳市] 揽收成功" },
      { time: 1795570200000, actionCode: "GWMS_ACCEPT" },
      { time: "soon", actionCode: "LH_DEPART" },
      null,
      "what",
      { desc: "no code" },
    ];
    const answer = decodeTrack(yes({ traceDetailList }), 1_800_000_000_000);
    if (answer.kind !== "accepted") throw new Error(answer.kind);
    expect(answer.trace.events.map((event) => [event.code, event.at, event.place])).toEqual([
      ["PU_PICKUP_SUCCESS", Date.UTC(2026, 10, 25, 1, 30), "深圳市"],
      ["GWMS_ACCEPT", 1795570200000, null],
      ["LH_DEPART", 0, null],
      ["", 0, null],
    ]);
    for (const data of [{}, { traceDetailList: null }, { traceDetailList: [] }]) {
      expect(decodeTrack(yes(data), 0)).toMatchObject({ kind: "accepted", trace: { events: [] } });
    }
  });
});
