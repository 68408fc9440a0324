import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { connect } from "./client.ts";
import { isGoneWithin, startOf } from "./embedded/processes.ts";
import { AlreadyRunning, type EmbeddedDatabase, startEmbedded } from "./embedded.ts";
import { factsFile } from "./settings.ts";

let folder: string;
let running: EmbeddedDatabase[] = [];
let children: ChildProcess[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "alp-embedded-"));
  chmodSync(folder, 0o755);
});
afterEach(async () => {
  for (const child of children) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill("SIGKILL");
    await once(child, "exit");
  }
  for (const database of running) await database.stop();
  // A server whose parent a failed test killed: the next start would stop it, so let it.
  if (children.length > 0) await (await startEmbedded({ folder, isDurable: false })).stop();
  [running, children] = [[], []];
  rmSync(folder, { recursive: true });
});

async function start(
  options: { readonly elsewhere?: string; readonly isDurable?: boolean } = {},
): Promise<EmbeddedDatabase> {
  const database = await startEmbedded({ folder, isDurable: false, ...options });
  running.push(database);
  return database;
}

async function startInChild(): Promise<{ child: ChildProcess; serverPid: number; adminUrl: string }> {
  const child = fork(join(import.meta.dirname, "testing", "embedded-child.ts"), [folder], { stdio: "inherit" });
  children.push(child);
  const [facts] = (await once(child, "message")) as [{ serverPid: number; adminUrl: string }];
  return { child, ...facts };
}

async function ask(url: string, statement: string): Promise<unknown> {
  const sql = connect(url, { max: 1 });
  try {
    const [row] = await sql.unsafe(statement).values();
    return (row as unknown[] | undefined)?.[0];
  } finally {
    await sql.end();
  }
}

it("is made once, well kept, and keeps its data", async () => {
  const first = await start();
  expect(statSync(factsFile(folder)).mode & 0o777).toBe(0o600);
  expect(await ask(first.adminUrl, "show data_checksums")).toBe("on");
  expect(await ask(first.adminUrl, "show listen_addresses")).toBe("127.0.0.1");
  expect(await ask(first.adminUrl, "show unix_socket_directories")).toBe("");
  expect(
    await ask(first.adminUrl, "select count(*)::int from pg_hba_file_rules where auth_method <> 'scram-sha-256'"),
  ).toBe(0);
  await ask(first.ownerUrl, "create table kept as select 7 as n");
  await first.stop();
  expect(startOf(first.serverPid())).toBeNull();

  const second = await start();
  expect(second.facts).toEqual(first.facts);
  expect(await ask(second.ownerUrl, "select n from kept")).toBe(7);
  expect(readFileSync(join(folder, "log", "postgres.log"), "utf8")).toContain("database system is shut down");
});

it("lets nobody in without the password", async () => {
  const { adminUrl } = await start();
  const wrong = adminUrl.replace(/:[^:@]+@/, ":wrong@");
  await expect(ask(wrong, "select 1")).rejects.toThrow(/password authentication failed/);
});

it("takes over after its parent was killed, with what was committed", async () => {
  const killed = await startInChild();
  await ask(killed.adminUrl, "create table kept as select 7 as n");
  const dead = once(killed.child, "exit");
  killed.child.kill("SIGKILL");
  await dead;
  expect(startOf(killed.serverPid)).not.toBeNull();

  const next = await start();
  expect(startOf(killed.serverPid)).toBeNull();
  expect(await ask(next.adminUrl, "select n from kept")).toBe(7);
});

it("refuses a second ALP on the same data and says which one has it", async () => {
  const { child, adminUrl } = await startInChild();
  await expect(start()).rejects.toThrow(AlreadyRunning);
  await expect(start()).rejects.toThrow(new RegExp(`process ${child.pid}.*ALP_DATA_DIR`));
  expect(await ask(adminUrl, "select 1")).toBe(1);
});

it("does not touch a process that has the number of a server long gone", async () => {
  await (await start()).stop();
  const innocent = await startInOtherFolder();
  const lines = [innocent.serverPid(), join(folder, "postgres"), 0, innocent.facts.port, "", "127.0.0.1", "", "ready"];
  writeFileSync(join(folder, "postgres", "postmaster.pid"), `${lines.join("\n")}\n`);
  const next = await start();
  expect(await ask(next.adminUrl, "select 1")).toBe(1);
  expect(await ask(innocent.adminUrl, "select 1")).toBe(1);
});

async function startInOtherFolder(): Promise<EmbeddedDatabase> {
  const other = join(folder, "other");
  const database = await startEmbedded({ folder: other, isDurable: false });
  running.push(database);
  return database;
}

it("starts the server again when it was killed, on the same port, with what was committed", async () => {
  const database = await start({ isDurable: true });
  await ask(database.adminUrl, "create table kept as select 7 as n");
  const before = database.serverPid();
  process.kill(before, "SIGKILL");
  expect(await isGoneWithin(before, 5_000)).toBe(true);
  await expect.poll(() => ask(database.adminUrl, "select n from kept").catch(() => null), { timeout: 30_000 }).toBe(7);
  expect(database.serverPid()).not.toBe(before);
});

it("finds its way back in when its facts were lost", async () => {
  const first = await start();
  await ask(first.ownerUrl, "create table kept as select 7 as n");
  await first.stop();
  rmSync(factsFile(folder));
  const second = await start();
  expect(second.facts.passwords.owner).not.toBe(first.facts.passwords.owner);
  expect(await ask(second.ownerUrl, "select n from kept")).toBe(7);
});

it("opens a data folder that was put in place by hand", async () => {
  const first = await start();
  await ask(first.ownerUrl, "create table kept as select 7 as n");
  await first.stop();
  renameSync(join(folder, "postgres"), join(folder, "of-another"));
  rmSync(factsFile(folder));
  await (await start()).stop();
  rmSync(join(folder, "postgres"), { recursive: true });
  renameSync(join(folder, "of-another"), join(folder, "postgres"));
  expect(await ask((await start()).ownerUrl, "select n from kept")).toBe(7);
});

it("moves to another port when its own is taken at the start", async () => {
  const first = await start();
  const { port } = first.facts;
  await first.stop();
  const squatter = (await import("node:net")).createServer().listen(port, "127.0.0.1");
  await once(squatter, "listening");
  try {
    const second = await start();
    expect(second.facts.port).not.toBe(port);
    expect(await ask(second.adminUrl, "select 1")).toBe(1);
  } finally {
    squatter.close();
  }
});

it("refuses data of another major version with what to do", async () => {
  await (await start()).stop();
  writeFileSync(join(folder, "postgres", "PG_VERSION"), "17\n");
  await expect(start()).rejects.toThrow(/made by PostgreSQL 17.*this ALP brings 18/);
});

it.runIf(process.getuid?.() === 0)("runs below a folder that its server's user cannot enter", async () => {
  chmodSync(folder, 0o700);
  const elsewhere = mkdtempSync(join(tmpdir(), "alp-elsewhere-"));
  chmodSync(elsewhere, 0o755);
  try {
    const database = await start({ elsewhere });
    expect(database.facts.serverFolder.startsWith(elsewhere)).toBe(true);
    expect(existsSync(join(folder, "postgres"))).toBe(false);
    await ask(database.ownerUrl, "create table kept as select 7 as n");
    await database.stop();

    // The folder is removed with all that is in it, and ALP begins anew: the old data is not taken for the new one's.
    for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true });
    const anew = await start({ elsewhere });
    expect(await ask(anew.ownerUrl, "select to_regclass('kept')")).toBeNull();
    expect(readdirSync(anew.facts.serverFolder).filter((name) => name.startsWith("postgres.before-"))).toHaveLength(1);
    await anew.stop();
  } finally {
    rmSync(elsewhere, { recursive: true });
  }
});
