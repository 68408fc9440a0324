import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres, { type Sql } from "postgres";
import * as schema from "./schema/all.ts";
import { databaseUrls } from "./settings.ts";

export type Database = PostgresJsDatabase<typeof schema> & { readonly $client: Sql };

/** Next bundles proxy, pages and routes apart: without globalThis each would open a pool of its own. */
const held = globalThis as typeof globalThis & { alpDatabase?: Database };

/** The app login's pool, made on first use. Queries reach it through `inScope` alone. */
export function getDatabase(): Database {
  held.alpDatabase ??= drizzle(connect(databaseUrls().app, { max: poolSize() }), { schema });
  return held.alpDatabase;
}

/** Closes the pool after the running queries; the next `getDatabase()` opens a new one. */
export async function closeDatabase(): Promise<void> {
  const open = held.alpDatabase;
  delete held.alpDatabase;
  await open?.$client.end({ timeout: 5 });
}

/** A connection of its own for `listen`; it reconnects by itself and is ended by the caller. */
export function openListener(): Sql {
  return connect(databaseUrls().listen, { max: 1, name: "listen", isLong: true });
}

/** The queue login's address, for pg-boss, which keeps its own pool. */
export function queueUrl(): string {
  return databaseUrls().queue;
}

/** The owner's address, for migrations; throws with the variable's name where this process was not given it. */
export function ownerUrl(): string {
  const { owner } = databaseUrls();
  if (!owner) throw new Error("MIGRATION_URL is missing: migrations run as the login that owns the tables");
  return owner;
}

type ConnectOptions = {
  readonly max: number;
  /** As it appears in pg_stat_activity. */
  readonly name?: string;
  /** Kept although nothing is asked for a long time: what hangs on the session must not end with it. */
  readonly isLong?: boolean;
};

/** Every connection of ALP is made here: UTC, named for pg_stat_activity, no prepared statements behind a pooler. */
export function connect(url: string, options: ConnectOptions): Sql {
  return postgres(url, {
    max: options.max,
    ...(options.isLong ? { idle_timeout: 0, max_lifetime: 0 } : { idle_timeout: 60 }),
    connect_timeout: 15,
    prepare: process.env.DATABASE_POOLER !== "transaction",
    onnotice: () => undefined,
    connection: { application_name: `alp ${options.name ?? process.env.ALP_PROCESS ?? "app"}`, TimeZone: "UTC" },
  });
}

function poolSize(): number {
  const given = Number(process.env.DATABASE_POOL_SIZE);
  return Number.isInteger(given) && given > 0 ? given : 10;
}
