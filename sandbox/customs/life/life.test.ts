import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { anOrder, call, control } from "../../testing/caller.ts";
import {
  aParcel,
  cancelText,
  carrier,
  listLine,
  listText,
  masterText,
  orderLine,
  orderText,
  type Parcel,
  seller,
  summaryText,
  type Written,
  waybillText,
} from "../testing/messages.ts";
import { openTerminal } from "../testing/terminal.ts";

let terminal: Awaited<ReturnType<typeof openTerminal>>;
beforeEach(async () => {
  terminal = await openTerminal();
});
afterEach(() => terminal.end());

const everyWaybill = () => terminal.control("waybills", { logisticsNos: ["*"] });

/** Declares an order and its list, without letting time pass. */
async function declare(parcel: Parcel = aParcel(), change: Written = {}): Promise<Parcel> {
  await terminal.send("303", [orderText(parcel)]);
  await terminal.send("603", [listText(parcel, change)]);
  return parcel;
}

async function closed(change: Written = {}): Promise<{ parcel: Parcel; invtNo: string }> {
  const parcel = await declare(aParcel(), change);
  await terminal.step();
  return { parcel, invtNo: (await terminal.last(parcel.copNo)).invtNo ?? "" };
}

describe("a good trio", () => {
  it("is released and closed, with numbers in customs' form, and order and waybill go along", async () => {
    await terminal.control("carriers", { logisticsCode: carrier.code, mandate: seller.dxpId });
    const parcel = await declare();
    await terminal.send("505", [waybillText(parcel)]);
    await terminal.step();
    expect(await terminal.states(parcel.copNo)).toEqual(["2", "3", "120", "399", "800", "899"]);
    const receipts = (await terminal.receipts()).flatMap(({ type, documents }) =>
      documents.map((one): Record<string, string> => ({ ...one, type })),
    );
    const states = (type: string) => receipts.filter((one) => one.type === type).map((one) => one.returnStatus);
    expect(states("CEB304Message")).toEqual(["2", "120", "399"]);
    expect(states("CEB506Message")).toEqual(["2", "120", "399"]);
    const lists = receipts.filter((one) => one.type === "CEB604Message");
    for (const one of lists) expect(one.preNo).toMatch(/^B\d{8}\d{9}$/);
    expect(lists.map((one) => one.invtNo === "")).toEqual([true, true, false, false, false, false]);
    expect(lists.at(-1)?.invtNo).toMatch(/^51412026E\d{9}$/);
    expect(lists[0]?.returnInfo).toBe(
      `清单新增申报成功[电商企业编码：${seller.copCode}订单编号：${parcel.orderNo}] 对应物流企业为[${carrier.code}]物流单号为[${parcel.logisticsNo}]的运单信息不存在`,
    );
    expect(lists.slice(2).map((one) => one.returnInfo)).toEqual([
      "[Code:1800;Desc:逻辑校验通过]",
      "[Code:2100;Desc:审结]",
      "[Code:2600;Desc:放行]",
      "结关",
    ]);
  });

  it("comes in any order", async () => {
    await terminal.control("carriers", { logisticsCode: carrier.code, mandate: seller.dxpId });
    const parcel = aParcel();
    await terminal.send("603", [listText(parcel)]);
    await terminal.step();
    await terminal.send("505", [waybillText(parcel)]);
    await terminal.step();
    expect(await terminal.states(parcel.copNo)).toEqual(["2", "3"]);
    await terminal.send("303", [orderText(parcel)]);
    await terminal.step();
    expect(await terminal.states(parcel.copNo)).toEqual(["2", "3", "120", "399", "800", "899"]);
  });

  it("writes receipts in the order of the standard", async () => {
    await everyWaybill();
    const { parcel } = await closed();
    const forms: Readonly<Record<string, string>> = {
      CEB304Message: "guid ebpCode ebcCode orderNo returnStatus returnTime returnInfo",
      CEB604Message:
        "guid agentCode copNo preNo invtNo ebcCode ebpCode orderNo statisticsFlag returnStatus returnTime returnInfo",
    };
    for (const { type, documents } of await terminal.receipts())
      for (const one of documents) expect(Object.keys(one).join(" ")).toBe(forms[type]);
    expect((await terminal.last(parcel.copNo)).returnTime).toMatch(/^20261125\d{9}$/);
  });

  it("tells a hundred documents of one message in one receipt", async () => {
    await everyWaybill();
    const parcels = Array.from({ length: 100 }, () => aParcel());
    await terminal.send(
      "303",
      parcels.map((parcel) => orderText(parcel)),
    );
    await terminal.send(
      "603",
      parcels.map((parcel) => listText(parcel)),
    );
    expect((await terminal.receipts()).map(({ documents }) => documents.length)).toEqual([100, 100]);
    await terminal.step();
    for (const { copNo } of parcels.slice(0, 3)) expect((await terminal.last(copNo)).returnStatus).toBe("899");
    expect(
      new Set((await terminal.receipts()).flatMap(({ documents }) => documents.map((one) => one.invtNo))).size,
    ).toBe(102);
  });
});

describe("a list", () => {
  it("waits for a waybill that nobody knows, then comes back", async () => {
    const parcel = await declare();
    await terminal.step();
    await terminal.step(500);
    expect(await terminal.states(parcel.copNo)).toEqual(["2", "3"]);
    await terminal.step(120);
    expect(await terminal.last(parcel.copNo)).toMatchObject({
      returnStatus: "100",
      returnInfo: `[Code:13032;Desc:对应物流企业为[${carrier.code}]物流单号为[${parcel.logisticsNo}]的运单信息不存在]`,
    });
  });

  it("waits for its order, also when the order was returned", async () => {
    await everyWaybill();
    const parcel = aParcel();
    await terminal.send("303", [orderText(parcel, { goodsValue: "18" })]);
    await terminal.send("603", [listText(parcel)]);
    await terminal.step();
    expect(await terminal.states(parcel.copNo)).toEqual(["2", "3"]);
    const order = (await terminal.receipts()).flatMap(({ type, documents }) =>
      type === "CEB304Message" ? documents : [],
    );
    expect(order.at(-1)).toMatchObject({
      returnStatus: "100",
      returnInfo: "[Code:13022;Desc:商品金额[18]与表体总价合计[17.98]不一致]",
    });
    await terminal.send("303", [orderText(parcel, { appType: "2", appTime: "20261125110000" })]);
    await terminal.step();
    expect((await terminal.last(parcel.copNo)).returnStatus).toBe("899");
  });

  it("comes back with everything that is wrong with it at once", async () => {
    await everyWaybill();
    const parcel = await declare(aParcel(), { netWeight: "9", ieFlag: "I" });
    await terminal.step();
    expect(await terminal.states(parcel.copNo)).toEqual(["2", "3", "100"]);
    expect((await terminal.last(parcel.copNo)).returnInfo).toBe(
      "[Code:13019;Desc:进出口标记[I]不正确，出口应为E];[Code:13025;Desc:净重[9]不能大于毛重[0.42]]",
    );
  });

  it("must hold the lines of its order", async () => {
    await everyWaybill();
    const parcel = aParcel();
    await terminal.send("303", [orderText(parcel, { goodsValue: "35.96" }, [orderLine(1), orderLine(2)])]);
    await terminal.send("603", [listText(parcel)]);
    await terminal.step();
    expect((await terminal.last(parcel.copNo)).returnInfo).toBe("[Code:13033;Desc:订单第2项未列入清单]");
  });
});

it("weighs as much on the waybill as on the list", async () => {
  await terminal.control("carriers", { logisticsCode: carrier.code, mandate: seller.dxpId });
  const [same, other] = [aParcel(), aParcel()];
  for (const parcel of [same, other]) await declare(parcel);
  await terminal.send("505", [
    waybillText(same, { grossWeight: "0.42000" }),
    waybillText(other, { grossWeight: "0.43" }),
  ]);
  await terminal.step();
  expect((await terminal.last(same.copNo)).returnStatus).toBe("899");
  expect(await terminal.last(other.copNo)).toMatchObject({
    returnStatus: "100",
    returnInfo: "[Code:13034;Desc:清单毛重[0.42]与运单毛重[0.43]不一致]",
  });
});

describe("a logistics company", () => {
  it("reports by itself what the carrier next door booked, and not what was cancelled there", async () => {
    const { sandbox } = terminal;
    const booked = (await call(sandbox, "cnge.order.create", anOrder("w1"))).data;
    const given = (await call(sandbox, "cnge.order.create", anOrder("w2"))).data;
    await call(sandbox, "cnge.order.cancel", { orderCode: given.orderCode });
    const known = await declare(aParcel({ logisticsNo: String(booked.trackingNumber) }));
    const unknown = await declare(aParcel({ logisticsNo: String(given.trackingNumber) }));
    await terminal.step();
    expect((await terminal.last(known.copNo)).returnStatus).toBe("899");
    expect((await terminal.last(unknown.copNo)).returnStatus).toBe("3");
  });

  it("tells its waybill after its own time, or never, and its receipts are not the seller's", async () => {
    await everyWaybill();
    await terminal.control("carriers", { logisticsCode: carrier.code, delaySeconds: 300 });
    const parcel = await declare();
    await terminal.step(200);
    expect((await terminal.last(parcel.copNo)).returnStatus).toBe("3");
    await terminal.step(103);
    expect((await terminal.last(parcel.copNo)).returnStatus).toBe("120");
    expect((await terminal.receipts()).filter(({ type }) => type === "CEB506Message")).toEqual([]);
    await terminal.control("carriers", { logisticsCode: carrier.code, isSilent: true });
    const other = await declare();
    await terminal.step();
    expect((await terminal.last(other.copNo)).returnStatus).toBe("3");
  });
});

describe("fates", () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ["999100", ["2", "3", "100"]],
    ["999101", ["2", "3", "120", "100"]],
    ["999104", ["2", "4"]],
    ["999300", ["2", "3", "120", "300", "399", "800", "899"]],
    ["999500", ["2", "3", "120", "399", "500", "800", "899"]],
    ["999501", ["2", "3", "120", "399", "500"]],
    ["999510", ["2", "3", "120", "399", "500", "100"]],
    ["999000", ["2", "3", "120"]],
  ];

  it.each(cases)("an order number that ends in %s", async (suffix, states) => {
    await everyWaybill();
    const parcel = await declare(aParcel({ orderNo: `8100000000${suffix}` }));
    await terminal.step();
    expect(await terminal.states(parcel.copNo)).toEqual(states);
    if (states.at(-1) !== "100" && states.at(-1) !== "4") return;
    await terminal.send("603", [listText(parcel)]);
    await terminal.step();
    expect((await terminal.last(parcel.copNo)).returnStatus).toBe("899");
  });

  it.each([
    ["海关退单样品", "100"],
    ["Sandbox Return bag", "100"],
    ["布控查验袜子", "899"],
    ["扣留查验袜子", "500"],
  ])("a line called %s", async (gname, state) => {
    await everyWaybill();
    const parcel = aParcel();
    await terminal.send("303", [orderText(parcel)]);
    await terminal.send("603", [listText(parcel, {}, [{ ...listLine(), gname }])]);
    await terminal.step();
    expect((await terminal.last(parcel.copNo)).returnStatus).toBe(state);
  });

  it("are chosen by control under any number, for so many times, and taken back", async () => {
    await everyWaybill();
    const parcel = aParcel();
    await terminal.control("fates", { key: parcel.logisticsNo, fate: "returned", times: 2 });
    await declare(parcel);
    await terminal.step();
    for (const _ of [1, 2]) {
      await terminal.send("603", [listText(parcel)]);
      await terminal.step();
    }
    expect((await terminal.states(parcel.copNo)).filter((state) => state === "100" || state === "899")).toEqual([
      "100",
      "100",
      "899",
    ]);
    const other = aParcel();
    await terminal.control("fates", { key: other.copNo, fate: "suspended" });
    await declare(other);
    await terminal.step();
    expect((await terminal.last(other.copNo)).returnStatus).toBe("120");
    await terminal.control("fates", { key: other.copNo, fate: null });
    await terminal.step();
    expect((await terminal.last(other.copNo)).returnStatus).toBe("899");
  });

  it("let an officer decide", async () => {
    await everyWaybill();
    const parcel = await declare(aParcel({ orderNo: "8100000000999501" }));
    await terminal.step();
    await terminal.control("decide", { key: parcel.copNo, state: 800, info: "[Code:2600;Desc:放行]" });
    await terminal.step();
    expect((await terminal.states(parcel.copNo)).slice(-3)).toEqual(["500", "800", "899"]);
  });
});

describe("a withdrawal", () => {
  it("stops a list that is not released, and frees its numbers", async () => {
    await everyWaybill();
    const parcel = await declare(aParcel({ orderNo: "8100000001999000" }));
    await terminal.step();
    const { invtNo = "" } = await terminal.last(parcel.copNo);
    await terminal.send("605", [cancelText(parcel, invtNo)]);
    await terminal.step();
    const told = (await terminal.receipts()).flatMap(({ type, documents }) =>
      type === "CEB606Message" ? documents : [],
    );
    expect(told.map((one) => one.returnStatus)).toEqual(["2", "120", "399"]);
    expect(Object.keys(told[0] ?? {}).join(" ")).toBe(
      "guid agentCode copNo preNo invtNo returnStatus returnTime returnInfo",
    );
    await terminal.send("605", [cancelText(parcel, invtNo)]);
    expect((await terminal.receipts()).at(-1)?.documents).toMatchObject([{ returnStatus: "-623009" }]);
    await terminal.send("603", [listText({ ...parcel, copNo: "AGAIN" })]);
    await terminal.step();
    expect(await terminal.states("AGAIN")).toEqual(["2", "3", "120", "399", "800", "899"]);
  });

  it("that is refused lets the list go on", async () => {
    await everyWaybill();
    const parcel = await declare();
    await terminal.step(6);
    const { invtNo = "", returnStatus } = await terminal.last(parcel.copNo);
    expect(returnStatus).toBe("120");
    await terminal.control("fates", { key: invtNo, fate: "withdrawal_refused" });
    await terminal.send("605", [cancelText(parcel, invtNo)]);
    await terminal.step();
    expect(await terminal.states(invtNo)).toContain("100");
    expect((await terminal.last(parcel.copNo)).returnStatus).toBe("899");
  });
});

describe("a master list", () => {
  const last = async () =>
    (await terminal.receipts()).findLast(({ type }) => type === "CEB608Message")?.documents[0] ?? {};

  it("takes parcels that customs has, once", async () => {
    await everyWaybill();
    const [a, b] = [await closed(), await closed()];
    await terminal.send("607", [masterText("M1", [a.parcel.logisticsNo, b.parcel.logisticsNo])]);
    await terminal.step();
    expect(await last()).toMatchObject({ returnStatus: "120", billNo: "78444192956", msgSeqNo: "1" });
    await terminal.send("607", [masterText("M2", [b.parcel.logisticsNo])]);
    await terminal.step();
    expect(await last()).toMatchObject({
      returnStatus: "100",
      returnInfo: `[Code:13043;Desc:运单[${b.parcel.logisticsNo}]已归入其他总分单]`,
    });
    await terminal.send("607", [masterText("M1", [a.parcel.logisticsNo])]);
    expect(await last()).toMatchObject({ returnStatus: "-304001" });
  });

  it("is returned for unknown and for stopped lists", async () => {
    await everyWaybill();
    const held = await declare(aParcel({ orderNo: "8100000002999501" }));
    await terminal.step();
    await terminal.send("607", [masterText("M3", [held.logisticsNo, "LX-NOBODY"])]);
    await terminal.step();
    expect((await last()).returnInfo).toBe(
      `[Code:13042;Desc:运单[${held.logisticsNo}]的清单状态[500]不能归并总分单];[Code:13041;Desc:运单[LX-NOBODY]没有对应的清单]`,
    );
  });
});

describe("a summary", () => {
  const results = async () => (await terminal.receipts()).filter(({ type }) => type === "CEB792Message");
  const applied = async () =>
    (await terminal.receipts()).flatMap(({ type, documents }) => (type === "CEB702Message" ? documents : []));

  it("becomes export declarations of 18 digits, one for each way out", async () => {
    await everyWaybill();
    const [a, b, c] = [await closed(), await closed(), await closed({ country: "502" })];
    await terminal.send("701", [summaryText("S1", [a.invtNo, b.invtNo, c.invtNo])]);
    await terminal.step();
    expect((await applied()).map((one) => one.returnStatus)).toEqual(["2", "120", "399"]);
    expect((await applied()).map((one) => (one.sumNo ?? "").length)).toEqual([0, 18, 18]);
    const [result, ...others] = await results();
    expect(others).toEqual([]);
    expect(result?.documents).toMatchObject([
      { decState: "899", grossWeight: "0.84", netWeight: "0.6", sumNo: (await applied()).at(-1)?.sumNo },
      { decState: "899", grossWeight: "0.42", netWeight: "0.3" },
    ]);
    const entries = result?.documents.map((one) => one.entryId ?? "") ?? [];
    for (const entry of entries) expect(entry).toMatch(/^51412026\d{10}$/);
    expect(new Set(entries).size).toBe(2);
    expect([...(result?.xml.matchAll(/<ceb:invtNo>([^<]+)</g) ?? [])].map((found) => found[1])).toEqual(
      [a, b, c].map((one) => one.invtNo),
    );
    expect(result?.xml).toContain(
      `<ceb:SummaryResultList><ceb:invtNo>${b.invtNo}</ceb:invtNo><ceb:logisticsNo>${b.parcel.logisticsNo}</ceb:logisticsNo>` +
        "<ceb:gseqno>1</ceb:gseqno><ceb:gnum>1</ceb:gnum><ceb:gcode>6109100021</ceb:gcode></ceb:SummaryResultList>",
    );
    expect(Object.keys(result?.documents[0] ?? {}).join(" ")).toBe(
      "guid customsCode sumNo opDate declSeqNo decPreNo entryId decState agentCode agentName ebcCode ebcName declAgentCode declAgentName grossWeight netWeight msgCount msgSeqNo",
    );
  });

  it("is returned for lists that are open, summarised, simplified, unknown or named twice", async () => {
    await everyWaybill();
    const [done, simple] = [await closed(), await closed({ statisticsFlag: "A" })];
    const open = await declare(aParcel({ orderNo: "8100000003999501" }));
    await terminal.step();
    const { invtNo: openNo = "" } = await terminal.last(open.copNo);
    await terminal.send("701", [summaryText("S2", [done.invtNo])]);
    await terminal.step();
    await terminal.send("701", [summaryText("S3", [openNo, done.invtNo, simple.invtNo, "51412026E999999999"])]);
    await terminal.step();
    expect((await applied()).at(-1)?.returnInfo?.match(/Code:\d+/g)).toEqual([
      "Code:13054",
      "Code:13055",
      "Code:13053",
      "Code:13051",
    ]);
    const fresh = await closed();
    await terminal.send("701", [summaryText("S4", [fresh.invtNo, fresh.invtNo])]);
    await terminal.step();
    expect((await applied()).at(-1)).toMatchObject({
      returnStatus: "100",
      returnInfo: `[Code:13055;Desc:清单[${fresh.invtNo}]已汇总]`,
    });
  });

  it("takes what was closed in a time, and nothing else", async () => {
    await everyWaybill();
    const [a, b] = [await closed(), await closed()];
    await closed({ statisticsFlag: "A" });
    const day = { startTime: "20261125000000", endTime: "20261125235959" };
    await terminal.send("701", [summaryText("S5", [], { startTime: "20261126000000", endTime: "20261126235959" })]);
    await terminal.send("701", [summaryText("S6", [], { startTime: day.endTime, endTime: day.startTime })]);
    await terminal.send("701", [summaryText("S7", [], day)]);
    await terminal.step();
    expect((await applied()).filter((one) => one.returnStatus === "100").map((one) => one.copNo)).toEqual(["S5", "S6"]);
    const [result] = await results();
    expect([...(result?.xml.matchAll(/<ceb:invtNo>([^<]+)</g) ?? [])].map((found) => found[1])).toEqual([
      a.invtNo,
      b.invtNo,
    ]);
  });
});

it("moves with the clock, and with every step of the parcels' world", async () => {
  await everyWaybill();
  const parcel = await declare();
  await control(terminal.sandbox, "step", { hours: 1 });
  expect(await terminal.states(parcel.copNo)).toEqual(["2"]);
  await terminal.step(1);
  expect(await terminal.states(parcel.copNo)).toEqual(["2", "3"]);
  await terminal.control("delays", { sent: 0, checked: 0, decided: 0, released: 0, waybill: 0, closed: 3600 });
  await control(terminal.sandbox, "step", { hours: 1 });
  expect(await terminal.states(parcel.copNo)).toEqual(["2", "3", "120", "399", "800"]);
});
