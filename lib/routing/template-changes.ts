import type { TemplateFields } from "./template.ts";

export type TemplateFieldName = keyof TemplateFields;

/** In the order in which the form shows them. */
export const templateFieldNames = [
  ...([
    "name",
    "destinations",
    "fromGrams",
    "toGrams",
    "maxDays",
    "cargoKinds",
    "overUsdMinor",
    "upToUsdMinor",
  ] as const),
  ...(["solutionCode", "recommendationFirst", "services", "isActive"] as const),
] as const satisfies readonly TemplateFieldName[];

/** The fields in which two templates differ; lists are the same in whatever order. */
export function changedFields(before: TemplateFields, after: TemplateFields): TemplateFieldName[] {
  return templateFieldNames.filter((name) => comparable(before[name]) !== comparable(after[name]));
}

/** What a person writes of a template, without its identity and place. */
export function fieldsOf(template: TemplateFields): TemplateFields {
  const { name, destinations, fromGrams, toGrams, maxDays, cargoKinds, overUsdMinor, upToUsdMinor } = template;
  const { solutionCode, recommendationFirst, services, isActive } = template;
  return {
    ...{ name, destinations, fromGrams, toGrams, maxDays, cargoKinds, overUsdMinor, upToUsdMinor },
    ...{ solutionCode, recommendationFirst, services, isActive },
  };
}

function comparable(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => {
    if (Array.isArray(part)) return [...part].map(String).sort();
    if (part === null || typeof part !== "object") return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
