import { startApplication } from "#db/queries/applications";
import { inScope, type SellerScope } from "#db/scope";
import { chinaDateOf } from "#lib/kit/time";
import type { ApplicationView } from "#lib/onboarding/application-view";
import { viewApplication } from "#lib/onboarding/view-application";
import { readApplicationFacts } from "./read-application-facts.ts";

/** The seller's application as its people see it; the first visit begins it. */
export async function readApplication(scope: SellerScope, now: number = Date.now()): Promise<ApplicationView> {
  return inScope(scope, async (db) => {
    const application = await startApplication(db, now);
    return viewApplication(await readApplicationFacts(db, application), chinaDateOf(now));
  });
}
