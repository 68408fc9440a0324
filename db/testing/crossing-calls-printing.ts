import { plainSettings } from "#lib/papers/print-profile";
import * as prints from "../queries/label-prints.ts";
import * as profiles from "../queries/print-profiles.ts";
import { asSeller, type CallsOf } from "./crossing.ts";

const now = Date.UTC(2027, 1, 1);
const values = { name: "stranger's", settings: plainSettings, isDefault: false };

const profileCalls = {
  listPrintProfiles: asSeller((db) => profiles.listPrintProfiles(db)),
  lockPrintProfiles: asSeller((db) => profiles.lockPrintProfiles(db)),
  saveNewPrintProfile: asSeller((db) => profiles.saveNewPrintProfile(db, values, "stranger", now)),
  updatePrintProfile: asSeller((db, { profileId }) =>
    profiles.updatePrintProfile(db, profileId, values, "stranger", now),
  ),
  saveNoOtherDefault: asSeller((db) => profiles.saveNoOtherDefault(db, null)),
  deletePrintProfile: asSeller((db, { profileId }) => profiles.deletePrintProfile(db, profileId)),
} satisfies CallsOf<typeof profiles>;

const printCalls = {
  saveLabelPrints: asSeller((db, { bookedId }) =>
    prints.saveLabelPrints(
      db,
      [{ waybillId: bookedId, isReprint: true }],
      { reason: "scan", profile: "stranger's", by: "stranger" },
      now,
    ),
  ),
  countLabelPrints: asSeller((db, { bookedId }) => prints.countLabelPrints(db, [bookedId])),
  listLabelPrints: asSeller((db, { bookedId }) => prints.listLabelPrints(db, bookedId)),
} satisfies CallsOf<typeof prints>;

export const printingCallsByModule = {
  "print-profiles": profileCalls,
  "label-prints": printCalls,
};
