import { and, asc, desc, eq, exists, gt, gte, inArray, isNull, lt, lte, or, type SQL, sql } from "drizzle-orm";
import { cargoKinds } from "#lib/carriers/cargo-kinds";
import { addDays, type CalendarDate } from "#lib/kit/time";
import { type Msds, type MsdsFacts, msdsSoonDays, needsMsds } from "#lib/products/msds";
import { type MsdsCounts, type MsdsSearch, type MsdsShow, msdsPageSize } from "#lib/products/msds-search";
import type { ProductChoice } from "#lib/products/product";
import { insertMany, updateMany } from "../bulk.ts";
import { msdsFiles, productMsds, products } from "../schema/products.ts";
import type { DoorDb, SellerDb } from "../scope.ts";
import { uuidList } from "../text-list.ts";
import { markForJudging } from "./judge-marks.ts";

const facts = {
  validUntil: msdsFiles.validUntil,
  cellType: msdsFiles.cellType,
  energyMilliwattHours: msdsFiles.energyMilliwattHours,
  lithiumMilligrams: msdsFiles.lithiumMilligrams,
  cellCount: msdsFiles.cellCount,
};
const columns = {
  ...facts,
  id: msdsFiles.id,
  fileName: msdsFiles.fileName,
  pages: msdsFiles.pages,
  version: msdsFiles.version,
  uploadedBy: msdsFiles.uploadedBy,
  uploadedAt: msdsFiles.uploadedAt,
};

export type MsdsRow = Msds & {
  readonly pages: number;
  readonly version: number;
  readonly uploadedBy: string;
  readonly uploadedAt: number;
};

/** A file in the list: `products` are the first few of the `productCount` that it is for. */
export type MsdsListRow = MsdsRow & { readonly productCount: number; readonly products: readonly ProductChoice[] };

export type MsdsPage = { readonly rows: readonly MsdsListRow[]; readonly hasMore: boolean };

/** Named beside a file in the list; the others are counted. */
const namedProducts = 6;

function kept(db: SellerDb): SQL | undefined {
  return and(eq(msdsFiles.sellerId, db.scope.sellerId), isNull(msdsFiles.archivedAt));
}

function shown(show: MsdsShow, today: CalendarDate): SQL | undefined {
  const soon = addDays(today, msdsSoonDays);
  if (show === "valid") return gt(msdsFiles.validUntil, soon);
  if (show === "soon") return and(gte(msdsFiles.validUntil, today), lte(msdsFiles.validUntil, soon));
  return show === "expired" ? lt(msdsFiles.validUntil, today) : undefined;
}

/** A page of the seller's MSDS files, the first to run out first, each with its products. */
export async function listMsds(db: SellerDb, search: MsdsSearch, today: CalendarDate): Promise<MsdsPage> {
  const { sellerId } = db.scope;
  const { after } = search;
  const beyond = after
    ? or(gt(msdsFiles.validUntil, after.on), and(eq(msdsFiles.validUntil, after.on), gt(msdsFiles.id, after.id)))
    : undefined;
  const found = await db
    .select(columns)
    .from(msdsFiles)
    .where(and(kept(db), shown(search.show, today), beyond))
    .orderBy(asc(msdsFiles.validUntil), asc(msdsFiles.id))
    .limit(msdsPageSize + 1);
  const page = found.slice(0, msdsPageSize);
  if (page.length === 0) return { rows: [], hasMore: false };
  const links = await db
    .select({
      ...{ msdsId: productMsds.msdsId, id: products.id, sku: products.sku, title: products.title },
      ...{ attributes: products.attributes, hsCode: products.hsCode },
    })
    .from(productMsds)
    .innerJoin(products, and(eq(products.sellerId, productMsds.sellerId), eq(products.id, productMsds.productId)))
    .where(
      and(
        eq(productMsds.sellerId, sellerId),
        sql`${productMsds.msdsId} in ${uuidList(page.map(({ id }) => id))}`,
        isNull(products.archivedAt),
      ),
    )
    .orderBy(asc(products.skuKey), asc(products.id));
  const byFile = Map.groupBy(links, ({ msdsId }) => msdsId);
  const rows = page.map((row): MsdsListRow => {
    const of = byFile.get(row.id) ?? [];
    const named = of.slice(0, namedProducts).map(({ msdsId: _, ...product }) => product);
    return { ...row, productCount: of.length, products: named };
  });
  return { rows, hasMore: found.length > msdsPageSize };
}

const batteryKinds = cargoKinds.filter(needsMsds);

/** How many files stand how, exactly, and how many products of battery goods have none. */
export async function countMsds(db: SellerDb, today: CalendarDate): Promise<MsdsCounts> {
  const { sellerId } = db.scope;
  const soon = addDays(today, msdsSoonDays);
  const of = (condition: SQL) => sql<number>`(count(*) filter (where ${condition}))::int`;
  const [[files], [lacking]] = await Promise.all([
    db
      .select({
        all: sql<number>`count(*)::int`,
        valid: of(sql`${msdsFiles.validUntil} > ${soon}`),
        soon: of(sql`${msdsFiles.validUntil} >= ${today} and ${msdsFiles.validUntil} <= ${soon}`),
        expired: of(sql`${msdsFiles.validUntil} < ${today}`),
      })
      .from(msdsFiles)
      .where(kept(db)),
    db
      .select({ count: sql<number>`count(*)::int` })
      .from(products)
      .leftJoin(productMsds, and(eq(productMsds.sellerId, products.sellerId), eq(productMsds.productId, products.id)))
      .where(
        and(
          eq(products.sellerId, sellerId),
          isNull(products.archivedAt),
          inArray(products.cargoKind, batteryKinds),
          isNull(productMsds.msdsId),
        ),
      ),
  ]);
  return { ...(files ?? { all: 0, valid: 0, soon: 0, expired: 0 }), missing: lacking?.count ?? 0 };
}

/** The files that may be chosen for a product: those that still hold, the latest first. */
export async function listMsdsChoices(db: SellerDb, today: CalendarDate, limit = 100): Promise<MsdsRow[]> {
  return db
    .select(columns)
    .from(msdsFiles)
    .where(and(kept(db), gte(msdsFiles.validUntil, today)))
    .orderBy(desc(msdsFiles.uploadedAt), asc(msdsFiles.id))
    .limit(limit);
}

/** The file of each product that has one, by the product's id. */
export async function getMsdsOfProducts(
  db: SellerDb,
  productIds: readonly string[],
): Promise<ReadonlyMap<string, MsdsRow>> {
  if (productIds.length === 0) return new Map();
  const rows = await db
    .select({ ...columns, productId: productMsds.productId })
    .from(productMsds)
    .innerJoin(msdsFiles, and(eq(msdsFiles.sellerId, productMsds.sellerId), eq(msdsFiles.id, productMsds.msdsId)))
    .where(
      and(eq(productMsds.sellerId, db.scope.sellerId), sql`${productMsds.productId} in ${uuidList([...productIds])}`),
    );
  return new Map(rows.map(({ productId, ...row }) => [productId, row]));
}

/** One file with its sealed key, also one that is used no more; null for another seller's. */
export async function getMsds(db: SellerDb, id: string): Promise<(MsdsRow & { readonly keySealed: string }) | null> {
  const [row] = await db
    .select({ ...columns, keySealed: msdsFiles.keySealed })
    .from(msdsFiles)
    .where(and(eq(msdsFiles.sellerId, db.scope.sellerId), eq(msdsFiles.id, id)));
  return row ?? null;
}

/** A file that is in use, locked until the transaction ends. */
export async function lockMsds(db: SellerDb, id: string): Promise<MsdsRow | null> {
  const [row] = await db
    .select(columns)
    .from(msdsFiles)
    .where(and(kept(db), eq(msdsFiles.id, id)))
    .for("update");
  return row ?? null;
}

/** The file in use with these very bytes. */
export async function findMsdsByHash(db: SellerDb, sha256: string): Promise<MsdsRow | null> {
  const [row] = await db
    .select(columns)
    .from(msdsFiles)
    .where(and(kept(db), eq(msdsFiles.sha256, sha256)))
    .orderBy(asc(msdsFiles.uploadedAt))
    .limit(1);
  return row ?? null;
}

export type NewMsds = Msds & {
  readonly byteLength: number;
  readonly pages: number;
  readonly sha256: string;
  readonly keySealed: string;
  readonly uploadedBy: string;
};

export async function saveMsds(db: SellerDb, file: NewMsds, now: number): Promise<void> {
  await db.insert(msdsFiles).values({ ...file, sellerId: db.scope.sellerId, uploadedAt: now });
}

/** Other facts for a file that the caller has locked; with a new date its warnings begin anew. */
export async function saveMsdsFacts(db: SellerDb, id: string, next: MsdsFacts): Promise<void> {
  await db
    .update(msdsFiles)
    .set({
      ...next,
      version: sql`${msdsFiles.version} + 1`,
      toldDays: sql`case when ${msdsFiles.validUntil} = ${next.validUntil}::date then ${msdsFiles.toldDays} end`,
    })
    .where(and(eq(msdsFiles.sellerId, db.scope.sellerId), eq(msdsFiles.id, id)));
  const linked = await db
    .select({ id: productMsds.productId })
    .from(productMsds)
    .where(and(eq(productMsds.sellerId, db.scope.sellerId), eq(productMsds.msdsId, id)));
  await markProducts(db, linked);
}

/** Products of these that the seller has, locked in id order, so that a file is linked to what is there. */
export async function lockProductsOfMsds(db: SellerDb, productIds: readonly string[]): Promise<string[]> {
  if (productIds.length === 0) return [];
  const rows = await db
    .select({ id: products.id })
    .from(products)
    .where(
      and(
        eq(products.sellerId, db.scope.sellerId),
        isNull(products.archivedAt),
        sql`${products.id} in ${uuidList([...productIds])}`,
      ),
    )
    .orderBy(asc(products.id))
    .for("update");
  return rows.map(({ id }) => id);
}

/** Makes a file the one of these products, in the place of any other. */
export async function saveMsdsLinks(
  db: SellerDb,
  msdsId: string,
  productIds: readonly string[],
  by: string,
  now: number,
): Promise<void> {
  const { sellerId } = db.scope;
  const rows = productIds.map((productId) => ({ sellerId, productId, msdsId, linkedBy: by, linkedAt: now }));
  await insertMany(db, productMsds, rows, {
    columns: ["sellerId", "productId"],
    set: ["msdsId", "linkedBy", "linkedAt"],
  });
  await markForJudging(db, "product", productIds);
}

async function markProducts(db: SellerDb, rows: readonly { readonly id: string }[]): Promise<void> {
  await markForJudging(
    db,
    "product",
    rows.map(({ id }) => id),
  );
}

/** Gives all products of one file another one; answers how many. */
export async function moveMsdsLinks(db: SellerDb, from: string, to: string, by: string, now: number): Promise<number> {
  const moved = await db
    .update(productMsds)
    .set({ msdsId: to, linkedBy: by, linkedAt: now })
    .where(and(eq(productMsds.sellerId, db.scope.sellerId), eq(productMsds.msdsId, from)))
    .returning({ id: productMsds.productId });
  await markProducts(db, moved);
  return moved.length;
}

/** How many products a file is for. */
export async function countMsdsProducts(db: SellerDb, id: string): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(productMsds)
    .where(and(eq(productMsds.sellerId, db.scope.sellerId), eq(productMsds.msdsId, id)));
  return row?.count ?? 0;
}

/** Takes the file away from products; answers how many had one. */
export async function deleteMsdsLinks(db: SellerDb, productIds: readonly string[]): Promise<number> {
  const gone = await db
    .delete(productMsds)
    .where(
      and(eq(productMsds.sellerId, db.scope.sellerId), sql`${productMsds.productId} in ${uuidList([...productIds])}`),
    )
    .returning({ id: productMsds.productId });
  await markProducts(db, gone);
  return gone.length;
}

/** A file is used no more: its products have none; its bytes stay, as what was valid when parcels went. */
export async function archiveMsdsFile(db: SellerDb, id: string, now: number): Promise<number> {
  const { sellerId } = db.scope;
  await db
    .update(msdsFiles)
    .set({ archivedAt: now, version: sql`${msdsFiles.version} + 1` })
    .where(and(eq(msdsFiles.sellerId, sellerId), eq(msdsFiles.id, id)));
  const gone = await db
    .delete(productMsds)
    .where(and(eq(productMsds.sellerId, sellerId), eq(productMsds.msdsId, id)))
    .returning({ id: productMsds.productId });
  await markProducts(db, gone);
  return gone.length;
}

const notYetTold = or(isNull(msdsFiles.toldDays), gt(msdsFiles.toldDays, 0));

/** Sellers with a file that runs out up to a day, unless it is known to have run out. */
export async function listSellersWithMsds(db: DoorDb, until: CalendarDate): Promise<string[]> {
  const rows = await db
    .selectDistinct({ sellerId: msdsFiles.sellerId })
    .from(msdsFiles)
    .where(and(isNull(msdsFiles.archivedAt), lte(msdsFiles.validUntil, until), notYetTold))
    .orderBy(asc(msdsFiles.sellerId));
  return rows.map(({ sellerId }) => sellerId);
}

export type RunningOutMsds = {
  readonly id: string;
  readonly fileName: string;
  readonly validUntil: CalendarDate;
  readonly toldDays: number | null;
  readonly productCount: number;
};

/** Files with products that run out up to a day, locked, so that of two workers one tells. The first to run out first. */
export async function lockMsdsRunningOut(db: SellerDb, until: CalendarDate): Promise<RunningOutMsds[]> {
  const links = db
    .select({ one: sql`1` })
    .from(productMsds)
    .where(and(eq(productMsds.sellerId, msdsFiles.sellerId), eq(productMsds.msdsId, msdsFiles.id)));
  return db
    .select({
      ...{ id: msdsFiles.id, fileName: msdsFiles.fileName, validUntil: msdsFiles.validUntil },
      toldDays: msdsFiles.toldDays,
      productCount: sql<number>`(select count(*)::int from ${productMsds} p
        where p.seller_id = ${msdsFiles.sellerId} and p.msds_id = ${msdsFiles.id})`,
    })
    .from(msdsFiles)
    .where(and(kept(db), lte(msdsFiles.validUntil, until), notYetTold, exists(links)))
    .orderBy(asc(msdsFiles.validUntil), asc(msdsFiles.id))
    .for("update", { of: msdsFiles });
}

/** Writes down which warnings were told. */
export async function saveMsdsTold(
  db: SellerDb,
  told: readonly { readonly id: string; readonly toldDays: number }[],
): Promise<void> {
  const { sellerId } = db.scope;
  const rows = told.map(({ id, toldDays }) => ({ sellerId, id, toldDays }));
  await updateMany(db, msdsFiles, ["sellerId", "id"], ["toldDays"], rows);
}
