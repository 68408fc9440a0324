import { countMembers } from "#db/queries/incident-groups";
import type { SellerDb } from "#db/scope";
import type { IncidentChange } from "./raise-incidents.ts";
import { type AlarmNews, tellAlarms } from "./tell-alarms.ts";

/**
 * Tells a seller's people that incidents were raised, came back or got worse, in the transaction that made it so: the one place
 * where incidents become alarms. `knownSince`: since when ALP could know of a subject's silence, by subject; now where it is
 * missing. Old news bring old silence, which nobody could have told sooner.
 */
export async function announceIncidents(
  db: SellerDb,
  changes: readonly IncidentChange[],
  now: number,
  knownSince: ReadonlyMap<string, number> = new Map(),
): Promise<void> {
  const groups = changes.filter(({ incident }) => incident.waybillId === null).map(({ incident }) => incident.id);
  const members = groups.length > 0 ? await countMembers(db, groups) : new Map();
  await tellAlarms(
    db,
    changes.map((one) => newsOf(one, members.get(one.incident.id)?.all ?? 1, knownSinceOf(one, knownSince, now))),
    now,
  );
}

/** A cause is known since the first of its parcels was. */
function knownSinceOf({ incident }: IncidentChange, known: ReadonlyMap<string, number>, now: number): number {
  if (incident.waybillId !== null || known.size === 0) return known.get(incident.subjectId) ?? now;
  return [...known.values()].reduce((first, at) => Math.min(first, at), now);
}

/** `changeKey`: an opening is one, each return and each worsening has the version that it made. */
function newsOf({ change, incident }: IncidentChange, parcels: number, knownSince: number): AlarmNews {
  const { id, kind, severity, waybillNo, orderNumber, happenedAt, receivedAt, raisedAt, dueAt, silenceDueAt } =
    incident;
  const isFirst = change === "raised";
  return {
    change: isFirst ? "opened" : change,
    changeKey: isFirst ? "opened" : `${change} ${incident.version}`,
    incident: {
      ...{ id, kind, severity, parcels, happenedAt, receivedAt, raisedAt, dueAt },
      silenceDueAt: silenceDueAt === null ? null : Math.max(silenceDueAt, knownSince),
      // a cause has no number of its own: the list's, or the lane's country
      waybillNo: waybillNo || (incident.waybillId === null ? incident.words || incident.country : ""),
      orderNumber,
    },
  };
}
