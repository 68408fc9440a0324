"use server";

import { nothingInput } from "#lib/onboarding/schema";
import { startRehearsal } from "#server/operations/start-rehearsal";
import { sellerAction } from "#server/web/action";

export const startRehearsalAction = sellerAction("rehearsal.run", nothingInput, startRehearsal);
