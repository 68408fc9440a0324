import { randomUUID } from "node:crypto";
import { writeEnvelope } from "../wire/envelope.ts";
import { type News, writeReturn } from "./form.ts";

/** Receipts that no gateway may trust, each made beside a good one. */
export const garbage: Readonly<Record<string, (news: News, dxpId: string, good: string) => string>> = {
  empty: () => "",
  text: () => "系统繁忙，请稍后再试",
  cut: (_, __, good) => good.slice(0, Math.floor(good.length * 0.6)),
  data: (_, __, good) => good.replace(/<dxp:Data>[^<]{8}/, "<dxp:Data>*非Base64*"),
  message: (_, dxpId) => writeEnvelope(dxpId, "CEB604Message", "<ceb:CEB604Message", Date.now()),
  doctype: (_, __, good) =>
    good.replace(
      "<dxp:DxpMsg ",
      '<!DOCTYPE dxp:DxpMsg [<!ENTITY secret SYSTEM "file:///etc/hostname"><!ENTITY a "aaaaaaaaaa">]>\n<dxp:DxpMsg ',
    ),
  unknown_type: (news, dxpId, _) =>
    writeEnvelope(dxpId, "CEB999Message", `<ceb:CEB999Message xmlns:ceb="http://www.chinaport.gov.cn/ceb"/>`, news.at),
  unknown_document: (news, dxpId) =>
    writeEnvelope(
      dxpId,
      "CEB604Message",
      writeReturn("list", [
        {
          ...news,
          kind: "list",
          guid: randomUUID().toUpperCase(),
          head: { ...news.head, copNo: "UNKNOWN", agentCode: news.head.agentCode ?? "", statisticsFlag: "B" },
          state: "800",
          info: "[Code:2600;Desc:放行]",
        },
      ]),
      news.at,
    ),
  unknown_state: (news, dxpId, good) =>
    writeEnvelope(
      dxpId,
      /<dxp:MsgType>(\w+)</.exec(good)?.[1] ?? "",
      writeReturn(news.kind, [{ ...news, state: "7777" }]),
      news.at,
    ),
};

/** A receipt of this kind stands in the feed as it is, not in Base64. */
export const notBase64 = "not-base64";
