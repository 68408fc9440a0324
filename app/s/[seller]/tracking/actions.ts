"use server";

import { deleteViewInput, saveViewInput } from "#lib/dispatch/edit-schema";
import { askAgainInput } from "#lib/dispatch/waybill-schema";
import { requestPoll } from "#server/operations/poll-tracking";
import { removeView, saveView } from "#server/operations/save-view";
import { sellerAction } from "#server/web/action";

export const requestPollAction = sellerAction("dispatch.create", askAgainInput, requestPoll);
export const saveParcelViewAction = sellerAction("tracking.read", saveViewInput, saveView);
export const removeParcelViewAction = sellerAction("tracking.read", deleteViewInput, removeView);
