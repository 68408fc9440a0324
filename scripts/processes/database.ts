import { AlreadyRunning, startEmbedded } from "#db/embedded";
import { checkAppLogin, migrateDatabase } from "#db/migrate";
import { databaseUrls } from "#db/settings";
import { environment } from "#server/environment";
import { beginProcess, fail, onEnd, tellParent } from "./begin.ts";

beginProcess("database");

try {
  if (environment().isEmbedded) await keepEmbedded();
  else await prepareForeign();
} catch (error) {
  if (error instanceof AlreadyRunning) {
    tellParent({ failed: error.message });
    process.exit(1);
  }
  fail(error);
}

/** Starts ALP's own server, brings it to this version and keeps it until told to stop. */
async function keepEmbedded(): Promise<void> {
  const database = await startEmbedded({
    folder: environment().dataFolder,
    onProgress: (step) => tellParent({ step }),
  });
  onEnd(database.stop);
  database.failed.then(fail);
  tellParent({ step: "migrating" });
  try {
    await migrateDatabase({ ownerUrl: database.ownerUrl, queueUrl: database.queueUrl });
  } catch (error) {
    await database.stop();
    throw error;
  }
  tellParent({ ready: true });
}

/** A foreign database is migrated when this process was given the owner's login, and only checked otherwise. */
async function prepareForeign(): Promise<void> {
  const urls = databaseUrls();
  await checkAppLogin(urls.app);
  if (urls.owner) {
    tellParent({ step: "migrating" });
    await migrateDatabase({ ownerUrl: urls.owner, queueUrl: urls.queue });
  }
  tellParent({ ready: true });
  process.exit(0);
}
