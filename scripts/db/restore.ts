import { join, resolve } from "node:path";
import { restoreBackup } from "#db/backup";
import { environment } from "#server/environment";
import { beginProcess, fail } from "../processes/begin.ts";

/** `npm run db:restore -- <backup>`: makes a backup the database of a data folder that has none. */
beginProcess("restore");
const { isEmbedded, dataFolder } = environment();
const source = process.argv[2];

try {
  if (!source) throw new Error("name the backup: npm run db:restore -- <folder>");
  if (!isEmbedded) throw new Error("DATABASE_URL names a server of yours: restore it there");
  const { createdAt } = await restoreBackup({ source: resolve(source), folder: dataFolder });
  console.log(`The backup of ${createdAt} is the database in ${dataFolder} now. Start ALP with npm start.`);
  console.log(`Sealed secrets open only with the keys of that time in ${join(dataFolder, "keys")}.`);
} catch (error) {
  fail(error);
}
