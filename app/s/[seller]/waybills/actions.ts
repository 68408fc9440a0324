"use server";

import { askAgainInput, cancelWaybillInput, waybillTriesInput } from "#lib/dispatch/waybill-schema";
import { sendAgainInput, takeBackSendAgainInput } from "#lib/tracking/send-again-schema";
import { askAgain } from "#server/operations/ask-again";
import { cancelWaybill } from "#server/operations/cancel-waybill";
import { readWaybillTries } from "#server/operations/read-waybill-tries";
import { sendAgain, takeBackSendAgain } from "#server/operations/send-again";
import { sellerAction, sellerReadAction } from "#server/web/action";

export const cancelWaybillAction = sellerAction("dispatch.cancel", cancelWaybillInput, cancelWaybill);
export const askAgainAction = sellerAction("dispatch.create", askAgainInput, askAgain);
export const readWaybillTriesAction = sellerReadAction("dispatch.read", waybillTriesInput, readWaybillTries);
export const sendAgainAction = sellerAction("dispatch.create", sendAgainInput, sendAgain);
export const takeBackSendAgainAction = sellerAction("dispatch.create", takeBackSendAgainInput, takeBackSendAgain);
