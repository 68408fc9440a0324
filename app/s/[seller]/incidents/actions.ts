"use server";

import { resolveIncidentInput, takeOverIncidentInput } from "#lib/incidents/schema";
import { resolveIncident } from "#server/operations/resolve-incident";
import { takeOverIncident } from "#server/operations/take-over-incident";
import { sellerAction } from "#server/web/action";

export const takeOverIncidentAction = sellerAction("incidents.handle", takeOverIncidentInput, takeOverIncident);
export const resolveIncidentAction = sellerAction("incidents.handle", resolveIncidentInput, resolveIncident);
