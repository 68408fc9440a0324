import { randomUUID } from "node:crypto";
import * as exports from "../queries/parcel-exports.ts";
import { asDoor, asJob, asSeller, type CallsOf, open } from "./crossing.ts";

const now = Date.UTC(2026, 11, 1);

const exportCalls = {
  listParcelExports: asSeller((db, { ownerId }) => exports.listParcelExports(db, ownerId, 10)),
  countOpenParcelExports: asSeller((db) => exports.countOpenParcelExports(db), "counted"),
  getParcelExport: asSeller((db, { parcelExportId }) => exports.getParcelExport(db, parcelExportId)),
  getParcelExportFile: asSeller((db, { parcelExportId }) => exports.getParcelExportFile(db, parcelExportId), "counted"),
  saveParcelExport: asSeller((db, { ownerId }) =>
    exports.saveParcelExport(
      db,
      {
        ...{ id: randomUUID(), query: "", locale: "en", timeZone: "Asia/Shanghai", total: 1 },
        ...{ createdBy: "stranger", createdById: ownerId },
      },
      now,
    ),
  ),
  updateParcelExport: asJob((db, { parcelExportId }) =>
    exports.updateParcelExport(db, parcelExportId, { state: "failed" }),
  ),
  listSellersWithOldParcelExports: open(
    "the sweep asks which sellers have exports to clear away",
    asDoor((db) => exports.listSellersWithOldParcelExports(db, now)),
  ),
  expireParcelExports: asJob((db) => exports.expireParcelExports(db, now), "counted"),
} satisfies CallsOf<typeof exports>;

export const parcelExportCallsByModule = { "parcel-exports": exportCalls };
