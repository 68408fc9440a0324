import { readFileSync } from "node:fs";
import { isAbsolute, join } from "node:path";

/** The three logins' addresses; `owner` is missing where a process was not given the right to migrate. */
export type DatabaseUrls = {
  readonly app: string;
  readonly queue: string;
  readonly owner: string | null;
  /** For LISTEN: a pooler in transaction mode loses notifications, so it can be a direct address. */
  readonly listen: string;
};

/** What the supervisor of the embedded server leaves for the other processes, in `<data folder>/database.json` (0600). */
export type EmbeddedFacts = {
  readonly port: number;
  readonly database: string;
  readonly serverFolder: string;
  readonly passwords: {
    readonly postgres: string;
    readonly owner: string;
    readonly app: string;
    readonly queue: string;
  };
};

type Source = Readonly<Record<string, string | undefined>>;

/** ALP's own folder on disk: `ALP_DATA_DIR`, or `.data` where the process runs. */
export function dataFolder(source: Source = process.env): string {
  const given = source.ALP_DATA_DIR?.trim() || ".data";
  return isAbsolute(given) ? given : join(/* turbopackIgnore: true */ process.cwd(), given);
}

export function factsFile(folder: string): string {
  return join(folder, "database.json");
}

/** The facts of the embedded server of this data folder, or null when there never was one. */
export function readFacts(folder: string): EmbeddedFacts | null {
  try {
    return JSON.parse(readFileSync(factsFile(folder), "utf8")) as EmbeddedFacts;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

/** Address of a login on the embedded server. */
export function embeddedUrl(facts: EmbeddedFacts, login: keyof EmbeddedFacts["passwords"], database?: string): string {
  const user = login === "postgres" ? login : `alp_${login}`;
  return `postgres://${user}:${facts.passwords[login]}@127.0.0.1:${facts.port}/${database ?? facts.database}`;
}

/** True while no foreign database is configured. */
export function isEmbedded(source: Source = process.env): boolean {
  return !source.DATABASE_URL?.trim();
}

/**
 * Where the database is: `DATABASE_URL` and its companions, else the embedded server's facts. Throws with what to do when
 * there is neither.
 */
export function databaseUrls(source: Source = process.env): DatabaseUrls {
  const app = source.DATABASE_URL?.trim();
  if (app) {
    const queue = source.QUEUE_URL?.trim();
    if (!queue) throw new Error("QUEUE_URL is missing: DATABASE_URL needs it beside it (npm run db:roles prints both)");
    return { app, queue, owner: source.MIGRATION_URL?.trim() || null, listen: source.LISTEN_URL?.trim() || app };
  }
  const facts = readFacts(dataFolder(source));
  if (!facts) throw new Error("no database: run npm start once, or set DATABASE_URL");
  const own = embeddedUrl(facts, "app");
  return { app: own, listen: own, queue: embeddedUrl(facts, "queue"), owner: embeddedUrl(facts, "owner") };
}
