import { ownerUrl } from "#db/client";
import { checkAppLogin, migrateDatabase } from "#db/migrate";
import { databaseUrls } from "#db/settings";
import { beginProcess, fail } from "../processes/begin.ts";

/** `npm run db:migrate`: brings the database to this version. Needs MIGRATION_URL beside a foreign DATABASE_URL. */
beginProcess("migrate");
try {
  const { app, queue } = databaseUrls();
  await migrateDatabase({ ownerUrl: ownerUrl(), queueUrl: queue });
  await checkAppLogin(app);
  console.log("The database is at this version.");
} catch (error) {
  fail(error);
}
