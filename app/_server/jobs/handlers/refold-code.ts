import { z } from "zod";
import { log } from "#server/log";
import { refoldCode } from "#server/operations/refold-code";
import { defineJob } from "../define.ts";

/** Staff gave a code a meaning or took one back: parcels that have it are folded again. */
export const refoldCodeJob = defineJob({
  name: "refold-code",
  schema: z.object({ vocabulary: z.string(), code: z.string() }),
  batchSize: 1,
  handler: async (code) => {
    const refolded = await refoldCode(code, Date.now());
    log().info({ ...code, ...refolded }, "parcels with a code folded again");
  },
});
