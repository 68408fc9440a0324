"use server";

import {
  removeDocumentInput,
  reopenSectionInput,
  saveApplicantStoreInput,
  saveApplicationFieldsInput,
  showFieldInput,
  submitApplicationInput,
} from "#lib/onboarding/schema";
import { removeDocument } from "#server/operations/remove-document";
import { reopenSection } from "#server/operations/reopen-section";
import { saveApplicantStore } from "#server/operations/save-applicant-store";
import { saveApplicationFields } from "#server/operations/save-application-fields";
import { showField } from "#server/operations/show-field";
import { submitApplication } from "#server/operations/submit-application";
import { sellerAction, sellerSaveAction } from "#server/web/action";

export const saveFieldsAction = sellerSaveAction("application.edit", saveApplicationFieldsInput, saveApplicationFields);

export const saveStoreAction = sellerSaveAction("application.edit", saveApplicantStoreInput, saveApplicantStore);

export const removeDocumentAction = sellerSaveAction("application.edit", removeDocumentInput, removeDocument);

export const submitAction = sellerAction("application.edit", submitApplicationInput, submitApplication);

export const reopenAction = sellerAction("application.edit", reopenSectionInput, reopenSection);

export const showFieldAction = sellerSaveAction("application.read", showFieldInput, showField);
