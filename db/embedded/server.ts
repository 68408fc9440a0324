import { type ChildProcess, spawn } from "node:child_process";
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { basename, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { giveTo, type Place } from "./place.ts";
import { commandOf, isGoneWithin, signal, startOf } from "./processes.ts";

/** A data folder made by this major version is opened, another one is refused with what to do. */
export const serverVersion = "18";

export type ServerSettings = {
  readonly place: Place;
  readonly port: number;
  readonly logFile: string;
  /** False only for tests: no syncing to disk. */
  readonly isDurable: boolean;
};

export function dataFolderOf(place: Place): string {
  return join(place.serverFolder, "postgres");
}

/** Runs one of PostgreSQL's programs to its end as the server's user; throws with what it said. */
export async function runProgram(place: Place, name: string, args: readonly string[], input = ""): Promise<string> {
  const child = spawn(join(place.programs, "bin", name), args, {
    ...place.user,
    cwd: place.serverFolder,
    env: environmentOfServer(),
    stdio: ["pipe", "pipe", "pipe"],
  });
  const said: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => said.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => said.push(chunk));
  child.stdin.on("error", () => undefined);
  child.stdin.end(input);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  const text = Buffer.concat(said).toString();
  if (code !== 0) throw new Error(`${name} failed: ${text.trim()}`);
  return text;
}

/** ALP's own environment holds secrets and stays outside; C keeps the log's language fixed. */
function environmentOfServer(): NodeJS.ProcessEnv {
  return { PATH: "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC", NODE_ENV: "production" };
}

/** Makes the data folder if there is none: scram, checksums, UTF-8 with a collation that no system update changes. */
export async function initialise(place: Place, password: string, isDurable: boolean): Promise<boolean> {
  const data = dataFolderOf(place);
  if (existsSync(join(data, "PG_VERSION"))) {
    const made = readFileSync(join(data, "PG_VERSION"), "utf8").trim();
    if (made === serverVersion) return false;
    throw new Error(
      `${data} was made by PostgreSQL ${made}, this ALP brings ${serverVersion}: start the ALP that made it, or move it away`,
    );
  }
  // Made beside and renamed when whole: a kill in the middle leaves nothing that looks like a database.
  const draft = `${data}.new`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  giveTo(place.user, draft);
  const passwordFile = `${draft}.password`;
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  giveTo(place.user, passwordFile);
  try {
    const flags = [
      "--username=postgres",
      "--auth=scram-sha-256",
      "--data-checksums",
      "--encoding=UTF8",
      "--no-instructions",
    ];
    const locale = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
    const sync = isDurable ? [] : ["--no-sync"];
    await runProgram(place, "initdb", [`--pgdata=${draft}`, `--pwfile=${passwordFile}`, ...flags, ...locale, ...sync]);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(draft, data);
  return true;
}

/** Sets the superuser's password without knowing the old one; the server must not be running. */
export async function resetPassword(place: Place, verifier: string): Promise<void> {
  const statement = `alter role postgres password '${verifier}'\n`;
  await runProgram(place, "postgres", ["--single", "-D", dataFolderOf(place), "postgres"], statement);
}

/** Starts the server and waits until it answers; throws with the end of its log when it does not. */
export async function launch(settings: ServerSettings): Promise<ChildProcess> {
  const { place, logFile } = settings;
  if (existsSync(logFile) && statSync(logFile).size > 10_000_000) renameSync(logFile, `${logFile}.1`);
  const log = openSync(logFile, "a", 0o600);
  const from = statSync(logFile).size;
  // A process group of its own: Ctrl-C in the terminal reaches ALP alone, which stops the server last.
  const child = spawn(join(place.programs, "bin", "postgres"), serverArguments(settings), {
    ...place.user,
    cwd: place.serverFolder,
    env: environmentOfServer(),
    detached: true,
    stdio: ["ignore", log, log],
  });
  closeSync(log);
  let failure: Error | null = null;
  child.once("error", (error) => {
    failure = error;
  });
  while (!isReady(place, child.pid)) {
    if (failure) throw failure;
    if (child.exitCode !== null || child.signalCode !== null) throw new ServerRefused(logSince(logFile, from));
    await wait(20);
  }
  return child;
}

/** The server ended before it was ready; `said` is what its log says of this start. */
export class ServerRefused extends Error {
  readonly said: string;
  constructor(said: string) {
    super(`the database server did not start:\n${said}`);
    this.said = said;
  }
}

function serverArguments(settings: ServerSettings): string[] {
  const values: Record<string, string | number> = {
    port: settings.port,
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    timezone: "UTC",
    log_timezone: "UTC",
    log_line_prefix: "%m [%p] %u@%d %a ",
    max_connections: 150,
    jit: "off",
  };
  const forTests = { fsync: "off", synchronous_commit: "off", full_page_writes: "off", autovacuum: "off" };
  if (!settings.isDurable) Object.assign(values, forTests);
  return [
    "-D",
    dataFolderOf(settings.place),
    ...Object.entries(values).flatMap(([key, value]) => ["-c", `${key}=${value}`]),
  ];
}

function logSince(logFile: string, from: number): string {
  return readFileSync(logFile).subarray(from).toString().trim().slice(-4000);
}

/** `postmaster.pid`: line 1 process, 2 data folder, 4 port, 8 state (PostgreSQL's pidfile.h). */
function pidFile(place: Place): { pid: number; state: string } | null {
  try {
    const lines = readFileSync(join(dataFolderOf(place), "postmaster.pid"), "utf8").split("\n");
    return { pid: Number(lines[0]), state: lines[7]?.trim() ?? "" };
  } catch {
    return null;
  }
}

function isReady(place: Place, pid: number | undefined): boolean {
  const file = pidFile(place);
  return file !== null && file.pid === pid && file.state === "ready";
}

/**
 * Stops a server that a killed ALP left behind on this data folder. A process that only happens to carry the number in a
 * left-over file is not touched; the file is removed, since PostgreSQL would take it for a running server.
 */
export async function stopLeftOver(place: Place): Promise<boolean> {
  const file = pidFile(place);
  if (!file || !(file.pid > 0)) return false;
  const command = commandOf(file.pid);
  const isOurs = basename(command[0] ?? "") === "postgres" && command.includes(dataFolderOf(place));
  if (startOf(file.pid) === null || !isOurs) {
    rmSync(join(dataFolderOf(place), "postmaster.pid"), { force: true });
    return false;
  }
  await stopServer(file.pid);
  return true;
}

/** Fast shutdown (open transactions are rolled back, a checkpoint is written); the immediate one if that hangs. */
export async function stopServer(pid: number): Promise<void> {
  signal(pid, "SIGINT");
  if (await isGoneWithin(pid, 30_000)) return;
  signal(pid, "SIGQUIT");
  if (await isGoneWithin(pid, 10_000)) return;
  signal(pid, "SIGKILL");
  await isGoneWithin(pid, 5_000);
}

/** A free port on the loopback; `preferred` if nobody has it. */
export async function freePort(preferred = 0): Promise<number> {
  const probe = createServer();
  const port = await new Promise<number>((resolve) => {
    probe.once("error", () => resolve(0));
    probe.listen(preferred, "127.0.0.1", () => {
      const address = probe.address();
      resolve(typeof address === "object" && address ? address.port : 0);
    });
  });
  await new Promise<void>((resolve) => {
    probe.close(() => resolve());
  });
  return port || freePort();
}
