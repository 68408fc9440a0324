"use server";

import {
  deleteTagInput,
  deleteViewInput,
  editOrdersInput,
  goodsOfOrdersInput,
  saveTagInput,
  saveViewInput,
  tagOrdersInput,
} from "#lib/dispatch/edit-schema";
import { repairProductInput, repairRecipientInput, repairTaxIdInput } from "#lib/dispatch/repair-schema";
import {
  chooseSolutionInput,
  confirmBatchInput,
  holdOrdersInput,
  releaseOrdersInput,
  reviewInput,
  switchServicesInput,
} from "#lib/dispatch/schema";
import { findingOverrideInput, recipientCorrectionInput } from "#lib/identity/repair-schema";
import {
  decideConflictInput,
  mergeOrdersInput,
  oneOrderInput,
  splitOrderInput,
  unmergeOrdersInput,
} from "#lib/orders/parts-schema";
import { importInput } from "#lib/orders/schema";
import { linkMsdsInput } from "#lib/products/msds-schema";
import { completeProductsInput, matchLineInput } from "#lib/products/schema";
import { chooseSolution } from "#server/operations/choose-solution";
import { completeProducts } from "#server/operations/complete-products";
import { confirmBatch } from "#server/operations/confirm-batch";
import { confirmImport } from "#server/operations/confirm-import";
import { decideConflict } from "#server/operations/decide-conflict";
import { discardImport } from "#server/operations/discard-import";
import { editOrders, readGoodsToCode } from "#server/operations/edit-orders";
import { holdOrders, releaseOrders } from "#server/operations/hold-orders";
import { linkMsds } from "#server/operations/link-msds";
import { matchLineToProduct } from "#server/operations/match-line-to-product";
import { mergeOrders, previewMerge, unmergeOrders } from "#server/operations/merge-orders";
import { overrideFinding } from "#server/operations/override-finding";
import { repairProduct } from "#server/operations/repair-product";
import { repairRecipient, repairTaxId } from "#server/operations/repair-recipient";
import { reviewDispatch } from "#server/operations/review-dispatch";
import { saveRecipientCorrection } from "#server/operations/save-recipient-correction";
import { removeTag, saveTag } from "#server/operations/save-tag";
import { removeView, saveView } from "#server/operations/save-view";
import { readSplit, splitIntoParcels, undoSplit } from "#server/operations/split-order";
import { switchServices } from "#server/operations/switch-services";
import { tagOrders } from "#server/operations/tag-orders";
import { sellerAction, sellerReadAction, sellerSaveAction } from "#server/web/action";

export const reviewDispatchAction = sellerReadAction("dispatch.create", reviewInput, reviewDispatch);
export const confirmBatchAction = sellerAction("dispatch.create", confirmBatchInput, confirmBatch);
export const chooseSolutionAction = sellerAction("dispatch.create", chooseSolutionInput, chooseSolution);
export const switchServicesAction = sellerAction("dispatch.create", switchServicesInput, switchServices);
export const holdOrdersAction = sellerAction("dispatch.create", holdOrdersInput, holdOrders);
export const releaseOrdersAction = sellerAction("dispatch.create", releaseOrdersInput, releaseOrders);

export const confirmImportAction = sellerAction("orders.import", importInput, confirmImport);
export const discardImportAction = sellerAction("orders.import", importInput, discardImport);

export const saveRecipientCorrectionAction = sellerAction(
  "orders.edit",
  recipientCorrectionInput,
  saveRecipientCorrection,
);
export const overrideFindingAction = sellerAction("orders.override", findingOverrideInput, overrideFinding);

export const editOrdersAction = sellerAction("orders.edit", editOrdersInput, editOrders);
export const readGoodsToCodeAction = sellerReadAction("orders.edit", goodsOfOrdersInput, readGoodsToCode);
export const tagOrdersAction = sellerAction("orders.edit", tagOrdersInput, tagOrders);
export const saveTagAction = sellerAction("orders.edit", saveTagInput, saveTag);
export const removeTagAction = sellerAction("orders.edit", deleteTagInput, removeTag);
export const saveViewAction = sellerAction("dispatch.read", saveViewInput, saveView);
export const removeViewAction = sellerAction("dispatch.read", deleteViewInput, removeView);

// the repair panel goes on by itself: the list behind it is drawn anew when the news comes, not under each answer
export const repairRecipientAction = sellerSaveAction("orders.edit", repairRecipientInput, repairRecipient);
export const repairTaxIdAction = sellerSaveAction("orders.edit", repairTaxIdInput, repairTaxId);
export const repairProductAction = sellerSaveAction("products.edit", repairProductInput, repairProduct);
export const repairMatchAction = sellerSaveAction("products.edit", matchLineInput, matchLineToProduct);
export const repairNewProductAction = sellerSaveAction("products.edit", completeProductsInput, completeProducts);
export const repairMsdsAction = sellerSaveAction("products.edit", linkMsdsInput, linkMsds);
export const repairSolutionAction = sellerSaveAction("dispatch.create", chooseSolutionInput, chooseSolution);
export const repairHoldAction = sellerSaveAction("dispatch.create", releaseOrdersInput, releaseOrders);

export const readSplitAction = sellerReadAction("orders.edit", oneOrderInput, readSplit);
export const splitOrderAction = sellerAction("orders.edit", splitOrderInput, splitIntoParcels);
export const undoSplitAction = sellerAction("orders.edit", oneOrderInput, undoSplit);
export const previewMergeAction = sellerReadAction("orders.edit", mergeOrdersInput, previewMerge);
export const mergeOrdersAction = sellerAction("orders.edit", mergeOrdersInput, mergeOrders);
export const unmergeOrdersAction = sellerAction("orders.edit", unmergeOrdersInput, unmergeOrders);
export const decideConflictAction = sellerAction("dispatch.cancel", decideConflictInput, decideConflict);
