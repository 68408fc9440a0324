import { buildList } from "./build-list.ts";
import { buildMasterList } from "./build-master-list.ts";
import { buildOrder } from "./build-order.ts";
import { type Built, transferOf } from "./build-parts.ts";
import { buildSummary } from "./build-summary.ts";
import { buildWaybill } from "./build-waybill.ts";
import { buildWithdrawal } from "./build-withdrawal.ts";
import type { DocumentStamp, ParcelFacts } from "./facts.ts";
import type { CebDocument, CebKind, CebMessage } from "./message.ts";
import { packMessages } from "./pack-messages.ts";
import { caseGuid, caseInstant, caseSeller, variedParcels } from "./parcels.test-data.ts";

const stampOf = (number: number): DocumentStamp => ({
  ...{ guid: caseGuid(number), at: caseInstant, appType: "1", preNo: null, invtNo: null },
});

function made<Kind extends CebKind>({ document: doc, findings }: Built<Kind>): CebDocument<Kind> {
  if (doc === null) throw new Error(`a document of the cases cannot be made: ${JSON.stringify(findings)}`);
  return doc;
}

/** One right message of every kind, of three parcels; every optional element stands in at least one of its documents. */
export function rightMessages(): readonly CebMessage[] {
  const parcels: readonly ParcelFacts[] = variedParcels(3, 7).map((parcel) => ({
    ...parcel,
    ...{ licenceNo: "26-AB-123456", note: "第 1 批", portOfDestination: "1234" },
    transport: { mode: "5", vehicleName: "南方航空", voyageNo: "CZ3001", billNo: "784-44192956", bagNo: "BAG1" },
    goods: parcel.goods.map((goods) => ({ ...goods, barCode: "6901234567892", description: "新" })),
  }));
  const seller = { ...caseSeller, siteCode: "SITE01" };
  const transfer = transferOf(seller.transmitter);
  const messageGuid = [caseGuid(900)];
  const change: Omit<DocumentStamp, "guid"> = {
    ...{ at: caseInstant, appType: "2", preNo: "B20261128000000001", invtNo: null },
  };
  const lists = parcels.map((parcel, at) => made(buildList(parcel, seller, stampOf(at))));
  const changed = made(
    buildList(parcels[0] as ParcelFacts, seller, { ...stampOf(9), ...change, invtNo: "53492026E000000001" }),
  );
  return [
    ...packMessages(
      "CEB303",
      parcels.map((one, at) => made(buildOrder(one, seller, stampOf(at)))),
      transfer,
      messageGuid,
    ),
    ...packMessages(
      "CEB505",
      parcels.map((one, at) => made(buildWaybill(one, seller, stampOf(at)))),
      transfer,
      messageGuid,
    ),
    ...packMessages("CEB603", [changed, ...lists.slice(1)], transfer, messageGuid),
    ...packMessages(
      "CEB605",
      [1, 2].map((at) =>
        made(
          buildWithdrawal(
            { copNo: `W${at}`, preNo: "B20261128000000001", invtNo: `53492026E00000000${at}`, reason: "买家取消订单" },
            seller,
            stampOf(at),
          ),
        ),
      ),
      transfer,
      messageGuid,
    ),
    ...packMessages(
      "CEB607",
      buildMasterList(
        {
          ...{ copNo: "M20261128001", logistics: parcels[0]?.logistics ?? seller.agent, grossGrams: 12_340 },
          transport: {
            ...{
              mode: "5",
              vehicleName: "南方航空",
              voyageNo: "CZ3001",
              billNo: "784-44192956",
              truckPlate: "粤B12345",
            },
          },
          parcels: Array.from({ length: 20 }, (_, at) => ({ waybillNo: `LP${at}CN`, bagNo: `BAG${at % 9}` })),
        },
        seller,
        change,
        [caseGuid(1)],
      ),
      transfer,
      messageGuid,
    ),
    ...packMessages(
      "CEB701",
      buildSummary(
        {
          ...{ copNo: "S202611", declarant: seller.agent, byOwner: true, byItemName: true },
          invtNos: Array.from({ length: 12 }, (_, at) => `53492026E0000000${10 + at}`),
        },
        seller,
        change,
        [caseGuid(1)],
      ),
      transfer,
      messageGuid,
    ),
  ];
}
