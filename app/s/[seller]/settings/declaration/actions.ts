"use server";

import { saveCustomsSettingsInput } from "#lib/customs/declaration-schema";
import { removeDocumentInput, saveApplicationFieldsInput } from "#lib/onboarding/schema";
import { removeDocument } from "#server/operations/remove-document";
import { saveApplicationFields } from "#server/operations/save-application-fields";
import { saveCustomsSettings } from "#server/operations/save-customs-settings";
import { sellerAction, sellerSaveAction } from "#server/web/action";

export const saveParametersAction = sellerSaveAction(
  "declaration.edit",
  saveApplicationFieldsInput,
  saveApplicationFields,
);
export const removeMandateAction = sellerSaveAction("application.edit", removeDocumentInput, removeDocument);
export const saveCustomsSettingsAction = sellerAction(
  "declaration.edit",
  saveCustomsSettingsInput,
  saveCustomsSettings,
);
