import type { AnyJob } from "./define.ts";

/** Every job that a worker runs, one per queue. */
export const jobs: readonly AnyJob[] = [];
