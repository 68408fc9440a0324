"use server";

import {
  exportDossiersInput,
  matchInvoicesInput,
  releaseInvoicesInput,
  removeDossierDocumentInput,
  removeInvoiceInput,
  setBranchInput,
  setClaimInput,
  setLineSkuInput,
  setNotNeededInput,
  setRefundRateInput,
} from "#lib/customs/dossier-schema";
import { exportDossiers } from "#server/operations/export-dossiers";
import { matchPurchaseInvoices } from "#server/operations/match-purchase-invoices";
import { releaseInvoices } from "#server/operations/release-invoices";
import { removeDossierDocument } from "#server/operations/remove-dossier-document";
import { removePurchaseInvoice } from "#server/operations/remove-purchase-invoice";
import { setDocumentNotNeeded } from "#server/operations/set-document-not-needed";
import { setDossierBranch } from "#server/operations/set-dossier-branch";
import { setDossierClaim } from "#server/operations/set-dossier-claim";
import { setInvoiceLineSku } from "#server/operations/set-invoice-line-sku";
import { setRefundRate } from "#server/operations/set-refund-rate";
import { sellerAction } from "#server/web/action";

export const matchInvoicesAction = sellerAction("dossier.edit", matchInvoicesInput, matchPurchaseInvoices);
export const releaseInvoicesAction = sellerAction("dossier.edit", releaseInvoicesInput, releaseInvoices);
export const removeInvoiceAction = sellerAction("dossier.edit", removeInvoiceInput, removePurchaseInvoice);
export const setLineSkuAction = sellerAction("dossier.edit", setLineSkuInput, setInvoiceLineSku);
export const setClaimAction = sellerAction("dossier.edit", setClaimInput, setDossierClaim);
export const setBranchAction = sellerAction("dossier.edit", setBranchInput, setDossierBranch);
export const setNotNeededAction = sellerAction("dossier.edit", setNotNeededInput, setDocumentNotNeeded);
export const removeDocumentAction = sellerAction("dossier.edit", removeDossierDocumentInput, removeDossierDocument);
export const setRefundRateAction = sellerAction("dossier.edit", setRefundRateInput, setRefundRate);
export const exportDossiersAction = sellerAction("dossier.read", exportDossiersInput, exportDossiers);
