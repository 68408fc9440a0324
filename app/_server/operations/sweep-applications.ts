import { getApplication, listStuckApplications } from "#db/queries/applications";
import { enqueue } from "#db/queue";
import { inScope } from "#db/scope";
import { minuteMs } from "#lib/kit/time";
import { mintDoorScope, mintJobScope } from "#server/scope";

/**
 * The net under the automatic review: an application that has waited for minutes gets its job again, as when the queue was
 * emptied. A round is settled once, so a job too many does no harm. Answers how many were found.
 */
export async function sweepApplications(now: number): Promise<number> {
  const stuck = await inScope(mintDoorScope("sweep"), (db) => listStuckApplications(db, now - 3 * minuteMs));
  for (const sellerId of stuck) {
    await inScope(mintJobScope({ sellerId, job: "sweep-onboarding" }), async (db) => {
      const application = await getApplication(db);
      if (application?.state !== "checking") return;
      await enqueue(db, [{ name: "check-application", data: { sellerId, round: application.round } }]);
    });
  }
  return stuck.length;
}
