import { z } from "zod";
import { log } from "#server/log";
import { sweepAccountProofs } from "#server/operations/sweep-account-proofs";
import { sweepApplications } from "#server/operations/sweep-applications";
import { sweepRehearsals } from "#server/operations/sweep-rehearsals";
import { sweepReviews } from "#server/operations/sweep-reviews";
import { defineJob } from "../define.ts";

/** Every minute: no application, test or proof is forgotten, and reviewers hear of an hour that runs out. */
export const sweepOnboardingJob = defineJob({
  name: "sweep-onboarding",
  schema: z.object({}),
  batchSize: 1,
  schedule: { cron: "* * * * *", data: {} },
  handler: async () => {
    const now = Date.now();
    const found = {
      applications: await sweepApplications(now),
      reviews: await sweepReviews(now),
      rehearsals: await sweepRehearsals(),
      proofs: await sweepAccountProofs(now),
    };
    if (Object.values(found).some((count) => count > 0)) log().info(found, "onboarding swept");
  },
});
