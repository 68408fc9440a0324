import { join } from "node:path";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import type { Sql } from "postgres";
import { installQueue } from "#db/queue";
import { connect } from "./client.ts";
import { seedReference } from "./reference-seed.ts";
import { assertAppLogin, logins } from "./roles.ts";
import { applyWalls } from "./walls.ts";

export type MigrationUrls = { readonly ownerUrl: string; readonly queueUrl: string };

/** One number for everybody who migrates the same database. */
const migrationLock = 7_240_002;

/** Where `drizzle-kit generate` writes. */
export const migrationsFolder = join(import.meta.dirname, "migrations");

/**
 * Brings a database to this version: tables as the owner, then grants and row-level security, then what everybody reads
 * (solutions, prices, rules), then the queue's schema as the queue login. Several processes may call it at once, one
 * works and the others find it done. `ownerUrl` must lead to the server itself, not to a pooler in transaction mode (the
 * lock belongs to the session).
 */
export async function migrateDatabase(urls: MigrationUrls): Promise<void> {
  const owner = connect(urls.ownerUrl, { max: 1, name: "migrate" });
  try {
    await refuseWrongOwner(owner);
    await owner`select pg_advisory_lock(${migrationLock})`;
    await migrate(drizzle(owner), { migrationsFolder });
    await applyWalls(owner);
    await seedReference(owner);
    await installQueue(urls.queueUrl);
  } finally {
    await owner.end();
  }
}

/** Tables made by another login would belong to it, and the walls would be its to change. */
async function refuseWrongOwner(owner: Sql): Promise<void> {
  const [row] = await owner<{ login: string }[]>`select current_user as login`;
  if (row?.login === logins.owner) return;
  throw new Error(
    `MIGRATION_URL signs in as "${row?.login}", but ${logins.owner} owns the tables: run npm run db:roles`,
  );
}

/** Throws when row-level security would not hold for the app login. */
export async function checkAppLogin(appUrl: string): Promise<void> {
  const app = connect(appUrl, { max: 1, name: "check" });
  try {
    await assertAppLogin(app);
  } finally {
    await app.end();
  }
}
