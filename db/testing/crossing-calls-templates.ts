import { randomUUID } from "node:crypto";
import { noServices } from "#lib/rates/services";
import * as recentOrders from "../queries/recent-orders.ts";
import * as routingSettings from "../queries/routing-settings.ts";
import * as templates from "../queries/templates.ts";
import { asSeller, type CallsOf } from "./crossing.ts";

const now = Date.UTC(2026, 10, 25);

function aTemplate(id: string, name: string): templates.TemplateToSave {
  return {
    ...{ id, name, position: 1, fromGrams: 1, toGrams: 30_000, maxDays: null, cargoKinds: [], overUsdMinor: null },
    ...{ upToUsdMinor: null, solutionCode: "CAINIAO_STANDARD", recommendationFirst: false, isActive: true },
    destinations: { worldwide: true, groups: [], countries: [], except: [] },
    services: noServices,
  };
}

const templateCalls = {
  getSellerTemplates: asSeller((db) => templates.getSellerTemplates(db)),
  listTemplates: asSeller((db) => templates.listTemplates(db)),
  saveNewTemplates: asSeller((db) =>
    templates.saveNewTemplates(db, [aTemplate(randomUUID(), "stranger's")], "stranger", now),
  ),
  // somebody else's template is not there: the call throws and changes nothing
  saveChangedTemplates: asSeller(async (db, { templateId }) => {
    const changed = [{ ...aTemplate(templateId, "stranger's"), version: 1 }];
    await templates.saveChangedTemplates(db, changed, "stranger", now).catch(() => null);
  }),
  saveTemplatePositions: asSeller((db, { templateId }) =>
    templates.saveTemplatePositions(db, [{ id: templateId, position: 9 }], "stranger", now),
  ),
  saveTemplateArchived: asSeller((db, { templateId }) =>
    templates.saveTemplateArchived(db, templateId, "stranger", now),
  ),
  listCountryGroups: asSeller((db) => templates.listCountryGroups(db)),
  saveCountryGroup: asSeller((db, { countryGroupId }) =>
    templates.saveCountryGroup(
      db,
      { id: countryGroupId, name: "stranger's", countries: ["US"], version: 1, isNew: false },
      "stranger",
      now,
    ),
  ),
  saveCountryGroupArchived: asSeller((db, { countryGroupId }) =>
    templates.saveCountryGroupArchived(db, countryGroupId, "stranger", now),
  ),
} satisfies CallsOf<typeof templates>;

const routingSettingCalls = {
  getRoutingPreset: asSeller((db) => routingSettings.getRoutingPreset(db), "counted"),
  saveRoutingPreset: asSeller((db) => routingSettings.saveRoutingPreset(db, "speed", "stranger", now)),
  lockRouting: asSeller((db) => routingSettings.lockRouting(db), "unseen"),
} satisfies CallsOf<typeof routingSettings>;

const recentOrderCalls = {
  listRecentOrderIds: asSeller((db) => recentOrders.listRecentOrderIds(db, 0, 300)),
} satisfies CallsOf<typeof recentOrders>;

/** Calls of the seller's templates, groups and preset, by module. */
export const templateCallsByModule = {
  "recent-orders": recentOrderCalls,
  templates: templateCalls,
  "routing-settings": routingSettingCalls,
};
