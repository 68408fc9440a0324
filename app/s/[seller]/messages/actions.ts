"use server";

import { readMessagesInput } from "#lib/sellers/inbox-schema";
import { readMessages } from "#server/operations/read-messages";
import { sellerAction } from "#server/web/action";

export const readMessagesAction = sellerAction("messages.read", readMessagesInput, readMessages);
