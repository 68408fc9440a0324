import { type CarrierFailureCode, carrierFailureCodes } from "./carrier-failures.ts";

/** Where a failure is repaired: a kind of place; the screen knows its address. */
export type RepairPlace =
  | "application"
  | "platform_staff"
  | "own_addresses"
  | "order_export"
  | "order_hold"
  | "recipient"
  | "tax_id"
  | "unknown_products"
  | "product"
  | "solution"
  | "waybill"
  | "nowhere";

/** Who can put it right. */
export type Fixer = "dispatcher" | "owner" | "staff" | "nobody";

type FailureEntry = {
  readonly place: RepairPlace;
  readonly fixer: Fixer;
  /** A carrier's refusal can mean it, too: of the order as a whole, since a refusal names no product of ours. */
  readonly isAnswer?: true;
};

/**
 * Why an order cannot be dispatched, found before a carrier is called. Families: 1xx seller and gates, 2xx order and
 * buyer, 3xx address and phone, 4xx goods, 5xx customs elements, 6xx solution and price, 9xx system; 7xx, the carrier's
 * answer, stands in `carrier-failures.ts`. ERR-502 is the platform's own number for incomplete customs elements.
 */
export const planFailures = {
  /** The seller is not activated yet: `detail` says which step on the way in stands open. */
  "ERR-101": { place: "application", fixer: "owner" },
  /** The seller is suspended. */
  "ERR-102": { place: "platform_staff", fixer: "staff" },
  /** No active connection to the solution's carrier. */
  "ERR-103": { place: "platform_staff", fixer: "staff" },
  /** A material of the application has run out: `detail` says which. */
  "ERR-104": { place: "application", fixer: "owner" },
  /** An own address of the store is missing or incomplete. */
  "ERR-111": { place: "own_addresses", fixer: "dispatcher" },
  /** Nobody said what happens to undeliverable parcels. */
  "ERR-112": { place: "own_addresses", fixer: "dispatcher" },
  /** The order does not wait for the seller (any more). */
  "ERR-201": { place: "order_export", fixer: "dispatcher", isAnswer: true },
  /** Held back. */
  "ERR-202": { place: "order_hold", fixer: "dispatcher" },
  /** It has a waybill, or one is being made. */
  "ERR-203": { place: "waybill", fixer: "nobody" },
  /** Nothing in it is shipped by the seller. */
  "ERR-204": { place: "nowhere", fixer: "nobody" },
  /** It changed after the plan was looked at. */
  "ERR-205": { place: "order_hold", fixer: "dispatcher" },
  /** The recipient is masked (`***`). */
  "ERR-301": { place: "order_export", fixer: "dispatcher" },
  /** Phone. */
  "ERR-302": { place: "recipient", fixer: "dispatcher", isAnswer: true },
  /** Postal code. */
  "ERR-303": { place: "recipient", fixer: "dispatcher", isAnswer: true },
  /** Address, city, province. */
  "ERR-304": { place: "recipient", fixer: "dispatcher", isAnswer: true },
  /** Country not recognised. */
  "ERR-305": { place: "recipient", fixer: "dispatcher", isAnswer: true },
  /** Recipient's tax id missing or wrong. */
  "ERR-306": { place: "tax_id", fixer: "dispatcher", isAnswer: true },
  /** Recipient's name. */
  "ERR-307": { place: "recipient", fixer: "dispatcher", isAnswer: true },
  /** A line of the order matches no product. */
  "ERR-401": { place: "unknown_products", fixer: "dispatcher" },
  /** A product lacks facts that the carrier needs. */
  "ERR-402": { place: "product", fixer: "dispatcher" },
  /** Battery goods without an MSDS that holds, where every solution that would be left asks for one. */
  "ERR-403": { place: "product", fixer: "dispatcher" },
  /** HS code missing or none, or declared over 50 USD without origin: `detail` says which. */
  "ERR-502": { place: "product", fixer: "dispatcher" },
  /** The Chinese or English description is missing or says nothing: gift, sample, 配件. */
  "ERR-503": { place: "product", fixer: "dispatcher" },
  /** Quantity, weight, value or currency that no customs would take: net above gross, nothing, below nothing. */
  "ERR-504": { place: "product", fixer: "dispatcher" },
  /** The destination's customs ask for more: US code, SKU and maker's number for the EU. */
  "ERR-505": { place: "product", fixer: "dispatcher" },
  /** No official solution goes there or takes these goods. */
  "ERR-601": { place: "solution", fixer: "dispatcher", isAnswer: true },
  /** Only a higher class than the buyer chose is left: to be picked by a person. */
  "ERR-602": { place: "solution", fixer: "dispatcher" },
  /** Only a lower class than the buyer chose is left: needs the buyer's consent. */
  "ERR-603": { place: "solution", fixer: "dispatcher" },
  /** The picked solution is not allowed (any more). */
  "ERR-604": { place: "solution", fixer: "dispatcher", isAnswer: true },
  /** The service that the buyer chose is not known: to be picked by a person. */
  "ERR-605": { place: "solution", fixer: "dispatcher" },
  /** The carrier's certification was suspended, has run out or does not cover this: `detail` says which. */
  "ERR-606": { place: "solution", fixer: "dispatcher" },
  /** The solution that the seller's template names cannot take the order: `detail` says which way. */
  "ERR-607": { place: "solution", fixer: "dispatcher" },
  /** A service is switched on that cannot be ordered at the carrier together with the parcel: `detail` says which. */
  "ERR-608": { place: "solution", fixer: "dispatcher" },
} as const satisfies Record<`ERR-${number}`, FailureEntry>;

export type PlanFailureCode = keyof typeof planFailures;
export type FailureCode = PlanFailureCode | CarrierFailureCode;

export const failureCodes: readonly FailureCode[] = [
  ...(Object.keys(planFailures) as PlanFailureCode[]),
  ...carrierFailureCodes,
];

export function isPlanFailure(code: string): code is PlanFailureCode {
  return Object.hasOwn(planFailures, code);
}

/** The place of repair and who can do it; a carrier's answer is looked at on its waybill. */
export function repairOf(code: string): Pick<FailureEntry, "place" | "fixer"> {
  return isPlanFailure(code) ? planFailures[code] : { place: "waybill", fixer: "dispatcher" };
}

/**
 * One reason why one order is held. `subject` is the id of the thing to repair (product id, line key, address kind);
 * `detail` a code of another noun (an identity finding, a routing hindrance); `values` fill the text.
 */
export type Blocker = {
  readonly code: PlanFailureCode;
  readonly field?: string;
  readonly subject?: string;
  readonly detail?: string;
  readonly values: Readonly<Record<string, string | number>>;
};
