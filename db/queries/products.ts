import { and, asc, desc, eq, gt, inArray, isNull, lt, not, or, type SQL, sql } from "drizzle-orm";
import { cargoKinds } from "#lib/carriers/cargo-kinds";
import { isCountryCode } from "#lib/kit/country";
import { searchTerms } from "#lib/kit/search";
import { needsMsds } from "#lib/products/msds";
import { type Product, type ProductFacts, requiredFacts } from "#lib/products/product";
import { type ProductSearch, productPageSize } from "#lib/products/search";
import type { WaitingLine } from "#lib/products/unknown-products";
import { insertMany, updateMany } from "../bulk.ts";
import { orderLines, orders } from "../schema/orders.ts";
import { productMatches, productMsds, products } from "../schema/products.ts";
import type { SellerDb } from "../scope.ts";
import { termsMatch } from "../search-terms.ts";
import { textList, uuidList } from "../text-list.ts";
import { markForJudging } from "./judge-marks.ts";

const facts = {
  nameZh: products.nameZh,
  nameEn: products.nameEn,
  hsCode: products.hsCode,
  originCountry: products.originCountry,
  weightGrams: products.weightGrams,
  lengthMm: products.lengthMm,
  widthMm: products.widthMm,
  heightMm: products.heightMm,
  cargoKind: products.cargoKind,
  declaredMinor: products.declaredMinor,
  netGrams: products.netGrams,
  hsUs: products.hsUs,
  makerItemNo: products.makerItemNo,
  gtin: products.gtin,
  makerName: products.makerName,
  makerAddress: products.makerAddress,
  makerContact: products.makerContact,
  category: products.category,
  material: products.material,
  usedFor: products.usedFor,
  brand: products.brand,
};

const columns = {
  ...facts,
  id: products.id,
  sku: products.sku,
  title: products.title,
  attributes: products.attributes,
  version: products.version,
  updatedAt: products.updatedAt,
};

export type ProductRow = Product & { readonly version: number; readonly updatedAt: number };

function own(db: SellerDb): SQL | undefined {
  return and(eq(products.sellerId, db.scope.sellerId), isNull(products.archivedAt));
}

type Raw = Omit<ProductRow, "originCountry"> & { readonly originCountry: string | null };

function rowOf(raw: Raw): ProductRow {
  const { originCountry } = raw;
  return { ...raw, originCountry: originCountry !== null && isCountryCode(originCountry) ? originCountry : null };
}

type ProductFilter = Pick<ProductSearch, "q" | "missing"> & Partial<Pick<ProductSearch, "noMsds">>;

export type ProductPage = { readonly rows: readonly ProductRow[]; readonly hasMore: boolean };

/** A page of the catalogue, the latest changed first. */
export async function listProducts(db: SellerDb, search: Omit<ProductSearch, "edit">): Promise<ProductPage> {
  const { after } = search;
  const beyond = after
    ? or(lt(products.updatedAt, after.at), and(eq(products.updatedAt, after.at), gt(products.id, after.id)))
    : undefined;
  const raw = await db
    .select(columns)
    .from(products)
    .where(and(own(db), matching(db, search), beyond))
    .orderBy(desc(products.updatedAt), asc(products.id))
    .limit(productPageSize + 1);
  return { rows: raw.slice(0, productPageSize).map(rowOf), hasMore: raw.length > productPageSize };
}

/** How many products a search finds, exactly. */
export async function countProducts(db: SellerDb, search: ProductFilter): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(products)
    .where(and(own(db), matching(db, search)));
  return row?.count ?? 0;
}

function matching(db: SellerDb, search: ProductFilter): SQL | undefined {
  const words = termsMatch(db, "product_terms", "product_id", products.id, search.q);
  const incomplete = search.missing ? or(...requiredFacts.map((fact) => isNull(facts[fact]))) : undefined;
  return and(words, incomplete, search.noMsds ? lacksMsds(db) : undefined);
}

const batteryKinds = cargoKinds.filter(needsMsds);

/** Battery goods without any MSDS. */
function lacksMsds(db: SellerDb): SQL | undefined {
  const has = sql`exists (select 1 from ${productMsds} m
    where m.seller_id = ${db.scope.sellerId}::uuid and m.product_id = ${products.id})`;
  return and(inArray(products.cargoKind, batteryKinds), not(has));
}

/** One product; null for an id that the seller does not have. */
export async function getProduct(db: SellerDb, id: string): Promise<ProductRow | null> {
  const [raw] = await db
    .select(columns)
    .from(products)
    .where(and(own(db), eq(products.id, id)));
  return raw ? rowOf(raw) : null;
}

/** Some products; those that the seller does not have are missing. */
export async function getProducts(db: SellerDb, ids: readonly string[]): Promise<ProductRow[]> {
  if (ids.length === 0) return [];
  const raw = await db
    .select(columns)
    .from(products)
    .where(and(own(db), sql`${products.id} in ${uuidList(ids)}`))
    .orderBy(asc(products.id));
  return raw.map(rowOf);
}

/** Other colours and sizes: products that are sold under one of these titles. */
export async function listByTitles(db: SellerDb, titles: readonly string[], limit: number): Promise<ProductRow[]> {
  if (titles.length === 0) return [];
  const raw = await db
    .select(columns)
    .from(products)
    .where(and(own(db), sql`${products.title} in ${textList(titles)}`))
    .orderBy(asc(products.id))
    .limit(limit);
  return raw.map(rowOf);
}

/** The whole catalogue, for the download; by 商家编码. */
export async function listAllProducts(db: SellerDb): Promise<ProductRow[]> {
  const raw = await db.select(columns).from(products).where(own(db)).orderBy(asc(products.skuKey), asc(products.id));
  return raw.map(rowOf);
}

/** Products that a sheet or a list of lines may mean: by 商家编码, by id, and all without a 商家编码; locked in id order. */
export async function lockProductsFor(
  db: SellerDb,
  keys: { readonly skuKeys: readonly string[]; readonly ids: readonly string[] },
): Promise<ProductRow[]> {
  const raw = await db
    .select(columns)
    .from(products)
    .where(
      and(
        own(db),
        or(
          sql`${products.skuKey} in ${textList(keys.skuKeys)}`,
          sql`${products.id} in ${uuidList(keys.ids)}`,
          isNull(products.skuKey),
        ),
      ),
    )
    .orderBy(asc(products.id))
    .for("update");
  return raw.map(rowOf);
}

/** Remembered matches of some line keys. */
export async function getMatches(db: SellerDb, lineKeys: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .select({ lineKey: productMatches.lineKey, productId: productMatches.productId })
    .from(productMatches)
    .where(
      and(eq(productMatches.sellerId, db.scope.sellerId), sql`${productMatches.lineKey} in ${textList(lineKeys)}`),
    );
  return new Map(rows.map((row) => [row.lineKey, row.productId]));
}

export type ProductToSave = ProductFacts & {
  readonly id: string;
  readonly sku: string | null;
  readonly skuKey: string | null;
  readonly title: string;
  readonly attributes: string;
};

/** Writes new products and the words they are found by. */
export async function saveNewProducts(db: SellerDb, list: readonly ProductToSave[], now: number): Promise<void> {
  const { sellerId } = db.scope;
  await insertMany(
    db,
    products,
    list.map((product) => ({ ...product, sellerId, createdAt: now, updatedAt: now })),
  );
  await saveTerms(db, list);
}

/** Overwrites known products; the caller has locked them. */
export async function saveChangedProducts(db: SellerDb, list: readonly ProductToSave[], now: number): Promise<void> {
  if (list.length === 0) return;
  const { sellerId } = db.scope;
  const ids = list.map((product) => product.id);
  const rows = list.map((product) => ({ ...product, sellerId, updatedAt: now }));
  const names = ["sku", "skuKey", "title", "attributes", "updatedAt", ...factNames] as const;
  const saved = await updateMany(db, products, ["sellerId", "id"], names, rows);
  if (saved !== list.length) throw new Error("a product vanished while it was being changed");
  await markForJudging(db, "product", ids);
  await db
    .update(products)
    .set({ version: sql`${products.version} + 1` })
    .where(and(eq(products.sellerId, sellerId), sql`${products.id} in ${uuidList(ids)}`));
  await db.execute(
    sql`delete from product_terms where seller_id = ${sellerId}::uuid and product_id in ${uuidList(ids)}`,
  );
  await saveTerms(db, list);
}

const factNames = Object.keys(facts) as (keyof typeof facts)[];

async function saveTerms(db: SellerDb, list: readonly ProductToSave[]): Promise<void> {
  if (list.length === 0) return;
  const records = list.map(({ id, sku, title, attributes, nameZh, nameEn, hsCode }) => ({
    id,
    terms: searchTerms([sku, title, attributes, nameZh, nameEn, hsCode].filter(Boolean).join(" \n ")),
  }));
  await db.execute(sql`
    insert into product_terms (seller_id, term, product_id)
    select ${db.scope.sellerId}::uuid, t.term, r.id
    from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as r(id uuid, terms jsonb)
    cross join lateral jsonb_array_elements_text(r.terms) as t(term)
    on conflict do nothing`);
}

export type Match = { readonly lineKey: string; readonly productId: string };

/** Remembers what lines are, by whom it was said; a later word replaces an earlier one. */
export async function saveMatches(db: SellerDb, list: readonly Match[], by: string, now: number): Promise<void> {
  const { sellerId } = db.scope;
  await insertMany(
    db,
    productMatches,
    list.map((match) => ({ ...match, sellerId, matchedBy: by, matchedAt: now })),
    { columns: ["sellerId", "lineKey"], set: ["productId", "matchedBy", "matchedAt"] },
  );
}

/** Gives order lines their product by line key; answers how many orders gained one. */
export async function assignProducts(db: SellerDb, list: readonly Match[]): Promise<number> {
  if (list.length === 0) return 0;
  const rows = await db.execute<{ order_id: string }>(sql`
    update order_lines l set product_id = r.product_id
    from jsonb_to_recordset(${JSON.stringify(list.map((one) => ({ line_key: one.lineKey, product_id: one.productId })))}::jsonb)
      as r(line_key text, product_id uuid)
    where l.seller_id = ${db.scope.sellerId}::uuid and l.line_key = r.line_key
      and l.product_id is distinct from r.product_id
    returning l.order_id`);
  const gained = [...new Set(Array.from(rows, (row) => row.order_id))];
  await markForJudging(db, "order", gained);
  return gained.length;
}

/** Lines of orders that wait for the seller, each with its product: what the work list is made of. */
export async function listWaitingLines(db: SellerDb): Promise<WaitingLine[]> {
  const rows = await db
    .select({
      orderId: orderLines.orderId,
      lineKey: orderLines.lineKey,
      sku: orderLines.sku,
      title: orderLines.title,
      attributes: orderLines.attributes,
      quantity: orderLines.quantity,
      shipByAt: orders.shipByAt,
      productId: products.id,
      ...facts,
    })
    .from(orders)
    .innerJoin(orderLines, and(eq(orderLines.sellerId, orders.sellerId), eq(orderLines.orderId, orders.id)))
    .leftJoin(products, and(eq(products.sellerId, orderLines.sellerId), eq(products.id, orderLines.productId)))
    .where(
      and(
        eq(orders.sellerId, db.scope.sellerId),
        eq(orders.state, "waiting"),
        eq(orderLines.isWarehouseShipped, false),
      ),
    );
  return rows.map((row) => {
    const { orderId, lineKey, sku, title, attributes, quantity, shipByAt, productId, ...known } = row;
    const originCountry =
      known.originCountry !== null && isCountryCode(known.originCountry) ? known.originCountry : null;
    const product = productId === null ? null : { ...known, originCountry, id: productId };
    return { orderId, lineKey, sku, title, attributes, quantity, shipByAt, product };
  });
}

export type LineSample = {
  readonly lineKey: string;
  readonly sku: string;
  readonly title: string;
  readonly attributes: string;
  readonly productId: string | null;
};

/** One line of each key, as it was sold. */
export async function getLineSamples(db: SellerDb, lineKeys: readonly string[]): Promise<LineSample[]> {
  return db
    .selectDistinctOn([orderLines.lineKey], {
      lineKey: orderLines.lineKey,
      sku: orderLines.sku,
      title: orderLines.title,
      attributes: orderLines.attributes,
      productId: orderLines.productId,
    })
    .from(orderLines)
    .where(and(eq(orderLines.sellerId, db.scope.sellerId), inArray(orderLines.lineKey, [...lineKeys])))
    .orderBy(asc(orderLines.lineKey), sql`${orderLines.productId} is null`);
}
