"use server";

import {
  assignIncidentsInput,
  findIncidentsInput,
  moveIncidentsInput,
  noteIncidentInput,
  removeIncidentFileInput,
  reopenIncidentInput,
  resolveIncidentsInput,
  setIncidentDueInput,
  takeIncidentsInput,
} from "#lib/incidents/schema";
import { sendAgainInput, takeBackSendAgainInput } from "#lib/tracking/send-again-schema";
import { assignIncidents } from "#server/operations/assign-incidents";
import { findIncidents } from "#server/operations/find-incidents";
import { moveIncidents } from "#server/operations/move-incidents";
import { noteIncident } from "#server/operations/note-incident";
import { removeIncidentFile } from "#server/operations/remove-incident-file";
import { reopenIncident } from "#server/operations/reopen-incident";
import { resolveIncidents } from "#server/operations/resolve-incidents";
import { sendAgain, takeBackSendAgain } from "#server/operations/send-again";
import { setIncidentDue } from "#server/operations/set-incident-due";
import { takeIncidents } from "#server/operations/take-incidents";
import { sellerAction, sellerReadAction } from "#server/web/action";

export const findIncidentsAction = sellerReadAction("incidents.handle", findIncidentsInput, findIncidents);
export const takeIncidentsAction = sellerAction("incidents.handle", takeIncidentsInput, takeIncidents);
export const assignIncidentsAction = sellerAction("incidents.handle", assignIncidentsInput, assignIncidents);
export const moveIncidentsAction = sellerAction("incidents.handle", moveIncidentsInput, moveIncidents);
export const resolveIncidentsAction = sellerAction("incidents.handle", resolveIncidentsInput, resolveIncidents);
export const reopenIncidentAction = sellerAction("incidents.handle", reopenIncidentInput, reopenIncident);
export const noteIncidentAction = sellerAction("incidents.handle", noteIncidentInput, noteIncident);
export const setIncidentDueAction = sellerAction("incidents.handle", setIncidentDueInput, setIncidentDue);
export const removeIncidentFileAction = sellerAction("incidents.handle", removeIncidentFileInput, removeIncidentFile);
export const sendAgainAction = sellerAction("dispatch.create", sendAgainInput, sendAgain);
export const takeBackSendAgainAction = sellerAction("dispatch.create", takeBackSendAgainInput, takeBackSendAgain);
