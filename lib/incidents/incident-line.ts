import { countryLabel, solutionLabel } from "#lib/tracking/labels";
import { type ClosingEvent, closingEvents } from "./closing-events.ts";
import type { IncidentKind, Severity, SubjectKind } from "./kinds.ts";
import type { IncidentState } from "./life.ts";

/** An incident as lists and its page show it. */
export type IncidentLine = {
  readonly id: string;
  readonly version: number;
  readonly kind: IncidentKind;
  readonly severity: Severity;
  readonly state: IncidentState;
  readonly href: string;
  /** Of one parcel; "" where it is about many. */
  readonly orderNumber: string;
  readonly waybillNo: string;
  /** Null: it is about one parcel. `code`: of the hand-over list, where that is what they share. */
  readonly group: { readonly all: number; readonly open: number; readonly code: string } | null;
  /** "Solution → country", as far as it has a lane. */
  readonly lane: string;
  readonly place: string;
  /** The outside's own words and code, as said last; "": none. */
  readonly words: string;
  readonly status: string;
  readonly count: number;
  readonly reopened: number;
  readonly happenedAt: number;
  readonly receivedAt: number;
  readonly silenceDueAt: number | null;
  readonly lastAt: number;
  readonly dueAt: number;
  readonly ownerId: string | null;
  readonly ownerName: string;
  readonly isMine: boolean;
  /** How it ended; null while it goes on. */
  readonly ended: {
    readonly at: number;
    readonly by: string;
    readonly note: string;
    readonly event: ClosingEvent | null;
  } | null;
};

/** A stored incident, as far as lists and pages show it. */
export type ShownRecord = Omit<IncidentLine, "href" | "group" | "lane" | "isMine" | "ended"> & {
  readonly waybillId: string | null;
  readonly subjectKind: SubjectKind;
  readonly country: string;
  readonly solutionCode: string;
  readonly carrierCode: string;
  readonly closedAt: number | null;
  readonly closedKind: string | null;
  readonly closedBy: string;
  readonly note: string;
};

type Around = {
  readonly seller: string;
  readonly locale: string;
  readonly personId: string;
  readonly members: ReadonlyMap<string, { readonly all: number; readonly open: number }>;
};

/** An incident as lists and its page show it. */
export function incidentLineOf(row: ShownRecord, { seller, locale, personId, members }: Around): IncidentLine {
  const { id, version, kind, severity, state, orderNumber, waybillNo, place, words, status, count, reopened } = row;
  const event = row.closedKind === "event" ? (closingEvents.find((one) => one === row.closedBy) ?? null) : null;
  const { solutionCode, country } = row;
  const lane = [solutionCode && solutionLabel(solutionCode, locale), country && countryLabel(country, locale)];
  const code = row.subjectKind === "hand_over" ? words : "";
  return {
    ...{ id, version, kind, severity, state, orderNumber, waybillNo, place, words, status, count, reopened },
    href: `/s/${seller}/incidents/${id}`,
    group: row.waybillId === null ? { ...(members.get(id) ?? { all: 0, open: 0 }), code } : null,
    lane: lane.filter((part) => part !== "").join(" → ") || row.carrierCode,
    ...{ happenedAt: row.happenedAt, receivedAt: row.receivedAt, silenceDueAt: row.silenceDueAt },
    ...{ lastAt: row.lastAt, dueAt: row.dueAt },
    ...{ ownerId: row.ownerId, ownerName: row.ownerName, isMine: row.ownerId === personId && row.state !== "open" },
    ended: row.closedAt === null ? null : { at: row.closedAt, by: row.closedBy, note: row.note, event },
  };
}
