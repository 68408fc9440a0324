/**
 * What is kept with a refund (备案单证): purchase contract, sales contract, transport documents, customs agency documents.
 * One source (README of the facts: contracts, transport documents, customs agency documents).
 */
export const dossierDocumentKinds = ["purchase_contract", "sales_contract", "transport", "agency"] as const;
export type DossierDocumentKind = (typeof dossierDocumentKinds)[number];

/** Files of one kind in one dossier: a day's air waybills are a few, a framework contract is one. */
export const maxDossierFiles = 60;
/** Pages of one PDF: a contract with its annexes. */
export const maxDossierPages = 60;
/** Characters of the reason why a kind is not needed. */
export const notNeededMax = 200;
