import { existsSync } from "node:fs";
import { environment, WrongEnvironment } from "#server/environment";

/**
 * The first thing every process does: reads `.env`, names what is wrong with the configuration and ends, and sees to it
 * that the process ends with the one that started it (`npm start` talks to its children over IPC).
 */
export function beginProcess(name: string): void {
  if (existsSync(".env")) process.loadEnvFile(".env");
  process.env.ALP_PROCESS ??= name;
  process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
  try {
    environment();
  } catch (error) {
    if (!(error instanceof WrongEnvironment)) throw error;
    console.error(error.message);
    tellParent({ failed: error.message });
    process.exit(78);
  }
}

/** What children tell `npm start`. */
export type ChildMessage =
  | { readonly step: string }
  | { readonly ready: true }
  | { readonly failed: string }
  | { readonly accounts: readonly { readonly email: string; readonly password: string; readonly role: string }[] };

/** Says something to the process that started this one, if it listens. */
export function tellParent(message: ChildMessage): void {
  if (process.connected) process.send?.(message);
}

/** Runs `stop` once on Ctrl-C or SIGTERM and ends the process; a `stop` that throws ends it with 1. */
export function onEnd(stop: () => Promise<void>): void {
  let isEnding = false;
  const end = async () => {
    if (isEnding) return;
    isEnding = true;
    try {
      await stop();
      process.exit(0);
    } catch (error) {
      console.error(error);
      process.exit(1);
    }
  };
  process.on("SIGTERM", end);
  process.on("SIGINT", end);
}

/** A failure at the start, said in words and not as a stack. */
export function fail(error: unknown): never {
  console.error(error);
  tellParent({ failed: inWords(error) });
  process.exit(1);
}

/** Drizzle says what it asked; what was wrong with it is in the cause. */
function inWords(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : `${inWords(error.cause)}\n${error.message}`;
}
