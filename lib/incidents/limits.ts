/** Characters of a person's note on an incident. */
export const incidentNoteMax = 1000;

/** So many incidents are changed in one transaction at most. */
export const incidentsAtOnce = 500;

/** So many that a filter finds are chosen at most, and changed in steps of so many, each a transaction of its own. */
export const incidentsFoundMax = 5000;
export const incidentsPerStep = 250;

/** Files that one incident holds, and pages of a PDF. */
export const incidentFilesMax = 12;
export const incidentFilePagesMax = 20;

/** A due time is put off by no more than this. */
export const incidentDueMaxMs = 60 * 24 * 3_600_000;
