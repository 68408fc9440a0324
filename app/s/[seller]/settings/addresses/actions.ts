"use server";

import { ownAddressInput, removeOwnAddressInput } from "#lib/sellers/settings-schema";
import { removeOwnAddress } from "#server/operations/remove-own-address";
import { saveOwnAddress } from "#server/operations/save-own-address";
import { sellerAction } from "#server/web/action";

export const saveOwnAddressAction = sellerAction("addresses.edit", ownAddressInput, saveOwnAddress);
export const removeOwnAddressAction = sellerAction("addresses.edit", removeOwnAddressInput, removeOwnAddress);
