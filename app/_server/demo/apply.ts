import { setTimeout as delay } from "node:timers/promises";
import { listApplicantStores } from "#db/queries/stores";
import { inScope, type SellerScope } from "#db/scope";
import type { Result } from "#lib/kit/result";
import type { SectionKey } from "#lib/onboarding/sections";
import type { ApplicationState } from "#lib/onboarding/states";
import { addDocument } from "../operations/add-document.ts";
import { checkApplication } from "../operations/check-application.ts";
import { readApplication } from "../operations/read-application.ts";
import { saveApplicantStore } from "../operations/save-applicant-store.ts";
import { saveApplicationFields } from "../operations/save-application-fields.ts";
import { submitApplication } from "../operations/submit-application.ts";
import { mintJobScope } from "../scope.ts";
import type { DemoApplicant } from "./applicants.ts";
import { demoDocument } from "./demo-document.ts";

/** Fills an application in as a prepared person would: answers, stores with their proofs (unless left out), documents. */
export async function fillApplication(
  scope: SellerScope,
  applicant: DemoApplicant,
  now: number,
  { proofs = true }: { readonly proofs?: boolean } = {},
): Promise<void> {
  for (const [section, fields] of Object.entries(applicant.answers)) {
    await done(saveApplicationFields(scope, { section: section as SectionKey, fields: { ...fields } }, now));
  }
  const stores = await inScope(scope, listApplicantStores);
  for (const { id, name, platformNumber } of stores) {
    await done(saveApplicantStore(scope, { storeId: id, name, platformNumber, isCertified: true }, now));
    if (!proofs) continue;
    const picture = await demoDocument("店铺认证信息", [
      ["店铺", name],
      ["店铺编号", platformNumber],
      ["企业认证", "已通过"],
    ]);
    const place = { section: "entry", slot: "store_proof", subject: id };
    await done(addDocument(scope, place, picture, "store.png", now));
  }
  for (const { section, slot, title, lines } of applicant.documents) {
    const picture = await demoDocument(title, lines);
    await done(addDocument(scope, { section, slot, subject: "" }, picture, `${slot}.png`, now));
  }
}

/** Hands a filled application in and has it judged at once, against the sandbox; answers how it stands then. */
export async function handIn(scope: SellerScope, now: number): Promise<ApplicationState> {
  await done(submitApplication(scope, { consent: true, asksPerson: false }, now));
  const job = mintJobScope({ sellerId: scope.sellerId, job: "demo" });
  await checkApplication(job, 1, { clock: () => now, random: Math.random }, true);
  // the worker may have been quicker, and still be at it
  for (const until = Date.now() + 20_000; ; ) {
    const { state } = await readApplication(scope, now);
    if (state !== "checking" || Date.now() > until) return state;
    await delay(100);
  }
}

async function done<T>(result: Promise<Result<T>>): Promise<T> {
  const answer = await result;
  if (!answer.ok) throw new Error(`the demo's application was refused: ${JSON.stringify(answer.refusal)}`);
  return answer.value;
}
