import { randomUUID } from "node:crypto";
import { openIncidents } from "#lib/incidents/incident-search";
import * as incidents from "../queries/incidents.ts";
import { asJob, asSeller, type CallsOf } from "./crossing.ts";

const at = Date.UTC(2026, 10, 21);

const incidentCalls = {
  lockIncidentsAbout: asJob((db, { declarationId }) => incidents.lockIncidentsAbout(db, [declarationId])),
  lockIncident: asSeller((db, { incidentId }) => incidents.lockIncident(db, incidentId)),
  getIncidentSubject: asSeller((db, { incidentId }) => incidents.getIncidentSubject(db, incidentId)),
  saveNewIncidents: asJob((db, { bookedId, declarationId }) =>
    incidents.saveNewIncidents(db, [
      {
        ...{ kind: "interception", severity: "critical", waybillId: bookedId, orderNumber: "1", waybillNo: "1" },
        ...{ subjectKind: "declaration", subjectId: declarationId, lastEvent: "stranger's", happenedAt: at },
        ...{ receivedAt: at, lastAt: at, raisedAt: at, dueAt: at },
      },
    ]),
  ),
  updateIncidents: asJob((db, { incidentId }) =>
    incidents.updateIncidents(db, [
      {
        ...{ id: incidentId, state: "resolved", words: "stranger's", status: "", lastEvent: randomUUID(), count: 9 },
        ...{ lastAt: at, ownerId: null, ownerName: "", closedAt: at, closedKind: "person", closedBy: "stranger" },
        note: "stranger's",
      },
    ]),
  ),
  countOpenIncidents: asSeller((db) => incidents.countOpenIncidents(db), "counted"),
  countIncidents: asSeller((db) => incidents.countIncidents(db), "counted"),
  listIncidents: asSeller((db) => incidents.listIncidents(db, openIncidents)),
  listIncidentsAbout: asSeller((db, { declarationId }) => incidents.listIncidentsAbout(db, declarationId)),
} satisfies CallsOf<typeof incidents>;

export const incidentCallsByModule = { incidents: incidentCalls };
