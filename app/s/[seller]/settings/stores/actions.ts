"use server";

import { storeInput } from "#lib/sellers/settings-schema";
import { saveStore } from "#server/operations/save-store";
import { sellerAction } from "#server/web/action";

export const saveStoreAction = sellerAction("stores.edit", storeInput, saveStore);
