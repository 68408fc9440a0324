/** A packed dossier export: waiting, being packed, to be fetched, broken off, or cleared away. */
export const dossierExportStates = ["queued", "running", "ready", "failed", "expired"] as const;
export type DossierExportState = (typeof dossierExportStates)[number];

/** Up to so many bytes of documents an export is answered at once; what is larger is packed by a job. */
export const directExportBytes = 24 * 1024 * 1024;
/** Dossiers of one export: a large shop's year. */
export const maxExportDossiers = 500;
/** How long a packed export can be fetched; the dossiers stay, and can be packed again. */
export const dossierExportDays = 7;
