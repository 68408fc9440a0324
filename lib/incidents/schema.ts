import { z } from "zod";
import { incidentNoteMax } from "./limits.ts";

export const takeOverIncidentInput = z.object({ incidentId: z.uuid() });

export const resolveIncidentInput = z.object({
  incidentId: z.uuid(),
  /** What was done, or what the carrier answered. */
  note: z.string().trim().min(1, "note_missing").max(incidentNoteMax, "note_too_long"),
});
