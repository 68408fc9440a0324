import {
  countConfirmed,
  countRaised,
  holdGroups,
  joinGroup,
  listUngathered,
  lockEmptyGroups,
  tryCauseLock,
  type Where,
} from "#db/queries/incident-groups";
import {
  getIncidents,
  type IncidentRecord,
  type NewIncident,
  saveIncidentHistory,
  saveNewIncidents,
  updateIncidents,
} from "#db/queries/incidents";
import type { SellerDb } from "#db/scope";
import {
  type BurstCause,
  belongsTo,
  burstBaseDays,
  burstLeast,
  burstSpans,
  causeOf,
  causeSubject,
  isBurst,
} from "#lib/incidents/burst";
import { compareSeverity, incidentRules, type Severity } from "#lib/incidents/kinds";
import { termsOf } from "#lib/incidents/signals";
import { dayMs } from "#lib/kit/time";
import type { IncidentChange } from "./raise-incidents.ts";

/** The hand-over list of a parcel, where it went with one. */
export type HandOverRef = { readonly id: string; readonly code: string; readonly at: number };

/** So long whoever holds a cause may take to put it together. */
export const gatheringMs = 20_000;

export type Told = {
  readonly changes: readonly IncidentChange[];
  /** Subjects whose cause somebody else is putting together right now: the sweep takes them in, within a minute. */
  readonly leftOut: ReadonlySet<string>;
};

/**
 * Puts parcels with one cause together, so that people hear of the cause once: parcels of one hand-over list that are not
 * 上网, and what the burst test finds of a lane or carrier. Answers what is still to be told: incidents on their own,
 * and causes that are new or got worse. Never waits for a person or another worker; what it leaves out the sweep takes in.
 * `tellsLeftOut`: what is left out is told by itself all the same.
 */
export async function gatherIncidents(
  db: SellerDb,
  changes: readonly IncidentChange[],
  handOvers: ReadonlyMap<string, HandOverRef>,
  now: number,
  tellsLeftOut = false,
): Promise<Told> {
  const lists = await gatherLists(db, changes, handOvers, now);
  const single = changes.filter(({ incident }) => !lists.gathered.has(incident.id));
  const joined = await joinOpenCauses(db, single, now);
  const alone = single.filter(({ incident }) => !joined.has(incident.id));
  const bursts = await gatherBursts(db, alone, now);
  const isLeftOut = ({ incident: { id } }: IncidentChange) => lists.leftOut.has(id) || bursts.leftOut.has(id);
  // the sweep tells what was raised; what came back or got worse it would not know of
  const isTold = (one: IncidentChange) =>
    !bursts.gathered.has(one.incident.id) && (tellsLeftOut || one.change !== "raised" || !isLeftOut(one));
  return {
    changes: [...alone.filter(isTold), ...lists.changes, ...bursts.changes],
    leftOut: new Set(alone.filter(isLeftOut).map(({ incident }) => incident.subjectId)),
  };
}

/** What one way of putting together found; both sets hold ids of incidents. */
type Gathered = {
  readonly changes: readonly IncidentChange[];
  readonly gathered: ReadonlySet<string>;
  readonly leftOut: ReadonlySet<string>;
};

/** Parcels of one hand-over list are one incident, about the list; it is as bad as its worst parcel. */
async function gatherLists(
  db: SellerDb,
  changes: readonly IncidentChange[],
  handOvers: ReadonlyMap<string, HandOverRef>,
  now: number,
): Promise<Gathered> {
  const byList = new Map<string, { list: HandOverRef; members: IncidentRecord[] }>();
  for (const { incident } of changes) {
    const list = incidentRules[incident.kind].gathers === "hand_over" ? handOvers.get(incident.subjectId) : undefined;
    if (!list || incident.groupId !== null) continue;
    const entry = byList.get(list.id) ?? { list, members: [] };
    entry.members.push(incident);
    byList.set(list.id, entry);
  }
  const worseIn = changes.filter(({ change, incident }) => change === "escalated" && incident.groupId !== null);
  const told: IncidentChange[] = [];
  const gathered = new Set(worseIn.map(({ incident }) => incident.id));
  const leftOut = new Set<string>();
  for (const { list, members } of [...byList.values()].toSorted((a, b) => (a.list.id < b.list.id ? -1 : 1))) {
    const [first] = members;
    if (!first) continue;
    if (!(await tryCauseLock(db, list.id))) {
      for (const { id } of members) leftOut.add(id);
      continue;
    }
    const group = await openGroup(db, {
      ...{ kind: first.kind, subjectKind: "hand_over", subjectId: list.id, carrierCode: first.carrierCode },
      ...{ severity: worstOf(members), words: list.code, happenedAt: list.at, silenceDueAt: first.silenceDueAt },
      ...{ lastEvent: `hand_over:${list.id}`, now },
    });
    if (!group) continue;
    const ids = await join(db, members, group.incident.id, now);
    for (const id of ids) gathered.add(id);
    const grown = await raiseSeverity(db, group, worstOf(members), now);
    if (grown) told.push(grown);
  }
  told.push(...(await followMembers(db, worseIn, now)));
  return { gathered, changes: told, leftOut };
}

/** A cause is as bad as its worst parcel: what got worse in it is told of the cause, once. */
async function followMembers(db: SellerDb, worse: readonly IncidentChange[], now: number): Promise<IncidentChange[]> {
  const kinds = [...new Set(worse.map(({ incident }) => incident.kind))];
  const groups = await holdGroups(db, kinds);
  const told: IncidentChange[] = [];
  for (const group of groups) {
    const own = worse.filter(({ incident }) => incident.groupId === group.id).map(({ incident }) => incident);
    if (own.length === 0) continue;
    const grown = await raiseSeverity(db, { incident: group, isNew: false }, worstOf(own), now);
    if (grown) told.push(grown);
  }
  return told;
}

function worstOf(members: readonly IncidentRecord[]): Severity {
  return members.map(({ severity }) => severity).toSorted(compareSeverity)[0] ?? "normal";
}

async function raiseSeverity(
  db: SellerDb,
  { incident, isNew }: { readonly incident: IncidentRecord; readonly isNew: boolean },
  severity: Severity,
  now: number,
): Promise<IncidentChange | null> {
  if (isNew) return { change: "raised", incident };
  if (compareSeverity(severity, incident.severity) >= 0) return null;
  const { dueAt } = termsOf({ kind: incident.kind, severity }, now);
  const next = {
    ...{ ...incident, severity, dueAt: Math.min(incident.dueAt, dueAt), lastAt: now },
    version: incident.version + 1,
  };
  await updateIncidents(db, [next]);
  await saveIncidentHistory(db, [{ incidentId: next.id, step: "escalated", state: next.state, text: severity }], now);
  return { change: "escalated", incident: next };
}

/** Trouble that belongs to a cause that is known and open joins it, and is not told again. */
async function joinOpenCauses(
  db: SellerDb,
  changes: readonly IncidentChange[],
  now: number,
): Promise<ReadonlySet<string>> {
  const free = changes.map(({ incident }) => incident).filter(isBurstable);
  const kinds = [...new Set(free.map(({ kind }) => kind))];
  const groups = (await holdGroups(db, kinds)).filter(({ subjectKind }) => subjectKind === "lane");
  const joined = new Set<string>();
  for (const group of groups) {
    const own = free.filter((one) => one.kind === group.kind && belongsTo(one, group) && !joined.has(one.id));
    for (const id of await join(db, own, group.id, now)) joined.add(id);
  }
  return joined;
}

function isBurstable(one: IncidentRecord): boolean {
  const { gathers } = incidentRules[one.kind];
  return one.subjectKind === "parcel" && one.groupId === null && (gathers === "lane" || gathers === "carrier");
}

/** Looks at every kind and country (before the border: carrier) in which something new was raised. */
async function gatherBursts(db: SellerDb, changes: readonly IncidentChange[], now: number): Promise<Gathered> {
  const looks = new Map<string, { readonly kind: IncidentRecord["kind"]; readonly where: Where }>();
  for (const { incident } of changes) {
    if (!isBurstable(incident)) continue;
    const isLane = incidentRules[incident.kind].gathers === "lane";
    const where = isLane
      ? { country: incident.country, carrierCode: "" }
      : { country: "", carrierCode: incident.carrierCode };
    looks.set(JSON.stringify([incident.kind, where]), { kind: incident.kind, where });
  }
  const gathered = new Set<string>();
  const leftOut = new Set<string>();
  const told: IncidentChange[] = [];
  for (const [, look] of [...looks].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const found = await burstIn(db, look, now);
    if (found === "held") {
      for (const { incident } of changes)
        if (isBurstable(incident) && incident.kind === look.kind) leftOut.add(incident.id);
    }
    if (found === null || found === "held") continue;
    for (const id of found.ids) gathered.add(id);
    told.push({ change: "raised", incident: found.group });
  }
  return { gathered, changes: told, leftOut };
}

async function burstIn(
  db: SellerDb,
  { kind, where }: { readonly kind: IncidentRecord["kind"]; readonly where: Where },
  now: number,
): Promise<{ readonly group: IncidentRecord; readonly ids: readonly string[] } | "held" | null> {
  const { windowFrom, baseFrom } = burstSpans(now);
  const members = await listUngathered(db, { kind, since: windowFrom, where });
  if (members.length < burstLeast) return null;
  const before = await countRaised(db, { kind, from: baseFrom, to: windowFrom, where });
  if (!isBurst(members.length, before, await growthOf(db, where, now))) return null;
  const cause = causeOf(kind, members);
  if (!cause) return null;
  const own = members.filter((one) => belongsTo(one, cause));
  const subjectId = causeSubject(cause);
  if (own.length < burstLeast) return null;
  if (!(await tryCauseLock(db, subjectId))) return "held";
  const rows = await getIncidents(
    db,
    own.map(({ id }) => id),
  );
  const group = await openGroup(db, groupOf(cause, rows, subjectId, now));
  if (!group) return null;
  const ids = await join(db, rows, group.incident.id, now);
  return { group: group.incident, ids };
}

/** How many times as many parcels are on their way now as in the weeks that the base was read of. */
async function growthOf(db: SellerDb, where: Where, now: number): Promise<number> {
  const recentDays = 14;
  const recent = await countConfirmed(db, { from: now - recentDays * dayMs, to: now, where });
  const before = await countConfirmed(db, {
    from: now - (burstBaseDays + recentDays) * dayMs,
    to: now - recentDays * dayMs,
    where,
  });
  return before === 0 ? 1 : recent / recentDays / (before / burstBaseDays);
}

function groupOf(cause: BurstCause, rows: readonly IncidentRecord[], subjectId: string, now: number): NewGroup {
  const { kind, solutionCode, country, carrierCode, place } = cause;
  const dueSilences = rows.flatMap(({ silenceDueAt }) => silenceDueAt ?? []);
  return {
    ...{ kind, subjectKind: "lane", subjectId, solutionCode, country, carrierCode, place },
    ...{ severity: worstOf(rows), words: rows.at(-1)?.words ?? "", lastEvent: `burst:${now}`, now },
    happenedAt: Math.min(now, ...rows.map(({ happenedAt }) => happenedAt)),
    silenceDueAt: dueSilences.length === rows.length && rows.length > 0 ? Math.min(...dueSilences) : null,
  };
}

type NewGroup = Pick<NewIncident, "kind" | "subjectId" | "happenedAt" | "lastEvent" | "severity"> &
  Partial<Pick<NewIncident, "solutionCode" | "country" | "carrierCode" | "place" | "words" | "silenceDueAt">> & {
    readonly subjectKind: "lane" | "hand_over";
    readonly now: number;
  };

/** The open incident of this cause, made if there is none; null: somebody is ending it right now. */
async function openGroup(
  db: SellerDb,
  { now, ...group }: NewGroup,
): Promise<{ readonly incident: IncidentRecord; readonly isNew: boolean } | null> {
  const known = (await holdGroups(db, [group.kind])).find(({ subjectId }) => subjectId === group.subjectId);
  if (known) return { incident: known, isNew: false };
  const { severity, dueAt } = termsOf({ kind: group.kind, severity: group.severity }, now);
  const [made] = await saveNewIncidents(db, [
    { ...group, severity, dueAt, receivedAt: now, lastAt: now, raisedAt: now },
  ]);
  if (!made) return null;
  await saveIncidentHistory(db, [{ incidentId: made.id, step: "raised", state: "open" }], now);
  return { incident: made, isNew: true };
}

async function join(
  db: SellerDb,
  members: readonly IncidentRecord[],
  groupId: string,
  now: number,
): Promise<readonly string[]> {
  const ids = await joinGroup(
    db,
    members.map(({ id }) => id),
    groupId,
  );
  const stateOf = new Map(members.map(({ id, state }) => [id, state]));
  const history = ids.map((id) => ({ incidentId: id, step: "gathered" as const, state: stateOf.get(id) ?? "open" }));
  await saveIncidentHistory(db, history, now);
  return ids;
}

/**
 * What was left out while somebody else held it is put together now: incidents of the last minutes that stand alone. Answers
 * what is to be told: causes, and parcels that stay alone though their time to be taken in is over (told once, by their key).
 */
export async function gatherStrays(
  db: SellerDb,
  strays: readonly IncidentRecord[],
  handOvers: ReadonlyMap<string, HandOverRef>,
  now: number,
): Promise<readonly IncidentChange[]> {
  const changes = strays.map((incident) => ({ change: "raised" as const, incident }));
  const told = await gatherIncidents(db, changes, handOvers, now);
  return told.changes.filter(
    ({ incident }) => incident.subjectKind !== "parcel" || incident.raisedAt <= now - gatheringMs,
  );
}

/** Ends what many parcels had in common once none of them is in trouble any more. Answers how many ended. */
export async function closeEmptyGroups(db: SellerDb, now: number): Promise<number> {
  const over = await lockEmptyGroups(db);
  await updateIncidents(
    db,
    over.map((one) => ({
      ...{ ...one, state: "closed" as const, closedAt: now, closedKind: "event" as const, closedBy: "group_over" },
      version: one.version + 1,
    })),
  );
  const history = over.map(({ id }) => ({
    ...{ incidentId: id, step: "closed" as const, state: "closed" as const, text: "group_over" },
  }));
  await saveIncidentHistory(db, history, now);
  return over.length;
}
