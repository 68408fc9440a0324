import { createHmac } from "node:crypto";
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Sql } from "postgres";
import type { TestProject } from "vitest/node";
import { connect } from "../client.ts";
import { takeLock } from "../embedded/lock.ts";
import { stopLeftOver } from "../embedded/server.ts";
import { startEmbedded } from "../embedded.ts";
import { migrateDatabase } from "../migrate.ts";
import { ensureOwnership, ensureRoles, type Login } from "../roles.ts";
import { type TestServer, urlOf } from "./database.ts";

/** One server per run, handed to every test file. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const { server, stop } = await startTestServer();
  project.provide("testServer", server);
  return stop;
}

/**
 * ALP's own PostgreSQL without syncing, or the one of `TEST_DATABASE_URL` (a superuser's address on a server kept for
 * tests). One database is migrated and becomes the template that each test file copies. The caller stops it.
 */
export async function startTestServer(): Promise<{ server: TestServer; stop: () => Promise<void> }> {
  const given = process.env.TEST_DATABASE_URL;
  const own = given ? await prepareGiven(given) : await startOwn();
  const template = `alp_template_${process.pid}`;
  const server: TestServer = { adminUrl: own.adminUrl, template, passwords: own.passwords };
  try {
    await makeTemplate(server);
  } catch (error) {
    await own.stop();
    throw error;
  }
  const stop = async () => {
    if (given) await dropAll(server.adminUrl, template);
    await own.stop();
  };
  return { server, stop };
}

type Server = {
  readonly adminUrl: string;
  readonly passwords: Readonly<Record<Login, string>>;
  readonly stop: () => Promise<void>;
};

const folderName = "alp-test-";

async function startOwn(): Promise<Server> {
  await clearLeftOver();
  const folder = mkdtempSync(join(tmpdir(), folderName));
  // Made for its owner alone; as root, the server's own user must get in too.
  chmodSync(folder, 0o755);
  const embedded = await startEmbedded({ folder, isDurable: false });
  const stop = async () => {
    await embedded.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { adminUrl: embedded.adminUrl, passwords: embedded.facts.passwords, stop };
}

/** Servers of runs that were killed: nobody holds their lock any more. */
async function clearLeftOver(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(folderName))) {
    const folder = join(tmpdir(), name);
    try {
      // A folder made this minute may belong to a run that has not locked it yet.
      if (Date.now() - statSync(folder).ctimeMs < 60_000) continue;
      if ("holder" in takeLock(join(folder, "database.lock"))) continue;
      await stopLeftOver({ user: null, programs: "", serverFolder: folder });
      rmSync(folder, { recursive: true, force: true });
    } catch {
      // Another person's, or another run clears it up at this moment.
    }
  }
}

/**
 * Roles belong to the whole server: two runs at once share them, so their passwords follow from the address and come out
 * the same in both.
 */
async function prepareGiven(adminUrl: string): Promise<Server> {
  const password = (login: Login) => createHmac("sha256", adminUrl).update(login).digest("base64url");
  const passwords = { owner: password("owner"), app: password("app"), queue: password("queue") };
  await asAdmin(adminUrl, async (admin) => {
    await ensureRoles(admin, passwords);
    await dropLeftOver(admin);
  });
  return { adminUrl, passwords, stop: async () => undefined };
}

async function makeTemplate(server: TestServer): Promise<void> {
  await asAdmin(server.adminUrl, (admin) =>
    admin.unsafe(`create database ${server.template} template template0 encoding 'UTF8'`),
  );
  const inside = new URL(server.adminUrl);
  inside.pathname = `/${server.template}`;
  await asAdmin(inside.href, ensureOwnership);
  const { template } = server;
  await migrateDatabase({ ownerUrl: urlOf(server, "owner", template), queueUrl: urlOf(server, "queue", template) });
}

/** Databases of runs that were killed: the process in their name is gone. */
async function dropLeftOver(admin: Sql): Promise<void> {
  const rows = await admin<{ datname: string }[]>`
    select datname from pg_database where datname ~ '^alp_(test|template)_[0-9]+'`;
  for (const { datname } of rows) {
    const pid = Number(/\d+/.exec(datname)?.[0]);
    if (!isAlive(pid)) await admin.unsafe(`drop database if exists ${datname} with (force)`);
  }
}

async function dropAll(adminUrl: string, template: string): Promise<void> {
  await asAdmin(adminUrl, async (admin) => {
    await admin.unsafe(`drop database if exists ${template} with (force)`);
    await dropLeftOver(admin);
  });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function asAdmin<T>(adminUrl: string, work: (admin: Sql) => Promise<T>): Promise<T> {
  const admin = connect(adminUrl, { max: 1, name: "test" });
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}
