import { afterEach, beforeEach, expect, it } from "vitest";
import { aParcel, listText, orderText, type Parcel, seller } from "../testing/messages.ts";
import { openTerminal } from "../testing/terminal.ts";
import { readXml } from "../xml/read.ts";

let terminal: Awaited<ReturnType<typeof openTerminal>>;
beforeEach(async () => {
  terminal = await openTerminal();
  await terminal.control("waybills", { logisticsNos: ["*"] });
});
afterEach(() => terminal.end());

async function declare(): Promise<Parcel> {
  const parcel = aParcel();
  await terminal.send("303", [orderText(parcel)]);
  await terminal.send("603", [listText(parcel)]);
  await terminal.step();
  return parcel;
}

it("silence holds receipts back until it is lifted, for one kind or one number", async () => {
  await terminal.control("behaviours", { add: [{ kind: "silent", on: "CEB604Message" }] });
  const parcel = await declare();
  expect(await terminal.states(parcel.copNo)).toEqual([]);
  expect(await terminal.states(parcel.orderNo)).toEqual(["2", "120", "399"]);
  await terminal.control("behaviours", { clear: true });
  expect(await terminal.states(parcel.copNo)).toEqual(["2", "3", "120", "399", "800", "899"]);
});

it("slow receipts come when their time has come", async () => {
  await terminal.control("behaviours", { add: [{ kind: "slow", seconds: 3600, times: 1, on: "CEB604Message" }] });
  const parcel = await declare();
  expect(await terminal.states(parcel.copNo)).toEqual(["3", "120", "399", "800", "899"]);
  await terminal.step(3600);
  expect(await terminal.states(parcel.copNo)).toEqual(["3", "120", "399", "800", "899", "2"]);
});

it("receipts repeat themselves, the same under two cursors", async () => {
  await terminal.control("behaviours", { add: [{ kind: "repeat", on: "CEB604Message", times: 2 }] });
  const parcel = await declare();
  expect(await terminal.states(parcel.copNo)).toEqual(["2", "2", "3", "3", "120", "399", "800", "899"]);
  const [first, second] = (await terminal.receipts()).filter(({ type }) => type === "CEB604Message");
  expect(first?.xml).toBe(second?.xml);
  expect(first?.cursor).not.toBe(second?.cursor);
});

it("receipts come out of order, and the last one at the latest after a while", async () => {
  await terminal.control("behaviours", { add: [{ kind: "swap", match: ">800<" }] });
  const parcel = await declare();
  expect(await terminal.states(parcel.copNo)).toEqual(["2", "3", "120", "399", "899", "800"]);
  await terminal.control("behaviours", { clear: true, add: [{ kind: "swap", match: ">899<" }] });
  const other = await declare();
  expect((await terminal.states(other.copNo)).at(-1)).toBe("800");
  await terminal.step(31);
  expect((await terminal.states(other.copNo)).at(-1)).toBe("899");
});

/** What each kind of garbage is, told by reading it: where it stops being a receipt that anybody can use. */
const kinds: readonly (readonly [kind: string, what: string])[] = [
  ["empty", "no XML"],
  ["text", "no XML"],
  ["cut", "no XML"],
  ["doctype", "no XML"],
  ["data", "no Base64"],
  ["message", "no message"],
  ["unknown_type", "CEB999Message"],
  ["unknown_document", "CEB604Message UNKNOWN"],
  ["unknown_state", "CEB604Message 7777"],
];

it.each(kinds)("garbage %s stands before the good one", async (kind, what) => {
  await terminal.control("behaviours", { add: [{ kind: "garbage", garbage: kind, match: ">800<" }] });
  const parcel = await declare();
  const all = [...(await terminal.feed()).text.matchAll(/<receipt [^>]*>([^<]*)</g)].map(([, content = ""]) => content);
  const [bad = "", good = ""] = all.slice(-3);
  expect(await told(good)).toBe("CEB604Message 800");
  expect(await told(bad)).toBe(what);
  expect((await terminal.last(parcel.copNo)).returnStatus).toBe("899");
});

async function told(content: string): Promise<string> {
  const envelope = Buffer.from(content, "base64");
  const root = await readXml(envelope);
  if ("fault" in root) return "no XML";
  const data = root.children.find(({ name }) => name === "Data")?.text ?? "";
  if (!/^[A-Za-z0-9+/]+=*$/.test(data)) return "no Base64";
  const message = await readXml(Buffer.from(data, "base64"));
  if ("fault" in message) return "no message";
  const values = message.children[0]?.children ?? [];
  const of = (name: string) => values.find((one) => one.name === name)?.text;
  return [message.name, of("copNo") === "UNKNOWN" ? "UNKNOWN" : of("returnStatus")].filter(Boolean).join(" ");
}

it("any text can be put into the feed, even what is not Base64", async () => {
  await terminal.control("receipts", { dxpId: seller.dxpId, xml: "<a/>" });
  await terminal.control("receipts", { dxpId: seller.dxpId, xml: "<a/> & 非Base64", isRaw: true });
  const { text } = await terminal.feed();
  expect(text).toContain(">PGEvPg==</receipt>");
  expect(text).toContain(">&lt;a/&gt; &amp; 非Base64</receipt>");
});
