import { sql } from "drizzle-orm";
import { fromDrizzle, PgBoss, type Queue } from "pg-boss";
import { COMMON_JOB_TABLE, insertJobs } from "pg-boss/dist/plans.js";
import postgres from "postgres";
import type { DoorScope, JobScope, ScopedDb, SellerScope, StaffScope } from "./scope.ts";

export const queueSchema = "pgboss";
export const deadLetterQueue = "dead-letter";

/** Every queue; what its jobs carry is declared with its handler in `app/_server/jobs/handlers`. */
export const queueNames = [
  "book-waybills",
  "fetch-numbers",
  "cancel-waybill",
  "poll-tracking",
  "sweep-polls",
  "keep-tracking",
  "sweep-waybills",
  "sweep-sessions",
  "warn-deadlines",
  "check-application",
  "run-rehearsal",
  "send-transfer",
  "sweep-onboarding",
  "watch-expiries",
  "watch-msds",
  "classify-products",
  "watch-certifications",
  "spread-certification",
  "count-lanes",
  "send-mail",
  "fetch-exchange-rates",
  "count-unpriced-lanes",
  "judge-waiting",
  "pack-papers",
  "sweep-downloads",
  "write-parcels",
  "pack-dossiers",
  "sweep-dossiers",
  "watch-dossiers",
  "send-declarations",
  "take-receipts",
  "take-carrier-receipts",
  "sweep-declarations",
  "send-alarms",
  "sweep-alarms",
  "sweep-silence",
  "learn-dwells",
  "ask-unclear",
  "check-books",
  "refold-code",
] as const;
export type QueueName = (typeof queueNames)[number];

/**
 * How a job is repeated when its handler throws or its process dies. A worker that is killed stops its heartbeat: its
 * jobs are handed out again after at most `heartbeatSeconds` + `monitorSeconds`. `short` holds one waiting job per
 * singleton key, `standard` any number.
 */
const retries = { retryLimit: 12, retryDelay: 2, retryBackoff: true, retryDelayMax: 300, expireInSeconds: 600 };
const queueOptions: Readonly<Record<QueueName, Omit<Queue, "name">>> = {
  "book-waybills": retries,
  "fetch-numbers": retries,
  "cancel-waybill": retries,
  "poll-tracking": { ...retries, policy: "short" },
  "sweep-polls": { ...retries, policy: "short", retryLimit: 2 },
  "keep-tracking": { ...retries, policy: "short", retryLimit: 4, expireInSeconds: 3600 },
  "sweep-waybills": { ...retries, policy: "short", retryLimit: 2 },
  "sweep-sessions": { ...retries, policy: "short", retryLimit: 2 },
  "warn-deadlines": { ...retries, policy: "short", retryLimit: 2 },
  "check-application": retries,
  "run-rehearsal": { ...retries, policy: "short" },
  "send-transfer": { ...retries, policy: "short" },
  "sweep-onboarding": { ...retries, policy: "short", retryLimit: 2 },
  "watch-expiries": { ...retries, policy: "short", retryLimit: 2 },
  "classify-products": { ...retries, policy: "short" },
  "watch-msds": { ...retries, policy: "short", retryLimit: 2 },
  "watch-certifications": { ...retries, policy: "short", retryLimit: 2 },
  "spread-certification": retries,
  "count-lanes": { ...retries, policy: "short", retryLimit: 2 },
  "send-mail": retries,
  "fetch-exchange-rates": { ...retries, policy: "short", retryLimit: 2 },
  "count-unpriced-lanes": { ...retries, policy: "short", retryLimit: 2 },
  "judge-waiting": { ...retries, policy: "short", retryLimit: 4 },
  "pack-papers": { ...retries, retryLimit: 3, expireInSeconds: 3600 },
  "write-parcels": { ...retries, retryLimit: 3 },
  "sweep-downloads": { ...retries, policy: "short", retryLimit: 2 },
  "pack-dossiers": { ...retries, retryLimit: 3, expireInSeconds: 3600 },
  "sweep-dossiers": { ...retries, policy: "short", retryLimit: 2 },
  "watch-dossiers": { ...retries, policy: "short", retryLimit: 2 },
  "send-declarations": { ...retries, policy: "short" },
  "take-receipts": { ...retries, policy: "short" },
  "take-carrier-receipts": { ...retries, policy: "short" },
  "sweep-declarations": { ...retries, policy: "short", retryLimit: 2 },
  "send-alarms": { ...retries, policy: "short" },
  "sweep-alarms": { ...retries, policy: "short", retryLimit: 2 },
  "sweep-silence": { ...retries, policy: "short", retryLimit: 2 },
  "learn-dwells": { ...retries, policy: "short", retryLimit: 2 },
  "ask-unclear": { ...retries, policy: "short", retryLimit: 2 },
  "check-books": { ...retries, policy: "short" },
  "refold-code": { ...retries, policy: "short", expireInSeconds: 3600 },
};
const heartbeatSeconds = 12;
const monitorSeconds = 5;

export type NewJob = {
  readonly name: QueueName;
  readonly data: Readonly<Record<string, unknown>>;
  /** Epoch milliseconds; at once when left out. */
  readonly startAfter?: number;
  /** On queues of policy `short`: another waiting job with the same key makes this one superfluous. */
  readonly singletonKey?: string;
};

export type EnqueueDb = ScopedDb<SellerScope | JobScope | StaffScope | DoorScope>;

/**
 * Adds jobs in the transaction of the change: a rolled back transaction leaves none. One statement per queue name, however
 * many jobs, written by pg-boss itself as the role `alp_enqueue`, which can do nothing else. Not to be sent together with
 * other statements of the same transaction (`Promise.all`): they would run as that role and be refused.
 */
export async function enqueue(db: EnqueueDb, jobs: readonly NewJob[]): Promise<void> {
  if (jobs.length === 0) return;
  const byQueue = new Map<QueueName, NewJob[]>();
  for (const job of jobs) byQueue.set(job.name, [...(byQueue.get(job.name) ?? []), job]);
  await asEnqueuer(db, async () => {
    const boss = fromDrizzle(db, sql);
    for (const [name, group] of byQueue) {
      const statement = insertJobs(queueSchema, { table: COMMON_JOB_TABLE, name, returnId: false, notify: true });
      await boss.executeSql(statement, [JSON.stringify(group.map(jobRecord))]);
    }
  });
}

function jobRecord(job: NewJob): Record<string, unknown> {
  const startAfter = job.startAfter === undefined ? undefined : new Date(job.startAfter).toISOString();
  return { data: job.data, startAfter, singletonKey: job.singletonKey };
}

export type QueueState = {
  readonly name: string;
  /** Ready to run now, and how long the oldest of them has waited beyond its start, in seconds. */
  readonly waiting: number;
  readonly oldestWaitingSeconds: number;
  readonly active: number;
  readonly deferred: number;
};

/** The queues as they are, for health and figures; the dead letter queue is one of them. */
export async function listQueueStates(db: ScopedDb<DoorScope>): Promise<QueueState[]> {
  const table = sql.raw(`${queueSchema}.${COMMON_JOB_TABLE}`);
  return asEnqueuer(db, async () => {
    const rows = await db.execute<Record<"name" | "waiting" | "oldest" | "active" | "deferred", string>>(sql`
      select name,
        count(*) filter (where state < 'active' and start_after <= now()) as waiting,
        coalesce(extract(epoch from now() - min(start_after) filter (where state < 'active')), 0) as oldest,
        count(*) filter (where state = 'active') as active,
        count(*) filter (where state < 'active' and start_after > now()) as deferred
      from ${table} where state in ('created', 'retry', 'active') group by name order by name`);
    return Array.from(rows, (row) => ({
      name: row.name,
      waiting: Number(row.waiting),
      oldestWaitingSeconds: Math.max(0, Math.round(Number(row.oldest))),
      active: Number(row.active),
      deferred: Number(row.deferred),
    }));
  });
}

/** Runs `work` as the role that may touch the queue, and returns to the scope's own role. A throw rolls all back. */
async function asEnqueuer<T>(db: ScopedDb<SellerScope | JobScope | StaffScope | DoorScope>, work: () => Promise<T>) {
  await db.execute(sql.raw("set local role alp_enqueue"));
  const value = await work();
  await db.execute(sql.raw(`set local role ${db.databaseRole}`));
  return value;
}

/**
 * Makes or upgrades the queue's schema as the queue's own login, its queues, and the right to enqueue. Idempotent; the
 * caller holds the migration's advisory lock. The role `alp_enqueue` must exist, and the schema too unless the login may
 * create it.
 */
export async function installQueue(queueUrl: string): Promise<void> {
  const boss = await connectQueue(queueUrl, { migrates: true, createSchema: !(await hasSchema(queueUrl)) });
  try {
    const known = new Set((await boss.getQueues()).map((queue) => queue.name));
    await saveQueue(boss, known, { name: deadLetterQueue, retentionSeconds: 90 * 24 * 3600 });
    for (const name of queueNames) {
      const options = { ...queueOptions[name], heartbeatSeconds, notify: true, deadLetter: deadLetterQueue };
      await saveQueue(boss, known, { ...options, name, deleteAfterSeconds: 24 * 3600 });
    }
    await boss.getDb().executeSql(grants);
  } finally {
    await boss.stop({ graceful: false });
  }
}

const grants = `
  grant usage on schema ${queueSchema} to alp_enqueue;
  grant select on ${queueSchema}.queue to alp_enqueue;
  grant insert on ${queueSchema}.${COMMON_JOB_TABLE} to alp_enqueue;
  grant select (id, name, state, start_after) on ${queueSchema}.${COMMON_JOB_TABLE} to alp_enqueue`;

async function saveQueue(boss: PgBoss, known: ReadonlySet<string>, queue: Queue): Promise<void> {
  const { name, policy, ...options } = queue;
  if (known.has(name)) await boss.updateQueue(name, options);
  else await boss.createQueue(name, policy ? { ...options, policy } : options);
}

async function hasSchema(queueUrl: string): Promise<boolean> {
  const client = postgres(queueUrl, { max: 1 });
  try {
    return (await client`select 1 from pg_namespace where nspname = ${queueSchema}`).length > 0;
  } finally {
    await client.end();
  }
}

export type QueueConnection = {
  /** True for the installer alone: workers refuse to run on a schema of another version. */
  readonly migrates?: boolean;
  readonly createSchema?: boolean;
  /** Workers: wakes on NOTIFY, hands out the jobs of dead workers, keeps the schedules. */
  readonly works?: boolean;
  readonly onError?: (error: unknown) => void;
};

/** A started pg-boss on a pool of its own with the queue's login. The caller stops it. */
export async function connectQueue(queueUrl: string, connection: QueueConnection): Promise<PgBoss> {
  const { migrates = false, createSchema = false, works = false, onError = () => {} } = connection;
  const boss = new PgBoss({
    connectionString: queueUrl,
    schema: queueSchema,
    max: works ? 6 : 2,
    migrate: migrates,
    createSchema,
    supervise: works,
    schedule: works,
    useListenNotify: works,
    registerInstance: works,
    superviseIntervalSeconds: monitorSeconds,
    monitorIntervalSeconds: monitorSeconds,
    cronWorkerIntervalSeconds: 5,
    cronMonitorIntervalSeconds: 15,
  });
  boss.on("error", onError);
  await boss.start();
  return boss;
}
