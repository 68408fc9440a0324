import type { AnyJob } from "./define.ts";
import { sweepSessions } from "./handlers/sweep-sessions.ts";

/** Every job that a worker runs, one per queue. */
export const jobs: readonly AnyJob[] = [sweepSessions];
