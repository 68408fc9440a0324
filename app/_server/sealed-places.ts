import { gatewaySecretPlace } from "./gateways/secret-place.ts";
import type { SealedPlace } from "./vault.ts";

/**
 * Where each secret is sealed: the same words for whoever writes it, whoever opens it, and the command that seals it anew
 * (`sealed-columns.ts` names the columns). A place is part of the seal: changing one here makes old values unreadable.
 */
export const sealedPlace = {
  /** The key of ALP's account at a gateway. */
  gatewayAccount: gatewaySecretPlace,
  /** The secret of a person's second factor. */
  secondFactor: (personId: string): SealedPlace => ({
    ...{ seller: "platform", table: "second_factors", record: personId, field: "secret" },
  }),
  /** A field of the application: what is being written and what was approved are sealed alike, so one can become the other. */
  applicationField: (seller: string, section: string, key: string): SealedPlace => ({
    ...{ seller, table: "application_fields", record: section, field: key },
  }),
  /** The key of one document's own file. */
  documentKey: (seller: string, documentId: string): SealedPlace => ({
    ...{ seller, table: "application_documents", record: documentId, field: "key" },
  }),
  /** The key of one MSDS's own file. */
  msdsKey: (seller: string, msdsId: string): SealedPlace => ({
    ...{ seller, table: "msds_files", record: msdsId, field: "key" },
  }),
  /** The key of one part of a download of papers. */
  downloadKey: (seller: string, fileId: string): SealedPlace => ({
    ...{ seller, table: "paper_download_parts", record: fileId, field: "key" },
  }),
  /** The key of one document of a refund dossier. */
  dossierKey: (seller: string, fileId: string): SealedPlace => ({
    ...{ seller, table: "dossier_files", record: fileId, field: "key" },
  }),
  /** The key of one attachment of an incident. */
  incidentKey: (seller: string, fileId: string): SealedPlace => ({
    ...{ seller, table: "incident_files", record: fileId, field: "key" },
  }),
  /** The key of one part of an export of dossiers. */
  dossierExportKey: (seller: string, fileId: string): SealedPlace => ({
    ...{ seller, table: "dossier_export_parts", record: fileId, field: "key" },
  }),
  /** The account that a proof's small transfer goes to, its amount or its remark code. */
  accountProof: (seller: string, proofId: string, field: "account" | "amount" | "code"): SealedPlace => ({
    ...{ seller, table: "account_proofs", record: proofId, field },
  }),
  /** Secret and signing key of a seller's terminal at the data exchange. */
  exchange: (seller: string, environment: string, field: "secret" | "key"): SealedPlace => ({
    ...{ seller, table: "exchange_connections", record: environment, field },
  }),
  /** The same of a carrier that lets ALP report its waybills. */
  mandate: (carrier: string, environment: string, field: "secret" | "key"): SealedPlace => ({
    ...{ seller: "platform", table: "carrier_mandates", record: `${carrier}/${environment}`, field },
  }),
  /** Address (a key itself) and signing secret of a seller's webhook robot. */
  robot: (seller: string, robotId: string, field: "address" | "secret"): SealedPlace => ({
    ...{ seller, table: "alarm_robots", record: robotId, field },
  }),
} as const;
