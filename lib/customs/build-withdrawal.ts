import { type Built, messageText, optional, stampFields } from "./build-parts.ts";
import type { DocumentStamp, SellerCustoms, WithdrawalFacts } from "./facts.ts";

/** CEB605 撤销申请单: takes one list back. `copNo` is the withdrawal's own number. */
export function buildWithdrawal(facts: WithdrawalFacts, seller: SellerCustoms, stamp: DocumentStamp): Built<"CEB605"> {
  const head = {
    ...stampFields(stamp),
    customsCode: seller.declarationOffice,
    copNo: facts.copNo,
    ...optional("preNo", facts.preNo),
    invtNo: facts.invtNo,
    reason: messageText(facts.reason),
    agentCode: seller.agent.code,
    agentName: messageText(seller.agent.name),
    ebcCode: seller.consignor.code,
    ebcName: messageText(seller.consignor.name),
  };
  return { document: { head, lines: [] }, findings: [] };
}
