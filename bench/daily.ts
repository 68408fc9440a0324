import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { insertMany } from "#db/bulk";
import { products } from "#db/schema/products";
import { inScope } from "#db/scope";
import { createTestDatabase } from "#db/testing/database";
import { aReadySeller, type ReadySeller } from "#db/testing/dispatch";
import { startTestServer } from "#db/testing/global-setup";
import { testJobScope } from "#db/testing/scopes";
import { type DailySearch, parseDailySearch } from "#lib/dispatch/daily-search";
import { judgeWaiting } from "#server/operations/judge-waiting";
import { readDaily } from "#server/operations/read-daily";

const orderCount = Number(process.env.BENCH_ORDERS ?? 100_000);
const rounds = Number(process.env.BENCH_ROUNDS ?? 12);

/**
 * The daily screen of a seller with 100,000 orders, a third of them waiting: what a filter's answer costs on the server,
 * everything that the page reads included, as the seller's own role under row-level security. The p95 is over all searches.
 */
export async function benchDaily(): Promise<{ name: string; value: number; unit: string; limit: number }[]> {
  const { server, stop } = await startTestServer();
  const database = await createTestDatabase({ server });
  try {
    const seller = await aReadySeller();
    await fillDaily(seller, database.ownerUrl);
    const scope = testJobScope(seller.sellerId, "judge-waiting");
    const began = performance.now();
    const judged = await judgeWaiting(scope, { clock: Date.now, signal: new AbortController().signal });
    const judging = performance.now() - began;
    const tagId = await tagSome(seller);
    await analyse(database.ownerUrl);
    const times = new Map<string, number[]>();
    for (let round = -2; round < rounds; round += 1) {
      for (const [name, search] of dailySearches(seller, tagId)) {
        const start = performance.now();
        await read(seller, search);
        if (round >= 0) times.set(name, [...(times.get(name) ?? []), performance.now() - start]);
      }
    }
    const all = [...times].flatMap(([, list]) => list);
    const each = [...times].map(([name, list]) => [name, quantile(list, 0.5)] as const).sort((a, b) => b[1] - a[1]);
    const changed = await afterAChange(seller);
    return [
      { name: `judging ${judged} waiting orders`, value: judging / 1000, unit: "s", limit: judged / 500 },
      { name: "any filter's answer, p95", value: quantile(all, 0.95), unit: "ms", limit: 100 },
      ...each.map(([name, value]) => ({ name: `  ${name}, half of them`, value, unit: "ms", limit: 100 })),
      { name: "the answer after 100 orders changed", value: changed, unit: "ms", limit: 1_000 },
    ];
  } finally {
    await database.close();
    await stop();
  }
}

export function dailySearches({ storeId }: ReadySeller, tag: string): [string, DailySearch][] {
  const of = (raw: Record<string, string>) => parseDailySearch(raw);
  return [
    ["no filter", of({})],
    ["needs a hand", of({ lane: "repair" })],
    ["needs a hand, one reason", of({ lane: "repair", failure: "ERR-303" })],
    ["country", of({ country: "FR" })],
    ["solution", of({ solution: "CAINIAO_STANDARD" })],
    ["template none", of({ template: "none" })],
    ["cargo kind", of({ cargo: "built_in_battery" })],
    ["overdue", of({ deadline: "overdue" })],
    ["under 12 h", of({ deadline: "soon" })],
    ["later, by weight down", of({ deadline: "later", sort: "weight", desc: "1" })],
    ["by price", of({ sort: "price" })],
    ["by country", of({ sort: "country", desc: "1" })],
    ["store", of({ store: storeId })],
    ["tag", of({ tag })],
    ["remark", of({ remark: "1" })],
    ["text: a rare word", of({ q: "buyer 77" })],
    ["text: one letter", of({ q: "b" })],
    ["text: all of them", of({ q: "cup" })],
    ["text and country", of({ q: "cup", country: "DE" })],
  ];
}

/** What the page reads. */
async function read(seller: ReadySeller, search: DailySearch): Promise<void> {
  await inScope(seller.ownerScope, (db) => readDaily(db, search, Date.now()));
}

async function afterAChange(seller: ReadySeller): Promise<number> {
  await inScope(seller.ownerScope, (db) =>
    db.execute(sql`insert into judge_marks (seller_id, kind, subject)
      select seller_id, 'order', order_id::text from order_standings order by order_id limit 100 on conflict do nothing`),
  );
  const start = performance.now();
  await read(seller, parseDailySearch({}));
  return performance.now() - start;
}

function quantile(list: readonly number[], share: number): number {
  const sorted = [...list].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

async function tagSome(seller: ReadySeller): Promise<string> {
  const id = randomUUID();
  await inScope(seller.ownerScope, async (db) => {
    await db.execute(sql`insert into tags (seller_id, id, name, created_by)
      values (${seller.sellerId}::uuid, ${id}::uuid, '急单', 'bench')`);
    await db.execute(sql`insert into order_tags (seller_id, tag_id, order_id)
      select seller_id, ${id}::uuid, order_id from order_standings where ship_by_at < now() - interval '1 day'
      on conflict do nothing`);
  });
  return id;
}

/** Orders to ten countries, of two hundred products, due from two days ago to five days hence; one in fifty has a fault. */
export async function fillDaily(seller: ReadySeller, ownerUrl: string): Promise<void> {
  const { sellerId, storeId } = seller;
  const list = Array.from({ length: 200 }, (_, index) => ({
    ...{ sellerId, id: randomUUID(), sku: `CUP-${index + 100}`, skuKey: `CUP-${index + 100}`, title: `Cup ${index}` },
    ...{ nameZh: "陶瓷杯", nameEn: "ceramic cup", hsCode: index % 40 === 7 ? null : "691110", originCountry: "CN" },
    ...{ weightGrams: 60 + index * 3, declaredMinor: 599, lengthMm: 120, widthMm: 90, heightMm: 90, netGrams: 50 },
    ...{ cargoKind: index % 9 === 0 ? ("built_in_battery" as const) : ("general" as const) },
    ...{ hsUs: "6911108010", makerItemNo: `TC-${index}` },
  }));
  await inScope(seller.ownerScope, (db) => insertMany(db, products, list));
  const ids = `{${list.map(({ id }) => id).join()}}`;
  await inScope(seller.ownerScope, async (db) => {
    await db.execute(sql`
      insert into orders (seller_id, id, store_id, order_number, state, platform_status, platform_status_text, ship_by_at,
        ordered_at, paid_at, buyer_name, paid_minor, currency, recipient_name, country, country_text, province, city,
        address, postal_code, phone, mobile, remark, buyer_service, content_hash)
      select ${sellerId}::uuid, gen_random_uuid(), ${storeId}::uuid, (8170000000000000 + n)::text,
        case when n % 3 = 0 then 'waiting' else 'labelled' end, 'waiting_shipment', '等待您发货',
        now() + (n % 10080 - 2880) * interval '1 minute', now(), now(), 'buyer ' || n, 1299, 'USD', 'Emily Carter',
        (array['US','US','US','FR','DE','ES','PL','KR','JP','IL'])[1 + n % 10], 'x', 'Texas', 'Austin',
        '2204 Maple Hollow Trl', case when n % 50 = 0 then 'X' else (array['78745','78745','78745','75001','10115','28001','00-001','06236','100-0001','6100001'])[1 + n % 10] end,
        '', (array['1 512-555-0143','1 512-555-0143','1 512-555-0143','33 612345678','49 15112345678','34 612345678',
          '48 512345678','82 1012345678','81 9012345678','972 501234567'])[1 + n % 10], case when n % 7 = 0 then '请尽快发货' else '' end, 'AliExpress Standard Shipping', n::text
      from generate_series(1, ${orderCount}::int) n on conflict do nothing`);
    await db.execute(sql`
      insert into order_lines (seller_id, order_id, line_number, sku, title, quantity, line_key, product_id, service)
      select seller_id, id, 1, 'CUP', 'Ceramic cup', 1, 'sku:CUP',
        (${ids}::uuid[])[1 + order_number::bigint % 200], 'AliExpress Standard Shipping'
      from orders where seller_id = ${sellerId}::uuid on conflict do nothing`);
    await db.execute(sql`
      insert into order_terms (seller_id, term, order_id)
      select seller_id, term, id from orders cross join lateral
        unnest(array[order_number, 'buyer', split_part(buyer_name, ' ', 2), 'cup', 'ceramic']) term
      where seller_id = ${sellerId}::uuid on conflict do nothing`);
  });
  await analyse(ownerUrl);
}

/** What autovacuum does by itself before long. */
async function analyse(ownerUrl: string): Promise<void> {
  const { connect } = await import("#db/client");
  const owner = connect(ownerUrl, { max: 1, name: "bench" });
  try {
    const tables = "orders, order_lines, order_terms, order_standings, order_cards, order_reasons, order_tags";
    await owner.unsafe(`vacuum analyze ${tables}`);
  } finally {
    await owner.end();
  }
}
