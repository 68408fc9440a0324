"use server";

import { saveElementsInput } from "#lib/products/elements-schema";
import {
  answerHsQuestionInput,
  classifyProductsInput,
  confirmHsCodeInput,
  undoHsCodeInput,
} from "#lib/products/hs-schema";
import { archiveMsdsInput, editMsdsInput, linkMsdsInput, unlinkMsdsInput } from "#lib/products/msds-schema";
import { completeProductsInput, matchLineInput, saveProductInput } from "#lib/products/schema";
import { answerHsQuestion } from "#server/operations/answer-hs-question";
import { archiveMsds } from "#server/operations/archive-msds";
import { askForClassification } from "#server/operations/classify-products";
import { completeProducts } from "#server/operations/complete-products";
import { confirmHsCode, undoHsCode } from "#server/operations/confirm-hs-code";
import { editMsds } from "#server/operations/edit-msds";
import { linkMsds } from "#server/operations/link-msds";
import { matchLineToProduct } from "#server/operations/match-line-to-product";
import { saveDeclarationElements } from "#server/operations/save-declaration-elements";
import { saveProduct } from "#server/operations/save-product";
import { unlinkMsds } from "#server/operations/unlink-msds";
import { sellerAction, sellerSaveAction } from "#server/web/action";

export const saveProductAction = sellerAction("products.edit", saveProductInput, saveProduct);
export const completeProductsAction = sellerAction("products.edit", completeProductsInput, completeProducts);
export const matchLineAction = sellerAction("products.edit", matchLineInput, matchLineToProduct);
export const confirmHsCodeAction = sellerSaveAction("products.edit", confirmHsCodeInput, confirmHsCode);
export const undoHsCodeAction = sellerSaveAction("products.edit", undoHsCodeInput, undoHsCode);
export const answerHsQuestionAction = sellerSaveAction("products.edit", answerHsQuestionInput, answerHsQuestion);
export const classifyProductsAction = sellerAction("products.edit", classifyProductsInput, askForClassification);
export const saveElementsAction = sellerSaveAction("products.edit", saveElementsInput, saveDeclarationElements);
export const linkMsdsAction = sellerAction("products.edit", linkMsdsInput, linkMsds);
export const unlinkMsdsAction = sellerAction("products.edit", unlinkMsdsInput, unlinkMsds);
export const editMsdsAction = sellerAction("products.edit", editMsdsInput, editMsds);
export const archiveMsdsAction = sellerAction("products.edit", archiveMsdsInput, archiveMsds);
