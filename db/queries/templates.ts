import { and, asc, eq, isNull } from "drizzle-orm";
import { isCargoKind } from "#lib/carriers/cargo-kinds";
import { isCountryCode } from "#lib/kit/country";
import { readServiceSwitches } from "#lib/rates/service-switches-schema";
import { noServices } from "#lib/rates/services";
import { type CountryGroups, countryGroupsOf, type OwnCountryGroup } from "#lib/routing/country-groups";
import { predefinedGroups } from "#lib/routing/tables/country-groups";
import type { Template, TemplateFields } from "#lib/routing/template";
import { readTemplateDestinations } from "#lib/routing/template-schema";
import { insertMany, updateMany } from "../bulk.ts";
import { countryGroups, templates } from "../schema/routing.ts";
import type { SellerDb } from "../scope.ts";

/** A template as it is kept, with who changed it last. */
export type StoredTemplate = Template & {
  readonly version: number;
  readonly updatedBy: string;
  readonly updatedAt: number;
};

/** All templates that are not archived, in their order, and all groups that they may name. */
export type SellerTemplates = {
  readonly templates: readonly StoredTemplate[];
  readonly own: readonly OwnCountryGroup[];
  readonly groups: CountryGroups;
};

/** What decides on the seller's orders: templates by position, and country groups. */
export async function getSellerTemplates(db: SellerDb): Promise<SellerTemplates> {
  const [list, own] = await Promise.all([listTemplates(db), listCountryGroups(db)]);
  return { templates: list, own, groups: countryGroupsOf(predefinedGroups, own) };
}

/** Templates that are not archived, by position. */
export async function listTemplates(db: SellerDb): Promise<StoredTemplate[]> {
  const rows = await db
    .select()
    .from(templates)
    .where(and(eq(templates.sellerId, db.scope.sellerId), isNull(templates.archivedAt)))
    .orderBy(asc(templates.position), asc(templates.id));
  return rows.map(templateOf);
}

function templateOf(row: typeof templates.$inferSelect): StoredTemplate {
  const { id, name, position, fromGrams, toGrams, maxDays, overUsdMinor, upToUsdMinor, solutionCode } = row;
  return {
    ...{ id, name, position, fromGrams, toGrams, maxDays, overUsdMinor, upToUsdMinor, solutionCode },
    destinations: readTemplateDestinations(row.destinations),
    cargoKinds: row.cargoKinds.filter(isCargoKind),
    recommendationFirst: row.recommendationFirst,
    services: readServiceSwitches(row.services) ?? noServices,
    isActive: row.isActive,
    version: row.version,
    updatedBy: row.updatedBy,
    updatedAt: row.updatedAt,
  };
}

export type TemplateToSave = TemplateFields & { readonly id: string; readonly position: number };

/** Writes new templates. Throws when a name is there already: the caller holds the lock and has looked. */
export async function saveNewTemplates(
  db: SellerDb,
  list: readonly TemplateToSave[],
  by: string,
  now: number,
): Promise<void> {
  const { sellerId } = db.scope;
  const rows = list.map((template) => ({ ...template, sellerId, updatedBy: by, createdAt: now, updatedAt: now }));
  await insertMany(db, templates, rows);
}

const fieldNames = [
  ...(["name", "position", "destinations", "fromGrams", "toGrams", "maxDays", "cargoKinds", "overUsdMinor"] as const),
  ...(["upToUsdMinor", "solutionCode", "recommendationFirst", "services", "isActive"] as const),
] as const;

/** Overwrites known templates, each with its next version; the caller holds the lock. */
export async function saveChangedTemplates(
  db: SellerDb,
  list: readonly (TemplateToSave & { readonly version: number })[],
  by: string,
  now: number,
): Promise<void> {
  const { sellerId } = db.scope;
  const rows = list.map(({ version, ...template }) => ({
    ...{ ...template, sellerId, version: version + 1, updatedBy: by, updatedAt: now },
  }));
  const names = [...fieldNames, "version", "updatedBy", "updatedAt"] as const;
  const saved = await updateMany(db, templates, ["sellerId", "id"], names, rows);
  if (saved !== list.length) throw new Error("a template vanished while it was being changed");
}

/** Moves templates; a new place is no new version, since nobody writes it in a form. The caller holds the lock. */
export async function saveTemplatePositions(
  db: SellerDb,
  list: readonly { readonly id: string; readonly position: number }[],
  by: string,
  now: number,
): Promise<void> {
  const { sellerId } = db.scope;
  const rows = list.map((one) => ({ ...one, sellerId, updatedBy: by, updatedAt: now }));
  await updateMany(db, templates, ["sellerId", "id"], ["position", "updatedBy", "updatedAt"], rows);
}

/** Archives one template; its name becomes free, parcels that it decided keep its id. */
export async function saveTemplateArchived(db: SellerDb, id: string, by: string, now: number): Promise<void> {
  await db
    .update(templates)
    .set({ archivedAt: now, updatedBy: by, updatedAt: now })
    .where(and(eq(templates.sellerId, db.scope.sellerId), eq(templates.id, id)));
}

/** The seller's own groups that are not archived, by name. */
export async function listCountryGroups(db: SellerDb): Promise<OwnCountryGroup[]> {
  const rows = await db
    .select({
      id: countryGroups.id,
      name: countryGroups.name,
      countries: countryGroups.countries,
      version: countryGroups.version,
    })
    .from(countryGroups)
    .where(and(eq(countryGroups.sellerId, db.scope.sellerId), isNull(countryGroups.archivedAt)))
    .orderBy(asc(countryGroups.name), asc(countryGroups.id));
  return rows.map((row) => ({ ...row, countries: row.countries.filter(isCountryCode) }));
}

/** Writes a new group (`isNew`) or overwrites a known one with its next version. */
export async function saveCountryGroup(
  db: SellerDb,
  group: OwnCountryGroup & { readonly isNew: boolean },
  by: string,
  now: number,
): Promise<void> {
  const { sellerId } = db.scope;
  const { id, name, countries, version, isNew } = group;
  const row = { sellerId, id, name, countries, updatedBy: by, updatedAt: now };
  if (isNew) await insertMany(db, countryGroups, [row]);
  else {
    await db
      .update(countryGroups)
      .set({ name, countries, version: version + 1, updatedBy: by, updatedAt: now })
      .where(and(eq(countryGroups.sellerId, sellerId), eq(countryGroups.id, id)));
  }
}

/** Archives one of the seller's own groups. */
export async function saveCountryGroupArchived(db: SellerDb, id: string, by: string, now: number): Promise<void> {
  await db
    .update(countryGroups)
    .set({ archivedAt: now, updatedBy: by, updatedAt: now })
    .where(and(eq(countryGroups.sellerId, db.scope.sellerId), eq(countryGroups.id, id)));
}
