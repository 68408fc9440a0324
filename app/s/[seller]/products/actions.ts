"use server";

import { archiveMsdsInput, editMsdsInput, linkMsdsInput, unlinkMsdsInput } from "#lib/products/msds-schema";
import { completeProductsInput, matchLineInput, saveProductInput } from "#lib/products/schema";
import { archiveMsds } from "#server/operations/archive-msds";
import { completeProducts } from "#server/operations/complete-products";
import { editMsds } from "#server/operations/edit-msds";
import { linkMsds } from "#server/operations/link-msds";
import { matchLineToProduct } from "#server/operations/match-line-to-product";
import { saveProduct } from "#server/operations/save-product";
import { unlinkMsds } from "#server/operations/unlink-msds";
import { sellerAction } from "#server/web/action";

export const saveProductAction = sellerAction("products.edit", saveProductInput, saveProduct);
export const completeProductsAction = sellerAction("products.edit", completeProductsInput, completeProducts);
export const matchLineAction = sellerAction("products.edit", matchLineInput, matchLineToProduct);
export const linkMsdsAction = sellerAction("products.edit", linkMsdsInput, linkMsds);
export const unlinkMsdsAction = sellerAction("products.edit", unlinkMsdsInput, unlinkMsds);
export const editMsdsAction = sellerAction("products.edit", editMsdsInput, editMsds);
export const archiveMsdsAction = sellerAction("products.edit", archiveMsdsInput, archiveMsds);
