import { saveAudit } from "#db/queries/audit";
import { lockOrders } from "#db/queries/dispatch-facts";
import { raiseLiveCursor } from "#db/queries/live";
import {
  deleteCorrection,
  listRecipientRepairs,
  lockOrderRecipient,
  saveCorrection,
} from "#db/queries/recipient-repairs";
import { getTaxIdOrders, saveTaxIdRows } from "#db/queries/tax-ids";
import { inScope, type SellerScope } from "#db/scope";
import type { RepairRecipientInput, RepairTaxIdInput } from "#lib/dispatch/repair-schema";
import { applyCorrections, type CorrectableField, originalText } from "#lib/identity/corrections";
import { applyOverrides } from "#lib/identity/overrides";
import { checkRecipient } from "#lib/identity/recipient";
import { checkTaxId } from "#lib/identity/tax-id/check-tax-id";
import { resolveCountry } from "#lib/kit/country";
import { ok, type Refusal, type Result, refuse } from "#lib/kit/result";
import type { Instant } from "#lib/kit/time";
import { taxBuyerKey } from "#lib/orders/tax-id-needs";

export type RepairReceipt = { readonly orders: number };

/**
 * Corrects fields of a recipient, all or none, for an order and for others whose file has the same words there. The file's
 * words stay; an import with other words voids the correction. Refused: `order_unknown`, `order_already_planned`,
 * `field_changed` (somebody corrected it since it was seen; `theirs`), and `still_wrong` with the finding that would be left.
 */
export async function repairRecipient(
  scope: SellerScope,
  { orderId, alsoOf, fields }: RepairRecipientInput,
  now: Instant = Date.now(),
): Promise<Result<RepairReceipt>> {
  return inScope(scope, async (db): Promise<Result<RepairReceipt>> => {
    const ids = await lockOrders(db, [...new Set([orderId, ...alsoOf])]);
    const [first, repairs] = await Promise.all([lockOrderRecipient(db, orderId), listRecipientRepairs(db, ids)]);
    if (!first) return refuse({ code: "order_unknown" });
    if (first.state !== "waiting") return refuse({ code: "order_already_planned" });
    const file = { ...first, taxId: "" };
    const own = repairs.get(orderId);
    const before = applyCorrections(file, own?.corrections ?? []).recipient;
    const wanted = fields.map(({ name, value }) => ({
      name,
      value: name === "country" ? (resolveCountry(value) ?? "") : value,
    }));
    const unknown = wanted.find(({ value }) => value === "");
    if (unknown) return refuse({ code: "still_wrong", field: unknown.name, values: { finding: "country_unknown" } });
    for (const { name, seen, value } of fields) {
      const present = name === "country" ? before.countryText : before[name];
      if (present !== seen && present !== value)
        return refuse({ code: "field_changed", field: name, values: { theirs: present } });
    }
    // as a correction on what stands there now
    const after = applyCorrections(
      before,
      wanted.map(({ name, value }) => ({ field: name, original: originalText(before, name), corrected: value })),
    ).recipient;
    const left = leftWrong(after, wanted, own?.overrides ?? []);
    if (left) return refuse(left);
    let orders = 0;
    for (const id of ids) {
      const recipient = id === orderId ? first : await lockOrderRecipient(db, id);
      if (recipient?.state !== "waiting") continue;
      const words = { ...recipient, taxId: "" };
      const mine = wanted.filter(({ name }) => originalText(words, name) === originalText(file, name));
      for (const { name, value } of mine) {
        const original = originalText(words, name);
        if (value === original) await deleteCorrection(db, id, name, now);
        else await saveCorrection(db, id, { field: name, original, corrected: value }, scope.personId, now);
      }
      await saveAudit(
        db,
        mine.map(({ name }) => ({
          event: "recipient_corrected" as const,
          data: { field: name },
          subject: { kind: "order" as const, id },
        })),
      );
      if (mine.length > 0) orders += 1;
    }
    await raiseLiveCursor(db);
    return ok({ orders });
  });
}

function leftWrong(
  after: Parameters<typeof checkRecipient>[0],
  wanted: readonly { readonly name: CorrectableField; readonly value: string }[],
  overrides: Parameters<typeof applyOverrides>[1],
): Refusal | null {
  const { standing } = applyOverrides(checkRecipient(after).findings, overrides);
  const left = standing.find(({ field, kind }) => kind === "ask" && wanted.some(({ name }) => name === field));
  if (!left) return null;
  const values: Record<string, string | number> = { ...left.values, given: left.given, finding: left.code };
  if (left.suggestion !== undefined) values.suggestion = left.suggestion;
  return { code: "still_wrong", field: left.field, values };
}

/** Keeps the tax number of an order's recipient for all of that buyer's orders. Refused: `order_unknown`, `still_wrong`. */
export async function repairTaxId(
  scope: SellerScope,
  { orderId, value: typed }: RepairTaxIdInput,
  now: Instant = Date.now(),
): Promise<Result<RepairReceipt>> {
  return inScope(scope, async (db): Promise<Result<RepairReceipt>> => {
    const [order] = await getTaxIdOrders(db, { numbers: [], ids: [orderId] });
    const buyerKey = order ? taxBuyerKey(order) : null;
    if (!order?.country || buyerKey === null) return refuse({ code: "order_unknown" });
    const checked = checkTaxId(order.country, typed);
    if (!checked.ok) {
      const values = { given: typed, finding: checked.refusal.code };
      return refuse({ code: "still_wrong", field: "taxId", values });
    }
    const { kind, value } = checked.value;
    await saveTaxIdRows(
      db,
      [{ buyerKey, country: order.country, kind, value, source: "pasted" }],
      scope.personName,
      now,
    );
    const subject = { kind: "seller", id: scope.sellerId } as const;
    await saveAudit(db, [{ event: "tax_ids_saved", data: { counts: { saved: 1 } }, subject }]);
    await raiseLiveCursor(db);
    return ok({ orders: 1 });
  });
}
