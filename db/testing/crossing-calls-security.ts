import * as auditList from "../queries/audit-list.ts";
import * as sealedValues from "../queries/sealed-values.ts";
import * as secondFactors from "../queries/second-factors.ts";
import { asDoor, asJob, asPerson, asSeller, type CallsOf, open } from "./crossing.ts";
import { sameKeys } from "./twin-keys.ts";

const now = Date.UTC(2026, 10, 25);
const everything = { actor: "", group: "", after: null } as const;

const auditListCalls = {
  listAudit: asSeller((db) => auditList.listAudit(db, everything, { from: null, to: null }, 200)),
} satisfies CallsOf<typeof auditList>;

const secondFactorCalls = {
  getSecondFactor: asPerson((db) => secondFactors.getSecondFactor(db)),
  lockSecondFactor: asPerson((db) => secondFactors.lockSecondFactor(db)),
  saveSecondFactorBegun: asPerson((db) => secondFactors.saveSecondFactorBegun(db, "stranger's", now)),
  saveSecondFactorConfirmed: asPerson((db) => secondFactors.saveSecondFactorConfirmed(db, 7, now)),
  saveLastStep: asPerson((db) => secondFactors.saveLastStep(db, 8)),
  deleteSecondFactor: asPerson((db) => secondFactors.deleteSecondFactor(db)),
  saveRecoveryCodes: asPerson((db) => secondFactors.saveRecoveryCodes(db, ["stranger's"])),
  saveRecoveryCodeUsed: asPerson((db) => secondFactors.saveRecoveryCodeUsed(db, sameKeys.recoveryHash, now)),
  countRecoveryCodes: asPerson((db) => secondFactors.countRecoveryCodes(db), "counted"),
} satisfies CallsOf<typeof secondFactors>;

const anew = { currentKey: "another", after: null, limit: 500 } as const;

const sealedValueCalls = {
  lockSealedRows: asJob((db) => sealedValues.lockSealedRows(db, "accountProofs", anew)),
  saveResealed: asJob((db, { proofId }) =>
    sealedValues.saveResealed(db, "accountProofs", { key: [proofId], values: { codeSealed: "stranger's" } }),
  ),
  countSealedByKey: asJob((db) => sealedValues.countSealedByKey(db, "accountProofs"), "counted"),
  listSellerIds: open(
    "the command that seals everything anew goes from seller to seller, and works inside one seller's scope each",
    asDoor((db) => sealedValues.listSellerIds(db, null, 100)),
  ),
} satisfies CallsOf<typeof sealedValues>;

export const securityCalls = {
  "audit-list": auditListCalls,
  "sealed-values": sealedValueCalls,
  "second-factors": secondFactorCalls,
};
