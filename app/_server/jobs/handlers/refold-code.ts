import { z } from "zod";
import { log } from "#server/log";
import { rereadCode } from "#server/operations/reread-code";
import { defineJob } from "../define.ts";

/** Staff gave a code a meaning or took one back: what has it is read again. */
export const refoldCodeJob = defineJob({
  name: "refold-code",
  schema: z.object({ vocabulary: z.string(), code: z.string() }),
  batchSize: 1,
  handler: async (code) => {
    const reread = await rereadCode(code, Date.now());
    log().info({ ...code, ...reread }, "what has a code read again");
  },
});
