import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hourMs } from "#lib/kit/time";
import { noticeUrgency } from "#lib/orders/notice-clock";
import { confirmNotices, type KnownNotice } from "#lib/orders/notice-confirmation";
import { defaultNoticeLayout, type NoticeLayout } from "#lib/orders/notice-layout";
import { type NoticeToDeclare, noticeLine, noticeSheet } from "#lib/orders/notice-rows";
import { noticeLayoutInput } from "#lib/orders/notice-schema";
import type { ShippedNumber } from "#lib/orders/shipments-cell";

const ours: KnownNotice = {
  waybillId: "w1",
  orderId: "o1",
  state: "exported",
  trackingNumber: "RE700150389CN",
  serviceNames: ["CAINIAO_STANDARD", "无忧物流-标准", "AliExpress Standard Shipping"],
  difference: null,
  platformNumber: null,
  platformService: null,
};
const number = (text: string, service = "AliExpress Standard Shipping"): ShippedNumber => ({ number: text, service });
const confirm = (notice: Partial<KnownNotice>, shown: ShippedNumber[], siblings: KnownNotice[] = []) =>
  confirmNotices([{ ...ours, ...notice }, ...siblings], new Map([["o1", shown]])).map(
    ({ waybillId, state, difference, platformNumber }) => [waybillId, state, difference, platformNumber],
  );

describe("confirmNotices", () => {
  it.each([
    ["our number", {}, [number("RE700150389CN")], [["w1", "declared", null, "RE700150389CN"]]],
    ["our number in small letters", {}, [number("re700150389cn")], [["w1", "declared", null, "re700150389cn"]]],
    [
      "another service",
      {},
      [number("RE700150389CN", "ePacket")],
      [["w1", "declared", "service_differs", "RE700150389CN"]],
    ],
    ["another number", {}, [number("LX123456785CN")], [["w1", "differs", "number_differs", "LX123456785CN"]]],
    ["a changed digit", {}, [number("RE700150388CN")], [["w1", "differs", "number_mistyped", "RE700150388CN"]]],
    ["exchanged digits", {}, [number("RE700105389CN")], [["w1", "differs", "number_mistyped", "RE700105389CN"]]],
    ["a lost digit", {}, [number("RE70015038CN")], [["w1", "differs", "number_mistyped", "RE70015038CN"]]],
    ["nothing yet", {}, [], []],
    ["nothing any more", { state: "declared" as const }, [], [["w1", "differs", "number_gone", null]]],
    [
      "declared before it was exported",
      { state: "pending" as const },
      [number("RE700150389CN")],
      [["w1", "declared", null, "RE700150389CN"]],
    ],
    ["a cancelled one", { state: "differs" as const, difference: "waybill_cancelled" }, [number("RE700150389CN")], []],
    [
      "a repaired one",
      { state: "differs" as const, difference: "number_differs" },
      [number("RE700150389CN")],
      [["w1", "declared", null, "RE700150389CN"]],
    ],
  ])("sees %s", (_, notice, shown, expected) => {
    expect(confirm(notice, shown)).toEqual(expected);
  });

  it("judges each parcel of an order by itself", () => {
    const sibling = { ...ours, waybillId: "w2", trackingNumber: "LX123456785CN" };
    expect(confirm({}, [number("LX123456785CN")], [sibling])).toEqual([["w2", "declared", null, "LX123456785CN"]]);
  });

  it("leaves orders alone that the file does not tell about", () => {
    expect(confirmNotices([ours], new Map())).toEqual([]);
  });

  it("changes nothing when the same file comes again", () => {
    const known = fc.record({
      waybillId: fc.uuid(),
      orderId: fc.constantFrom("o1", "o2"),
      state: fc.constantFrom("pending" as const, "exported" as const, "declared" as const),
      trackingNumber: fc.constantFrom("RE700150389CN", "LX123456785CN", "RB000000001CN"),
      serviceNames: fc.constant(ours.serviceNames),
      difference: fc.constant(null),
      platformNumber: fc.constant(null),
      platformService: fc.constant(null),
    });
    const cell = fc.array(
      fc.constantFrom(number("RE700150389CN"), number("RE700150380CN", "x"), number("LX123456785CN")),
    );
    fc.assert(
      fc.property(fc.uniqueArray(known, { selector: ({ waybillId }) => waybillId }), cell, (notices, shown) => {
        const file = new Map([["o1", shown]]);
        const changes = new Map(confirmNotices(notices, file).map((change) => [change.waybillId, change]));
        const after = notices.map((notice) => ({ ...notice, ...changes.get(notice.waybillId) }));
        return confirmNotices(after, file).length === 0;
      }),
    );
  });
});

const notice: NoticeToDeclare = {
  orderNumber: "3031265788145237",
  solutionCode: "CAINIAO_STANDARD",
  serviceName: "无忧物流-标准",
  trackingNumber: "RE700150389CN",
  isPartial: false,
  trackingSite: "https://global.cainiao.com/detail.htm?mailNoList=RE700150389CN",
};

describe("the upload file", () => {
  it("has the columns of the layout, in its words", () => {
    const layout: NoticeLayout = {
      columns: [
        { field: "tracking_number", title: "No." },
        { field: "empty", title: "Remark" },
        { field: "order_number", title: "Order" },
        { field: "service_name", title: "Service" },
        { field: "send_type", title: "Type" },
      ],
      words: { all: "all", part: "part" },
      serviceNames: { CAINIAO_STANDARD: "AliExpress Standard Shipping" },
    };
    expect(noticeSheet(layout, [notice, { ...notice, isPartial: true }])).toEqual({
      header: ["No.", "Remark", "Order", "Service", "Type"],
      rows: [
        ["RE700150389CN", "", "3031265788145237", "AliExpress Standard Shipping", "all"],
        ["RE700150389CN", "", "3031265788145237", "AliExpress Standard Shipping", "part"],
      ],
    });
  });

  it("gives one row to copy", () => {
    expect(noticeLine(defaultNoticeLayout, notice)).toBe(
      "3031265788145237\t无忧物流-标准\tRE700150389CN\t全部发货\thttps://global.cainiao.com/detail.htm?mailNoList=RE700150389CN",
    );
  });

  it("takes no layout without order, service and number, and no title twice", () => {
    const storeId = "00000000-0000-4000-8000-000000000000";
    const problem = (layout: unknown) => noticeLayoutInput.safeParse({ storeId, layout }).error?.issues[0]?.message;
    expect(problem(defaultNoticeLayout)).toBeUndefined();
    expect(problem({ ...defaultNoticeLayout, columns: defaultNoticeLayout.columns.slice(1) })).toBe(
      "needed_column_missing",
    );
    const twice = defaultNoticeLayout.columns.map((column) => ({ ...column, title: "A" }));
    expect(problem({ ...defaultNoticeLayout, columns: twice })).toBe("column_twice");
  });
});

describe("noticeUrgency", () => {
  it.each([
    ["pending", 11.9, "urgent"],
    ["exported", 11.9, "urgent"],
    ["pending", 12.1, "soon"],
    ["pending", 24.1, "calm"],
    ["pending", -0.1, "overdue"],
    ["differs", 1, "urgent"],
    ["declared", 1, "none"],
  ] as const)("%s with %s hours left is %s", (state, hours, urgency) => {
    expect(noticeUrgency(state, 1e12 + hours * hourMs, 1e12)).toBe(urgency);
  });

  it("has no clock without a deadline", () => {
    expect(noticeUrgency("pending", null, 1e12)).toBe("none");
  });
});
