import type { FoundIncidents } from "#lib/incidents/found";
import type { IncidentKind, Severity } from "#lib/incidents/kinds";
import type { WorkState } from "#lib/incidents/life";
import type { ServerAction } from "@/components/form/use-action";
import type { Shown } from "./shown.ts";

/** What came of a change of many: who was done, and who was not and why. */
export type Changed = {
  readonly done: readonly string[];
  readonly refused: readonly {
    readonly id: string;
    readonly code: string;
    readonly by: string;
    /** Null: there is no such incident. */
    readonly kind: IncidentKind | null;
    readonly severity: Severity;
    readonly number: string;
  }[];
};

/** The server's doors to incidents; the whole is null for who may not handle them. */
export type IncidentDoors = {
  readonly take: ServerAction<Shown, Changed>;
  readonly assign: ServerAction<Shown & { readonly personId: string }, Changed>;
  readonly move: ServerAction<Shown & { readonly state: WorkState }, Changed>;
  readonly resolve: ServerAction<Shown & { readonly note: string }, Changed>;
};

/** Chooses all that a list's filters find; `query` is the list's address. */
export type FindDoor = ServerAction<{ readonly query: string }, FoundIncidents>;

/** Who may be given an incident. */
export type Handler = { readonly id: string; readonly name: string };
