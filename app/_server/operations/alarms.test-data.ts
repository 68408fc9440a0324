import { randomUUID } from "node:crypto";
import { saveNewIncidents } from "#db/queries/incidents";
import { raiseLiveCursor } from "#db/queries/live";
import { inScope, type JobScope } from "#db/scope";
import type { AlarmChange } from "#lib/alarms/channels";
import type { IncidentKind, Severity } from "#lib/incidents/kinds";
import { type AlarmNews, tellAlarms } from "./tell-alarms.ts";

type About = {
  readonly kind?: IncidentKind;
  readonly severity?: Severity;
  readonly number?: string;
  readonly now: number;
};

/** Incidents that a seller's job raises and tells in one transaction; answers their news. */
export async function raiseAndTell(
  seller: { readonly jobScope: JobScope },
  waybillId: string,
  list: readonly About[],
  hasMail = false,
): Promise<readonly AlarmNews[]> {
  return inScope(seller.jobScope, async (db) => {
    const saved = await saveNewIncidents(
      db,
      list.map(({ kind = "declaration_returned", severity = "high", number = "LX700000001CN", now }) => ({
        ...{ kind, severity, waybillId, waybillNo: number, orderNumber: "8170000000000001" },
        ...{ subjectKind: "declaration", subjectId: randomUUID(), lastEvent: randomUUID(), happenedAt: now - 60_000 },
        ...{ receivedAt: now, lastAt: now, raisedAt: now, dueAt: now + 3_600_000 },
      })),
    );
    const news = saved.map((incident) => newsOf(incident));
    await tellAlarms(db, news, list[0]?.now ?? 0, { hasMail });
    await raiseLiveCursor(db);
    return news;
  });
}

export function newsOf(
  incident: AlarmNews["incident"],
  change: AlarmChange = "opened",
  changeKey: string = change,
): AlarmNews {
  return { change, changeKey, incident };
}
