import { noServices } from "#lib/rates/services";
import { checkTemplate } from "./check-template.ts";
import { type CountryGroups, nameKey } from "./country-groups.ts";
import type { PresetKey } from "./presets.ts";
import type { SetTemplate, TemplateSet } from "./tables/template-sets.ts";
import type { Template, TemplateFields } from "./template.ts";
import type { TemplateBook } from "./template-book.ts";

/** A set in the reader's language, ready to be shown and applied. */
export type NamedSet = {
  readonly key: TemplateSet["key"];
  readonly preset: PresetKey;
  readonly templates: readonly TemplateFields[];
};

/** The sets with their templates as a seller would have written them. */
export function namedSets(sets: readonly TemplateSet[], language: "zh" | "en"): NamedSet[] {
  return sets.map(({ key, preset, templates }) => ({
    key,
    preset,
    templates: templates.map((template) => fieldsOf(template, language)),
  }));
}

export type TemplateSetPlan = {
  readonly fresh: readonly TemplateFields[];
  /** Names that the seller has already. */
  readonly skipped: readonly string[];
  /** Names of templates that a rule of today forbids. */
  readonly refused: readonly string[];
};

/** What applying a set would add to the seller's templates. */
export function planTemplateSet(
  book: TemplateBook,
  groups: CountryGroups,
  current: readonly Pick<Template, "name">[],
  sets: readonly TemplateSet[],
  asked: { readonly set: TemplateSet["key"]; readonly language: "zh" | "en" },
): TemplateSetPlan {
  const names = new Set(current.map(({ name }) => nameKey(name)));
  const [fresh, skipped, refused]: [TemplateFields[], string[], string[]] = [[], [], []];
  const chosen = namedSets(sets, asked.language).find(({ key }) => key === asked.set);
  for (const template of chosen?.templates ?? []) {
    if (names.has(nameKey(template.name))) skipped.push(template.name);
    else if (checkTemplate(book, groups, template, []).refusals.length > 0) refused.push(template.name);
    else fresh.push(template);
  }
  return { fresh, skipped, refused };
}

function fieldsOf(template: SetTemplate, language: "zh" | "en"): TemplateFields {
  const { nameZh, nameEn, worldwide = false, groups = [], countries = [], except = [] } = template;
  return {
    name: language === "zh" ? nameZh : nameEn,
    destinations: { worldwide, groups, countries, except },
    fromGrams: 1,
    toGrams: template.toGrams,
    maxDays: template.maxDays ?? null,
    cargoKinds: template.cargoKinds ?? [],
    overUsdMinor: null,
    upToUsdMinor: template.upToUsdMinor ?? null,
    solutionCode: template.solutionCode,
    recommendationFirst: true,
    services: noServices,
    isActive: true,
  };
}
