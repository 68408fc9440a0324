import { closeDatabase } from "#db/client";
import { checkAppLogin } from "#db/migrate";
import { databaseUrls } from "#db/settings";
import { environment } from "#server/environment";
import { startMetricsServer } from "#server/jobs/metrics-server";
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
  const { host, workerMetricsPort, metricsToken } = environment();
  if (workerMetricsPort && metricsToken) await startMetricsServer(host, workerMetricsPort, metricsToken);
  await startWorker();
  tellParent({ ready: true });
} catch (error) {
  fail(error);
}
