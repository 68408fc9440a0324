import { getWaybills } from "#db/queries/waybills";
import { enqueue, type QueueName } from "#db/queue";
import { inScope, type JobScope } from "#db/scope";
import type { GatewayEnvironment } from "#lib/carriers/connection";
import { callsPausedUntil, type OpenGateway, openGateway } from "#server/gateways/open-gateway";
import type { StepWorld } from "#server/operations/book-waybill";

/** How many waybills of one job are at the carrier at the same time. */
const side = 6;

export type Step = (waybillId: string, gateway: OpenGateway) => Promise<unknown>;
export type Closed = (waybillId: string, why: "unknown_carrier" | "no_account") => Promise<unknown>;

/**
 * Runs a step for each waybill, a few side by side, each gateway opened once. While a gateway's circuit is open nothing
 * is sent: what is left comes back as a job of its own when the pause is over. Stops between two waybills when told to.
 */
export async function workThrough(
  scope: JobScope,
  queue: QueueName,
  waybillIds: readonly string[],
  world: StepWorld,
  step: Step,
  closed: Closed,
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
    if (typeof gateway === "string") for (const id of ids) await closed(id, gateway);
    else await through(scope, queue, ids, world, gateway, step);
  }
}

async function through(
  scope: JobScope,
  queue: QueueName,
  ids: readonly string[],
  world: StepWorld,
  gateway: OpenGateway,
  step: Step,
): Promise<void> {
  const left = [...ids];
  let pausedUntil: number | null = null;
  const lane = async () => {
    while (pausedUntil === null && !world.signal?.aborted) {
      pausedUntil ??= await callsPausedUntil(gateway, world.clock());
      if (pausedUntil !== null) return;
      const id = left.shift();
      if (id === undefined) return;
      await step(id, gateway);
    }
  };
  // All lanes end before a failure is passed on: no step may still run when the job is handed out again.
  const ended = await Promise.allSettled(Array.from({ length: Math.min(side, ids.length) }, lane));
  const failed = ended.find((lane) => lane.status === "rejected");
  if (failed) throw failed.reason;
  if (world.signal?.aborted && left.length > 0) throw new Error("stopped before the job was done");
  if (left.length > 0 && pausedUntil !== null) {
    const startAfter = pausedUntil + Math.round(world.random() * 2_000);
    const data = { sellerId: scope.sellerId, waybillIds: left };
    await inScope(scope, (db) => enqueue(db, [{ name: queue, data, startAfter }]));
  }
}
