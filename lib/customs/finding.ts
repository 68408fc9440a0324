import type { CebKind } from "./message.ts";

/**
 * What is wrong at one place, before anything is sent. `document`: position in the message from 0, null for the message
 * itself; `line`: position of the goods line from 0, null for the head; `element`: the standard's name of the field (or of
 * the fact that it is made from); `code` is looked up in the message files (`customs.findings`).
 */
export type CustomsFinding = {
  readonly kind: CebKind;
  readonly document: number | null;
  readonly line: number | null;
  readonly element: string;
  readonly code: FindingCode;
  readonly values: Readonly<Record<string, string | number>>;
};

export const findingCodes = [
  // form: of the field tables
  "missing",
  "empty",
  "too_long",
  "wrong_length",
  "forbidden_character",
  "not_a_decimal",
  "not_an_integer",
  "too_many_decimals",
  "too_many_digits",
  "not_in_list",
  "not_positive",
  "negative",
  "guid_form",
  "moment_form",
  "date_form",
  "party_form",
  "platform_form",
  "owner_form",
  "office_form",
  "gcode_form",
  "gcode_chapter",
  "pod_form",
  "pre_number_form",
  "list_number_form",
  "unknown_element",
  // numbers and keys
  "no_documents",
  "too_many_documents",
  "no_lines",
  "too_many_lines",
  "guid_repeated",
  "key_repeated",
  "gnum_repeated",
  "gnum_not_continuous",
  "part_number",
  // arithmetic and cross checks
  "total_not_product",
  "goods_value_not_sum",
  "line_currency_differs",
  "net_above_gross",
  "net_not_sum",
  "quantity_differs_from_unit",
  "kilograms_not_net",
  "second_quantity_without_unit",
  "second_unit_without_quantity",
  "number_in_new_document",
  "period_incomplete",
  "period_reversed",
  // between order, waybill and list
  "order_differs",
  "order_lines_differ",
  "waybill_differs",
  // facts that no message can be made of
  "gcode_missing",
  "gcode_unconfirmed",
  "gcode_not_ten",
  "unknown_currency",
  "currency_without_code",
  "country_without_code",
  "unknown_unit",
  "no_legal_unit",
  "legal_quantity_unknown",
  "price_does_not_divide",
  "weight_unknown",
  "freight_currency_differs",
] as const;
export type FindingCode = (typeof findingCodes)[number];
