import { and, asc, eq, sql } from "drizzle-orm";
import { readSolution } from "#lib/carriers/solution-schema";
import type { ClaimWay } from "#lib/carriers/solutions";
import { incidents } from "../schema/incidents.ts";
import { solutions } from "../schema/solutions.ts";
import type { SellerDb } from "../scope.ts";
import { getHandOverOf, type HandOverOf } from "./bag-parcels.ts";
import { type IncidentFileRow, listIncidentFiles } from "./incident-files.ts";
import { countMembers } from "./incident-groups.ts";
import { getIncidents, type HistoryRow, type IncidentRecord, listIncidentHistory } from "./incidents.ts";
import { listMembers, type MemberRow } from "./members.ts";
import { listTrackingEvents, type StoredEvent } from "./tracking.ts";
import { listWatchFacts } from "./watched-parcels.ts";

export type IncidentView = {
  readonly row: IncidentRecord;
  readonly history: readonly HistoryRow[];
  readonly files: readonly IncidentFileRow[];
  readonly team: readonly MemberRow[];
  /** The newest events of its parcel. */
  readonly events: readonly StoredEvent[];
  /** The incident of many parcels that it belongs to. */
  readonly group: IncidentRecord | null;
  /** Its own parcels, where it is about many: the first of them, unsettled ones first. */
  readonly members: readonly IncidentRecord[];
  readonly memberCounts: ReadonlyMap<string, { readonly all: number; readonly open: number }>;
  readonly handOver: HandOverOf | null;
  readonly declaredAt: number | null;
  /** How its solution is claimed; null: nobody knows. */
  readonly claims: ClaimWay | null;
};

const shownEvents = 8;
const shownMembers = 100;

/** All that the page of one incident shows; null when the seller has none of this id. */
export async function getIncidentView(db: SellerDb, id: string): Promise<IncidentView | null> {
  const [row] = await getIncidents(db, [id]);
  if (!row) return null;
  const { waybillId, groupId } = row;
  const waybillIds = waybillId === null ? [] : [waybillId];
  const [history, files, team, events, groups, members, memberCounts, handOvers, facts, claims] = await Promise.all([
    listIncidentHistory(db, id),
    listIncidentFiles(db, id),
    listMembers(db),
    waybillId === null ? [] : listTrackingEvents(db, waybillId, shownEvents),
    groupId === null ? [] : getIncidents(db, [groupId]),
    waybillId === null ? listGroupMembers(db, id) : [],
    countMembers(db, [id]),
    getHandOverOf(db, waybillIds),
    listWatchFacts(db, waybillIds),
    getClaimWay(db, row.solutionCode),
  ]);
  return {
    ...{ row, history, files, team, events, members, memberCounts, claims },
    group: groups[0] ?? null,
    handOver: waybillId === null ? null : (handOvers.get(waybillId) ?? null),
    declaredAt: facts[0]?.declaredAt ?? facts[0]?.handedOverAt ?? null,
  };
}

async function listGroupMembers(db: SellerDb, groupId: string): Promise<readonly IncidentRecord[]> {
  return db
    .select()
    .from(incidents)
    .where(and(eq(incidents.sellerId, db.scope.sellerId), eq(incidents.groupId, groupId)))
    .orderBy(sql`${incidents.closedAt} desc nulls first`, asc(incidents.id))
    .limit(shownMembers);
}

async function getClaimWay(db: SellerDb, solutionCode: string): Promise<ClaimWay | null> {
  if (solutionCode === "") return null;
  const [offer] = await db.select({ offer: solutions.offer }).from(solutions).where(eq(solutions.code, solutionCode));
  return offer ? readSolution(offer.offer).claims.how : null;
}
