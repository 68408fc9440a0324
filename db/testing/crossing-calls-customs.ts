import { allDeclarations } from "#lib/customs/declaration-search";
import * as declarationList from "../queries/declaration-list.ts";
import { asSeller, type CallsOf } from "./crossing.ts";
import { sameKeys } from "./twin-keys.ts";

const day = "2026-11-20";

const declarationListCalls = {
  listDeclarations: asSeller((db) => declarationList.listDeclarations(db, allDeclarations)),
  countDeclarations: asSeller((db) => declarationList.countDeclarations(db, day), "counted"),
  countListedDeclarations: asSeller((db) => declarationList.countListedDeclarations(db, allDeclarations), "counted"),
  getDeclaration: asSeller((db, { declarationId }) => declarationList.getDeclaration(db, declarationId)),
  getCustomsMessageXml: asSeller((db) => declarationList.getCustomsMessageXml(db, sameKeys.customsGuid)),
  getCustomsReceiptXml: asSeller((db, { receiptId }) => declarationList.getCustomsReceiptXml(db, receiptId)),
  listUnknownReceipts: asSeller((db) => declarationList.listUnknownReceipts(db)),
  listDeclarationsOfOrder: asSeller((db, { bookedOrderId }) =>
    declarationList.listDeclarationsOfOrder(db, bookedOrderId),
  ),
} satisfies CallsOf<typeof declarationList>;

export const customsCallsByModule = { "declaration-list": declarationListCalls };
