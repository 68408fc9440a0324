import { describe, expect, it } from "vitest";
import { decodeFeed, decodeSendAnswer } from "./decode-answers.ts";
import { decodeReceipts } from "./decode-receipts.ts";
import { openEnvelope, wrapMessage } from "./envelope.ts";

const bytes = (text: string) => Buffer.from(text, "utf8");
const ceb = 'xmlns:ceb="http://www.chinaport.gov.cn/ceb"';
const guid = "4CDE1CFD-EDED-46B1-946C-B8022E42FC94";
const list = (fields: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><ceb:CEB604Message ${ceb} guid="${guid}" version="1.0"><ceb:InventoryReturn>${fields}</ceb:InventoryReturn></ceb:CEB604Message>`;
const field = (name: string, value: string) => `<ceb:${name}>${value}</ceb:${name}>`;
/** As the official sample has it: an empty invtNo, the reason in words. */
const said = [
  ...[field("guid", guid), field("agentCode", "1105910159"), field("copNo", "Cop20180507001")],
  ...[field("preNo", "B20261128000000001"), field("invtNo", ""), field("ebcCode", "1105910159")],
  ...[field("ebpCode", "1105910159"), field("orderNo", "order1"), field("statisticsFlag", "A")],
  ...[field("returnStatus", "100"), field("returnTime", "20180507153001001")],
].join("");

describe("receipts", () => {
  it("are read by name, whatever the prefix, with empty elements as none", () => {
    const info = field("returnInfo", "毛重 &lt; 净重 &amp; <![CDATA[<b>]]>");
    for (const xml of [
      list(said + info),
      list(said + info)
        .replaceAll("ceb:", "x:")
        .replace("xmlns:ceb", "xmlns:x"),
      `\ufeff${list(said + info)}`,
      list(said + info)
        .replaceAll("<ceb:", "<")
        .replaceAll("</ceb:", "</")
        .replace("xmlns:ceb", "xmlns"),
    ])
      expect(decodeReceipts(bytes(xml))).toMatchObject({
        ok: true,
        value: {
          ...{ messageType: "CEB604Message", guid, unreadable: [], unknownCount: 0 },
          receipts: [
            {
              ...{ kind: "CEB604", guid, copNo: "Cop20180507001", preNo: "B20261128000000001", invtNo: null },
              ...{ status: "100", time: "20180507153001001", info: "毛重 < 净重 & <b>", logisticsNo: null },
            },
          ],
        },
      });
  });

  it("keeps what it has no word for, counts it, and reads the rest", () => {
    const more = `${field("returnInfo", "")}<ceb:newThing a="1">neu<ceb:deep/></ceb:newThing><other:x xmlns:other="urn:o"/>`;
    const read = decodeReceipts(bytes(list(said + more)));
    expect(read).toMatchObject({ ok: true, value: { unknownCount: 2, receipts: [{ status: "100" }] } });
    if (read.ok)
      expect(read.value.unknown[0]).toMatchObject({
        path: "InventoryReturn/ceb:newThing",
        raw: expect.stringContaining("neu"),
      });
  });

  it("one bad document does not take the others with it", () => {
    const good = said + field("returnInfo", "");
    const three = list(good).replace(
      "</ceb:CEB604Message>",
      `<ceb:InventoryReturn>${field("guid", guid)}</ceb:InventoryReturn><ceb:InventoryReturn>${good}${field("returnStatus", "800")}</ceb:InventoryReturn></ceb:CEB604Message>`,
    );
    expect(decodeReceipts(bytes(three))).toMatchObject({
      ok: true,
      value: {
        receipts: [{ status: "100" }],
        unreadable: [
          { reason: "missing", element: "returnStatus" },
          { reason: "repeated", element: "returnStatus" },
        ],
      },
    });
    expect(decodeReceipts(bytes(list(good.replace("Cop20180507001", "C".repeat(31)))))).toMatchObject({
      value: { receipts: [], unreadable: [{ reason: "too_long", element: "copNo" }] },
    });
  });

  const original = "<ceb:CEB603Message><!DOCTYPE nonsense></ceb:CEB603Message>";
  const refused = [
    ...[
      field("guid", guid),
      field("returnStatus", "-2"),
      field("returnInfo", "schema"),
      field("returnTime", "20261128101530000"),
    ],
    ...[
      field("oriCopMsgId", "M1"),
      field("oriMessageType", "CEB603Message"),
      `<ceb:oriBizMessage><![CDATA[${original}]]></ceb:oriBizMessage>`,
    ],
  ].join("");
  it.each([
    ["in the root", refused],
    ["in a node of the root's name", `<ceb:CEB900Message>${refused}</ceb:CEB900Message>`],
  ])("a format receipt gives the envelope's number and the original, fields %s", (_, inner) => {
    expect(decodeReceipts(bytes(`<ceb:CEB900Message ${ceb}>${inner}</ceb:CEB900Message>`))).toMatchObject({
      ok: true,
      value: {
        receipts: [{ kind: "CEB900", status: "-2", copMsgId: "M1", messageType: "CEB603Message", original }],
        unknownCount: 0,
      },
    });
  });

  it("a summary's result gives the declaration and its lines", () => {
    const head = [
      ...[
        field("guid", guid),
        field("customsCode", "5349"),
        field("sumNo", "534920261200000001"),
        field("declSeqNo", "D00000000000000001"),
      ],
      ...[
        field("entryId", "534920261234567890"),
        field("decState", "R"),
        field("grossWeight", "1.5"),
        field("netWeight", "1.2"),
      ],
    ].join("");
    const line = [
      field("invtNo", "53492026E000000001"),
      field("logisticsNo", "LP1"),
      field("gseqno", "1"),
      field("gnum", "1"),
      field("gcode", "3926909090"),
    ].join("");
    const xml = `<ceb:CEB792Message ${ceb} guid="${guid}" version="1.0"><ceb:SummaryResult><ceb:SummaryResultHead>${head}</ceb:SummaryResultHead><ceb:SummaryResultList>${line}</ceb:SummaryResultList></ceb:SummaryResult></ceb:CEB792Message>`;
    expect(decodeReceipts(bytes(xml))).toMatchObject({
      value: {
        receipts: [
          {
            kind: "CEB792",
            entryId: "534920261234567890",
            decTmpNo: null,
            lines: [{ gcode: "3926909090", gseqno: "1" }],
          },
        ],
      },
    });
  });

  const doctype = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY s SYSTEM "file:///etc/hostname">]>';
  it.each<[string, Uint8Array, string]>([
    ["nothing", bytes(""), "broken_xml"],
    ["words", bytes("系统繁忙，请稍后再试"), "broken_xml"],
    ["half a message", bytes(list(said).slice(0, 300)), "broken_xml"],
    ["two roots", bytes(`${list(said)}<x/>`), "broken_xml"],
    ["an open ampersand", bytes(list(field("returnInfo", "a & b"))), "broken_xml"],
    ["the end of no CDATA", bytes(list(field("returnInfo", "a ]]> b"))), "broken_xml"],
    ["a forbidden character by its number", bytes(list(field("returnInfo", "a&#1;b"))), "broken_xml"],
    ["no character by its number", bytes(list(field("returnInfo", "a&#x110000;b"))), "broken_xml"],
    ["an unknown entity", bytes(list(field("returnInfo", "&nbsp;"))), "broken_xml"],
    ["a character that XML forbids", bytes(list(field("returnInfo", "a\u0001"))), "broken_xml"],
    ["an attribute twice", bytes(list(said).replace('version="1.0">', 'version="1.0" version="1.0">')), "broken_xml"],
    ["a prefix of nobody", bytes("<ceb:CEB604Message/>"), "broken_xml"],
    ["a document type", bytes(doctype + list(said).replace(/^<\?.*?\?>/, "")), "document_type"],
    [
      "a document type behind comments",
      bytes(list(said).replace("?>", `?><!-- a -->\n<?b?>${doctype}`)),
      "document_type",
    ],
    ["a document type in small letters", bytes("<!doctype html><p/>"), "document_type"],
    ["bytes that are no UTF-8", Buffer.from([0x3c, 0x61, 0xff, 0x3e]), "not_utf8"],
    ["another encoding", bytes(list(said).replace("UTF-8", "GBK")), "not_utf8"],
    ["more than 20 MB", Buffer.alloc(20 * 1024 * 1024 + 1, 0x20), "too_large"],
    ["a message of import", bytes(`<ceb:CEB622Message ${ceb}/>`), "unknown_message"],
    ["another's namespace", bytes(list(said).replace("chinaport.gov.cn/ceb", "example.com/ceb")), "unknown_message"],
  ])("%s is refused", (_, xml, code) => {
    expect(decodeReceipts(xml)).toMatchObject({ ok: false, refusal: { code } });
  });

  it("many instructions before the root cost no time to speak of, and deep nesting breaks nothing", () => {
    const many = "<?a?>".repeat(50_000);
    expect(decodeReceipts(bytes(`${many}x`))).toMatchObject({ refusal: { code: "broken_xml" } });
    const deep = `${"<ceb:a>".repeat(20_000)}${"</ceb:a>".repeat(20_000)}`;
    expect(decodeReceipts(bytes(list(said + deep)))).toMatchObject({ ok: true, value: { unknownCount: 1 } });
  });
});

describe("the envelope", () => {
  const outgoing = {
    ...{ copMsgId: "M<1>", senderId: "DXPENT0000440396", createdAt: Date.UTC(2026, 10, 28, 2, 15, 30), icCard: null },
    ...{ messageType: "CEB603Message", message: "<a>报文 😀</a>" },
  };
  it("holds the message unchanged and opens again", () => {
    const xml = wrapMessage(outgoing);
    expect(xml).toContain("<dxp:CreatTime>2026-11-28T10:15:30</dxp:CreatTime>");
    const opened = openEnvelope(bytes(xml));
    expect(opened).toMatchObject({
      ok: true,
      value: { copMsgId: "M<1>", senderId: "DXPENT0000440396", messageType: "CEB603Message" },
    });
    if (opened.ok) expect(Buffer.from(opened.value.message).toString("utf8")).toBe(outgoing.message);
  });
  it.each([
    ["another document", "<a/>", "no_envelope"],
    ["no Base64", wrapMessage(outgoing).replace(/<dxp:Data>.{4}/, "<dxp:Data>*no!"), "no_data"],
    ["no data", wrapMessage(outgoing).replace(/<dxp:Data>.*<\/dxp:Data>/, ""), "no_data"],
    ["data twice", wrapMessage(outgoing).replace(/(<dxp:Data>.*<\/dxp:Data>)/, "$1$1"), "no_data"],
  ])("%s is refused", (_, xml, code) => {
    expect(openEnvelope(bytes(xml))).toMatchObject({ ok: false, refusal: { code } });
  });
});

describe("answers of the exchange", () => {
  const answered = (status: number, text: string) => ({ kind: "answered", status, text, elapsedMs: 5 }) as const;
  it.each<[number, string, object]>([
    [202, '<accepted copMsgId="M1"/>', { kind: "accepted", copMsgId: "M1" }],
    [202, '<accepted copMsgId="M2"/>', { kind: "fault", fault: "garbage" }],
    [202, "<p>ok", { kind: "fault", fault: "garbage" }],
    [400, '<refused code="no_envelope"/>', { kind: "refused", code: "unreadable_message" }],
    [401, "", { kind: "refused", code: "wrong_credentials" }],
    [413, "", { kind: "refused", code: "too_large" }],
    [503, "busy", { kind: "fault", fault: "transient", saidBy: "service", code: "busy" }],
    [502, "<html>", { kind: "fault", fault: "unknown_outcome", code: "http_502" }],
    [200, "<html>", { kind: "fault", fault: "garbage" }],
  ])("to a message: %i %s", (status, text, expected) => {
    expect(decodeSendAnswer(answered(status, text), "M1")).toMatchObject(expected);
  });

  it("a page keeps what cannot be read beside what can", () => {
    const good = Buffer.from(
      wrapMessage({
        ...{ copMsgId: "R1", senderId: "DXPEDCCEB0000003", createdAt: 0, icCard: null, messageType: "CEB604Message" },
        message: list(said),
      }),
    ).toString("base64");
    const page = `<receipts next="c3"><receipt cursor="c1">${good}</receipt><receipt cursor="c2">kein Base64</receipt><receipt cursor="c3">${Buffer.from("<a/>").toString("base64")}</receipt></receipts>`;
    expect(decodeFeed(answered(200, page))).toMatchObject({
      ...{ kind: "accepted", next: "c3" },
      entries: [
        { cursor: "c1", decoded: { ok: true, value: { receipts: [{ status: "100" }] } } },
        { cursor: "c2", raw: "kein Base64", decoded: { ok: false, refusal: { code: "not_base64" } } },
        { cursor: "c3", raw: "<a/>", decoded: { ok: false, refusal: { code: "no_envelope" } } },
      ],
    });
  });

  it.each<[number, string, object]>([
    [200, '<receipts next=""/>', { kind: "accepted", next: "", entries: [] }],
    [200, "<receipts/>", { kind: "fault", fault: "garbage" }],
    [200, '<receipts next="a"><receipt>AA==</receipt></receipts>', { kind: "fault", fault: "garbage" }],
    [200, '<receipts next="a"><receipt cursor="a">', { kind: "fault", fault: "garbage" }],
    [400, '<refused code="unknown_cursor"/>', { kind: "refused", code: "unknown_cursor" }],
    [503, "", { kind: "fault", fault: "transient" }],
  ])("a page %i %s", (status, text, expected) => {
    expect(decodeFeed(answered(status, text))).toMatchObject(expected);
  });
});
