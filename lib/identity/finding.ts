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
