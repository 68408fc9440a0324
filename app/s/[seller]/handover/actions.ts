"use server";

import { bagInput, handOverInput, openBagInput, takeOutInput } from "#lib/dispatch/hand-over-schema";
import { closeBag, discardBag, reopenBag, takeOutOfBag } from "#server/operations/change-bag";
import { handOverBags } from "#server/operations/hand-over-bags";
import { openBag } from "#server/operations/open-bag";
import { sellerAction } from "#server/web/action";

export const openBagAction = sellerAction("handover.edit", openBagInput, openBag);
export const closeBagAction = sellerAction("handover.edit", bagInput, closeBag);
export const reopenBagAction = sellerAction("handover.edit", bagInput, reopenBag);
export const discardBagAction = sellerAction("handover.edit", bagInput, discardBag);
export const takeOutAction = sellerAction("handover.edit", takeOutInput, takeOutOfBag);
export const handOverAction = sellerAction("handover.edit", handOverInput, handOverBags);
