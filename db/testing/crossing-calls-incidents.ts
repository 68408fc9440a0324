import { randomUUID } from "node:crypto";
import { openIncidents } from "#lib/incidents/incident-search";
import * as files from "../queries/incident-files.ts";
import * as groups from "../queries/incident-groups.ts";
import * as view from "../queries/incident-view.ts";
import * as incidents from "../queries/incidents.ts";
import * as watched from "../queries/watched-parcels.ts";
import { asDoor, asJob, asSeller, type CallsOf, open } from "./crossing.ts";

const at = Date.UTC(2026, 10, 21);

const incidentCalls = {
  lockIncidentsAbout: asJob((db, { declarationId }) => incidents.lockIncidentsAbout(db, [declarationId])),
  lockIncidents: asSeller((db, { incidentId }) => incidents.lockIncidents(db, [incidentId])),
  getIncidents: asSeller((db, { incidentId }) => incidents.getIncidents(db, [incidentId])),
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
        ...{ note: "stranger's", severity: "normal", place: "", reopened: 0, silenceDueAt: null, dueAt: at },
        ...{ groupId: null, version: 2 },
      },
    ]),
  ),
  saveIncidentHistory: asSeller((db, { incidentId }) =>
    incidents.saveIncidentHistory(db, [{ incidentId, step: "noted", state: "open", text: "stranger's" }], at),
  ),
  listIncidentHistory: asSeller((db, { incidentId }) => incidents.listIncidentHistory(db, incidentId)),
  findIncidents: asSeller((db) => incidents.findIncidents(db, openIncidents, 100)),
  findIncidentsOf: asSeller((db, { bookedId }) => incidents.findIncidentsOf(db, [bookedId])),
  countFound: asSeller((db) => incidents.countFound(db, openIncidents), "counted"),
  listIncidentsOfParcel: asSeller((db, { bookedId }) => incidents.listIncidentsOfParcel(db, bookedId)),
  listUnsettledOf: asSeller((db, { bookedId }) => incidents.listUnsettledOf(db, [bookedId])),
  countOpenIncidents: asSeller((db) => incidents.countOpenIncidents(db), "counted"),
  countNeeds: asSeller((db) => incidents.countNeeds(db, [Date.now(), Date.now() + 86_400_000]), "counted"),
  countIncidents: asSeller((db) => incidents.countIncidents(db), "counted"),
  listIncidents: asSeller((db) => incidents.listIncidents(db, openIncidents)),
  listIncidentsAbout: asSeller((db, { declarationId }) => incidents.listIncidentsAbout(db, declarationId)),
} satisfies CallsOf<typeof incidents>;

const where = { country: "US", carrierCode: "" };

const groupCalls = {
  holdGroups: asJob((db) => groups.holdGroups(db, ["not_online"])),
  joinGroup: asJob((db, { parcelIncidentId, groupIncidentId }) =>
    groups.joinGroup(db, [parcelIncidentId], groupIncidentId),
  ),
  tryCauseLock: asJob((db, { groupIncidentId }) => groups.tryCauseLock(db, groupIncidentId), "unseen"),
  listUngathered: asJob((db) => groups.listUngathered(db, { kind: "stalled", since: at - 1, where })),
  countRaised: asJob((db) => groups.countRaised(db, { kind: "stalled", from: at - 1, to: at + 1, where }), "counted"),
  countConfirmed: asJob((db) => groups.countConfirmed(db, { from: 0, to: 4e12, where }), "counted"),
  countMembers: asSeller((db, { groupIncidentId }) => groups.countMembers(db, [groupIncidentId])),
  lockEmptyGroups: asJob((db) => groups.lockEmptyGroups(db), "unseen"),
  listOpenMembers: asSeller((db, { groupIncidentId }) => groups.listOpenMembers(db, [groupIncidentId])),
  listStrays: asJob((db) => groups.listStrays(db, ["stalled"], at - 1)),
} satisfies CallsOf<typeof groups>;

const nobodys = "budgets are learnt from all sellers' parcels and name none";
const watchedCalls = {
  listWatchFacts: asJob((db, { bookedId }) => watched.listWatchFacts(db, [bookedId])),
  claimDueParcels: asJob((db) => watched.claimDueParcels(db, 4e12, 10)),
  saveDueAts: asJob((db, { bookedId }) => watched.saveDueAts(db, [{ waybillId: bookedId, dueAt: null }])),
  wakeParcels: asJob((db, { bookedId }) => watched.wakeParcels(db, [bookedId], 0)),
  listDueSellers: open(
    "the sweep asks whose silence is due",
    asDoor((db) => watched.listDueSellers(db, 4e12)),
  ),
  readWatchBook: open(
    nobodys,
    asJob((db) => watched.readWatchBook(db)),
  ),
  saveDwellBudgets: open(
    nobodys,
    asDoor((db) =>
      watched.saveDwellBudgets(
        db,
        [{ serviceClass: "economy", stage: "import", sample: 1, p95Days: 3, budgetHours: 72 }],
        at,
      ),
    ),
  ),
} satisfies CallsOf<typeof watched>;

const fileCalls = {
  listIncidentFiles: asSeller((db, { incidentId }) => files.listIncidentFiles(db, incidentId)),
  getIncidentFile: asSeller((db, { incidentFileId }) => files.getIncidentFile(db, incidentFileId)),
  saveIncidentFile: asSeller((db, { incidentId }) =>
    files.saveIncidentFile(
      db,
      {
        ...{ id: randomUUID(), incidentId, fileName: "stranger's", fileKind: "pdf", byteLength: 1, pages: 1 },
        ...{ sha256: "strange", keySealed: "", addedBy: "stranger" },
      },
      at,
    ),
  ),
  retireIncidentFile: asSeller((db, { incidentFileId }) =>
    files.retireIncidentFile(db, incidentFileId, "stranger", at),
  ),
} satisfies CallsOf<typeof files>;

const viewCalls = {
  getIncidentView: asSeller((db, { incidentId }) => view.getIncidentView(db, incidentId)),
} satisfies CallsOf<typeof view>;

export const incidentCallsByModule = {
  "incident-view": viewCalls,
  "incident-files": fileCalls,
  incidents: incidentCalls,
  "incident-groups": groupCalls,
  "watched-parcels": watchedCalls,
};
