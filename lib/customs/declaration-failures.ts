import type { CustomsFinding } from "./finding.ts";
import type { DocumentState } from "./states.ts";
import { placeOfElement, type RepairPlace } from "./tables/repair-places.ts";

/**
 * Why a parcel is not declared, by number: 5xx what its goods and papers lack, 8xx the seller's gates and customs' answers.
 * A number means here what it means in the plan (`lib/customs/requirements/fixes`). ERR-502 is the platform's own number for
 * incomplete customs elements.
 */
export const declarationFailures = {
  /** Code or declaration elements (申报要素). */
  "ERR-502": "product",
  /** Names of the goods. */
  "ERR-503": "product",
  /** Quantities, units, weights, declared value and currency. */
  "ERR-504": "product",
  /** Numbers of the goods: SKU, bar code. */
  "ERR-505": "product",
  /** Destination. */
  "ERR-507": "order",
  /** Numbers of order, waybill or list. */
  "ERR-508": "waybill",
  /** Way of transport, office, declaring company: the declaration's parameters. */
  "ERR-509": "declaration_parameters",
  /** Something that ALP makes itself: for staff to look at. */
  "ERR-590": "staff",
  /** No IC card bound. */
  "ERR-801": "application",
  /** No Single Window account. */
  "ERR-802": "application",
  /** Declaration parameters missing. */
  "ERR-803": "declaration_parameters",
  /** The seller is not active, suspended, or a material has run out. */
  "ERR-804": "application",
  /** No terminal at the data exchange. */
  "ERR-805": "staff",
  /** Nobody has said as whom customs know the carrier. */
  "ERR-806": "staff",
  /** 海关退单. */
  "ERR-811": "declaration",
  /** Refused by the E-Port or its format check. */
  "ERR-812": "declaration",
  /** The E-Port could not send it to customs. */
  "ERR-813": "declaration",
} as const;
export type DeclarationFailure = keyof typeof declarationFailures;

const byPlace: Readonly<Record<RepairPlace, DeclarationFailure>> = {
  product_code: "ERR-502",
  product_elements: "ERR-502",
  product_names: "ERR-503",
  product_number: "ERR-505",
  product_units: "ERR-504",
  product_weight: "ERR-504",
  parcel_weight: "ERR-504",
  declared_value: "ERR-504",
  destination: "ERR-507",
  order: "ERR-508",
  waybill: "ERR-508",
  numbers: "ERR-508",
  carrier: "ERR-806",
  transport: "ERR-509",
  parameters: "ERR-509",
  card: "ERR-509",
  resend: "ERR-590",
};

/** The number of a finding before sending, by the place where its element is repaired. */
export function failureOfFinding({ element }: Pick<CustomsFinding, "element">): DeclarationFailure {
  const place = placeOfElement[element];
  return place === undefined ? "ERR-590" : byPlace[place];
}

/** Why a seller's parcels are not declared at all, as the gate `declare` and the terminal say it. */
const byClosure: Readonly<Record<string, DeclarationFailure>> = {
  card_missing: "ERR-801",
  single_window_missing: "ERR-802",
  parameters_missing: "ERR-803",
  no_exchange_connection: "ERR-805",
  carrier_without_customs_code: "ERR-806",
};

export function failureOfClosure(code: string): DeclarationFailure {
  return byClosure[code] ?? "ERR-804";
}

/** The number of an answer that a person must act on; null for all others. */
export function failureOfState(state: DocumentState): DeclarationFailure | null {
  if (state === "returned") return "ERR-811";
  if (state === "refused") return "ERR-812";
  return state === "send_failed" ? "ERR-813" : null;
}
