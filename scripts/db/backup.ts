import { join, resolve } from "node:path";
import { backUp } from "#db/backup";
import { embeddedUrl, readFacts } from "#db/settings";
import { environment } from "#server/environment";
import { beginProcess, fail } from "../processes/begin.ts";
import { startUnlessRunning } from "./start-unless-running.ts";

/** `npm run db:backup [-- <new folder>]`: a consistent copy of the embedded database, also while ALP runs. */
beginProcess("backup");
const { isEmbedded, dataFolder } = environment();
const createdAt = new Date().toISOString();
const name = `alp-${createdAt.slice(0, 19).replace(/[-:]/g, "").replace("T", "-")}`;
const target = resolve(process.argv[2] ?? join(dataFolder, "backups", name));

try {
  if (!isEmbedded)
    throw new Error("DATABASE_URL names a server of yours: back it up with pg_basebackup or pg_dump there");
  const stop = await startUnlessRunning(dataFolder);
  try {
    const facts = readFacts(dataFolder);
    if (!facts) throw new Error(`there is no database in ${dataFolder}`);
    const adminUrl = embeddedUrl(facts, "postgres");
    const { files } = await backUp({ adminUrl, dataFolder: join(facts.serverFolder, "postgres"), target, createdAt });
    const megabytes = Math.round(files.reduce((sum, file) => sum + file.size, 0) / 1e6);
    console.log(`Backed up into ${target} (${files.length} files, ${megabytes} MB).`);
    console.log(
      `Keep it on another disk, and ${join(dataFolder, "keys")} somewhere else again: the backup does not hold the keys.`,
    );
  } finally {
    await stop();
  }
} catch (error) {
  fail(error);
}
