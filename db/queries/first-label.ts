import { and, eq, isNotNull, isNull } from "drizzle-orm";
import type { FirstLabelFacts } from "#lib/onboarding/first-label";
import { requiredFacts } from "#lib/products/product";
import { missingSettings } from "#lib/sellers/missing-settings";
import { waybills } from "../schema/dispatch.ts";
import { orders } from "../schema/orders.ts";
import { products } from "../schema/products.ts";
import { templates } from "../schema/routing.ts";
import { auditEntries } from "../schema/sellers.ts";
import type { SellerDb } from "../scope.ts";
import { listOwnAddresses } from "./addresses.ts";
import { getSellerGates } from "./gate-facts.ts";
import { listStores } from "./stores.ts";

/** What ticks the list to the first label. Whether anything is there is all that counts: nothing is counted through. */
export async function getFirstLabelFacts(db: SellerDb): Promise<FirstLabelFacts> {
  const { sellerId } = db.scope;
  const [stores, addresses, { gates }, [testPage], [product], [template], [order], [label]] = await Promise.all([
    listStores(db),
    listOwnAddresses(db),
    getSellerGates(db),
    db
      .select({ id: auditEntries.id })
      .from(auditEntries)
      .where(
        and(
          eq(auditEntries.sellerId, sellerId),
          eq(auditEntries.subjectKind, "seller"),
          eq(auditEntries.subjectId, sellerId),
          eq(auditEntries.event, "test_page_printed"),
        ),
      )
      .limit(1),
    db
      .select({ id: products.id })
      .from(products)
      .where(
        and(
          eq(products.sellerId, sellerId),
          isNull(products.archivedAt),
          ...requiredFacts.map((fact) => isNotNull(products[fact])),
        ),
      )
      .limit(1),
    db
      .select({ id: templates.id })
      .from(templates)
      .where(and(eq(templates.sellerId, sellerId), isNull(templates.archivedAt)))
      .limit(1),
    db.select({ id: orders.id }).from(orders).where(eq(orders.sellerId, sellerId)).limit(1),
    db
      .select({ id: waybills.id })
      .from(waybills)
      .where(and(eq(waybills.sellerId, sellerId), eq(waybills.state, "booked")))
      .limit(1),
  ]);
  return {
    stores: stores.length,
    storesWithGaps: missingSettings(stores, addresses).length,
    missingParameters: gates.missingParameters.length,
    testPagePrinted: testPage !== undefined,
    products: product ? 1 : 0,
    templates: template ? 1 : 0,
    orders: order ? 1 : 0,
    labels: label ? 1 : 0,
  };
}
