import { and, desc, eq, gte, inArray, lt, notInArray, type SQL, sql } from "drizzle-orm";
import type { Actor, AuditEvent, AuditEventName, Subject } from "#lib/audit/entry";
import { eventsOfGroup } from "#lib/audit/groups";
import type { AuditCursor, AuditSearch } from "#lib/audit/search";
import { waybills } from "../schema/dispatch.ts";
import { orders } from "../schema/orders.ts";
import { auditEntries } from "../schema/sellers.ts";
import type { SellerDb } from "../scope.ts";

export type AuditRow = {
  readonly id: string;
  readonly at: number;
  /** Where the page after this row begins. */
  readonly cursor: AuditCursor;
  readonly actor: Actor;
  /** The network address that it came from; "" for jobs, and for entries from before it was kept. */
  readonly origin: string;
  readonly entry: AuditEvent;
  readonly subject: Subject;
  /** What the subject is called on screen: an order's or a waybill's number; "" where the sentence names it. */
  readonly subjectName: string;
};

export type AuditPage = { readonly rows: readonly AuditRow[]; readonly hasMore: boolean };

/** The search's days as instants, in the reader's time zone: the first one counts, the second one not any more. */
export type AuditSpan = { readonly from: number | null; readonly to: number | null };

/** A page of what happened at the seller, the newest first. */
export async function listAudit(
  db: SellerDb,
  { actor, group, after }: Pick<AuditSearch, "actor" | "group" | "after">,
  { from, to }: AuditSpan,
  limit: number,
): Promise<AuditPage> {
  const rows = await db
    .select({
      id: auditEntries.id,
      at: auditEntries.at,
      atMicros: sql<string>`(extract(epoch from ${auditEntries.at}) * 1000000)::bigint::text`,
      actorKind: auditEntries.actorKind,
      actorId: auditEntries.actorId,
      actorName: auditEntries.actorName,
      origin: auditEntries.origin,
      event: auditEntries.event,
      subjectKind: auditEntries.subjectKind,
      subjectId: auditEntries.subjectId,
      data: auditEntries.data,
    })
    .from(auditEntries)
    .where(
      and(
        eq(auditEntries.sellerId, db.scope.sellerId),
        from === null ? undefined : gte(auditEntries.at, from),
        to === null ? undefined : lt(auditEntries.at, to),
        by(actor),
        group === "" ? undefined : inArray(auditEntries.event, eventsOfGroup(group)),
        after ? behind(after) : undefined,
      ),
    )
    .orderBy(desc(auditEntries.at), desc(auditEntries.id))
    .limit(limit + 1);
  const shown = rows.slice(0, limit);
  const names = await namesOf(db, shown);
  return {
    rows: shown.map(({ atMicros, actorKind, actorId, actorName, event, data, subjectKind, subjectId, ...row }) => ({
      ...row,
      cursor: { atMicros, id: row.id },
      actor: { kind: actorKind, id: actorId, name: actorName },
      // what was written under a name is shaped as that name says
      entry: { event: event as AuditEventName, data } as AuditEvent,
      subject: { kind: subjectKind, id: subjectId },
      subjectName: names.get(subjectId) ?? "",
    })),
    hasMore: rows.length > limit,
  };
}

function by(actor: string): SQL | undefined {
  if (actor === "") return undefined;
  if (actor === "staff") return eq(auditEntries.actorKind, "staff");
  if (actor === "system") return notInArray(auditEntries.actorKind, ["member", "staff"]);
  return and(inArray(auditEntries.actorKind, ["member", "staff"]), eq(auditEntries.actorId, actor));
}

/** Times are kept to the microsecond; milliseconds would skip what else happened within the same one. */
function behind({ atMicros, id }: AuditCursor): SQL {
  const at = sql`timestamptz 'epoch' + ${atMicros}::bigint * interval '1 microsecond'`;
  // the first condition is what the index finds, the second one what is exact
  return sql`${auditEntries.at} <= ${at} and (${auditEntries.at}, ${auditEntries.id}) < (${at}, ${id}::uuid)`;
}

/** Numbers of the orders and waybills among the subjects, by their id. Subjects are text: not every one is an id. */
async function namesOf(
  db: SellerDb,
  rows: readonly { readonly subjectKind: string; readonly subjectId: string }[],
): Promise<Map<string, string>> {
  const idsOf = (kind: string) => {
    const ids = rows.filter((row) => row.subjectKind === kind && uuid.test(row.subjectId)).map((row) => row.subjectId);
    return sql`any(${sql.param(`{${[...new Set(ids)].join()}}`)}::uuid[])`;
  };
  const { sellerId } = db.scope;
  const [ofOrders, ofWaybills] = await Promise.all([
    db
      .select({ id: orders.id, name: orders.orderNumber })
      .from(orders)
      .where(and(eq(orders.sellerId, sellerId), sql`${orders.id} = ${idsOf("order")}`)),
    db
      .select({ id: waybills.id, name: waybills.lpNumber })
      .from(waybills)
      .where(and(eq(waybills.sellerId, sellerId), sql`${waybills.id} = ${idsOf("waybill")}`)),
  ]);
  return new Map([...ofOrders, ...ofWaybills].map(({ id, name }) => [id, name ?? ""]));
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
