import { z } from "zod";
import { enqueue } from "#db/queue";
import { inScope } from "#db/scope";
import { minuteMs } from "#lib/kit/time";
import { log } from "#server/log";
import { fetchExchangeRates } from "#server/operations/fetch-exchange-rates";
import { warnStaleRates } from "#server/operations/warn-stale-rates";
import { mintDoorScope } from "#server/scope";
import { defineJob } from "../define.ts";
import { worldOf } from "../world.ts";

/** Waits before the tries after the first; then the next evening comes. */
const waitsMs = [5 * minuteMs, 20 * minuteMs, 60 * minuteMs, 180 * minuteMs] as const;

/**
 * Every evening, after the European Central Bank has published (about 16:00 in Frankfurt, 22:00 or 23:00 in China), and
 * whenever staff ask. What fails is tried again a few times; the known rates stay, and staff hear when they grow old.
 */
export const fetchExchangeRatesJob = defineJob({
  name: "fetch-exchange-rates",
  schema: z.object({ attempt: z.int().min(0).max(waitsMs.length).default(0) }),
  batchSize: 1,
  schedule: { cron: "40 23 * * *", data: {} },
  handler: async ({ attempt }, context) => {
    const { clock, signal } = worldOf(context);
    const outcome = await fetchExchangeRates({ clock, ...(signal ? { signal } : {}) });
    if (outcome.kind === "saved" && outcome.added > 0) log().info({ added: outcome.added }, "exchange rates fetched");
    const wait = waitsMs[attempt];
    if ((outcome.kind === "failed" || outcome.kind === "paused") && wait !== undefined) {
      const startAfter = clock() + wait;
      const data = { attempt: attempt + 1 };
      await inScope(mintDoorScope("exchange-rates"), (db) =>
        enqueue(db, [{ name: "fetch-exchange-rates", data, startAfter, singletonKey: "again" }]),
      );
    }
    await warnStaleRates(clock());
  },
});
