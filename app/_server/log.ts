import { AsyncLocalStorage } from "node:async_hooks";
import { type DestinationStream, type Logger, type LoggerOptions, pino } from "pino";
import { maskSecrets } from "./log-masking.ts";

/** What every line of a piece of work carries: the request or the job that it belongs to. */
export type LogBindings = {
  readonly requestId?: string;
  readonly jobId?: string;
  readonly job?: string;
  readonly sellerId?: string;
};

const bound = new AsyncLocalStorage<Logger>();
const root = makeLogger();

/** A JSON logger. The level comes from ALP_LOG_LEVEL (info; silent under test); secrets are masked by name and by shape. */
export function makeLogger(destination?: DestinationStream): Logger {
  const options: LoggerOptions = {
    level: process.env.ALP_LOG_LEVEL ?? (process.env.VITEST && !destination ? "silent" : "info"),
    base: { pid: process.pid },
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (level) => ({ level }), log: (fields) => maskSecrets(fields) },
    hooks: {
      logMethod(args, method) {
        const masked = args.map((value: unknown) => (typeof value === "string" ? maskSecrets(value) : value));
        method.apply(this, masked as Parameters<typeof method>);
      },
    },
    serializers: { err: (error: unknown) => maskSecrets(describeError(error)) },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** The logger of the work at hand: inside `withLogBindings` with its ids, else the process's own. */
export function log(): Logger {
  return bound.getStore() ?? root;
}

/** Runs `work` with ids on every line that it and all it awaits write. Nested bindings add up. */
export function withLogBindings<T>(bindings: LogBindings, work: () => T): T {
  return bound.run(log().child(bindings), work);
}

/** An error with its causes as data; drizzle's and fetch's say what happened only in the cause. */
export function describeError(error: unknown, depth = 0): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: String(error) };
  const described: Record<string, unknown> = { type: error.name, message: error.message, stack: error.stack };
  if ("code" in error && typeof error.code === "string") described.code = error.code;
  if (error.cause !== undefined && depth < 3) described.cause = describeError(error.cause, depth + 1);
  return described;
}
