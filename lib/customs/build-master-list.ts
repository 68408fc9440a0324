import { messageText, optional, stampFields } from "./build-parts.ts";
import { decimalText, gramsToE5 } from "./decimal.ts";
import type { DocumentStamp, MasterListFacts, SellerCustoms } from "./facts.ts";
import type { MasterListDocument } from "./message.ts";
import { maxLinesOfPart } from "./message-specs.ts";
import { guidOfPart, partsOf } from "./parts.ts";

/**
 * CEB607 清单总分单: ties the parcels of one bill to it, in parts of 1,000 parcels under one copNo. `guids`: one per part
 * (`partCount`). The gross weight is the whole bill's on each part.
 */
export function buildMasterList(
  facts: MasterListFacts,
  seller: SellerCustoms,
  stamp: Omit<DocumentStamp, "guid">,
  guids: readonly string[],
): readonly MasterListDocument[] {
  const parts = partsOf(facts.parcels, maxLinesOfPart);
  return parts.map((parcels, part) => ({
    head: {
      ...stampFields({ ...stamp, guid: guidOfPart(guids, part) }),
      customsCode: seller.declarationOffice,
      copNo: facts.copNo,
      ...optional("preNo", stamp.preNo),
      agentCode: seller.agent.code,
      agentName: messageText(seller.agent.name),
      ...optional("loctNo", seller.siteCode),
      trafMode: facts.transport.mode,
      trafName: messageText(facts.transport.vehicleName),
      voyageNo: messageText(facts.transport.voyageNo),
      billNo: messageText(facts.transport.billNo),
      ...optional("domesticTrafNo", facts.transport.truckPlate),
      grossWeight: decimalText(gramsToE5(facts.grossGrams)),
      logisticsCode: facts.logistics.code,
      logisticsName: messageText(facts.logistics.name),
      msgCount: String(parts.length),
      msgSeqNo: String(part + 1),
    },
    lines: parcels.map(({ waybillNo, bagNo }, at) => ({
      gnum: String(at + 1),
      ...optional("totalPackageNo", bagNo),
      logisticsNo: waybillNo,
    })),
  }));
}
