import { ok, type Result, refuse } from "#lib/kit/result";
import type { HoldReason, OrderState } from "./states.ts";

/** As many orders as one parcel may hold. */
export const mostMerged = 20;

/** Where a parcel goes and whose it is, corrections included. */
export type Addressee = {
  readonly buyerName: string;
  readonly country: string | null;
  readonly name: string;
  readonly province: string;
  readonly city: string;
  readonly address: string;
  readonly postalCode: string;
  readonly phone: string;
  readonly mobile: string;
};

/**
 * What orders have in common that may travel in one parcel: store, buyer, recipient, address and telephone, whatever their
 * capitals, blanks and punctuation. "" where nobody can tell: the recipient is masked or the country unknown.
 */
export function mergeKey(storeId: string, one: Addressee, isMasked: boolean): string {
  if (isMasked || one.country === null || folded(one.name) === "" || folded(one.address) === "") return "";
  const phone = digits(one.mobile) || digits(one.phone);
  const words = [one.buyerName, one.name, one.province, one.city, one.address, one.postalCode].map(folded);
  return [storeId, one.country, ...words, phone].join("|");
}

function folded(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
}

function digits(text: string): string {
  return text.normalize("NFKC").replace(/\D+/g, "");
}

/** An order that is to be merged, as it is under lock. */
export type MergeCandidate = {
  readonly id: string;
  readonly orderNumber: string;
  readonly state: OrderState;
  readonly holdReason: HoldReason | null;
  readonly mergeKey: string;
  readonly currency: string;
  /** It is a part of a split order, or has parts. */
  readonly isSplit: boolean;
  /** Others travel with it already. */
  readonly isLead: boolean;
  readonly shipByAt: number | null;
};

/** The order that stands for a parcel on the screen, and those that go with it. */
export type Merge = { readonly leadId: string; readonly memberIds: readonly string[] };

/**
 * Whether orders may become one parcel, and which of them stands for it: one that leads already, else the one with the
 * earliest deadline. Refused, each with the `order`: `merge_too_few`, `merge_too_many`, `merge_not_waiting`, `merge_held`,
 * `merge_split`, `merge_two_leads`, `merge_other_address`, `merge_other_currency`.
 */
export function planMerge(orders: readonly MergeCandidate[]): Result<Merge> {
  if (orders.length < 2) return refuse({ code: "merge_too_few" });
  if (orders.length > mostMerged) return refuse({ code: "merge_too_many", values: { most: mostMerged } });
  const sorted = [...orders].sort(
    (a, b) =>
      Number(b.isLead) - Number(a.isLead) ||
      (a.shipByAt ?? Number.MAX_SAFE_INTEGER) - (b.shipByAt ?? Number.MAX_SAFE_INTEGER) ||
      (a.orderNumber < b.orderNumber ? -1 : 1),
  );
  const [lead, ...members] = sorted;
  if (!lead) return refuse({ code: "merge_too_few" });
  for (const one of sorted) {
    const values = { order: one.orderNumber };
    if (one.state !== "waiting") return refuse({ code: "merge_not_waiting", values });
    if (one.holdReason !== null) return refuse({ code: "merge_held", values });
    if (one.isSplit) return refuse({ code: "merge_split", values });
    if (one.mergeKey === "" || one.mergeKey !== lead.mergeKey) return refuse({ code: "merge_other_address", values });
    if (one.currency !== lead.currency) return refuse({ code: "merge_other_currency", values });
  }
  const second = members.find(({ isLead }) => isLead);
  if (second) return refuse({ code: "merge_two_leads", values: { order: second.orderNumber } });
  return ok({ leadId: lead.id, memberIds: members.map(({ id }) => id) });
}
