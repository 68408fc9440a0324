import { and, eq, sql } from "drizzle-orm";
import type { TaxBranch } from "#lib/customs/dossier/tax-branches";
import type { CodeForm } from "#lib/customs/facts";
import { customsSettings, productCustoms } from "../schema/customs.ts";
import { products } from "../schema/products.ts";
import type { SellerDb } from "../scope.ts";
import { markForJudging } from "./judge-marks.ts";

export type CustomsSettings = {
  readonly codeForm: CodeForm;
  readonly mayPadHeading: boolean;
  readonly platformCode: string;
  readonly platformName: string;
  readonly declarantCode: string;
  readonly declarantName: string;
  /** Null: as the kind of taxpayer says. */
  readonly taxBranch: TaxBranch | null;
};

/** How the seller's declarations are made; the careful defaults where nothing was set. */
export async function getCustomsSettings(db: SellerDb): Promise<CustomsSettings> {
  const [row] = await db
    .select({
      codeForm: customsSettings.codeForm,
      mayPadHeading: customsSettings.mayPadHeading,
      platformCode: customsSettings.platformCode,
      platformName: customsSettings.platformName,
      declarantCode: customsSettings.declarantCode,
      declarantName: customsSettings.declarantName,
      taxBranch: customsSettings.taxBranch,
    })
    .from(customsSettings)
    .where(eq(customsSettings.sellerId, db.scope.sellerId));
  return (
    row ?? {
      ...{ codeForm: "numeric", mayPadHeading: false, platformCode: "无", platformName: "AliExpress" },
      ...{ declarantCode: "", declarantName: "", taxBranch: null },
    }
  );
}

/** Writes how the seller's declarations are made from now on. */
export async function saveCustomsSettings(
  db: SellerDb,
  settings: CustomsSettings,
  by: string,
  now: number,
): Promise<void> {
  const set = { ...settings, updatedBy: by, updatedAt: now };
  await db
    .insert(customsSettings)
    .values({ sellerId: db.scope.sellerId, ...set })
    .onConflictDoUpdate({ target: customsSettings.sellerId, set });
}

export type ProductCustomsRecord = Omit<typeof productCustoms.$inferSelect, "sellerId" | "productId">;

/** What was typed of a product for customs; null: nothing yet. */
export async function getProductCustoms(db: SellerDb, productId: string): Promise<ProductCustomsRecord | null> {
  const [row] = await db
    .select()
    .from(productCustoms)
    .where(and(eq(productCustoms.sellerId, db.scope.sellerId), eq(productCustoms.productId, productId)));
  if (!row) return null;
  const { sellerId: _, productId: __, ...facts } = row;
  return facts;
}

/** Writes what was typed; answers the product's SKU, null when the seller has no such product. */
export async function saveProductCustoms(
  db: SellerDb,
  productId: string,
  facts: Omit<ProductCustomsRecord, "updatedAt" | "elementValues">,
  now: number,
): Promise<{ readonly sku: string } | null> {
  const { sellerId } = db.scope;
  const [product] = await db
    .select({ sku: products.sku, title: products.title })
    .from(products)
    .where(and(eq(products.sellerId, sellerId), eq(products.id, productId)))
    .for("update");
  if (!product) return null;
  const row = { ...facts, updatedAt: now };
  // another text is no longer what was filled in by element
  const elementValues = sql`case when ${productCustoms.elements} = ${facts.elements}
    then ${productCustoms.elementValues} else '[]'::jsonb end`;
  await db
    .insert(productCustoms)
    .values({ sellerId, productId, ...row })
    .onConflictDoUpdate({
      target: [productCustoms.sellerId, productCustoms.productId],
      set: { ...row, elementValues },
    });
  await markForJudging(db, "product", [productId]);
  return { sku: product.sku ?? product.title };
}
