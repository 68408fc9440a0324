import { createHmac } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { control } from "../../testing/caller.ts";
import { aParcel, envelopeText, guid, messageText, orderText, seller } from "../testing/messages.ts";
import { openTerminal, readFeed } from "../testing/terminal.ts";

let terminal: Awaited<ReturnType<typeof openTerminal>>;
beforeAll(async () => {
  terminal = await openTerminal();
});
afterAll(() => terminal.end());

const anEnvelope = (copMsgId = guid()) =>
  envelopeText("CEB303Message", messageText("303", [orderText(aParcel())]), { copMsgId });

describe("the door", () => {
  it.each<readonly [string, () => Record<string, string>]>([
    ["an unknown user", () => ({ "x-dxp-id": "DXPENT9999999999" })],
    ["no user", () => ({ "x-dxp-id": "" })],
    ["a wrong signature", () => ({ "x-dxp-signature": "0".repeat(64) })],
    ["a short signature", () => ({ "x-dxp-signature": "" })],
    ["a time that is none", () => ({ "x-dxp-time": "yesterday" })],
  ])("refuses %s", async (_, over) => {
    const response = await terminal.post(anEnvelope(), over());
    expect(response.status).toBe(401);
    expect(await response.text()).toMatch(/^<refused code="not_accepted">/);
  });

  it("refuses what was signed ten minutes ago, and a changed body", async () => {
    const body = anEnvelope();
    const time = new Date(Date.UTC(2026, 10, 25, 1, 50)).toISOString();
    const stale = createHmac("sha256", seller.secret).update(`${time}\n${body}`).digest("hex");
    expect((await terminal.post(body, { "x-dxp-time": time, "x-dxp-signature": stale })).status).toBe(401);
    const other = terminal.headers(anEnvelope())["x-dxp-signature"];
    expect((await terminal.post(body, { "x-dxp-signature": other })).status).toBe(401);
  });

  it("refuses an envelope of another sender", async () => {
    const body = envelopeText("CEB303Message", messageText("303", [orderText(aParcel())]), {
      senderId: "DXPENT0000000002",
    });
    expect((await terminal.post(body)).status).toBe(401);
  });

  it("signs the target when receipts are read", async () => {
    expect((await terminal.feed()).status).toBe(200);
    const target = "/customs/dxp/receipts?after=&limit=100";
    const response = await fetch(`${terminal.sandbox.url}/customs/dxp/receipts?after=&limit=99`, {
      headers: terminal.headers(target),
    });
    expect(response.status).toBe(401);
  });
});

describe("envelopes", () => {
  it.each([
    ["no XML", "busy", "malformed"],
    ["cut XML", anEnvelope().slice(0, -20), "malformed"],
    [
      "a document type",
      `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>${anEnvelope().replace(/<\?.*?\?>/, "")}`,
      "doctype",
    ],
    ["another root", "<hello/>", "not_an_envelope"],
    ["a DxpMsg of nobody", anEnvelope().replaceAll("chinaport.gov.cn/dxp", "example.com/dxp"), "not_an_envelope"],
    [
      "no number",
      anEnvelope(" ").replace("<dxp:CopMsgId> </dxp:CopMsgId>", "<dxp:CopMsgId></dxp:CopMsgId>"),
      "no_number",
    ],
  ])("that are %s are refused at once", async (_, body, code) => {
    const response = await terminal.post(body);
    expect([response.status, /code="(\w+)"/.exec(await response.text())?.[1]]).toEqual([400, code]);
  });

  it.each([
    ["without a type", anEnvelope().replace(/<dxp:MsgType>.*?<\/dxp:MsgType>/, "")],
    [
      "with its parts out of order",
      anEnvelope().replace(/(<dxp:TransInfo>.*<\/dxp:TransInfo>)(<dxp:Data>.*<\/dxp:Data>)/, "$2$1"),
    ],
    ["whose data is not Base64", anEnvelope().replace("<dxp:Data>", "<dxp:Data>*")],
    ["of another version", anEnvelope().replace('ver="1.0"', 'ver="2.0"')],
    ["with a time that is none", anEnvelope().replace("2026-11-25T10:00:00", "2026-11-25 10:00")],
  ])("%s are taken, and answered with 900", async (_, body) => {
    const response = await terminal.post(body);
    const isReadable = body.includes("CopMsgId") && body.indexOf("TransInfo") < body.indexOf("Data");
    expect(response.status).toBe(202);
    expect((await terminal.receipts()).at(-1)?.documents[0]).toMatchObject({ returnStatus: "-2" });
    expect(isReadable || body.indexOf("Data") < body.indexOf("TransInfo")).toBe(true);
  });

  it("are judged once, however often and however much at once they come", async () => {
    const copMsgId = guid();
    const body = anEnvelope(copMsgId);
    const before = (await terminal.receipts()).length;
    const answers = await Promise.all(Array.from({ length: 8 }, () => terminal.post(body)));
    for (const answer of answers)
      expect([answer.status, await answer.text()]).toEqual([202, `<accepted copMsgId="${copMsgId}"/>`]);
    expect((await terminal.post(anEnvelope(copMsgId))).status).toBe(202);
    const fresh = (await terminal.receipts()).slice(before);
    expect(fresh.map(({ documents }) => documents.map((one) => one.returnStatus))).toEqual([["2"]]);
  });

  it("are kept as they came", async () => {
    const copMsgId = guid();
    const message = messageText("303", [orderText(aParcel(), { note: "罕𠮷 🧦 & <b>" })]);
    await terminal.post(envelopeText("CEB303Message", message, { copMsgId }));
    expect(await terminal.control("messages", { copMsgId })).toMatchObject({
      messages: [{ xml: message, verdict: "taken" }],
    });
  });

  it("may be large, up to 20 MB", async () => {
    const padding = (bytes: number) => envelopeText("CEB303Message", " ".repeat(bytes));
    expect((await terminal.post(padding(14_000_000))).status).toBe(202);
    const tooLarge = await terminal.post(padding(16_000_000));
    expect([tooLarge.status, await tooLarge.text()]).toEqual([
      413,
      `<refused code="too_large">一个报文最大20MB</refused>`,
    ]);
  });

  it("have no other calls", async () => {
    const response = await fetch(`${terminal.sandbox.url}/customs/dxp/messages`, { headers: terminal.headers("") });
    expect(response.status).toBe(404);
  });
});

describe("receipts", () => {
  it("are read by cursor, page by page, the same twice", async () => {
    for (let n = 0; n < 5; n += 1) await terminal.post(anEnvelope());
    const all = readFeed((await terminal.feed()).text);
    const paged: string[] = [];
    for (let after = ""; ; ) {
      const { text } = await terminal.feed(after, 2);
      expect((await terminal.feed(after, 2)).text).toBe(text);
      const page = readFeed(text);
      paged.push(...page.map((one) => one.xml));
      const next = /next="([^"]*)"/.exec(text)?.[1] ?? "";
      if (page.length === 0) expect(next).toBe(after);
      if (page.length === 0) break;
      expect(next).toBe(page.at(-1)?.cursor);
      after = next;
    }
    expect(paged).toEqual(all.map((one) => one.xml));
  });

  it("belong to one account", async () => {
    await control(terminal.sandbox, "customs/accounts", { ...seller, dxpId: "DXPENT0000000009", secret: "other" });
    const target = "/customs/dxp/receipts?after=&limit=100";
    const time = terminal.headers("")["x-dxp-time"];
    const signature = createHmac("sha256", "other").update(`${time}\n${target}`).digest("hex");
    const headers = { "x-dxp-id": "DXPENT0000000009", "x-dxp-time": time, "x-dxp-signature": signature };
    expect(await (await fetch(`${terminal.sandbox.url}${target}`, { headers })).text()).toBe(
      `<receipts next=""></receipts>`,
    );
  });

  it.each([
    ["a cursor that never was", "r9999", 100],
    ["no cursor of ours", "7", 100],
    ["too many", "", 101],
    ["none", "", 0],
  ])("refuse %s", async (_, after, limit) => {
    expect((await terminal.feed(after, limit)).status).toBe(400);
  });
});

describe("faults", () => {
  const fault = (rule: object) => control(terminal.sandbox, "customs/faults", { clear: true, add: [rule] });

  it("busy: nothing was taken, or it was taken all the same", async () => {
    for (const acts of [false, true]) {
      const copMsgId = guid();
      await fault({ kind: "error", on: "messages", times: 1, acts });
      expect((await terminal.post(anEnvelope(copMsgId))).status).toBe(503);
      const { messages } = await terminal.control<{ messages: unknown[] }>("messages", { copMsgId });
      expect(messages.length).toBe(acts ? 1 : 0);
    }
  });

  it("a cut connection, a proxy's page, half an answer", async () => {
    await fault({ kind: "cut", on: "messages", times: 1, acts: true });
    await expect(terminal.post(anEnvelope())).rejects.toThrow();
    await fault({ kind: "html", on: "receipts", times: 1 });
    expect((await terminal.feed()).text).toContain("<html>");
    await fault({ kind: "cut_json", on: "receipts", times: 1 });
    expect((await terminal.feed()).text).not.toContain("</receipts>");
    expect((await terminal.feed()).text).toContain("</receipts>");
  });
});
