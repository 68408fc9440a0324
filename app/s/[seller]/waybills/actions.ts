"use server";

import { askAgainInput, cancelWaybillInput } from "#lib/dispatch/waybill-schema";
import { askAgain } from "#server/operations/ask-again";
import { cancelWaybill } from "#server/operations/cancel-waybill";
import { sellerAction } from "#server/web/action";

export const cancelWaybillAction = sellerAction("dispatch.cancel", cancelWaybillInput, cancelWaybill);
export const askAgainAction = sellerAction("dispatch.create", askAgainInput, askAgain);
