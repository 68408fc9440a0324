import type { SellerState } from "#lib/sellers/kinds";

/** What a seller may do now, and why not: a new seller imports and compares prices, only a connected one dispatches. */
export type GateFacts = {
  readonly sellerState: SellerState;
  /** Carriers to which the seller has an active connection. */
  readonly activeCarriers: readonly string[];
};

export type Gate = "seller_not_activated" | "seller_suspended" | "no_carrier_connection";

/** Gates that are closed for dispatching with a carrier; empty when the way is free. */
export function closedDispatchGates(facts: GateFacts, carrierCode: string): readonly Gate[] {
  if (facts.sellerState === "suspended") return ["seller_suspended"];
  if (facts.sellerState === "new") return ["seller_not_activated"];
  return facts.activeCarriers.includes(carrierCode) ? [] : ["no_carrier_connection"];
}
