import { expect, it } from "vitest";
import {
  aParcel,
  elements,
  listHead,
  listLine,
  listText,
  messageText,
  orderLine,
  orderText,
  transferText,
  twoLevel,
  type Written,
} from "../testing/messages.ts";
import { type BusinessMessage, type FormatRefusal, readMessage } from "./read.ts";

const read = (text: string): Promise<BusinessMessage | FormatRefusal> => readMessage(Buffer.from(text));

async function faultsOf(text: string): Promise<readonly string[]> {
  const message = await read(text);
  return "faults" in message ? message.faults.map(({ path, what }) => `${path} ${what}`) : [];
}

/** The first document of the standard's own samples, element by element; the waybill's telephone is masked there. */
const company = { code: "1105910159", name: "东方物通科技(北京)有限公司" };
const transfer = elements({
  ...{ copCode: company.code, copName: company.name, dxpMode: "DXP", dxpId: "DXPLGS0000000001", note: "test" },
});
const common = { appType: "1", appTime: "20180507153001", appStatus: "2" };
const sampleOrder = twoLevel(
  "Order",
  {
    ...{ guid: "704ea0f1-b229-4e89-9f2f-c2e550e95c86", ...common, orderType: "E", orderNo: "order2018050711340001" },
    ...{ ebpCode: company.code, ebpName: company.name, ebcCode: company.code, ebcName: company.name },
    ...{ goodsValue: "12345678912345.12345", freight: "0", currency: "142", note: "test" },
  },
  [
    {
      ...{
        gnum: "1",
        itemNo: "AF001-001",
        itemName: "小米盒子",
        itemDescribe: "小米盒子",
        barCode: "2345123",
        unit: "aaa",
      },
      ...{ currency: "aaa", qty: "100", price: "20", totalPrice: "2000", note: "test" },
    },
  ],
);
const sampleWaybill = `<ceb:Logistics>${elements({
  ...{
    guid: "4CDE1CFD-EDED-46B1-946C-B8022E42FC94",
    ...common,
    logisticsCode: company.code,
    logisticsName: company.name,
  },
  ...{ logisticsNo: "L2018050700001", freight: "20.50", insuredFee: "30.50", currency: "142", grossWeight: "50.50" },
  ...{
    packNo: "9",
    goodsInfo: "包裹",
    ebcCode: company.code,
    ebcName: company.name,
    ebcTelephone: "(masked)",
    note: "test",
  },
})}</ceb:Logistics>`;
const sampleListHead: Written = {
  ...{ guid: "4CDE1CFD-EDED-46B1-946C-B8022E42FC94", ...common, customsCode: "1500", ebpCode: company.code },
  ...{
    ebpName: company.name,
    orderNo: "order2018050711340001",
    logisticsCode: company.code,
    logisticsName: company.name,
  },
  ...{ logisticsNo: "L2018050700001", copNo: "Cop20180507001", ieFlag: "a", portCode: "1501", ieDate: "20180508" },
  ...{
    statisticsFlag: "A",
    agentCode: company.code,
    agentName: company.name,
    ebcCode: company.code,
    ebcName: company.name,
  },
  ...{ ownerCode: company.code, ownerName: company.name, iacCode: "", iacName: "", emsNo: "", tradeMode: "0101" },
  ...{
    trafMode: "0",
    trafName: "",
    voyageNo: "",
    billNo: "",
    totalPackageNo: "",
    loctNo: "",
    licenseNo: "",
    country: "001",
  },
  ...{ POD: "002", freight: "50.36", fCurrency: "142", fFlag: "3", insuredFee: "52.32", iCurrency: "142", iFlag: "3" },
  ...{ wrapType: "1", packNo: "9", grossWeight: "80.25", netWeight: "70.25", note: "test" },
};
const sampleListLine: Written = {
  ...{
    gnum: "1",
    itemNo: "AF001-001",
    itemRecordNo: "1210",
    itemName: "小米盒子",
    gcode: "8541401000",
    gname: "小米盒子",
  },
  ...{ gmodel: "44mm", barCode: "2345123", country: "116", currency: "142", qty: "100", qty1: "200", qty2: "300" },
  ...{ unit: "007", unit1: "007", unit2: "007", price: "20", totalPrice: "200", note: "test" },
};
const sampleMaster = twoLevel(
  "WayBill",
  {
    ...{ guid: "4CDE1CFD-EDED-46B1-946C-B8022E42FC94", ...common, customsCode: "1500", copNo: "Cop20180507001" },
    ...{
      agentCode: company.code,
      agentName: company.name,
      loctNo: "",
      trafMode: "1",
      trafName: "空运",
      voyageNo: "H000250",
    },
    ...{ billNo: "B20180508001", domesticTrafNo: "", grossWeight: "100.3", logisticsCode: company.code },
    ...{ logisticsName: company.name, msgCount: "9", msgSeqNo: "9", note: "test" },
  },
  [{ gnum: "1", totalPackageNo: "", logisticsNo: "L2018050700001", note: "" }],
);
const sampleSummary = twoLevel(
  "SummaryApply",
  {
    ...{ guid: "123ent97-2b80-4568-aecf-cb6c90530012", ...common, customsCode: "1501", copNo: "C201805080001" },
    ...{ agentCode: company.code, agentName: company.name, ebcCode: company.code, ebcName: company.name },
    ...{
      declAgentCode: company.code,
      declAgentName: company.name,
      summaryFlag: "1",
      itemNameFlag: "1",
      msgCount: "1",
      msgSeqNo: "1",
    },
  },
  [{ invtNo: "Invt20180507000001" }, { invtNo: "Invt20180507000002" }],
);
const base = `<ceb:BaseTransfer>${transfer}</ceb:BaseTransfer>`;
const samples: readonly (readonly [string, string])[] = [
  ["303", sampleOrder],
  ["505", sampleWaybill],
  ["603", twoLevel("Inventory", sampleListHead, [sampleListLine])],
  ["607", sampleMaster],
  ["701", sampleSummary],
];

it.each(samples)(
  "reads the standard's own sample of %s, ten documents with one BaseTransfer",
  async (number, document) => {
    const ten = Array.from({ length: 10 }, () => document);
    expect(await faultsOf(messageText(number, ten, base))).toEqual([]);
    expect(await faultsOf(`\ufeff<?xml version="1.0" encoding="UTF-8"?>\n${messageText(number, ten, base)}`)).toEqual(
      [],
    );
    expect((await faultsOf(messageText(number, ten, base + base))).join()).toContain(
      "BaseTransfer 必须出现且仅出现一次",
    );
    expect((await faultsOf(messageText(number, ten, ""))).join()).toContain("BaseTransfer");
  },
);

const lines = (count: number) => Array.from({ length: count }, (_, n) => listLine(n + 1));
const lists = (count: number) => Array.from({ length: count }, () => listText(aParcel()));

/** What the official schema of 202205 was seen to accept and refuse. */
const schemaCases: readonly (readonly [what: string, text: () => string, refusedAt: string | null])[] = [
  ["100 lists", () => messageText("603", lists(100)), null],
  ["101 lists", () => messageText("603", lists(101)), "最多100份单证"],
  ["100 lines", () => messageText("603", [listText(aParcel(), {}, lines(100))]), null],
  ["101 lines", () => messageText("603", [listText(aParcel(), {}, lines(101))]), "最多100项"],
  ["an empty qty2", () => oneLine({ qty2: "" }), "qty2"],
  ["an empty preNo", () => oneHead({ preNo: "" }), "preNo"],
  ["an empty invtNo", () => oneHead({ invtNo: "" }), null],
  ["an empty unit2", () => oneLine({ unit2: "" }), null],
  ["an empty barCode", () => oneLine({ barCode: "" }), null],
  ["a gcode of 4 digits", () => oneLine({ gcode: "8541" }), "gcode"],
  ["gcode 8541000000", () => oneLine({ gcode: "8541000000" }), null],
  ["wrapType 22", () => oneHead({ wrapType: "22" }), "wrapType"],
  ["currency USD", () => oneLine({ currency: "USD" }), null],
  ["country USA", () => oneHead({ country: "USA" }), null],
  ["a price with 6 decimals", () => oneLine({ price: "8.990001" }), "price"],
  ["a guid in small letters", () => oneHead({ guid: "704ea0f1-b229-4e89-9f2f-c2e550e95c86" }), null],
  ["no signature", () => oneHead({}), null],
  [
    "an order's article number of 30",
    () => messageText("303", [orderText(aParcel(), {}, [{ ...orderLine(), itemNo: "A".repeat(30) }])]),
    null,
  ],
  ["a list's article number of 30", () => oneLine({ itemNo: "A".repeat(30) }), "itemNo"],
  ["20 emoji in 20 places", () => oneLine({ itemNo: "🧦".repeat(20) }), null],
  ["rare hanzi and markup in a name", () => oneLine({ gname: '𠮷𫚔 <b>&amp;</b> "T"' }), null],
];

function oneLine(change: Written): string {
  return messageText("603", [listText(aParcel(), {}, [{ ...listLine(), ...change }])]);
}

function oneHead(change: Written): string {
  return messageText("603", [listText(aParcel(), change)]);
}

it.each(schemaCases)("judges %s as the schema does", async (_, text, refusedAt) => {
  const faults = await faultsOf(text());
  if (refusedAt === null) expect(faults).toEqual([]);
  else expect(faults.join()).toContain(refusedAt);
});

it("refuses elements out of order, twice, unknown, missing", async () => {
  const parcel = aParcel();
  const head = Object.entries(listHead(parcel));
  const swapped = Object.fromEntries([...head.slice(0, 5), head[6], head[5], ...head.slice(7)] as [
    string,
    string | null,
  ][]);
  expect(await faultsOf(messageText("603", [twoLevel("Inventory", swapped, [listLine()])]))).not.toEqual([]);
  const twice = listText(parcel).replace(/<ceb:orderNo>.*?<\/ceb:orderNo>/, "$&$&");
  expect((await faultsOf(messageText("603", [twice]))).join()).toContain("orderNo");
  const strange = listText(parcel).replace("<ceb:customsCode>", "<ceb:colour>red</ceb:colour><ceb:customsCode>");
  expect((await faultsOf(messageText("603", [strange]))).join()).toContain("colour");
});

/** Elements that a list may leave out; all others must be there. */
const optional = new Set(
  "preNo invtNo iacCode iacName emsNo trafName voyageNo billNo totalPackageNo loctNo licenseNo note itemRecordNo itemName qty2 unit2".split(
    " ",
  ),
);

it.each(Object.keys(listHead(aParcel())))("knows whether a list needs %s in its head", async (name) => {
  const faults = await faultsOf(oneHead({ [name]: null }));
  expect(faults.length > 0).toBe(!optional.has(name));
  if (faults.length > 0) expect(faults[0]).toContain(`InventoryHead/${name} `);
});

it.each(Object.keys(listLine()))("knows whether a list needs %s in a line, and how long it may be", async (name) => {
  const faults = await faultsOf(oneLine({ [name]: null }));
  expect(faults.length > 0).toBe(!optional.has(name));
  expect((await faultsOf(oneLine({ [name]: "1".repeat(1_001) }))).join()).toContain(`InventoryList[1]/${name} `);
});

it.each([
  ["no XML", "系统繁忙"],
  ["a broken end", messageText("303", [orderText(aParcel())]).slice(0, -9)],
  ["a document type", `<!DOCTYPE x [<!ENTITY a "b">]>${messageText("303", [orderText(aParcel())])}`],
  [
    "a document type behind a comment",
    `<?xml version="1.0"?><!-- a --> <!doctype x>${messageText("303", [orderText(aParcel())])}`,
  ],
  ["an entity that nobody declared", messageText("303", [orderText(aParcel()).replace("棉制", "&cotton;")])],
  ["another encoding", `<?xml version="1.0" encoding="ISO-8859-1"?>${messageText("303", [orderText(aParcel())])}`],
  ["a control character", messageText("303", [orderText(aParcel()).replace("棉制", "\u0001")])],
])("cannot read %s", async (_, text) => {
  expect(await read(text)).toMatchObject({ messageType: "Unknown", code: "0001" });
});

it.each([
  ["another message", messageText("213", [orderText(aParcel())]), "CEB213Message"],
  ["another namespace", messageText("303", [orderText(aParcel())]).replace('/ceb"', '/cec"'), "CEB303Message"],
  [
    "another version",
    messageText("303", [orderText(aParcel())]).replace('version="1.0"', 'version="2.0"'),
    "CEB303Message",
  ],
  [
    "a guid that is too short",
    messageText("303", [orderText(aParcel())]).replace(/guid="..../, 'guid="'),
    "CEB303Message",
  ],
  ["no document", messageText("303", []), "CEB303Message"],
  ["text between documents", messageText("303", [orderText(aParcel()), "and"]), "CEB303Message"],
  ["the transfer before the documents", messageText("303", [], transferText + orderText(aParcel())), "CEB303Message"],
])("refuses %s by the schema", async (_, text, messageType) => {
  expect(await read(text)).toMatchObject({ messageType, code: "0002" });
});
