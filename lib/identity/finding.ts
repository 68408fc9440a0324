/** The fields of a recipient, as a correction form shows them. */
export const recipientFields = [
  "name",
  "country",
  "province",
  "city",
  "address",
  "postalCode",
  "phone",
  "mobile",
  "taxId",
] as const;
export type RecipientField = (typeof recipientFields)[number];

/**
 * What is wrong or odd about one field of a recipient. `code` (snake_case) is looked up in the identity messages under
 * `findings`, `values` fill its placeholders. `ask`: the parcel waits for a correction; `warn`: it goes.
 * `given` is the text that was judged, so that an override dies with it; `suggestion` is what the field could become.
 */
export type Finding = {
  readonly field: RecipientField;
  readonly code: string;
  readonly kind: "ask" | "warn";
  readonly given: string;
  readonly values: Readonly<Record<string, string | number>>;
  readonly suggestion?: string;
};

type Extra = { readonly values?: Finding["values"]; readonly suggestion?: string | undefined };

export function ask(field: RecipientField, code: string, given: string, extra: Extra = {}): Finding {
  return finding("ask", field, code, given, extra);
}

export function warn(field: RecipientField, code: string, given: string, extra: Extra = {}): Finding {
  return finding("warn", field, code, given, extra);
}

function finding(kind: "ask" | "warn", field: RecipientField, code: string, given: string, extra: Extra): Finding {
  const { values = {}, suggestion } = extra;
  return { field, code, kind, given, values, ...(suggestion === undefined ? {} : { suggestion }) };
}

/** What fills a finding's text in a language: its values, the judged text, and places by their names in that language. */
export function findingValues(
  finding: Pick<Finding, "values"> & { readonly given?: string },
  language: "zh" | "en",
): Readonly<Record<string, string | number>> {
  const { countryZh, otherZh, ...values } = finding.values;
  const local = language === "zh" ? { country: countryZh, other: otherZh } : {};
  const named = Object.entries(local).flatMap(([name, text]) => (text === undefined ? [] : [[name, text] as const]));
  return { ...values, ...Object.fromEntries(named), given: finding.given ?? "" };
}
