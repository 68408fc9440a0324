import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");

/** A process of ALP's own, with the environment of this one and what is added. It is told nothing but what it reads. */
export function startChild(
  path: string,
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): ChildProcess {
  return fork(join(root, path), [...args], {
    cwd: root,
    execArgv: [],
    env: { ...process.env, ALP_LOG_LEVEL: "silent", VITEST: undefined, NODE_OPTIONS: undefined, ...env },
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
}

/** The first message that fits, or null when the process ended before it came. */
export async function messageOf<T>(child: ChildProcess, fits: (message: unknown) => message is T): Promise<T | null> {
  return new Promise((resolve) => {
    child.on("message", (message: unknown) => {
      if (fits(message)) resolve(message);
    });
    child.once("exit", () => resolve(null));
  });
}

/** kill -9, and the end is waited for. */
export async function killHard(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGKILL");
  await once(child, "exit");
}

/** The first line that a process prints. */
export async function firstLine(child: ChildProcess): Promise<string> {
  let text = "";
  for await (const part of child.stdout ?? []) {
    text += String(part);
    const end = text.indexOf("\n");
    if (end >= 0) return text.slice(0, end);
  }
  throw new Error("the process ended before it said anything");
}
