import { createHash, timingSafeEqual } from "node:crypto";
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
  const given = /^Bearer (.+)$/i.exec(request.headers.get("authorization") ?? "")?.[1] ?? "";
  if (!isSame(given, metricsToken)) {
    return new Response(null, { status: 401, headers: { "www-authenticate": "Bearer" } });
  }
  const { queue } = await readHealth();
  const { registry, queueJobs, queueOldestSeconds } = metrics();
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

/** Compares in constant time; hashing makes the lengths equal. */
function isSame(a: string, b: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
