import { z } from "zod";
import { workStates } from "./life.ts";
import { incidentNoteMax, incidentsAtOnce } from "./limits.ts";

/** Which incidents, and the version of each that the person saw: who comes second is told. */
const shown = z
  .array(z.object({ id: z.uuid(), version: z.int().positive() }))
  .min(1)
  .max(incidentsAtOnce, "too_many_incidents");

const note = z.string().trim().min(1, "note_missing").max(incidentNoteMax, "note_too_long");

/** The address of a list whose filters say which incidents are meant. */
export const findIncidentsInput = z.object({ query: z.string().max(4_000) });

export const takeIncidentsInput = z.object({ incidents: shown });
export const assignIncidentsInput = z.object({ incidents: shown, personId: z.uuid() });
export const moveIncidentsInput = z.object({ incidents: shown, state: z.enum(workStates) });
/** `note`: what was done, or what the carrier answered. */
export const resolveIncidentsInput = z.object({ incidents: shown, note });
export const reopenIncidentInput = z.object({ incidents: shown.max(1), note });
export const noteIncidentInput = z.object({ incidentId: z.uuid(), note });
export const setIncidentDueInput = z.object({ incidents: shown, dueAt: z.int().positive() });
export const removeIncidentFileInput = z.object({ fileId: z.uuid() });

export type ShownIncident = z.output<typeof shown>[number];
