import type { Actor, AuditEvent, Subject } from "#lib/audit/entry";
import { insertMany } from "../bulk.ts";
import { auditEntries } from "../schema/sellers.ts";
import type { DoorScope, JobScope, ScopedDb, SellerScope, StaffScope } from "../scope.ts";

export type AuditEntry = AuditEvent & { readonly subject: Subject };

/**
 * Writes what happened, in the transaction of the change: no entry, no commit. The actor is read from the scope; a
 * carrier's push or a sign-up names it.
 */
export async function saveAudit(
  db: ScopedDb<SellerScope | JobScope | StaffScope | DoorScope>,
  entries: readonly AuditEntry[],
  actor: Actor = actorOf(db.scope),
): Promise<void> {
  const { sellerId } = db.scope;
  if (sellerId === null) throw new Error("an audit entry needs a scope that names its seller");
  const rows = entries.map((entry) => ({
    sellerId,
    actorKind: actor.kind,
    actorId: actor.id,
    actorName: actor.name,
    origin: "from" in db.scope ? db.scope.from : "",
    event: entry.event,
    subjectKind: entry.subject.kind,
    subjectId: entry.subject.id,
    data: entry.data,
  }));
  await insertMany(db, auditEntries, rows);
}

function actorOf(scope: SellerScope | JobScope | StaffScope | DoorScope): Actor {
  switch (scope.kind) {
    case "seller":
      return { kind: "member", id: scope.personId, name: scope.personName };
    case "staff":
      return { kind: "staff", id: scope.personId, name: scope.personName };
    case "job":
      return { kind: "job", id: scope.job, name: scope.job };
    case "door":
      return { kind: "job", id: scope.door, name: scope.door };
  }
}
