import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { noServices } from "#lib/rates/services";
import { insertMany } from "../bulk.ts";
import { parcels } from "../schema/dispatch.ts";
import { countryGroups, routingSettings, templates } from "../schema/routing.ts";
import type { ScopedDb, SellerScope } from "../scope.ts";

/** A preset, an own country group and a template that names it and decided on the parcels; answers the ids of the two. */
export async function fillTemplates(
  db: ScopedDb<SellerScope>,
  sellerId: string,
  mark: string,
): Promise<{ readonly templateId: string; readonly countryGroupId: string }> {
  const [templateId, countryGroupId] = [randomUUID(), randomUUID()];
  await insertMany(db, routingSettings, [{ sellerId, preset: "cost", updatedBy: mark }]);
  await insertMany(db, countryGroups, [
    { sellerId, id: countryGroupId, name: `${mark} group`, countries: ["AQ"], updatedBy: mark },
  ]);
  await insertMany(db, templates, [
    {
      ...{ sellerId, id: templateId, name: `${mark} template`, position: 1, fromGrams: 1, toGrams: 30_000 },
      destinations: { worldwide: false, groups: [countryGroupId], countries: [], except: [] },
      ...{ cargoKinds: [], solutionCode: "CAINIAO_STANDARD", recommendationFirst: false },
      ...{ services: noServices, updatedBy: mark },
    },
  ]);
  await db.update(parcels).set({ decidedBy: "template", templateId }).where(eq(parcels.sellerId, sellerId));
  return { templateId, countryGroupId };
}
