/** A list of parcels made into a file: waiting, being written, to be fetched, broken off, or cleared away. */
export const parcelExportStates = ["queued", "running", "ready", "failed", "expired"] as const;
export type ParcelExportState = (typeof parcelExportStates)[number];

/** Up to so many parcels a list is answered at once; a longer one is written by a job. */
export const directExportRows = 2_000;
/** Rows of one sheet below its header; XLSX holds 1,048,576. */
export const mostExportRows = 1_048_575;
/** How long a file can be fetched: parcels move on, and a new one is made in seconds. */
export const parcelExportHours = 24;
