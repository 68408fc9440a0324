import { closeDatabase } from "#db/client";
import { checkAppLogin } from "#db/migrate";
import { databaseUrls } from "#db/settings";
import { startWorker, stopWorker } from "#server/jobs/worker";
import { checkKeyRing } from "#server/operations/check-key-ring";
import { beginProcess, fail, onEnd, tellParent } from "./begin.ts";

beginProcess("worker");

try {
  await checkAppLogin(databaseUrls().app);
  await checkKeyRing();
  onEnd(async () => {
    await stopWorker();
    await closeDatabase();
  });
  await startWorker();
  tellParent({ ready: true });
} catch (error) {
  fail(error);
}
