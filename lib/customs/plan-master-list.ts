import { type DocumentState, isStop } from "./states.ts";

/** A declared parcel as a master list considers it. */
export type MasterListParcel = {
  readonly id: string;
  readonly waybillNo: string;
  readonly state: DocumentState;
  readonly unclearStatus: string | null;
  readonly isWithdrawing: boolean;
  /** Its waybill was cancelled. */
  readonly isCancelled: boolean;
  readonly logisticsCode: string;
  readonly masterListId: string | null;
};

/** Why a parcel is not on a master list, in the order of asking. */
export const masterListReasons = [
  "on_another_list",
  "withdrawing",
  "cancelled",
  "stopped",
  "unclear",
  "not_accepted",
] as const;
export type MasterListReason = (typeof masterListReasons)[number];

/** A parcel that stays off, and why. */
export type LeftOut = { readonly id: string; readonly waybillNo: string; readonly reason: string };

export type MasterListPlan<Parcel extends MasterListParcel> = {
  /** One list each: the parcels of one logistics company. */
  readonly groups: readonly { readonly logisticsCode: string; readonly parcels: readonly Parcel[] }[];
  readonly leftOut: readonly LeftOut[];
};

/**
 * Which parcels go onto a master list (607), and every other one with its reason: customs must have stored the list (120 or
 * later), nothing may stop it, and a parcel stands on one bill alone.
 */
export function planMasterList<Parcel extends MasterListParcel>(parcels: readonly Parcel[]): MasterListPlan<Parcel> {
  const groups = new Map<string, Parcel[]>();
  const leftOut: LeftOut[] = [];
  for (const parcel of parcels) {
    const reason = reasonToLeaveOut(parcel);
    if (reason !== null) leftOut.push({ id: parcel.id, waybillNo: parcel.waybillNo, reason });
    else groups.set(parcel.logisticsCode, [...(groups.get(parcel.logisticsCode) ?? []), parcel]);
  }
  return { groups: [...groups].map(([logisticsCode, list]) => ({ logisticsCode, parcels: list })), leftOut };
}

function reasonToLeaveOut(parcel: MasterListParcel): MasterListReason | null {
  const { state, unclearStatus, isWithdrawing, isCancelled, masterListId } = parcel;
  if (masterListId !== null) return "on_another_list";
  if (isWithdrawing) return "withdrawing";
  if (isCancelled) return "cancelled";
  if (isStop(state)) return "stopped";
  if (unclearStatus !== null) return "unclear";
  return state === "accepted" || state === "released" || state === "closed" ? null : "not_accepted";
}
