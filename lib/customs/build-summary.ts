import { messageText, optional, stampFields } from "./build-parts.ts";
import type { DocumentStamp, SellerCustoms, SummaryFacts } from "./facts.ts";
import type { SummaryDocument } from "./message.ts";
import { maxLinesOfPart } from "./message-specs.ts";
import { guidOfPart, partsOf } from "./parts.ts";

/**
 * CEB701 汇总申请单: asks customs to make export declarations of closed lists, named one by one (never by a period, which
 * would take lists that a person left out), in parts of 1,000 under one copNo. `guids`: one per part.
 */
export function buildSummary(
  facts: SummaryFacts,
  seller: SellerCustoms,
  stamp: Omit<DocumentStamp, "guid">,
  guids: readonly string[],
): readonly SummaryDocument[] {
  const parts = partsOf(facts.invtNos, maxLinesOfPart);
  return parts.map((invtNos, part) => ({
    head: {
      ...stampFields({ ...stamp, guid: guidOfPart(guids, part) }),
      customsCode: seller.declarationOffice,
      copNo: facts.copNo,
      ...optional("preNo", stamp.preNo),
      agentCode: seller.agent.code,
      agentName: messageText(seller.agent.name),
      ebcCode: seller.consignor.code,
      ebcName: messageText(seller.consignor.name),
      declAgentCode: facts.declarant.code,
      declAgentName: messageText(facts.declarant.name),
      ...optional("loctNo", seller.siteCode),
      summaryFlag: facts.byOwner ? "2" : "1",
      itemNameFlag: facts.byItemName ? "1" : "0",
      msgCount: String(parts.length),
      msgSeqNo: String(part + 1),
    },
    lines: invtNos.map((invtNo) => ({ invtNo })),
  }));
}
