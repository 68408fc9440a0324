"use server";

import { activateSellerInput, suspendSellerInput } from "#lib/sellers/people-schema";
import { activateSeller } from "#server/operations/activate-seller";
import { suspendSeller } from "#server/operations/suspend-seller";
import { staffSellerAction } from "#server/web/action";

export const activateSellerAction = staffSellerAction("sellers.suspend", activateSellerInput, activateSeller);
export const suspendSellerAction = staffSellerAction("sellers.suspend", suspendSellerInput, suspendSeller);
