import { type SpawnOptions, spawn } from "node:child_process";
import { readFileSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

/** What can be done to a stranger's file; `closed-room-child.ts` does it. */
export type RoomTask =
  | { readonly name: "examine_image" }
  | { readonly name: "examine_pdf"; readonly maxPages: number }
  | { readonly name: "draw_page"; readonly page: number };

/** `crash`: the room broke down over the file, which says as much as a refusal. */
export type RoomAnswer =
  | { readonly kind: "answered"; readonly facts: unknown; readonly bytes: Uint8Array }
  | { readonly kind: "failed"; readonly why: "time" | "memory" | "crash" };

export type RoomLimits = { readonly timeMs: number; readonly memoryBytes: number };

/** Ten pages scanned at 600 dpi take 8 s and 700 MB, the largest picture 2 s and 650 MB; a busy machine takes longer. */
export const roomLimits: RoomLimits = { timeMs: 60_000, memoryBytes: 1024 * 1024 * 1024 };

/** However many people upload at once, so many files are open; the others wait for their turn. */
const roomsAtOnce = 2;
const maxAnswerBytes = 64 * 1024 * 1024;
const heapMegabytes = 512;
const watchEveryMs = 50;
const roomFolder = "app/_server/files/documents";

let busy = 0;
const waiting: (() => void)[] = [];

/**
 * Opens a stranger's file in a process of its own, so that no file can stop, fill or take over the one that serves
 * people: it holds no variable, key or connection of ours, may read ALP's code alone, writes nothing to disk, and is
 * killed at its limits of time and memory. Always answers; throws only when no process can be started.
 */
export async function inClosedRoom(task: RoomTask, bytes: Uint8Array, limits = roomLimits): Promise<RoomAnswer> {
  if (busy >= roomsAtOnce) await new Promise<void>((resolve) => waiting.push(resolve));
  else busy++;
  try {
    return await runRoom(task, bytes, limits);
  } finally {
    const next = waiting.shift();
    if (next) next();
    else busy--;
  }
}

function runRoom(task: RoomTask, bytes: Uint8Array, limits: RoomLimits): Promise<RoomAnswer> {
  const { node, args, options } = roomProcess("closed-room-child.ts");
  const child = spawn(node, [...args, JSON.stringify(task)], options);
  return new Promise((resolve, reject) => {
    let why: "time" | "memory" | "crash" = "crash";
    const parts: Buffer[] = [];
    let length = 0;
    const end = (reason: typeof why) => {
      why = reason;
      child.kill("SIGKILL");
    };
    const timer = setTimeout(() => end("time"), limits.timeMs);
    const watch = setInterval(() => {
      if (residentBytes(child.pid) > limits.memoryBytes) end("memory");
    }, watchEveryMs);
    const stop = () => {
      clearTimeout(timer);
      clearInterval(watch);
    };
    child.stdout?.on("data", (part: Buffer) => {
      length += part.length;
      if (length > maxAnswerBytes) end("memory");
      else parts.push(part);
    });
    // a room that died does not take its file any more; how it died is known below
    child.stdin?.on("error", () => {});
    child.stdin?.end(bytes);
    child.on("error", (error) => {
      stop();
      reject(error);
    });
    child.on("close", (code) => {
      stop();
      const answer = code === 0 ? readAnswer(Buffer.concat(parts)) : null;
      resolve(answer ?? { kind: "failed", why });
    });
  });
}

/**
 * How a room's process is started: no variables, so no keys; and where this Node can forbid it (from 24), no reading
 * outside of the code, no writing, no children. The network stays open to it: no Node before 25 can close that.
 */
export function roomProcess(script: string): { node: string; args: string[]; options: SpawnOptions } {
  const readable = ["node_modules", "package.json", "lib", "app/_server/files", "app/_server/gateways/pdf"];
  // a folder that is a link elsewhere is looked up under both names
  const paths = readable.map(fromRoot).flatMap((path) => [path, realpathSync(path)]);
  const walls = process.allowedNodeEnvironmentFlags.has("--permission")
    ? ["--permission", "--allow-addons", ...new Set(paths.map((path) => `--allow-fs-read=${path}`))]
    : [];
  return {
    node: process.execPath,
    args: [`--max-old-space-size=${heapMegabytes}`, ...walls, "--no-warnings", fromRoot(`${roomFolder}/${script}`)],
    options: {
      cwd: fromRoot("."),
      env: { NODE_ENV: "production" },
      stdio: ["pipe", "pipe", "ignore"],
      windowsHide: true,
    },
  };
}

/** From the installation's root, as the fonts are: a bundler that saw the way would try to follow it. */
function fromRoot(path: string): string {
  return join(/* turbopackIgnore: true */ process.cwd(), path);
}

/** What a process holds in memory, where the system tells (Linux); elsewhere its heap and its time are the limits. */
function residentBytes(pid: number | undefined): number {
  try {
    return Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}

const header = z.object({ facts: z.unknown(), length: z.int().min(0) });

/** Length of the facts, the facts as JSON, then bytes: as many as the facts say, or the answer is none. */
function readAnswer(answer: Buffer): RoomAnswer | null {
  if (answer.length < 4) return null;
  const end = 4 + answer.readUInt32BE(0);
  try {
    const { facts, length } = header.parse(JSON.parse(answer.toString("utf8", 4, end)));
    const bytes = new Uint8Array(answer.subarray(end));
    return bytes.length === length ? { kind: "answered", facts, bytes } : null;
  } catch {
    return null;
  }
}
