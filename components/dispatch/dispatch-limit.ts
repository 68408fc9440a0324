/** As many orders as one confirmation takes. */
export const dispatchLimit = 1_000;
