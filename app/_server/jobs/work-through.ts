import { setTimeout as delay } from "node:timers/promises";
import { getWaybills } from "#db/queries/waybills";
import { enqueue, type QueueName } from "#db/queue";
import { inScope, type JobScope } from "#db/scope";
import type { GatewayEnvironment } from "#lib/carriers/connection";
import { callsPausedUntil, type OpenGateway, openGateway, wasAnsweredLately } from "#server/gateways/open-gateway";
import type { StepWorld } from "#server/operations/step-world";

/** How many waybills of one job are at the carrier at the same time. */
const side = 24;
/** So long the first answer waits for the others: settled together they cost little more than one. */
const gatherMs = 20;

/** The three parts of a job's work; what is asked one by one is taken and settled together. */
export type Work<Taken, Answered> = {
  /** Which of these are to be asked for now. */
  readonly take: (ids: readonly string[]) => Promise<readonly Taken[]>;
  readonly ask: (taken: Taken, gateway: OpenGateway) => Promise<Answered>;
  readonly settle: (answered: readonly Answered[]) => Promise<unknown>;
  /** The carrier of these cannot be asked at all. */
  readonly close: (ids: readonly string[], why: "unknown_carrier" | "no_account") => Promise<unknown>;
};

/**
 * Works through waybills, some side by side, each gateway opened once. While a gateway's circuit is open nothing is sent:
 * what is left comes back as a job of its own when the pause is over. Stops between two waybills when told to.
 */
export async function workThrough<Taken, Answered>(
  scope: JobScope,
  queue: QueueName,
  waybillIds: readonly string[],
  world: StepWorld,
  work: Work<Taken, Answered>,
): Promise<void> {
  const rows = await inScope(scope, (db) => getWaybills(db, waybillIds));
  const groups = new Map<string, { carrier: string; environment: GatewayEnvironment; ids: string[] }>();
  for (const { id, carrierCode: carrier, environment } of rows) {
    const key = `${carrier}/${environment}`;
    const group = groups.get(key) ?? { carrier, environment, ids: [] };
    group.ids.push(id);
    groups.set(key, group);
  }
  for (const { carrier, environment, ids } of groups.values()) {
    const gateway = await openGateway(carrier, environment);
    if (typeof gateway === "string") await work.close(ids, gateway);
    else await through(scope, queue, ids, world, gateway, work);
  }
}

/**
 * What has been answered is settled while others are still being asked: the slower the database, the more come together.
 * More are taken as soon as half of the places are free.
 */
async function through<Taken, Answered>(
  scope: JobScope,
  queue: QueueName,
  ids: readonly string[],
  world: StepWorld,
  gateway: OpenGateway,
  work: Work<Taken, Answered>,
): Promise<void> {
  const left = [...ids];
  const asking = new Set<Promise<void>>();
  const answered: Answered[] = [];
  const failed: unknown[] = [];
  let pausedUntil: number | null = null;
  // the first calls show whether the road is open, unless others were answered just now
  let round = wasAnsweredLately(gateway, world.clock()) ? side : 1;
  const ask = (taken: Taken) => {
    const asked: Promise<void> = work
      .ask(taken, gateway)
      .then((answer) => void answered.push(answer))
      .catch((error: unknown) => void failed.push(error))
      .finally(() => asking.delete(asked));
    asking.add(asked);
  };
  const takeMore = async (): Promise<boolean> => {
    if (left.length === 0 || asking.size > side / 2 || world.signal?.aborted) return false;
    pausedUntil = await callsPausedUntil(gateway, world.clock());
    if (pausedUntil !== null) return false;
    for (const taken of await work.take(left.splice(0, Math.min(round, side - asking.size)))) ask(taken);
    round = Math.min(side, round * 2);
    return true;
  };
  const kept = async <T>(part: () => Promise<T>): Promise<T | undefined> =>
    part().catch((error: unknown) => void failed.push(error));
  for (;;) {
    if (await kept(takeMore)) continue;
    if (answered.length > 0) await kept(() => work.settle(answered.splice(0)));
    else if (asking.size > 0) {
      await Promise.race(asking);
      await Promise.race([Promise.allSettled(asking), delay(gatherMs)]);
    } else break;
  }
  // All calls have ended before a failure is passed on: none may still run when the job is handed out again.
  if (failed.length > 0) throw failed[0];
  if (world.signal?.aborted && left.length > 0) throw new Error("stopped before the job was done");
  if (left.length > 0 && pausedUntil !== null) {
    const startAfter = pausedUntil + Math.round(world.random() * 2_000);
    const data = { sellerId: scope.sellerId, waybillIds: left };
    await inScope(scope, (db) => enqueue(db, [{ name: queue, data, startAfter }]));
  }
}
