import type { FoundIncidents } from "#lib/incidents/found";
import type { IncidentLine } from "#lib/incidents/incident-line";
import type { IncidentKind } from "#lib/incidents/kinds";

/** What a verb is given: which incidents, as they were shown. */
export type Shown = { readonly incidents: readonly { readonly id: string; readonly version: number }[] };

export function shownOf(list: readonly Pick<IncidentLine, "id" | "version">[]): Shown {
  return { incidents: list.map(({ id, version }) => ({ id, version })) };
}

/** Incidents that verbs act on, and what the verbs must know to name themselves. */
export type VerbTarget = {
  readonly shown: Shown;
  /** All are the person's own; somebody has some of them. */
  readonly isMine: boolean;
  readonly isOwned: boolean;
  /** Of the first: says what a note is asked for. */
  readonly kind: IncidentKind;
  /** The parcel's number where it is about one alone; null: about so many. */
  readonly number: string | null;
  readonly count: number;
};

/** What verbs act on of incidents that are shown: those that wait; null: none does. */
export function targetOf(lines: readonly IncidentLine[]): VerbTarget | null {
  const open = lines.filter(({ ended }) => ended === null);
  const [first] = open;
  if (!first) return null;
  const isMany = open.length > 1 || first.group !== null;
  return {
    shown: shownOf(open),
    isMine: open.every((one) => one.isMine),
    isOwned: open.some(({ ownerName }) => ownerName !== ""),
    kind: first.kind,
    number: isMany ? null : first.waybillNo,
    count: Math.max(open.length, first.group?.open ?? 1),
  };
}

/** The same of all that filters found. */
export function targetOfFound({ incidents, kind, isMine, isOwned }: FoundIncidents): VerbTarget | null {
  return kind === null ? null : { shown: { incidents }, isMine, isOwned, kind, number: null, count: incidents.length };
}
