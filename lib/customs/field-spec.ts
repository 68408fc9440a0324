/** What a value must be beyond its kind and length; `oneOf` lists the only values. */
export type FieldForm =
  | "guid"
  /** YYYYMMDDhhmmss, China time. */
  | "moment"
  /** YYYYMMDDhhmmssfff, China time. */
  | "milliseconds"
  /** YYYYMMDD. */
  | "date"
  /** A customs registration (10) or a unified social credit code (18). */
  | "party"
  /** A party, or 无 for a foreign platform without a code. */
  | "platform"
  /** A party, or NO for a maker that is not registered with customs. */
  | "owner"
  | "office"
  | "currency"
  | "country"
  | "unit"
  | "wrap"
  | "transport"
  | "gcode"
  | "pod"
  | "pre_number"
  | "list_number"
  | "positive"
  | "not_negative"
  | { readonly oneOf: readonly string[] };

/**
 * One element of a message. `text`: up to `size` characters; `fixed`: exactly `size`; `decimal`: up to `size` digits in all,
 * five of them after the point; `integer`: up to `size` digits.
 */
export type FieldSpec = {
  readonly name: string;
  readonly zh: string;
  readonly kind: "text" | "fixed" | "decimal" | "integer";
  readonly size: number;
  readonly mandatory: boolean;
  readonly form?: FieldForm;
};

/** The decimals that every amount, quantity and weight of the messages may have. */
export const messageDecimals = 5;

/** The values of a field table as text: mandatory elements always, optional ones where they are sent. */
export type FieldValues<Specs extends readonly FieldSpec[]> = {
  readonly [Spec in Specs[number] as Spec["mandatory"] extends true ? Spec["name"] : never]: string;
} & {
  readonly [Spec in Specs[number] as Spec["mandatory"] extends true ? never : Spec["name"]]?: string;
};
