import * as declarationLanes from "../queries/declaration-lanes.ts";
import * as masterListDays from "../queries/master-list-days.ts";
import { asSeller, type CallsOf } from "./crossing.ts";

const day = "2026-11-20";

const declarationLaneCalls = {
  listLanesOfWaybills: asSeller((db, { bookedId }) => declarationLanes.listLanesOfWaybills(db, [bookedId])),
} satisfies CallsOf<typeof declarationLanes>;

const masterListDayCalls = {
  listDayParcels: asSeller((db) => masterListDays.listDayParcels(db, day)),
  listDaysToList: asSeller((db) => masterListDays.listDaysToList(db, day), "unseen"),
} satisfies CallsOf<typeof masterListDays>;

export const papersPageCallsByModule = {
  "declaration-lanes": declarationLaneCalls,
  "master-list-days": masterListDayCalls,
};
