import { formatScaled, parseScaled } from "#lib/kit/money";
import type { TemplateField } from "./check-template.ts";
import type { TemplateFields } from "./template.ts";

/** A template as it stands in the form: numbers are text until they can be read. */
export type TypedTemplate = Omit<
  TemplateFields,
  "fromGrams" | "toGrams" | "maxDays" | "overUsdMinor" | "upToUsdMinor"
> & {
  readonly fromGrams: string;
  readonly toGrams: string;
  readonly maxDays: string;
  readonly overUsdMinor: string;
  readonly upToUsdMinor: string;
};

export type TypedProblem = {
  readonly field: TemplateField;
  readonly code: "not_whole_grams" | "not_whole_days" | "amount_unreadable";
};

export function typedTemplate(fields: TemplateFields): TypedTemplate {
  const amount = (minor: number | null) => (minor === null ? "" : formatScaled(minor, 2).replace(/\.00$/, ""));
  return {
    ...fields,
    fromGrams: String(fields.fromGrams),
    toGrams: String(fields.toGrams),
    maxDays: fields.maxDays === null ? "" : String(fields.maxDays),
    overUsdMinor: amount(fields.overUsdMinor),
    upToUsdMinor: amount(fields.upToUsdMinor),
  };
}

/** What was typed, and what of it is no number; such a field counts as empty. Full-width digits are digits. */
export function untypedTemplate(typed: TypedTemplate): {
  readonly fields: TemplateFields;
  readonly problems: readonly TypedProblem[];
} {
  const problems: TypedProblem[] = [];
  const read = (field: TypedProblem["field"], text: string, decimals: number, code: TypedProblem["code"]) => {
    const plain = text.normalize("NFKC").trim();
    if (plain === "") return null;
    const value = parseScaled(plain, decimals);
    if (value === null) problems.push({ field, code });
    return value;
  };
  const grams = (field: "fromGrams" | "toGrams") => {
    const value = read(field, typed[field], 0, "not_whole_grams");
    if (value === null && !problems.some((one) => one.field === field))
      problems.push({ field, code: "not_whole_grams" });
    return value ?? 0;
  };
  const fields: TemplateFields = {
    ...typed,
    name: typed.name.trim(),
    fromGrams: grams("fromGrams"),
    toGrams: grams("toGrams"),
    maxDays: read("maxDays", typed.maxDays, 0, "not_whole_days"),
    overUsdMinor: read("overUsdMinor", typed.overUsdMinor, 2, "amount_unreadable"),
    upToUsdMinor: read("upToUsdMinor", typed.upToUsdMinor, 2, "amount_unreadable"),
  };
  return { fields, problems };
}
