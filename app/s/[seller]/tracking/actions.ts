"use server";

import { askAgainInput } from "#lib/dispatch/waybill-schema";
import { requestPoll } from "#server/operations/poll-tracking";
import { sellerAction } from "#server/web/action";

export const requestPollAction = sellerAction("dispatch.create", askAgainInput, requestPoll);
