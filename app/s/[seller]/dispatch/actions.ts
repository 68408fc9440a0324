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
import {
  chooseSolutionInput,
  confirmBatchInput,
  holdOrdersInput,
  releaseOrdersInput,
  reviewInput,
  switchServicesInput,
} from "#lib/dispatch/schema";
import { findingOverrideInput, recipientCorrectionInput } from "#lib/identity/repair-schema";
import { importInput } from "#lib/orders/schema";
import { chooseSolution } from "#server/operations/choose-solution";
import { confirmBatch } from "#server/operations/confirm-batch";
import { confirmImport } from "#server/operations/confirm-import";
import { discardImport } from "#server/operations/discard-import";
import { editOrders, readGoodsToCode } from "#server/operations/edit-orders";
import { holdOrders, releaseOrders } from "#server/operations/hold-orders";
import { overrideFinding } from "#server/operations/override-finding";
import { reviewDispatch } from "#server/operations/review-dispatch";
import { saveRecipientCorrection } from "#server/operations/save-recipient-correction";
import { removeTag, saveTag } from "#server/operations/save-tag";
import { removeView, saveView } from "#server/operations/save-view";
import { switchServices } from "#server/operations/switch-services";
import { tagOrders } from "#server/operations/tag-orders";
import { sellerAction, sellerReadAction } from "#server/web/action";

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
