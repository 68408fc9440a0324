"use server";

import { completeProductsInput, matchLineInput, saveProductInput } from "#lib/products/schema";
import { completeProducts } from "#server/operations/complete-products";
import { matchLineToProduct } from "#server/operations/match-line-to-product";
import { saveProduct } from "#server/operations/save-product";
import { sellerAction } from "#server/web/action";

export const saveProductAction = sellerAction("products.edit", saveProductInput, saveProduct);
export const completeProductsAction = sellerAction("products.edit", completeProductsInput, completeProducts);
export const matchLineAction = sellerAction("products.edit", matchLineInput, matchLineToProduct);
