import { compareCompanyNames, type NameComparison } from "#lib/identity/company-name";
import type { SellerKind } from "#lib/sellers/kinds";
import type { ApplicationValues, FieldContext } from "./fields.ts";

/** What the screens call the person on the licence: 法定代表人, 经营者 of a 个体工商户, a director in Hong Kong. */
export const representativeTitles = ["legal_representative", "operator", "director"] as const;
export type RepresentativeTitle = (typeof representativeTitles)[number];

export const representativeTitleOf: Readonly<Record<SellerKind, RepresentativeTitle>> = {
  mainland_company: "legal_representative",
  individual_business: "operator",
  hong_kong_company: "director",
};

/** The enterprise to which card and Single Window account belong: a Hong Kong company's agent where it uses one. */
export function declaringName(kind: SellerKind, values: ApplicationValues): string {
  if (kind === "hong_kong_company" && values.card?.holder === "agent") return values.card.agentName ?? "";
  return values.licence?.registeredName ?? "";
}

/** The rule for sole traders counts for a 个体工商户 alone: without a trade name it goes by 个体户 and its operator's name. */
function soleTraderOf({ kind, values }: FieldContext) {
  return kind === "individual_business" ? { operatorName: values.licence?.representativeName ?? "" } : {};
}

/** A name beside the licence's. */
export function compareWithLicence(name: string, context: FieldContext): NameComparison {
  return compareCompanyNames(name, context.values.licence?.registeredName ?? "", soleTraderOf(context));
}

/** A name beside that of the enterprise to which card and Single Window account must belong. */
export function compareWithDeclaring(name: string, context: FieldContext): NameComparison {
  return compareCompanyNames(name, declaringName(context.kind, context.values), soleTraderOf(context));
}
