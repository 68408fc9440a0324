import type { TableParcel } from "#db/queries/scan-station";
import { parseBooking } from "#lib/carriers/booking-schema";
import type { ScanLine, ScanParcel } from "#lib/dispatch/scan-parcel";
import { skuKeyOf } from "#lib/products/line-key";

type Seen = {
  /** Who asks. */
  readonly me: string;
  /** Since when somebody counts as having it in hand. */
  readonly since: number;
  readonly printCount: number;
};

/** A parcel as the packing table shows it, its lines from the booking: what was declared is what must lie in it. */
export function tableParcel(found: TableParcel, { me, since, printCount }: Seen): ScanParcel {
  const { booking, check, skus, ...rest } = found;
  const isChecked = check !== null && (check.contentsAt !== null || check.measuredGrams !== null);
  const isHeld = check !== null && !isChecked && check.by !== me && check.updatedAt >= since;
  return {
    ...{ ...rest, printCount, lines: linesOf(booking, skus) },
    packed: isChecked ? { by: check.by, at: check.updatedAt, grams: check.measuredGrams } : null,
    takenBy: isHeld ? check.by : null,
  };
}

/** Goods of one kind on one line, whatever packages and positions they are booked in. */
export function linesOf(booking: unknown, skus: TableParcel["skus"]): ScanLine[] {
  const lines = new Map<string, ScanLine>();
  for (const { sku, quantity, nameZh, nameEn } of parseBooking(booking).packages.flatMap(({ items }) => items)) {
    const name = nameZh || nameEn;
    const key = skuKeyOf(sku) ?? `name ${name}`;
    const known = lines.get(key);
    lines.set(key, {
      ...{ sku, name, quantity: quantity + (known?.quantity ?? 0), codes: known?.codes ?? codesOf(sku, skus) },
    });
  }
  return [...lines.values()];
}

/** The product's own code, and what the order's lines of that product are called. */
function codesOf(sku: string, skus: TableParcel["skus"]): string[] {
  const key = skuKeyOf(sku);
  const others = skus
    .filter(({ product }) => key !== null && skuKeyOf(product) === key)
    .map(({ line }) => skuKeyOf(line));
  return [...new Set([key, ...others])].filter((code) => code !== null);
}
