"use server";

import { readStaffMessagesInput } from "#lib/sellers/inbox-schema";
import { readStaffMessages } from "#server/operations/read-messages";
import { staffAction } from "#server/web/action";

export const readStaffMessagesAction = staffAction("staff_messages.read", readStaffMessagesInput, readStaffMessages);
