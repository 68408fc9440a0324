"use server";

import { deleteViewInput, saveViewInput } from "#lib/dispatch/edit-schema";
import { askAgainInput } from "#lib/dispatch/waybill-schema";
import {
  assignIncidentsInput,
  findIncidentsInput,
  moveIncidentsInput,
  resolveIncidentsInput,
  takeIncidentsInput,
} from "#lib/incidents/schema";
import { exportParcelsInput } from "#lib/tracking/export-schema";
import { sendAgainInput, takeBackSendAgainInput } from "#lib/tracking/send-again-schema";
import { assignIncidents } from "#server/operations/assign-incidents";
import { exportParcels } from "#server/operations/export-parcels";
import { findParcelIncidents } from "#server/operations/find-parcel-incidents";
import { moveIncidents } from "#server/operations/move-incidents";
import { requestPoll } from "#server/operations/poll-tracking";
import { resolveIncidents } from "#server/operations/resolve-incidents";
import { removeView, saveView } from "#server/operations/save-view";
import { sendAgain, takeBackSendAgain } from "#server/operations/send-again";
import { takeIncidents } from "#server/operations/take-incidents";
import { sellerAction, sellerReadAction } from "#server/web/action";

export const requestPollAction = sellerAction("dispatch.create", askAgainInput, requestPoll);
export const saveParcelViewAction = sellerAction("tracking.read", saveViewInput, saveView);
export const removeParcelViewAction = sellerAction("tracking.read", deleteViewInput, removeView);

// the incidents of chosen parcels, as the list showed them or as its filters found them
export const findParcelIncidentsAction = sellerReadAction("incidents.handle", findIncidentsInput, findParcelIncidents);
export const takeParcelsAction = sellerAction("incidents.handle", takeIncidentsInput, takeIncidents);
export const assignParcelsAction = sellerAction("incidents.handle", assignIncidentsInput, assignIncidents);
export const moveParcelsAction = sellerAction("incidents.handle", moveIncidentsInput, moveIncidents);
export const resolveParcelsAction = sellerAction("incidents.handle", resolveIncidentsInput, resolveIncidents);
export const exportParcelsAction = sellerAction("tracking.read", exportParcelsInput, exportParcels);
export const sendAgainAction = sellerAction("dispatch.create", sendAgainInput, sendAgain);
export const takeBackSendAgainAction = sellerAction("dispatch.create", takeBackSendAgainInput, takeBackSendAgain);
