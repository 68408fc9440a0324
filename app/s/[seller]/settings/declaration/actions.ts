"use server";

import { removeDocumentInput, saveApplicationFieldsInput } from "#lib/onboarding/schema";
import { removeDocument } from "#server/operations/remove-document";
import { saveApplicationFields } from "#server/operations/save-application-fields";
import { sellerSaveAction } from "#server/web/action";

export const saveParametersAction = sellerSaveAction(
  "declaration.edit",
  saveApplicationFieldsInput,
  saveApplicationFields,
);
export const removeMandateAction = sellerSaveAction("application.edit", removeDocumentInput, removeDocument);
