import { countMembers } from "#db/queries/incident-groups";
import type { SellerDb } from "#db/scope";
import type { IncidentChange } from "./raise-incidents.ts";
import { type AlarmNews, tellAlarms } from "./tell-alarms.ts";

/**
 * Tells a seller's people that incidents were raised, came back or got worse, in the transaction that made it so: the one place
 * where incidents become alarms. `awaited`: from when on the silence of a parcel could be judged, where that was later than it
 * became due, as of one whose history was imported.
 */
export async function announceIncidents(
  db: SellerDb,
  changes: readonly IncidentChange[],
  now: number,
  awaited: ReadonlyMap<string, number> = new Map(),
): Promise<void> {
  const groups = changes.filter(({ incident }) => incident.waybillId === null).map(({ incident }) => incident.id);
  const members = groups.length > 0 ? await countMembers(db, groups) : new Map();
  await tellAlarms(
    db,
    changes.map((one) => newsOf(one, members.get(one.incident.id)?.all ?? 1, awaited)),
    now,
  );
}

/** `changeKey`: an opening is one, each return and each worsening has the version that it made. */
function newsOf(
  { change, incident }: IncidentChange,
  parcels: number,
  awaited: ReadonlyMap<string, number>,
): AlarmNews {
  const { id, kind, severity, waybillNo, orderNumber, happenedAt, receivedAt, raisedAt, dueAt } = incident;
  // of a cause the first of its parcels counts
  const from = incident.waybillId === null ? Math.min(...awaited.values()) : awaited.get(incident.waybillId);
  const silenceDueAt =
    incident.silenceDueAt === null ? null : Math.max(incident.silenceDueAt, Number.isFinite(from) ? (from ?? 0) : 0);
  const isFirst = change === "raised";
  return {
    change: isFirst ? "opened" : change,
    changeKey: isFirst ? "opened" : `${change} ${incident.version}`,
    incident: {
      ...{ id, kind, severity, parcels, happenedAt, receivedAt, raisedAt, dueAt, silenceDueAt },
      // a cause has no number of its own: the list's, or the lane's country
      waybillNo: waybillNo || (incident.waybillId === null ? incident.words || incident.country : ""),
      orderNumber,
    },
  };
}
