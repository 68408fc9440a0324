import { z } from "zod";
import { log } from "#server/log";
import { sweepAlarms } from "#server/operations/sweep-alarms";
import { defineJob } from "../define.ts";

/** Every minute: the net under the sending jobs, and a look at how soon alarms were told. */
export const sweepAlarmsJob = defineJob({
  name: "sweep-alarms",
  schema: z.object({}),
  batchSize: 1,
  schedule: { cron: "* * * * *", data: {} },
  handler: async () => {
    const { resumed, late } = await sweepAlarms(Date.now());
    if (resumed > 0) log().warn({ resumed }, "alarms were waiting without a job");
    if (late > 0) log().error({ late }, "alarms were late");
  },
});
