"use server";

import { acceptTaxIdsInput, pasteTaxIdsInput } from "#lib/orders/schema";
import { acceptTaxIds, pasteTaxIds } from "#server/operations/save-tax-ids";
import { sellerAction } from "#server/web/action";

export const pasteTaxIdsAction = sellerAction("orders.edit", pasteTaxIdsInput, pasteTaxIds);
export const acceptTaxIdsAction = sellerAction("orders.edit", acceptTaxIdsInput, acceptTaxIds);
