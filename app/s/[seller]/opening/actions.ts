"use server";

import { nothingInput, reopenSectionInput } from "#lib/onboarding/schema";
import { reopenSection } from "#server/operations/reopen-section";
import { withdrawChange } from "#server/operations/withdraw-change";
import { sellerAction } from "#server/web/action";

export const reopenSectionAction = sellerAction("application.edit", reopenSectionInput, reopenSection);
export const withdrawChangeAction = sellerAction("application.edit", nothingInput, withdrawChange);
