import { isBearer } from "../bearer.ts";
import { environment } from "../environment.ts";
import { metrics } from "../metrics.ts";
import { readHealth } from "../operations/read-health.ts";

/** 200 while ALP can work (`ok`, `degraded`), 503 when it cannot; for load balancers and people. */
export async function answerHealth(): Promise<Response> {
  const health = await readHealth();
  return Response.json(health, {
    status: health.status === "down" ? 503 : 200,
    headers: { "cache-control": "no-store" },
  });
}

/** Figures for Prometheus, behind `Authorization: Bearer <METRICS_TOKEN>`; closed (404) while no token is set. */
export async function answerMetrics(request: Request): Promise<Response> {
  const { metricsToken } = environment();
  if (metricsToken === null) return new Response(null, { status: 404 });
  if (!isBearer(request.headers.get("authorization"), metricsToken)) {
    return new Response(null, { status: 401, headers: { "www-authenticate": "Bearer" } });
  }
  const { queue, gateways } = await readHealth();
  const { registry, queueJobs, queueOldestSeconds, gatewayOpen } = metrics();
  gatewayOpen.reset();
  for (const { gateway, environment: where, isOpen } of gateways)
    gatewayOpen.set({ gateway, environment: where }, Number(isOpen));
  queueJobs.reset();
  queueOldestSeconds.reset();
  for (const { name, waiting, active, deferred, oldestWaitingSeconds } of queue.queues) {
    for (const [state, count] of Object.entries({ waiting, active, deferred }))
      queueJobs.set({ queue: name, state }, count);
    queueOldestSeconds.set({ queue: name }, oldestWaitingSeconds);
  }
  queueJobs.set({ queue: "dead-letter", state: "waiting" }, queue.deadLetters);
  return new Response(await registry.metrics(), { headers: { "content-type": registry.contentType } });
}
