import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, lt, ne, or, type SQL, sql } from "drizzle-orm";
import type { ConfirmedProduct } from "#lib/products/hs/confirmed";
import type { HsJudgement, JudgedProduct } from "#lib/products/hs-judge";
import type { HsProposalKept } from "#lib/products/hs-needs";
import {
  type HsConfirmation,
  type HsWorkCounts,
  type HsWorkRow,
  type HsWorkSearch,
  hsWorkPageSize,
} from "#lib/products/hs-work";
import { insertMany, updateMany } from "../bulk.ts";
import { productCustoms } from "../schema/customs.ts";
import { hsProposals } from "../schema/nomenclature.ts";
import { products } from "../schema/products.ts";
import type { SellerDb } from "../scope.ts";
import { termsMatch } from "../search-terms.ts";
import { uuidList } from "../text-list.ts";
import { markForJudging } from "./judge-marks.ts";

const judged = {
  id: products.id,
  version: products.version,
  title: products.title,
  attributes: products.attributes,
  nameZh: products.nameZh,
  nameEn: products.nameEn,
  hsCode: products.hsCode,
  category: products.category,
  material: products.material,
  usedFor: products.usedFor,
  brand: products.brand,
};

export type ProductToJudge = JudgedProduct & { readonly version: number };

const proposalOf = and(eq(hsProposals.sellerId, products.sellerId), eq(hsProposals.productId, products.id));

function own(db: SellerDb): SQL | undefined {
  return and(eq(products.sellerId, db.scope.sellerId), isNull(products.archivedAt));
}

/** Nothing was said of the product yet, or of an earlier version of it, or by an earlier model. */
function isPending(model: string): SQL | undefined {
  return or(
    isNull(hsProposals.productId),
    ne(hsProposals.productVersion, products.version),
    ne(hsProposals.model, model),
  );
}

/** Products that are still to be looked at, in id order. */
export async function listProductsToJudge(db: SellerDb, model: string, limit: number): Promise<ProductToJudge[]> {
  return db
    .select(judged)
    .from(products)
    .leftJoin(hsProposals, proposalOf)
    .where(and(own(db), isPending(model)))
    .orderBy(asc(products.id))
    .limit(limit);
}

/** Some products as recognition reads them; those that the seller does not have are missing. */
export async function getProductsToJudge(db: SellerDb, ids: readonly string[]): Promise<ProductToJudge[]> {
  return db
    .select(judged)
    .from(products)
    .where(and(own(db), sql`${products.id} in ${uuidList(ids)}`))
    .orderBy(asc(products.id));
}

/** Products without a standing code that share most words with one: what is learnt of it concerns them first. */
export async function listLikeProducts(db: SellerDb, productId: string, limit: number): Promise<ProductToJudge[]> {
  const { sellerId } = db.scope;
  const like = await db.execute<{ id: string }>(sql`
    select t.product_id as id from product_terms t
    join hs_proposals p on p.seller_id = t.seller_id and p.product_id = t.product_id and p.need in ('code', 'replace')
    where t.seller_id = ${sellerId}::uuid and t.product_id <> ${productId}::uuid
      and t.term in (select s.term from product_terms s
        where s.seller_id = ${sellerId}::uuid and s.product_id = ${productId}::uuid)
    group by t.product_id order by count(*) desc, t.product_id limit ${limit}`);
  return getProductsToJudge(
    db,
    Array.from(like, ({ id }) => id),
  );
}

export type JudgedRow = HsJudgement & { readonly productId: string; readonly productVersion: number };

/** Keeps what was said of products; what was said before is replaced. One statement. */
export async function saveHsProposals(
  db: SellerDb,
  rows: readonly JudgedRow[],
  model: string,
  now: number,
): Promise<void> {
  const { sellerId } = db.scope;
  await insertMany(
    db,
    hsProposals,
    rows.map((row) => ({ ...row, sellerId, model, madeAt: now })),
    {
      columns: ["sellerId", "productId"],
      set: [
        ...(["need", "fault", "confidence", "uncertainty", "isSure", "candidates", "questions"] as const),
        ...(["productVersion", "model", "madeAt"] as const),
      ],
    },
  );
  await markForJudging(
    db,
    "product",
    rows.map(({ productId }) => productId),
  );
}

/** How many products have a code that a person gave, and when the last one was: tells whether a memory is still right. */
export async function getConfirmedStamp(db: SellerDb): Promise<string> {
  const [row] = await db
    .select({
      stamp: sql<string>`count(*) || ' ' || coalesce(max(${products.hsConfirmedAt})::text, '') || ' '
        || coalesce(sum(${products.version}), 0)`,
    })
    .from(products)
    .where(and(own(db), isNotNull(products.hsCode)));
  return row?.stamp ?? "";
}

/** Every product with a code, the latest confirmed last: what the seller's own memory is made of. */
export async function listConfirmed(db: SellerDb, limit: number): Promise<ConfirmedProduct[]> {
  const rows = await db
    .select({ id: products.id, title: products.title, code: products.hsCode })
    .from(products)
    .where(and(own(db), isNotNull(products.hsCode)))
    .orderBy(sql`${products.hsConfirmedAt} desc nulls last`, asc(products.id))
    .limit(limit);
  return rows.reverse().map(({ id, title, code }) => ({ id, title, code: code ?? "" }));
}

/** How many waiting orders have sold each product. */
function parcelCounts(db: SellerDb) {
  return sql`(select l.product_id, count(distinct l.order_id)::int as parcels from order_lines l
    join orders o on o.seller_id = l.seller_id and o.id = l.order_id
    where l.seller_id = ${db.scope.sellerId}::uuid and o.seller_id = ${db.scope.sellerId}::uuid
      and o.state = 'waiting' and l.product_id is not null group by l.product_id) w`;
}

const parcels = sql<number>`coalesce(w.parcels, 0)`;
const weight = sql<number>`(${hsProposals.uncertainty}::bigint * ${parcels})`;

function matching(db: SellerDb, search: Omit<HsWorkSearch, "after">): SQL | undefined {
  const { need, sureness } = search;
  const candidates = sql`jsonb_array_length(${hsProposals.candidates})`;
  const surenessIs = {
    all: undefined,
    sure: and(eq(hsProposals.isSure, true), ne(hsProposals.need, "digits")),
    unsure: and(eq(hsProposals.isSure, false), sql`${candidates} > 0`),
    nothing: sql`${candidates} = 0 and ${hsProposals.need} <> 'digits'`,
  };
  return and(
    own(db),
    need === "all" ? inArray(hsProposals.need, ["code", "replace"]) : eq(hsProposals.need, need),
    surenessIs[sureness],
    search.waiting ? sql`${parcels} > 0` : undefined,
    termsMatch(db, "product_terms", "product_id", products.id, search.q),
  );
}

export type HsWorkPage = { readonly rows: readonly HsWorkRow[]; readonly hasMore: boolean };

/** A page of the work list: uncertainty times waiting parcels first. */
export async function listHsWork(
  db: SellerDb,
  search: HsWorkSearch,
  limit: number = hsWorkPageSize,
): Promise<HsWorkPage> {
  const { after } = search;
  const beyond = after
    ? or(
        lt(weight, after.weight),
        and(
          eq(weight, after.weight),
          or(
            lt(hsProposals.uncertainty, after.uncertainty),
            and(eq(hsProposals.uncertainty, after.uncertainty), gt(products.id, after.id)),
          ),
        ),
      )
    : undefined;
  const raw = await db
    .select({
      ...{ id: products.id, version: products.version, sku: products.sku, title: products.title },
      ...{ attributes: products.attributes, nameZh: products.nameZh, material: products.material },
      ...{ hsCode: products.hsCode, need: hsProposals.need, fault: hsProposals.fault, isSure: hsProposals.isSure },
      ...{ uncertainty: hsProposals.uncertainty, candidates: hsProposals.candidates, questions: hsProposals.questions },
      parcels,
    })
    .from(products)
    .innerJoin(hsProposals, proposalOf)
    .leftJoin(parcelCounts(db), sql`w.product_id = ${products.id}`)
    .where(and(matching(db, search), beyond))
    .orderBy(desc(weight), desc(hsProposals.uncertainty), asc(products.id))
    .limit(limit + 1);
  const rows = raw.flatMap(({ need, ...row }) => (need === "none" ? [] : [{ ...row, need }]));
  return { rows: rows.slice(0, limit), hasMore: rows.length > limit };
}

/** How many products a search finds, exactly. */
export async function countHsWorkFound(db: SellerDb, search: HsWorkSearch): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(products)
    .innerJoin(hsProposals, proposalOf)
    .leftJoin(parcelCounts(db), sql`w.product_id = ${products.id}`)
    .where(matching(db, search));
  return row?.count ?? 0;
}

/** How much there is to do, by what is needed and how sure the proposals are. */
export async function countHsWork(db: SellerDb, model: string): Promise<HsWorkCounts> {
  const count = (when: SQL | undefined) => sql<number>`(count(*) filter (where ${when}))::int`;
  const [isCode, isOpen] = [eq(hsProposals.need, "code"), inArray(hsProposals.need, ["code", "replace"])];
  const some = sql`jsonb_array_length(${hsProposals.candidates}) > 0`;
  const [row] = await db
    .select({
      code: count(isCode),
      replace: count(eq(hsProposals.need, "replace")),
      digits: count(eq(hsProposals.need, "digits")),
      sure: count(and(isOpen, eq(hsProposals.isSure, true))),
      unsure: count(and(isOpen, eq(hsProposals.isSure, false), some)),
      nothing: count(and(isOpen, sql`not ${some}`)),
      pending: count(isPending(model)),
      confirmed: count(and(isNotNull(products.hsCode), or(isNull(hsProposals.need), ne(hsProposals.need, "replace")))),
    })
    .from(products)
    .leftJoin(hsProposals, proposalOf)
    .where(own(db));
  return row ?? { code: 0, replace: 0, digits: 0, sure: 0, unsure: 0, nothing: 0, pending: 0, confirmed: 0 };
}

export type LockedHs = ProductToJudge & {
  readonly sku: string | null;
  readonly confirmedBy: string | null;
  readonly confirmedAt: number | null;
  readonly proposal: HsProposalKept | null;
};

/** One product with how its code was confirmed, locked; null for one that the seller does not have. */
export async function lockHsProduct(db: SellerDb, id: string): Promise<LockedHs | null> {
  const [row] = await db
    .select({
      ...{ ...judged, sku: products.sku, confirmedBy: products.hsConfirmedBy },
      ...{ confirmedAt: products.hsConfirmedAt, proposal: products.hsProposal },
    })
    .from(products)
    .where(and(own(db), eq(products.id, id)))
    .for("update");
  return row ?? null;
}

export type HsCodeWrite = {
  readonly id: string;
  readonly hsCode: string | null;
  readonly hsConfirmedBy: string | null;
  readonly hsConfirmedAt: number | null;
  readonly hsProposal: HsProposalKept | null;
};

/** Writes codes with who confirmed them, when and from what; the caller has locked the products. */
export async function saveHsCodes(db: SellerDb, rows: readonly HsCodeWrite[], now: number): Promise<void> {
  const { sellerId } = db.scope;
  await updateMany(
    db,
    products,
    ["sellerId", "id"],
    ["hsCode", "hsConfirmedBy", "hsConfirmedAt", "hsProposal", "updatedAt"],
    rows.map((row) => ({ ...row, sellerId, updatedAt: now })),
  );
  const ids = rows.map(({ id }) => id);
  await db
    .update(products)
    .set({ version: sql`${products.version} + 1` })
    .where(and(eq(products.sellerId, sellerId), sql`${products.id} in ${uuidList(ids)}`));
  await markForJudging(db, "product", ids);
}

/** Notes who gave the codes of products that were just written, and from what; their version stays. */
export async function saveHsConfirmations(db: SellerDb, rows: readonly Omit<HsCodeWrite, "hsCode">[]): Promise<void> {
  const { sellerId } = db.scope;
  await updateMany(
    db,
    products,
    ["sellerId", "id"],
    ["hsConfirmedBy", "hsConfirmedAt", "hsProposal"],
    rows.map((row) => ({ ...row, sellerId })),
  );
}

/** Gives a product's material or use another word; its version goes up. */
export async function saveHsAnswer(
  db: SellerDb,
  id: string,
  answer: { readonly material: string | null; readonly usedFor: string | null },
  now: number,
): Promise<void> {
  await db
    .update(products)
    .set({ ...answer, updatedAt: now, version: sql`${products.version} + 1` })
    .where(and(eq(products.sellerId, db.scope.sellerId), eq(products.id, id)));
  await markForJudging(db, "product", [id]);
}

/** Names of products, to say which one a candidate is like. */
export async function getProductNames(db: SellerDb, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: products.id, sku: products.sku, title: products.title })
    .from(products)
    .where(and(own(db), sql`${products.id} in ${uuidList(ids)}`));
  return new Map(rows.map(({ id, sku, title }) => [id, sku ?? title]));
}

export type ProductHs = HsConfirmation & {
  readonly elements: string;
  readonly elementValues: readonly { readonly name: string; readonly value: string }[];
  readonly unit: string;
  readonly legalUnit: string | null;
  readonly secondUnit: string | null;
};

/** How a product's code was confirmed, and what was kept for its declaration; null for one that the seller does not have. */
export async function getProductHs(db: SellerDb, id: string): Promise<ProductHs | null> {
  const [row] = await db
    .select({
      ...{ by: products.hsConfirmedBy, at: products.hsConfirmedAt, proposal: products.hsProposal },
      ...{ elements: productCustoms.elements, elementValues: productCustoms.elementValues },
      ...{ unit: productCustoms.unit, legalUnit: productCustoms.legalUnit, secondUnit: productCustoms.secondUnit },
    })
    .from(products)
    .leftJoin(
      productCustoms,
      and(eq(productCustoms.sellerId, products.sellerId), eq(productCustoms.productId, products.id)),
    )
    .where(and(own(db), eq(products.id, id)));
  if (!row) return null;
  const { elements, elementValues, unit, ...rest } = row;
  return { ...rest, elements: elements ?? "", elementValues: elementValues ?? [], unit: unit ?? "011" };
}

export type ElementFacts = Pick<
  typeof productCustoms.$inferInsert,
  "elements" | "elementValues" | "legalUnit" | "secondUnit" | "updatedBy"
>;

/** Keeps a product's declaration elements and legal units; answers what the product is called, null where there is none. */
export async function saveElementValues(
  db: SellerDb,
  productId: string,
  facts: ElementFacts,
  now: number,
): Promise<string | null> {
  const { sellerId } = db.scope;
  const [product] = await db
    .select({ sku: products.sku, title: products.title })
    .from(products)
    .where(and(own(db), eq(products.id, productId)))
    .for("update");
  if (!product) return null;
  const set = { ...facts, updatedAt: now };
  await db
    .insert(productCustoms)
    .values({ sellerId, productId, ...set })
    .onConflictDoUpdate({ target: [productCustoms.sellerId, productCustoms.productId], set });
  await markForJudging(db, "product", [productId]);
  return product.sku ?? product.title;
}
