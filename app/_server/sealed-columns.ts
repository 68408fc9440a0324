import type { SealedColumnName, SealedTableName } from "#db/queries/sealed-values";
import { sealedPlace } from "./sealed-places.ts";
import type { SealedPlace } from "./vault.ts";

/** The place of a column's value, from the row's seller ("" for the platform's) and its key. */
type PlaceOfRow = (sellerId: string, key: readonly string[]) => SealedPlace;

type Places = { readonly [T in SealedTableName]: { readonly [C in SealedColumnName<T>]: PlaceOfRow } };

const field: PlaceOfRow = (sellerId, [section = "", key = ""]) => sealedPlace.applicationField(sellerId, section, key);

/** Every sealed column with its place: what is not here cannot be sealed anew, so a table without one does not compile. */
export const sealedColumns: Places = {
  gatewayAccounts: {
    secretSealed: (_, [gateway = "", environment = ""]) => sealedPlace.gatewayAccount(gateway, environment),
  },
  secondFactors: { secretSealed: (_, [personId = ""]) => sealedPlace.secondFactor(personId) },
  applicationFields: { sealed: field, approvedSealed: field },
  applicationDocuments: { keySealed: (sellerId, [id = ""]) => sealedPlace.documentKey(sellerId, id) },
  paperDownloadParts: { keySealed: (sellerId, [id = ""]) => sealedPlace.downloadKey(sellerId, id) },
  dossierFiles: { keySealed: (sellerId, [id = ""]) => sealedPlace.dossierKey(sellerId, id) },
  dossierExportParts: { keySealed: (sellerId, [id = ""]) => sealedPlace.dossierExportKey(sellerId, id) },
  incidentFiles: { keySealed: (sellerId, [id = ""]) => sealedPlace.incidentKey(sellerId, id) },
  msdsFiles: { keySealed: (sellerId, [id = ""]) => sealedPlace.msdsKey(sellerId, id) },
  accountProofs: {
    accountSealed: (sellerId, [id = ""]) => sealedPlace.accountProof(sellerId, id, "account"),
    amountSealed: (sellerId, [id = ""]) => sealedPlace.accountProof(sellerId, id, "amount"),
    codeSealed: (sellerId, [id = ""]) => sealedPlace.accountProof(sellerId, id, "code"),
  },
  exchangeConnections: {
    secretSealed: (sellerId, [environment = ""]) => sealedPlace.exchange(sellerId, environment, "secret"),
    keySealed: (sellerId, [environment = ""]) => sealedPlace.exchange(sellerId, environment, "key"),
  },
  carrierMandates: {
    secretSealed: (_, [carrier = "", environment = ""]) => sealedPlace.mandate(carrier, environment, "secret"),
    keySealed: (_, [carrier = "", environment = ""]) => sealedPlace.mandate(carrier, environment, "key"),
  },
  alarmRobots: {
    addressSealed: (sellerId, [id = ""]) => sealedPlace.robot(sellerId, id, "address"),
    secretSealed: (sellerId, [id = ""]) => sealedPlace.robot(sellerId, id, "secret"),
  },
};
