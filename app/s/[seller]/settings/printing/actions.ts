"use server";

import { printProfileInput, removePrintProfileInput } from "#lib/papers/print-profile-schema";
import { removePrintProfile } from "#server/operations/remove-print-profile";
import { savePrintProfile } from "#server/operations/save-print-profile";
import { sellerAction } from "#server/web/action";

export const savePrintProfileAction = sellerAction("printing.edit", printProfileInput, savePrintProfile);
export const removePrintProfileAction = sellerAction("printing.edit", removePrintProfileInput, removePrintProfile);
