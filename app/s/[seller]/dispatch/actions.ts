"use server";

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
import { holdOrders, releaseOrders } from "#server/operations/hold-orders";
import { overrideFinding } from "#server/operations/override-finding";
import { reviewDispatch } from "#server/operations/review-dispatch";
import { saveRecipientCorrection } from "#server/operations/save-recipient-correction";
import { switchServices } from "#server/operations/switch-services";
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
