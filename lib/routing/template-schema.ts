import { z } from "zod";
import { cargoKinds } from "#lib/carriers/cargo-kinds";
import { type CountryCode, isCountryCode } from "#lib/kit/country";
import { serviceSwitchesSchema } from "#lib/rates/service-switches-schema";
import { presetKeys } from "./presets.ts";
import type { TemplateDestinations } from "./template.ts";

const country = z.custom<CountryCode>((value) => typeof value === "string" && isCountryCode(value), "country_unknown");
const list = <T extends z.ZodType>(item: T, most: number) => z.array(item).max(most).readonly();

const destinationsSchema = z.object({
  worldwide: z.boolean(),
  groups: list(z.string().min(1).max(64), 100),
  countries: list(country, 260),
  except: list(country, 260),
});

/** Destinations as they were stored; throws when they are none, since a guess would route parcels. */
export function readTemplateDestinations(stored: unknown): TemplateDestinations {
  return destinationsSchema.parse(stored);
}

const id = z.uuid();
const version = z.int().nonnegative();
const minor = z.int().nullable();

/** What a person wrote; limits and rules are judged by `checkTemplate`, which names the field and the fix. */
export const templateFieldsSchema = z.object({
  name: z.string().max(200),
  destinations: destinationsSchema,
  fromGrams: z.int("not_whole_grams"),
  toGrams: z.int("not_whole_grams"),
  maxDays: z.int("not_whole_days").nullable(),
  cargoKinds: list(z.enum(cargoKinds), cargoKinds.length),
  overUsdMinor: minor,
  upToUsdMinor: minor,
  solutionCode: z.string().max(100),
  recommendationFirst: z.boolean(),
  services: serviceSwitchesSchema,
  isActive: z.boolean(),
});

/** `opened`: the template as the form began with, so that whoever saves second is told what changed. */
export const saveTemplateInput = z.object({
  id: id.nullable(),
  opened: z.object({ version, fields: templateFieldsSchema }).nullable(),
  fields: templateFieldsSchema,
});
export type SaveTemplateInput = z.output<typeof saveTemplateInput>;

export const reorderTemplatesInput = z.object({ ids: list(id, 500) });
export type ReorderTemplatesInput = z.output<typeof reorderTemplatesInput>;

export const switchTemplateInput = z.object({ id, version, isActive: z.boolean() });
export type SwitchTemplateInput = z.output<typeof switchTemplateInput>;

export const archiveTemplateInput = z.object({ id, version });
export type ArchiveTemplateInput = z.output<typeof archiveTemplateInput>;

export const templateSetKeys = ["saving", "balanced", "quick"] as const;
export const applyTemplateSetInput = z.object({ set: z.enum(templateSetKeys), language: z.enum(["zh", "en"]) });
export type ApplyTemplateSetInput = z.output<typeof applyTemplateSetInput>;

export const saveCountryGroupInput = z.object({
  id: id.nullable(),
  version: version.nullable(),
  name: z.string().max(60, "name_too_long"),
  countries: list(z.string().max(2), 260),
});
export type SaveCountryGroupInput = z.output<typeof saveCountryGroupInput>;

export const archiveCountryGroupInput = z.object({ id, version });
export type ArchiveCountryGroupInput = z.output<typeof archiveCountryGroupInput>;

export const setRoutingPresetInput = z.object({ preset: z.enum(presetKeys) });
export type SetRoutingPresetInput = z.output<typeof setRoutingPresetInput>;

/** A change to be tried on recent orders before it is made. */
export const dryRunTemplatesInput = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("save"), id: id.nullable(), fields: templateFieldsSchema }),
  z.object({ kind: z.literal("archive"), id }),
  z.object({ kind: z.literal("set"), set: z.enum(templateSetKeys), language: z.enum(["zh", "en"]) }),
]);
export type DryRunTemplatesInput = z.output<typeof dryRunTemplatesInput>;
