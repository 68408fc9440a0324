import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { otherKey } from "./testing/keys.ts";
import {
  aParcel,
  cancelText,
  carrier,
  envelopeText,
  guid,
  listLine,
  listText,
  masterText,
  messageText,
  orderLine,
  orderText,
  signed,
  summaryText,
  transferText,
  type Written,
  waybillText,
} from "./testing/messages.ts";
import { openTerminal } from "./testing/terminal.ts";

let terminal: Awaited<ReturnType<typeof openTerminal>>;
beforeAll(async () => {
  terminal = await openTerminal();
  await terminal.control("waybills", { logisticsNos: ["*"] });
});
afterAll(() => terminal.end());

/** The answers that one message gets at once. */
async function answers(number: string, documents: readonly string[], isSigned?: boolean): Promise<readonly string[]> {
  const before = (await terminal.receipts()).length;
  await terminal.send(number, documents, isSigned);
  const fresh = (await terminal.receipts()).slice(before);
  return fresh.flatMap((receipt) => receipt.documents.map((one) => one.returnStatus ?? ""));
}

async function released() {
  const parcel = aParcel();
  await terminal.send("303", [orderText(parcel)]);
  await terminal.send("603", [listText(parcel)]);
  await terminal.step();
  return { parcel, invtNo: (await terminal.last(parcel.copNo)).invtNo ?? "" };
}

const later: Written = { appTime: "20261125110000" };

describe("the format check", () => {
  it.each([
    ["no XML", "CEB303Message", "系统繁忙", "-1"],
    ["a document type", "CEB303Message", `<!DOCTYPE a SYSTEM "file:///etc/hostname"><a/>`, "-1"],
    ["a schema fault", "CEB303Message", messageText("303", ["<ceb:Order></ceb:Order>"]), "-2"],
    [
      "BaseTransfer twice",
      "CEB303Message",
      messageText("303", [orderText(aParcel())], transferText + transferText),
      "-2",
    ],
    ["a type that is not the message's", "CEB603Message", messageText("303", [orderText(aParcel())]), "-2"],
    [
      "another company's transfer",
      "CEB303Message",
      messageText("303", [orderText(aParcel())], transferText.replace("91110000600037341L", "1105910159")),
      "-10102",
    ],
    [
      "another name of the company",
      "CEB303Message",
      messageText("303", [orderText(aParcel())], transferText.replace("北京样例", "北京他例")),
      "-10102",
    ],
  ])("answers %s with 900, its own words and the message as it came", async (_, type, message, status) => {
    const copMsgId = guid();
    expect((await terminal.post(envelopeText(type, message, { copMsgId }))).status).toBe(202);
    const last = (await terminal.receipts()).at(-1);
    expect(last).toMatchObject({ type: "CEB900Message", documents: [{ returnStatus: status, oriCopMsgId: copMsgId }] });
    expect(last?.xml).toContain(`<![CDATA[${message}]]>`);
    expect(Object.keys(last?.documents[0] ?? {}).join(" ")).toBe(
      "guid returnStatus returnInfo returnTime oriCopMsgId oriMessageType oriBizMessage",
    );
  });

  it("answers a receiver that does not exist", async () => {
    await terminal.post(
      envelopeText("CEB303Message", messageText("303", [orderText(aParcel())]), { receiverId: "DXPEDCCEB0000002" }),
    );
    expect((await terminal.receipts()).at(-1)?.documents).toMatchObject([{ returnStatus: "-2001" }]);
  });

  it("tells where the schema was broken", async () => {
    const parcel = aParcel();
    await terminal.send("603", [listText(parcel), listText(aParcel(), {}, [{ ...listLine(), unit: null }])]);
    expect((await terminal.receipts()).at(-1)?.documents[0]?.returnInfo).toContain(
      "Inventory[2]/InventoryList[1]/unit",
    );
    expect((await terminal.ledger()).documents.filter((one) => one.copNo === parcel.copNo)).toEqual([]);
  });
});

describe("signatures", () => {
  it.each([
    ["603", listText(aParcel()), "-621029"],
    ["605", cancelText(aParcel(), "51412026E000000001"), "-623029"],
    ["607", masterText("M1", ["LX1CN"]), "-621029"],
    ["701", summaryText("S1", ["51412026E000000001"]), "-621029"],
  ])("are needed in %s", async (number, document, status) => {
    expect(await answers(number, [document], false)).toEqual([status]);
  });

  it("are verified: changed data, another key, and also in an order that needs none", async () => {
    const change = async (number: string, document: string, make: (text: string) => string) => {
      const before = (await terminal.receipts()).length;
      await terminal.post(envelopeText(`CEB${number}Message`, make(messageText(number, [document]))));
      return (await terminal.receipts())
        .slice(before)
        .flatMap(({ documents }) => documents.map((one) => one.returnStatus));
    };
    const cheaper = (text: string) => text.replace("<ceb:ieFlag>E", "<ceb:ieFlag>I");
    expect(await change("603", listText(aParcel()), (text) => cheaper(signed(text)))).toEqual(["-621028"]);
    expect(await change("603", listText(aParcel()), (text) => signed(text, otherKey))).toEqual(["-621029"]);
    expect(await change("303", orderText(aParcel()), (text) => signed(text, otherKey))).toEqual(["-301020"]);
    expect(await change("303", orderText(aParcel()), (text) => signed(text))).toEqual(["2"]);
    expect(await change("603", listText(aParcel()), (text) => signed(text, { hash: "sha256" }))).toEqual(["2"]);
  });
});

describe("new documents", () => {
  it("are refused while their key counts, document by document", async () => {
    const parcel = aParcel();
    expect(await answers("303", [orderText(parcel), orderText(aParcel()), orderText(parcel)])).toEqual([
      "2",
      "2",
      "-301010",
    ]);
    expect(await answers("603", [listText(parcel)])).toEqual(["2"]);
    expect(await answers("603", [listText(parcel)])).toEqual(["-621004"]);
    expect(await answers("603", [listText({ ...parcel, copNo: "OTHER" })])).toEqual(["-304001"]);
    expect(await answers("603", [listText({ ...aParcel(), logisticsNo: parcel.logisticsNo })])).toEqual(["-304001"]);
    await terminal.step();
    expect(await answers("303", [orderText(parcel)])).toEqual(["-301010"]);
    expect(await answers("603", [listText(parcel)])).toEqual(["-621004"]);
  });

  it("are refused with a guid that was used before", async () => {
    const used = guid();
    expect(await answers("303", [orderText(aParcel(), { guid: used })])).toEqual(["2"]);
    expect(await answers("303", [orderText(aParcel(), { guid: used.toLowerCase() })])).toEqual(["-301010"]);
  });

  it.each<readonly [string, string, Written, string]>([
    ["303", "orderNo", { orderNo: " " }, "-301008"],
    ["303", "guid", { guid: "704ea0f1xb229-4e89-9f2f-c2e550e95c86" }, "-301008"],
    ["303", "appType", { appType: "4" }, "-301008"],
    ["303", "appTime", { appTime: "20261325100000" }, "-301008"],
    ["603", "appStatus", { appStatus: "3" }, "-621027"],
    ["603", "preNo", { preNo: "B20261125000000001" }, "-625008"],
    ["603", "invtNo", { invtNo: "51412026E000000001" }, "-625008"],
    ["603", "agentCode", { agentCode: "1105910159" }, "-621015"],
  ])("are refused in %s for %s", async (number, _, change, status) => {
    const text = number === "303" ? orderText(aParcel(), change) : listText(aParcel(), change);
    expect(await answers(number, [text])).toEqual([status]);
  });

  it("are refused without lines, with a line number twice, with an empty bar code", async () => {
    expect(await answers("303", [orderText(aParcel(), {}, [])])).toEqual(["-301001"]);
    expect(await answers("303", [orderText(aParcel(), {}, [orderLine(), orderLine()])])).toEqual(["-301002"]);
    expect(await answers("603", [listText(aParcel(), {}, [listLine(), listLine()])])).toEqual(["-621027"]);
    expect(await answers("603", [listText(aParcel(), {}, [{ ...listLine(), barCode: "" }])])).toEqual(["-621027"]);
  });

  it("may be drafts, and declared afterwards", async () => {
    const parcel = aParcel();
    expect(await answers("603", [listText(parcel, { appStatus: "1" })])).toEqual(["1"]);
    const { preNo } = await terminal.last(parcel.copNo);
    expect(await answers("603", [listText(parcel)])).toEqual(["2"]);
    expect((await terminal.last(parcel.copNo)).preNo).toBe(preNo);
  });
});

describe("a waybill", () => {
  it("comes from its logistics company, or under its mandate", async () => {
    const parcel = aParcel();
    expect(await answers("505", [waybillText(parcel)])).toEqual(["-10101"]);
    await terminal.control("carriers", { logisticsCode: carrier.code, mandate: "DXPENT0000000001" });
    expect(await answers("505", [waybillText(parcel), waybillText(parcel)])).toEqual(["2", "-504015"]);
    expect(await answers("505", [waybillText(aParcel(), { goodsInfo: "" })])).toEqual(["-504011"]);
    expect(await answers("505", [waybillText(aParcel(), { appType: "2" })])).toEqual(["-504014"]);
    await terminal.control("carriers", { logisticsCode: carrier.code });
  });
});

describe("changes", () => {
  it("need something that still may change, and later news than it", async () => {
    const parcel = aParcel();
    expect(await answers("303", [orderText(parcel, { appType: "2" })])).toEqual(["-301009"]);
    expect(await answers("603", [listText(parcel, { appType: "2" })])).toEqual(["-621011"]);
    await terminal.send("303", [orderText(parcel)]);
    expect(await answers("303", [orderText(parcel, { appType: "2", appTime: "20261125095959" })])).toEqual(["-301014"]);
    expect(await answers("303", [orderText(parcel, { ...later, appType: "2" })])).toEqual(["2"]);
    await terminal.send("603", [listText(parcel)]);
    expect(await answers("603", [listText(parcel, { ...later, appType: "2" })])).toEqual(["-621012"]);
    await terminal.step();
    expect(await answers("303", [orderText(parcel, { ...later, appType: "2" })])).toEqual(["-301011"]);
    expect(await answers("603", [listText(parcel, { ...later, appType: "2" })])).toEqual(["-621012"]);
    expect(await answers("603", [listText(parcel, { ...later, appType: "3" })])).toEqual(["-621012"]);
  });

  it.each(["1", "2"])("repair what customs returned, with appType %s", async (appType) => {
    const parcel = aParcel();
    await terminal.send("303", [orderText(parcel)]);
    await terminal.send("603", [listText(parcel, { netWeight: "9" })]);
    await terminal.step();
    const returned = await terminal.last(parcel.copNo);
    expect(returned).toMatchObject({ returnStatus: "100", invtNo: "" });
    const change = appType === "2" ? { appType, ...later, preNo: returned.preNo ?? "" } : { appType, ...later };
    expect(await answers("603", [listText(parcel, change)])).toEqual(["2"]);
    await terminal.step();
    expect(await terminal.last(parcel.copNo)).toMatchObject({ returnStatus: "899", preNo: returned.preNo });
  });

  it("delete an order that no list used", async () => {
    const parcel = aParcel();
    await terminal.send("303", [orderText(parcel)]);
    expect(await answers("303", [orderText(parcel, { ...later, appType: "3" })])).toEqual(["2"]);
    expect(await answers("303", [orderText(parcel, { ...later, appType: "2" })])).toEqual(["-301009"]);
    expect(await answers("303", [orderText(parcel)])).toEqual(["2"]);
  });
});

describe("withdrawals", () => {
  it("are refused for an unknown and for a released list, and by another declarant", async () => {
    const { parcel, invtNo } = await released();
    expect(await answers("605", [cancelText(parcel, "51412026E999999999")])).toEqual(["-623003"]);
    expect(await answers("605", [cancelText(parcel, invtNo)])).toEqual(["-623005"]);
    expect(await answers("605", [cancelText(parcel, invtNo, { agentCode: "1105910159" })])).toEqual(["-621015"]);
    expect(await answers("605", [cancelText(parcel, invtNo, { reason: "" })])).toEqual(["-623012"]);
  });
});
