import { buyerKey } from "#lib/identity/tax-id/buyer-key";
import { type FoundTaxId, findTaxIds } from "#lib/identity/tax-id/find-tax-ids";
import { isTaxIdStale, type TaxIdRequirement, taxIdRequirement } from "#lib/identity/tax-id/requirement";
import type { TaxIdKind } from "#lib/identity/tax-id/rules";
import type { CountryCode } from "#lib/kit/country";
import type { Instant } from "#lib/kit/time";

/** What is looked at of an order: its recipient, and the texts in which a number may stand. */
export type TaxIdOrder = {
  readonly orderId: string;
  readonly orderNumber: string;
  readonly buyerName: string;
  readonly recipientName: string;
  readonly country: CountryCode | null;
  readonly postalCode: string;
  readonly address: string;
  readonly remark: string;
  readonly phone: string;
  readonly mobile: string;
};

export type KnownTaxId = { readonly kind: string; readonly savedAt: Instant };

/** An order whose recipient's number is not known (or too old), with what was found in the order itself. */
export type TaxIdNeed = {
  readonly orderId: string;
  readonly orderNumber: string;
  readonly buyerName: string;
  readonly country: CountryCode;
  readonly requirement: TaxIdRequirement;
  readonly proposals: readonly FoundTaxId[];
};

/** Under what a recipient's number is kept; null where the country is unknown. */
export function taxBuyerKey(order: Pick<TaxIdOrder, "recipientName" | "country" | "postalCode">): string | null {
  return order.country === null ? null : buyerKey(order.recipientName, order.country, order.postalCode);
}

/** Orders that still need their recipient's number: required ones first. `known` is by buyer key. */
export function taxIdNeeds(
  orders: readonly TaxIdOrder[],
  known: ReadonlyMap<string, KnownTaxId>,
  now: Instant,
): TaxIdNeed[] {
  const needs = orders.flatMap((order): TaxIdNeed[] => {
    const { orderId, orderNumber, buyerName, country } = order;
    const requirement = country === null ? null : taxIdRequirement(country);
    const key = taxBuyerKey(order);
    if (country === null || requirement === null || key === null) return [];
    const own = known.get(key);
    if (own && !isTaxIdStale(own.kind as TaxIdKind, own.savedAt, now)) return [];
    const texts = [
      { where: "address", text: order.address },
      { where: "remark", text: order.remark },
    ];
    const proposals = findTaxIds(country, texts, [order.phone, order.mobile]);
    return [{ orderId, orderNumber, buyerName, country, requirement, proposals }];
  });
  return needs.sort((a, b) => rank(a) - rank(b));
}

function rank(need: TaxIdNeed): number {
  return need.requirement.need === "required" ? 0 : 1;
}
