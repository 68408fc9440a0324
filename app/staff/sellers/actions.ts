"use server";

import { nothingInput } from "#lib/onboarding/schema";
import { suspendSellerInput } from "#lib/sellers/people-schema";
import { resumeSeller } from "#server/operations/resume-seller";
import { suspendSeller } from "#server/operations/suspend-seller";
import { staffSellerAction } from "#server/web/action";

export const suspendSellerAction = staffSellerAction("sellers.suspend", suspendSellerInput, suspendSeller);
export const resumeSellerAction = staffSellerAction("sellers.suspend", nothingInput, (scope) => resumeSeller(scope));
