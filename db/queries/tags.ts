import { and, asc, eq, sql } from "drizzle-orm";
import { insertMany, insertReturning } from "../bulk.ts";
import { orderTags, tags } from "../schema/daily.ts";
import type { ScopedDb, SellerDb, SellerScope } from "../scope.ts";
import { uuidList } from "../text-list.ts";

export type Tag = { readonly id: string; readonly name: string };

/** The seller's own words for orders, by name. */
export async function listTags(db: SellerDb): Promise<Tag[]> {
  return db
    .select({ id: tags.id, name: tags.name })
    .from(tags)
    .where(eq(tags.sellerId, db.scope.sellerId))
    .orderBy(asc(tags.name), asc(tags.id));
}

/** All of them, locked: names and their number are checked against what is there. */
export async function lockTags(db: SellerDb): Promise<Tag[]> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtext(${`tags ${db.scope.sellerId}`}))`);
  return listTags(db);
}

export async function saveTag(db: ScopedDb<SellerScope>, tag: Tag, now: number): Promise<void> {
  const { sellerId, personName } = db.scope;
  await insertMany(db, tags, [{ ...tag, sellerId, createdBy: personName, createdAt: now }], {
    columns: ["sellerId", "id"],
    set: ["name"],
  });
}

/** Deletes a tag and takes it off its orders; answers how many had it. */
export async function deleteTag(db: SellerDb, id: string): Promise<number> {
  const own = eq(orderTags.sellerId, db.scope.sellerId);
  const off = await db
    .delete(orderTags)
    .where(and(own, eq(orderTags.tagId, id)))
    .returning({ id: orderTags.orderId });
  await db.delete(tags).where(and(eq(tags.sellerId, db.scope.sellerId), eq(tags.id, id)));
  return off.length;
}

/** Puts tags on orders that are there, and takes others off; answers which orders changed. */
export async function saveOrderTags(
  db: SellerDb,
  orderIds: readonly string[],
  { put, take }: { readonly put: readonly string[]; readonly take: readonly string[] },
): Promise<string[]> {
  const { sellerId } = db.scope;
  const added = await insertReturning(
    db,
    orderTags,
    orderIds.flatMap((orderId) => put.map((tagId) => ({ sellerId, tagId, orderId }))),
    { columns: ["sellerId", "tagId", "orderId"], set: "nothing" },
  );
  const removed =
    take.length === 0
      ? []
      : await db
          .delete(orderTags)
          .where(
            and(
              eq(orderTags.sellerId, sellerId),
              sql`${orderTags.tagId} in ${uuidList(take)}`,
              sql`${orderTags.orderId} in ${uuidList(orderIds)}`,
            ),
          )
          .returning({ orderId: orderTags.orderId });
  return [...new Set([...added, ...removed].map(({ orderId }) => orderId))];
}
