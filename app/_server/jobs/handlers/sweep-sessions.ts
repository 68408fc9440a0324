import { z } from "zod";
import { deleteDeadSessions } from "#db/queries/people";
import { deleteOldThrottles } from "#db/queries/throttles";
import { inScope } from "#db/scope";
import { log } from "../../log.ts";
import { mintDoorScope } from "../../scope.ts";
import { defineJob } from "../define.ts";

/** Every night: sessions that nobody can use any more, and counts of attempts that no longer block (for a day at most). */
export const sweepSessions = defineJob({
  name: "sweep-sessions",
  schema: z.object({}),
  batchSize: 1,
  schedule: { cron: "17 4 * * *", data: {} },
  handler: async () => {
    const now = Date.now();
    const swept = await inScope(mintDoorScope("sweep"), async (db) => ({
      sessions: await deleteDeadSessions(db, now),
      throttles: await deleteOldThrottles(db, now - 48 * 3600_000),
    }));
    log().info(swept, "swept");
  },
});
