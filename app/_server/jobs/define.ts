import type { z } from "zod";
import type { QueueName } from "#db/queue";

export type JobContext = {
  readonly id: string;
  /** 0 at first, one more each time it is handed out again. */
  readonly attempt: number;
  /** Aborted when the job's time is over or the worker must end: stop at the next safe point and throw. */
  readonly signal: AbortSignal;
};

/** A job whose data has been checked; carries out its part in transactions of its own and may run twice. */
export type JobDefinition<Schema extends z.ZodType> = {
  readonly name: QueueName;
  readonly schema: Schema;
  /** How many jobs of this queue one worker takes and runs side by side. */
  readonly batchSize: number;
  /** Runs by the clock as well (China time), with this data; one at a time over all workers. */
  readonly schedule?: { readonly cron: string; readonly data: z.input<Schema> };
  readonly handler: (data: z.output<Schema>, context: JobContext) => Promise<void>;
};

/** What a run came to: a malformed job is never repeated. */
export type JobOutcome = { readonly status: "completed" } | { readonly status: "malformed"; readonly reason: string };

/** Any job, its data's type inside. */
export type AnyJob = {
  readonly name: QueueName;
  readonly batchSize: number;
  readonly schedule?: { readonly cron: string; readonly data: unknown };
  /** Checks the data and runs the handler; throws what the handler throws, so that the queue repeats the job. */
  readonly run: (raw: unknown, context: JobContext) => Promise<JobOutcome>;
};

/** Declares a job: its queue, the schema of its data and what it does. Listed in `registry.ts`. */
export function defineJob<Schema extends z.ZodType>(definition: JobDefinition<Schema>): AnyJob {
  const { name, schema, batchSize, schedule, handler } = definition;
  return {
    name,
    batchSize,
    ...(schedule ? { schedule } : {}),
    run: async (raw, context) => {
      const parsed = schema.safeParse(raw);
      if (!parsed.success) return { status: "malformed", reason: parsed.error.message };
      await handler(parsed.data, context);
      return { status: "completed" };
    },
  };
}
