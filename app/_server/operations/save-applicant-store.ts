import { saveApplicationFieldRows, startApplication } from "#db/queries/applications";
import { saveAudit } from "#db/queries/audit";
import { hasOrders, listApplicantStores, saveNewStore, updateApplicantStore } from "#db/queries/stores";
import { inScope, type ScopedDb, type SellerScope } from "#db/scope";
import { ok, type Result, refuse } from "#lib/kit/result";
import { chinaDateOf } from "#lib/kit/time";
import type { ApplicationView } from "#lib/onboarding/application-view";
import type { SaveApplicantStoreInput } from "#lib/onboarding/schema";
import { viewApplication } from "#lib/onboarding/view-application";
import { readApplicationFacts, storeMark } from "./read-application-facts.ts";

/**
 * A store of the application, new or changed; its number stays once orders came under it. Refusals: `store_number_taken`,
 * `store_number_fixed`, `store_unknown`, `field_closed` (a review is under way, or the store was not given back).
 */
export async function saveApplicantStore(
  scope: SellerScope,
  input: SaveApplicantStoreInput,
  now: number = Date.now(),
): Promise<Result<{ readonly view: ApplicationView }>> {
  return inScope(scope, async (db): Promise<Result<{ readonly view: ApplicationView }>> => {
    const application = await startApplication(db, now);
    const today = chinaDateOf(now);
    const { stores, open } = viewApplication(await readApplicationFacts(db, application), today);
    const known = stores.find(({ id }) => id === input.storeId);
    if (open === "none" || (known && !known.isOpen)) return refuse({ code: "field_closed" });
    const saved = input.storeId === null ? await add(db, input, now) : await change(db, input.storeId, input);
    if (!saved.ok) return saved;
    const id = saved.value;
    await saveApplicationFieldRows(
      db,
      [{ ...storeMark(id), value: input.platformNumber, sealed: null, hint: "" }],
      scope.personName,
      now,
    );
    await saveAudit(db, [{ event: "store_saved", data: { name: input.name }, subject: { kind: "store", id } }]);
    return ok({ view: viewApplication(await readApplicationFacts(db, application), today) });
  });
}

const taken = (platformNumber: string) =>
  refuse({ code: "store_number_taken", field: "platformNumber", values: { platformNumber } });

async function add(db: ScopedDb<SellerScope>, input: SaveApplicantStoreInput, now: number): Promise<Result<string>> {
  const { name, platformNumber, isCertified } = input;
  const id = await saveNewStore(db, { name, platformNumber, undeliverable: null }, now);
  if (id === null) return taken(platformNumber);
  await updateApplicantStore(db, id, { name, isCertified });
  return ok(id);
}

async function change(
  db: ScopedDb<SellerScope>,
  storeId: string,
  { name, platformNumber, isCertified }: SaveApplicantStoreInput,
): Promise<Result<string>> {
  const all = await listApplicantStores(db);
  const before = all.find(({ id }) => id === storeId);
  if (!before) return refuse({ code: "store_unknown" });
  if (before.platformNumber === platformNumber) {
    await updateApplicantStore(db, storeId, { name, isCertified });
    return ok(storeId);
  }
  if (all.some((other) => other.platformNumber === platformNumber)) return taken(platformNumber);
  if (await hasOrders(db, storeId)) return refuse({ code: "store_number_fixed", field: "platformNumber" });
  await updateApplicantStore(db, storeId, { name, isCertified, platformNumber });
  return ok(storeId);
}
