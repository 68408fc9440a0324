import { type GatewayHealth, listGatewayHealth } from "#db/queries/health";
import { deadLetterQueue, listQueueStates, type QueueState } from "#db/queue";
import { inScope } from "#db/scope";
import { describeError, log } from "../log.ts";
import { mintDoorScope } from "../scope.ts";

/** A job that waits so long is waiting for a worker that is not there. */
const tooLongSeconds = 120;

export type Health = {
  /** `down`: nothing works. `degraded`: somebody should look. */
  readonly status: "ok" | "degraded" | "down";
  readonly database: { readonly ok: boolean; readonly millis?: number; readonly error?: string };
  readonly queue: {
    readonly oldestWaitingSeconds: number;
    readonly deadLetters: number;
    readonly queues: readonly QueueState[];
  };
  readonly gateways: readonly (GatewayHealth & { readonly isOpen: boolean })[];
};

/** How the database, the queue and the gateways are; never throws. */
export async function readHealth(): Promise<Health> {
  const before = performance.now();
  try {
    const facts = await inScope(mintDoorScope("health"), async (db) => ({
      gateways: await listGatewayHealth(db),
      queues: await listQueueStates(db),
    }));
    return judge(facts, Math.round(performance.now() - before));
  } catch (error) {
    log().error({ err: error }, "health");
    const { code } = describeError(error);
    const nothing = { oldestWaitingSeconds: 0, deadLetters: 0, queues: [] };
    return {
      status: "down",
      database: { ok: false, error: typeof code === "string" ? code : "unreachable" },
      queue: nothing,
      gateways: [],
    };
  }
}

function judge(
  facts: { readonly gateways: readonly GatewayHealth[]; readonly queues: readonly QueueState[] },
  millis: number,
): Health {
  const queues = facts.queues.filter((queue) => queue.name !== deadLetterQueue);
  const deadLetters = facts.queues.find((queue) => queue.name === deadLetterQueue)?.waiting ?? 0;
  const oldestWaitingSeconds = Math.max(0, ...queues.map((queue) => queue.oldestWaitingSeconds));
  const gateways = facts.gateways.map((gateway) => ({ ...gateway, isOpen: gateway.openedAt !== null }));
  const isWell = oldestWaitingSeconds < tooLongSeconds && deadLetters === 0 && !gateways.some(({ isOpen }) => isOpen);
  return {
    status: isWell ? "ok" : "degraded",
    database: { ok: true, millis },
    queue: { oldestWaitingSeconds, deadLetters, queues },
    gateways,
  };
}
