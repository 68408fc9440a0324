import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { checkTemplate, type TemplateCheck, type TemplateField } from "#lib/routing/check-template";
import type { CountryGroups } from "#lib/routing/country-groups";
import type { TemplateFields } from "#lib/routing/template";
import type { TemplateBook } from "#lib/routing/template-book";
import { type TypedTemplate, typedTemplate, untypedTemplate } from "#lib/routing/typed-template";

/** In the order on the screen: the first wrong one gets the focus. */
const fieldOrder: readonly TemplateField[] = [
  ...(["name", "destinations", "fromGrams", "toGrams", "overUsdMinor", "upToUsdMinor"] as const),
  ...(["cargoKinds", "solutionCode", "maxDays"] as const),
];

export type TemplateForm = {
  readonly typed: TypedTemplate;
  /** What was typed, as far as it can be read. */
  readonly fields: TemplateFields;
  readonly check: TemplateCheck;
  readonly isComplete: boolean;
  readonly change: (part: Partial<TypedTemplate>, field?: TemplateField) => void;
  readonly replace: (fields: TemplateFields) => void;
  readonly touch: (field: TemplateField) => void;
  /** What is wrong with a field, as text, once one has been at it or tried to save. */
  readonly errorOf: (field: TemplateField) => string | null;
  /** Shows what is wrong everywhere; answers the first wrong field. */
  readonly showAll: () => TemplateField | null;
};

/** The state of the form of one template, checked with every key by the function that checks it when it is saved. */
export function useTemplateForm(
  first: TemplateFields,
  book: TemplateBook,
  groups: CountryGroups,
  otherNames: readonly string[],
): TemplateForm {
  const t = useTranslations("templates.fields");
  const [typed, setTyped] = useState<TypedTemplate>(() => typedTemplate(first));
  const [touched, setTouched] = useState<ReadonlySet<TemplateField>>(new Set());
  const [isShown, setShown] = useState(false);
  const { fields, problems } = useMemo(() => untypedTemplate(typed), [typed]);
  const check = useMemo(() => checkTemplate(book, groups, fields, otherNames), [book, groups, fields, otherNames]);
  const touch = (field: TemplateField) => setTouched((before) => new Set(before).add(field));
  return {
    typed,
    fields,
    check,
    isComplete: problems.length === 0 && check.refusals.length === 0,
    change: (part, field) => {
      setTyped((before) => ({ ...before, ...part }));
      if (field) touch(field);
    },
    replace: (next) => setTyped(typedTemplate(next)),
    touch,
    errorOf: (field) => {
      if (!isShown && !touched.has(field)) return null;
      const problem = problems.find((one) => one.field === field);
      if (problem) return t(problem.code);
      const refusal = check.refusals.find((one) => one.field === field);
      return refusal ? t(refusal.code, "limit" in refusal ? { limit: refusal.limit } : {}) : null;
    },
    showAll: () => {
      setShown(true);
      const wrong = new Set([...problems, ...check.refusals].map(({ field }) => field));
      return fieldOrder.find((field) => wrong.has(field)) ?? null;
    },
  };
}
