"use server";

import { importInput } from "#lib/orders/schema";
import { confirmImport } from "#server/operations/confirm-import";
import { discardImport } from "#server/operations/discard-import";
import { sellerAction } from "#server/web/action";

export const confirmImportAction = sellerAction("orders.import", importInput, confirmImport);
export const discardImportAction = sellerAction("orders.import", importInput, discardImport);
