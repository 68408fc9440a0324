import type { IncidentLine } from "#lib/incidents/incident-line";

/** What a verb is given: which incidents, as they were shown. */
export type Shown = { readonly incidents: readonly { readonly id: string; readonly version: number }[] };

export function shownOf(list: readonly Pick<IncidentLine, "id" | "version">[]): Shown {
  return { incidents: list.map(({ id, version }) => ({ id, version })) };
}
