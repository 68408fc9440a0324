import { randomBytes } from "node:crypto";
import type { Sql } from "postgres";
import { inject } from "vitest";
import { closeDatabase, connect } from "../client.ts";
import { databaseGrants, type Login, logins } from "../roles.ts";

/** What the global set-up hands to every test file. */
export type TestServer = {
  readonly adminUrl: string;
  readonly template: string;
  readonly passwords: Readonly<Record<Login, string>>;
};

declare module "vitest" {
  interface ProvidedContext {
    testServer: TestServer;
  }
}

export type TestDatabase = {
  readonly name: string;
  readonly appUrl: string;
  readonly ownerUrl: string;
  readonly queueUrl: string;
  /** Closes the app's pool and drops the database. */
  readonly close: () => Promise<void>;
};

/**
 * A migrated database of this test file's own, copied from the template; `getDatabase()`, `openListener()` and the queue
 * lead to it until `close`. Call it in `beforeAll`, close it in `afterAll`. `isEmpty` gives one with logins and owner but
 * without any table; outside of tests the server is named.
 */
export async function createTestDatabase(
  options: { readonly isEmpty?: boolean; readonly server?: TestServer } = {},
): Promise<TestDatabase> {
  const server = options.server ?? inject("testServer");
  const name = `alp_test_${process.pid}_${randomBytes(4).toString("hex")}`;
  const template = options.isEmpty ? "template0" : server.template;
  const admin = connect(server.adminUrl, { max: 1, name: "test" });
  try {
    await admin.unsafe(`create database ${name} template ${template} owner ${logins.owner}`);
    await admin.unsafe(databaseGrants(name).join("; "));
  } finally {
    await admin.end();
  }
  const urls = {
    appUrl: urlOf(server, "app", name),
    ownerUrl: urlOf(server, "owner", name),
    queueUrl: urlOf(server, "queue", name),
  };
  await closeDatabase();
  configure(urls);
  return { name, ...urls, close: () => drop(server, name) };
}

/** As the environment of a process on a foreign database would be, with keys that protect nothing. */
function configure(urls: { appUrl: string; ownerUrl: string; queueUrl: string }): void {
  Object.assign(process.env, {
    DATABASE_URL: urls.appUrl,
    MIGRATION_URL: urls.ownerUrl,
    QUEUE_URL: urls.queueUrl,
    DATABASE_POOL_SIZE: process.env.DATABASE_POOL_SIZE ?? "8",
    AUTH_SECRET: "a-secret-for-tests-that-protects-nothing",
    ALP_KEY_RING: JSON.stringify({ current: "t1", keys: { t1: Buffer.alloc(32, 7).toString("base64") } }),
  });
}

/** `force` also ends what a failed test left open. */
async function drop(server: TestServer, name: string): Promise<void> {
  await closeDatabase();
  const admin = connect(server.adminUrl, { max: 1, name: "test" });
  try {
    await admin.unsafe(`drop database if exists ${name} with (force)`);
  } finally {
    await admin.end();
  }
}

/** Address of one of ALP's logins on the server that tests run on. */
export function urlOf(server: TestServer, login: Login, database: string): string {
  const url = new URL(server.adminUrl);
  url.username = logins[login];
  url.password = server.passwords[login];
  url.pathname = `/${database}`;
  return url.href;
}

/** A connection as the server's superuser, for tests of roles and of the supervisor. */
export function connectAsAdmin(database: string): Sql {
  const url = new URL(inject("testServer").adminUrl);
  url.pathname = `/${database}`;
  return connect(url.href, { max: 1, name: "test" });
}
