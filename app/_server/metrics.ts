import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

type Metrics = {
  readonly registry: Registry;
  readonly jobs: Counter<"job" | "outcome">;
  readonly jobSeconds: Histogram<"job">;
  readonly gatewayCalls: Counter<"gateway" | "message" | "outcome">;
  readonly gatewaySeconds: Histogram<"gateway" | "message">;
  readonly signIns: Counter<"outcome">;
  readonly alarmSeconds: Histogram<"span">;
  readonly alarmPosts: Counter<"channel" | "outcome">;
  readonly liveStreams: Gauge;
  readonly queueJobs: Gauge<"queue" | "state">;
  readonly queueOldestSeconds: Gauge<"queue">;
  readonly gatewayOpen: Gauge<"gateway" | "environment">;
};

/** Next bundles routes apart: without globalThis each would count for itself. */
const held = globalThis as typeof globalThis & { alpMetrics?: Metrics };

/** The figures of this process. Labels come from fixed lists, never from sellers or persons. */
export function metrics(): Metrics {
  held.alpMetrics ??= makeMetrics();
  return held.alpMetrics;
}

function makeMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: "alp_" });
  const registers = [registry];
  const seconds = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];
  return {
    registry,
    jobs: new Counter({ name: "alp_jobs_total", help: "Jobs run", labelNames: ["job", "outcome"], registers }),
    jobSeconds: new Histogram({
      name: "alp_job_seconds",
      help: "Run time of jobs",
      labelNames: ["job"],
      buckets: seconds,
      registers,
    }),
    gatewayCalls: new Counter({
      name: "alp_gateway_calls_total",
      help: "Calls to carriers and authorities by outcome",
      labelNames: ["gateway", "message", "outcome"],
      registers,
    }),
    gatewaySeconds: new Histogram({
      name: "alp_gateway_seconds",
      help: "Duration of calls to carriers and authorities",
      labelNames: ["gateway", "message"],
      buckets: seconds,
      registers,
    }),
    signIns: new Counter({ name: "alp_sign_ins_total", help: "Sign-ins", labelNames: ["outcome"], registers }),
    alarmSeconds: new Histogram({
      name: "alp_alarm_seconds",
      help: "From receipt (or from the moment silence became due) to the message stored, the screen told, mail and robot sent",
      labelNames: ["span"],
      buckets: [0.1, 0.5, 1, 2.5, 5, 15, 60, 300, 900, 3600],
      registers,
    }),
    alarmPosts: new Counter({
      name: "alp_alarm_posts_total",
      help: "Mails and robot posts of alarms by outcome",
      labelNames: ["channel", "outcome"],
      registers,
    }),
    liveStreams: new Gauge({ name: "alp_live_streams", help: "Open live streams", registers }),
    queueJobs: new Gauge({
      name: "alp_queue_jobs",
      help: "Jobs in the queue by state",
      labelNames: ["queue", "state"],
      registers,
    }),
    gatewayOpen: new Gauge({
      name: "alp_gateway_open",
      help: "1 while a gateway's circuit is open: calls wait",
      labelNames: ["gateway", "environment"],
      registers,
    }),
    queueOldestSeconds: new Gauge({
      name: "alp_queue_oldest_seconds",
      help: "How long the oldest job ready to run has waited",
      labelNames: ["queue"],
      registers,
    }),
  };
}
