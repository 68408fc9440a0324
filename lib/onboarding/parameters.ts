import type { SellerKind } from "#lib/sellers/kinds";
import { fieldsOf, isOptional, type SectionValues } from "./fields.ts";

/** 申报参数 that every 9610 list needs and that were not given, by key, in the order of the page. */
export function missingParameters(kind: SellerKind, declaration: SectionValues): readonly string[] {
  const context = { kind, values: { declaration } };
  return fieldsOf("declaration", context)
    .filter((field) => !isOptional(field, context) && !declaration[field.key])
    .map(({ key }) => key);
}
