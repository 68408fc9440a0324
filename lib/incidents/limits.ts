/** Characters of a person's note on an incident. */
export const incidentNoteMax = 500;
