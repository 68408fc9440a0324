import { setMaxListeners } from "node:events";
import type { Job, JobResult, PgBoss } from "pg-boss";
import { queueUrl } from "#db/client";
import { connectQueue } from "#db/queue";
import { describeError, log, withLogBindings } from "../log.ts";
import { metrics } from "../metrics.ts";
import type { AnyJob } from "./define.ts";
import { jobs as registered } from "./registry.ts";

const stopTimeoutMs = 20_000;

/** Jobs are woken by NOTIFY; the poll finds what was put off until later and what a lost connection missed. */
const polling = { pollingIntervalSeconds: 0.5, notifyPollingIntervalSeconds: 1, burstWhenBatchFull: true };

let running: PgBoss | undefined;

/** Takes and runs the jobs of all queues until `stopWorker`. Throws when the queue's schema is missing or of another version. */
export async function startWorker(jobs: readonly AnyJob[] = registered, url: string = queueUrl()): Promise<void> {
  if (running) throw new Error("the worker runs already");
  const onError = (error: unknown) => log().error({ err: error }, "queue trouble");
  const boss = await connectQueue(url, { works: true, onError });
  running = boss;
  await forgetSchedules(boss, jobs);
  for (const job of jobs) {
    const { cron, data } = job.schedule ?? {};
    if (cron) await boss.schedule(job.name, cron, toObject(data), { tz: "Asia/Shanghai" });
    const options = { ...polling, batchSize: job.batchSize, includeMetadata: false, perJobResults: true } as const;
    await boss.work(job.name, options, (batch: Job[]) => Promise.all(batch.map((one) => runJob(job, one))));
  }
  log().info({ queues: jobs.map((job) => job.name) }, "worker started");
}

/** Schedules of jobs that an earlier version had. */
async function forgetSchedules(boss: PgBoss, jobs: readonly AnyJob[]): Promise<void> {
  const scheduled = new Set<string>(jobs.filter((job) => job.schedule).map((job) => job.name));
  for (const { name, key } of await boss.getSchedules()) {
    if (!scheduled.has(name)) await boss.unschedule(name, key);
  }
}

/** Takes no more jobs, lets the running ones finish for 20 s, then aborts them and hands them back to be run again. */
export async function stopWorker(timeoutMs: number = stopTimeoutMs): Promise<void> {
  const boss = running;
  running = undefined;
  if (!boss) return;
  await boss.stop({ graceful: true, timeout: timeoutMs });
  log().info("worker stopped");
}

/** Runs one job with its ids on every log line. A throw is an answer to the queue: run it again later. */
export async function runJob(
  job: AnyJob,
  taken: Pick<Job, "id" | "data" | "retryCount" | "signal">,
): Promise<JobResult> {
  const { id, data } = taken;
  return withLogBindings({ jobId: id, job: job.name, ...sellerOf(data) }, async () => {
    setMaxListeners(0, taken.signal);
    const stopClock = metrics().jobSeconds.startTimer({ job: job.name });
    try {
      const outcome = await job.run(data, { id, attempt: taken.retryCount, signal: taken.signal });
      if (outcome.status === "completed") return settle(job, { id, status: "completed" });
      log().error({ reason: outcome.reason }, "job malformed");
      return settle(job, { id, status: "deadletter", output: { message: "malformed", reason: outcome.reason } });
    } catch (error) {
      log().error({ err: error, attempt: taken.retryCount }, "job failed");
      const { type, message, code } = describeError(error);
      return settle(job, { id, status: "failed", output: { type, message, code } });
    } finally {
      stopClock();
    }
  });
}

function settle(job: AnyJob, result: JobResult): JobResult {
  metrics().jobs.inc({ job: job.name, outcome: result.status });
  return result;
}

function sellerOf(data: unknown): { readonly sellerId?: string } {
  const { sellerId } = toObject(data) as { readonly sellerId?: unknown };
  return typeof sellerId === "string" ? { sellerId } : {};
}

function toObject(data: unknown): object {
  return typeof data === "object" && data !== null ? data : {};
}
