import type { IncidentKind } from "./kinds.ts";

/** What a list's filters found at the moment when a person chose all of it: what verbs act on from then on. */
export type FoundIncidents = {
  /** Each in the version of that moment: what a colleague changes afterwards is refused and named. */
  readonly incidents: readonly { readonly id: string; readonly version: number }[];
  /** Rows of the list: incidents, or parcels. */
  readonly rows: number;
  /** Of the parcels, those without an incident that is meant. */
  readonly without: number;
  /** All are the person's own already; somebody has some of them. */
  readonly isMine: boolean;
  readonly isOwned: boolean;
  /** The first one's: says what a note is asked for. */
  readonly kind: IncidentKind | null;
};
