import type { CalendarDate } from "#lib/kit/time";
import { isWithinBatteryLimits } from "#lib/products/battery-limits";
import { type Msds, type MsdsStanding, msdsStanding, needsMsds, worstStanding } from "#lib/products/msds";
import type { LineFacts, OrderFacts } from "./facts.ts";

/** The lines that the seller ships itself, with a product that is known. */
function ownProducts(order: Pick<OrderFacts, "lines">): NonNullable<LineFacts["product"]>[] {
  return order.lines.flatMap(({ product, isWarehouseShipped }) => (product && !isWarehouseShipped ? [product] : []));
}

/** How the parcel's papers stand: as the worst of its goods. Lines without a known product say nothing. */
export function parcelMsds(order: Pick<OrderFacts, "lines">, today: CalendarDate): MsdsStanding {
  return worstStanding(ownProducts(order).map(({ msds, cargoKind }) => msdsStanding(msds, cargoKind, today)));
}

export type ProductWithoutMsds = {
  readonly id: string;
  /** As the order's line calls it. */
  readonly goods: string;
  /** The one that has run out; null where there is none. */
  readonly msds: Msds | null;
};

/** The goods that need an MSDS and have none that holds today: where the upload is offered. Each product once. */
export function productsWithoutMsds(
  order: Pick<OrderFacts, "lines">,
  today: CalendarDate,
): readonly ProductWithoutMsds[] {
  const lacking = new Map<string, ProductWithoutMsds>();
  for (const { product, isWarehouseShipped, sku, title } of order.lines) {
    if (!product || isWarehouseShipped) continue;
    const standing = msdsStanding(product.msds, product.cargoKind, today);
    if (standing !== "missing" && standing !== "expired") continue;
    lacking.set(product.id, { id: product.id, goods: sku || title, msds: product.msds });
  }
  return [...lacking.values()];
}

/** Does the MSDS of any of the goods say that its battery is above what small-parcel lines take? */
export function isAboveBatteryLimits(order: Pick<OrderFacts, "lines">): boolean {
  return ownProducts(order).some(
    ({ msds, cargoKind }) =>
      msds !== null && cargoKind !== null && needsMsds(cargoKind) && !isWithinBatteryLimits(msds),
  );
}
