import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { insertMany } from "#db/bulk";
import { listDailyRows } from "#db/queries/daily-screen";
import { listGoodsToCode } from "#db/queries/goods-to-code";
import { markForJudging } from "#db/queries/judge-marks";
import { getJudgingBasis } from "#db/queries/judging-basis";
import { listSavedViews } from "#db/queries/saved-views";
import { lockStandings, takeJudgeMarks } from "#db/queries/standings";
import { listTags } from "#db/queries/tags";
import { orderCards, orderReasons, orderStandings } from "#db/schema/daily";
import { orderTerms } from "#db/schema/orders";
import { inScope } from "#db/scope";
import { createTestDatabase, type TestDatabase } from "#db/testing/database";
import { aReadySeller, type ReadySeller, waitingOrders } from "#db/testing/dispatch";
import { testJobScope, testSellerScope } from "#db/testing/scopes";
import type { DailyListRow } from "#lib/dispatch/daily-page";
import { parseDailySearch } from "#lib/dispatch/daily-search";
import { searchTerms } from "#lib/kit/search";
import { dayMs, hourMs } from "#lib/kit/time";
import { chooseSolution } from "./choose-solution.ts";
import { confirmBatch } from "./confirm-batch.ts";
import { editOrders } from "./edit-orders.ts";
import { holdOrders, releaseOrders } from "./hold-orders.ts";
import { judgeWaiting } from "./judge-waiting.ts";
import { readDaily, readDailyRows } from "./read-daily.ts";
import { reviewDispatch } from "./review-dispatch.ts";
import { saveRecipientCorrection } from "./save-recipient-correction.ts";
import { removeTag, saveTag } from "./save-tag.ts";
import { removeView, saveView } from "./save-view.ts";
import { tagOrders } from "./tag-orders.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

const read = (seller: ReadySeller, raw: Record<string, string> = {}, now = Date.now()) =>
  inScope(seller.ownerScope, (db) => readDaily(db, parseDailySearch(raw), now));

const colleague = (seller: ReadySeller) => testSellerScope(seller.sellerId, randomUUID(), "dispatcher");

async function rowOf(seller: ReadySeller, orderId: string): Promise<DailyListRow> {
  for (const lane of ["ready", "repair"]) {
    const row = (await read(seller, { lane })).page.rows.find((one) => one.orderId === orderId);
    if (row) return row;
  }
  throw new Error("not on the screen");
}

const seen = <V>(row: DailyListRow, value: V) => ({ id: row.orderId, version: row.version, seen: value });

/** Everything that the standings say, without when they were made. */
const standings = (seller: ReadySeller) =>
  inScope(seller.ownerScope, async (db) => ({
    standings: await db.select().from(orderStandings).orderBy(orderStandings.orderId),
    cards: await db.select().from(orderCards).orderBy(orderCards.orderId),
    reasons: await db.select().from(orderReasons).orderBy(orderReasons.orderId, orderReasons.code),
  }));

describe("standings", () => {
  it("follow every change, and are what a judgement from nothing says", async () => {
    const seller = await aReadySeller();
    const { sellerId, productId, ownerScope: scope } = seller;
    const [held = "", sent = "", corrected = "", picked = "", weighed = ""] = await waitingOrders(seller, 5, {
      buyerName: "one buyer of five",
    });
    await read(seller);
    await holdOrders(scope, { orderIds: [held, weighed], note: "等买家" });
    await releaseOrders(scope, { orderIds: [weighed] });
    await saveRecipientCorrection(scope, { orderId: corrected, field: "postalCode", corrected: "7" });
    const [row] = (await read(seller)).page.rows;
    const other = row?.solution?.code === "CAINIAO_STANDARD" ? "CAINIAO_SUPER_ECONOMY" : "CAINIAO_STANDARD";
    await chooseSolution(scope, { orderId: picked, solutionCode: other, reason: "试试", consentNote: "买家同意" });
    await editOrders(scope, {
      weight: { weightGrams: 333, orders: [seen(await rowOf(seller, weighed), null)] },
      codes: { products: [{ id: productId, version: 1, seen: "691110", code: "6911101900" }] },
    });
    const review = await reviewDispatch(scope, { orderIds: [sent] });
    const orders = review.ok ? review.value.parcels.map(({ orderId, fingerprint }) => ({ orderId, fingerprint })) : [];
    await confirmBatch(scope, { requestKey: randomUUID(), orders });
    const late = Date.now();
    await waitingOrders(seller, 1);
    const before = await read(seller, {}, late);
    expect(before.lanes).toMatchObject({ toJudge: 0, ready: 3, repair: 2 });
    const followed = await standings(seller);
    expect(followed.standings.map(({ orderId }) => orderId)).not.toContain(sent);
    await inScope(scope, async (db) => {
      for (const table of ["daily_states", "order_standings", "order_cards", "order_reasons"])
        await db.execute(sql`delete from ${sql.identifier(table)} where seller_id = ${sellerId}::uuid`);
    });
    await read(seller, {}, late);
    expect(await standings(seller)).toEqual(followed);
  });

  it("a job judges what is too much for a reader, who is told how many are left", async () => {
    const seller = await aReadySeller();
    await waitingOrders(seller, 450);
    const first = await read(seller);
    expect(first.lanes.toJudge).toBeGreaterThan(400);
    expect(first.lanes.ready + first.lanes.toJudge).toBe(450);
    const scope = testJobScope(seller.sellerId, "judge-waiting");
    const signal = new AbortController().signal;
    expect(await judgeWaiting(scope, { clock: Date.now, signal })).toBe(first.lanes.toJudge);
    expect(await judgeWaiting(scope, { clock: Date.now, signal })).toBe(0);
    expect((await read(seller)).lanes).toMatchObject({ toJudge: 0, ready: 450 });
  });

  it("two readers and a writer at once leave nothing unjudged and nothing old", async () => {
    const seller = await aReadySeller();
    const ids = await waitingOrders(seller, 12);
    await Promise.all([
      read(seller),
      holdOrders(seller.ownerScope, { orderIds: ids.slice(0, 5), note: "" }),
      read(seller),
      holdOrders(seller.ownerScope, { orderIds: ids.slice(5, 7), note: "" }),
      read(seller),
    ]);
    expect((await read(seller)).lanes).toMatchObject({ toJudge: 0, ready: 5, repair: 7 });
  });
});

it("a reader who comes while another judges waits, and sees what was saved before", async () => {
  const seller = await aReadySeller();
  const [id = ""] = await waitingOrders(seller, 1);
  await read(seller);
  const [holds, release] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const judging = inScope(seller.ownerScope, async (db) => {
    await lockStandings(db, await getJudgingBasis(db, Date.now()), Date.now());
    await takeJudgeMarks(db, Date.now());
    holds.resolve();
    await release.promise;
  });
  await holds.promise;
  await holdOrders(seller.ownerScope, { orderIds: [id], note: "" });
  const later = read(seller);
  release.resolve();
  await judging;
  expect((await later).lanes).toMatchObject({ ready: 0, repair: 1, toJudge: 0 });
});

describe("the list", () => {
  it("comes in pages that together are the whole, in each order and both ways", async () => {
    const seller = await aReadySeller();
    for (const [index, country] of ["US", "FR", "DE"].entries())
      await waitingOrders(seller, 4, { country, shipByAt: index === 2 ? null : Date.now() + index * hourMs });
    await read(seller);
    for (const sort of ["deadline", "country", "weight", "price"]) {
      for (const desc of ["", "1"]) {
        const raw = { lane: "ready", sort, ...(desc ? { desc } : {}) };
        const lane = (await read(seller, raw)).facets.found === 0 ? "repair" : "ready";
        const whole = (await read(seller, { ...raw, lane })).page.rows.map(({ orderId }) => orderId);
        const paged: string[] = [];
        let after: string | null = null;
        do {
          const query: Record<string, string> = { ...raw, lane, limit: "3", ...(after ? { after } : {}) };
          const piece = await readDailyRows(seller.ownerScope, query, "zh");
          paged.push(...piece.rows.map(({ orderId }) => orderId));
          after = piece.next;
        } while (after !== null);
        expect(paged).toEqual(whole);
      }
    }
  });

  it("filters by what facets count, exactly", async () => {
    const seller = await aReadySeller();
    const now = Date.now();
    await waitingOrders(seller, 3, { shipByAt: now - hourMs });
    await waitingOrders(seller, 2, { shipByAt: now + 2 * hourMs, remark: "快" });
    await waitingOrders(seller, 4, { shipByAt: now + 5 * dayMs, postalCode: "X" });
    for (const lane of ["ready", "repair"]) {
      const { facets } = await read(seller, { lane }, now);
      for (const key of ["country", "solution", "cargo", "store", "deadline", "failure"] as const) {
        for (const { value, count } of facets[key].filter((one) => one.value !== "")) {
          const found = await read(seller, { lane, [key]: value }, now);
          expect([key, value, found.page.rows.length, found.facets.found]).toEqual([key, value, count, count]);
        }
      }
      expect((await read(seller, { lane, remark: "1" }, now)).page.rows.length).toBe(facets.remark);
    }
  });

  it("finds by words as one types them: number, buyer, SKU, remark in Chinese, and all of them together", async () => {
    const seller = await aReadySeller();
    const { sellerId } = seller;
    const [one = "", two = ""] = await waitingOrders(seller, 2);
    const terms = { [one]: "8170001 Emily_Carter CUP-01 100% 加急发货", [two]: "8170002 Bob CUP-02" };
    await inScope(seller.ownerScope, async (db) => {
      const rows = Object.entries(terms).flatMap(([orderId, text]) =>
        searchTerms(text).map((term) => ({ sellerId, orderId, term })),
      );
      await insertMany(db, orderTerms, rows);
      await markForJudging(db, "order", [one, two]);
    });
    const found = async (q: string) => {
      const { page, facets } = await read(seller, { q });
      expect(facets.found).toBe(page.rows.length);
      return page.rows.map(({ orderId }) => orderId);
    };
    expect(await found("8170001")).toEqual([one]);
    expect((await found("cup")).sort()).toEqual([one, two].sort());
    expect(await found("Cup 02")).toEqual([two]);
    expect(await found("emil")).toEqual([one]);
    expect(await found("加急")).toEqual([one]);
    expect(await found("急发 817")).toEqual([one]);
    expect(await found("170001")).toEqual([]);
    expect(await found("%")).toHaveLength(2);
    expect(await found("emily bob")).toEqual([]);
    expect((await read(seller, { q: "emily bob" })).lanes.ready).toBe(2);
  });

  it("groups what needs a hand, with the repair that frees most", async () => {
    const seller = await aReadySeller();
    await waitingOrders(seller, 3);
    await waitingOrders(seller, 2, { postalCode: "X" });
    await inScope(seller.ownerScope, (db) =>
      db.execute(sql`update products set hs_code = null where seller_id = ${seller.sellerId}::uuid`),
    );
    await inScope(seller.ownerScope, (db) =>
      db.execute(sql`insert into judge_marks (seller_id, kind, subject)
        values (${seller.sellerId}::uuid, 'product', ${seller.productId}) on conflict do nothing`),
    );
    const { groups } = await read(seller, { lane: "repair" });
    const missing = groups.find(({ best }) => best?.subject === seller.productId);
    expect(missing).toMatchObject({ count: 5, best: { frees: 3, orders: 5 } });
  });
});

describe("two people at once", () => {
  it("the second is told the first one's value, and nothing is overwritten", async () => {
    const seller = await aReadySeller();
    const [id = ""] = await waitingOrders(seller, 1);
    const row = await rowOf(seller, id);
    const [one, two] = [colleague(seller), colleague(seller)];
    const weigh = (scope: typeof one, weightGrams: number, order = seen<number | null>(row, null)) =>
      editOrders(scope, { weight: { weightGrams, orders: [order] } });
    expect(await weigh(one, 200)).toMatchObject({ value: { weight: { changed: [id] } } });
    const second = await weigh(two, 300);
    expect(second).toMatchObject({
      value: { weight: { changed: [], conflicts: [{ id, theirs: 200, by: one.personName }] } },
    });
    expect((await rowOf(seller, id)).packedGrams).toBe(200);
    // mine in its place: what is theirs is what was seen
    const conflict = second.ok ? second.value.weight?.conflicts[0] : undefined;
    expect(await weigh(two, 300, { id, version: conflict?.version ?? 0, seen: 200 })).toMatchObject({
      value: { weight: { changed: [id] } },
    });
    expect(await rowOf(seller, id)).toMatchObject({ packedGrams: 300, weightGrams: 300 });
  });

  it("of two who save at the same moment exactly one is told", async () => {
    const seller = await aReadySeller();
    const ids = await waitingOrders(seller, 6);
    const rows = await Promise.all(ids.map((id) => rowOf(seller, id)));
    const save = (weightGrams: number) =>
      editOrders(colleague(seller), {
        weight: { weightGrams, orders: rows.map((row) => seen<number | null>(row, null)) },
      });
    const both = await Promise.all([save(210), save(310)]);
    const parts = both.map((one) => (one.ok ? one.value.weight : null));
    expect(parts.map((part) => part?.changed.length).sort()).toEqual([0, 6]);
    expect(parts.map((part) => part?.conflicts.length).sort()).toEqual([0, 6]);
  });

  it("what another changed of another field is no conflict", async () => {
    const seller = await aReadySeller();
    const [id = ""] = await waitingOrders(seller, 1);
    const row = await rowOf(seller, id);
    await holdOrders(colleague(seller), { orderIds: [id], note: "" });
    expect(
      await editOrders(seller.ownerScope, {
        weight: { weightGrams: 250, orders: [seen<number | null>(row, null)] },
      }),
    ).toMatchObject({ value: { weight: { changed: [id], conflicts: [] } } });
  });

  it("a product's code that another confirmed meanwhile stands", async () => {
    const seller = await aReadySeller();
    await waitingOrders(seller, 4);
    const { productId } = seller;
    const code = (to: string, version = 1, was = "691110") =>
      editOrders(colleague(seller), { codes: { products: [{ id: productId, version, seen: was, code: to }] } });
    expect(await code("691200")).toMatchObject({ value: { codes: { changed: [productId] } } });
    expect(await code("392410")).toMatchObject({
      value: { codes: { conflicts: [{ theirs: "691200", name: "CUP-01" }] } },
    });
    expect(await inScope(seller.ownerScope, (db) => listGoodsToCode(db, []))).toEqual([]);
    const { page } = await read(seller, { lane: "repair" });
    expect(page.rows.map(({ goods }) => goods[0]?.hsCode)).toEqual(["691200", "691200", "691200", "691200"]);
  });
});

describe("a bulk edit", () => {
  it("saves what may be saved and names the rest, order by order", async () => {
    const seller = await aReadySeller();
    const [light = "", gone = "", fine = ""] = await waitingOrders(seller, 3);
    const rows = await Promise.all([light, gone, fine].map((id) => rowOf(seller, id)));
    await inScope(seller.ownerScope, (db) =>
      db.execute(sql`update orders set state = 'done' where id = ${gone}::uuid`),
    );
    const stranger = randomUUID();
    const orders = [...rows.map((row) => seen<number | null>(row, null)), { id: stranger, version: 1, seen: null }];
    expect(await editOrders(seller.ownerScope, { weight: { weightGrams: 50, orders } })).toMatchObject({
      value: {
        weight: {
          changed: [],
          refused: [
            { id: gone, code: "order_not_waiting" },
            { code: "weight_below_net", values: { net: 110 } },
            { code: "weight_below_net" },
          ],
          notFound: [stranger],
        },
      },
    });
    const solution = { solutionCode: "NO_SUCH", reason: "", consentNote: null };
    const picks = rows.map((row) => seen<string | null>(row, null));
    expect(
      await editOrders(seller.ownerScope, {
        weight: { weightGrams: 400, orders: orders.filter(({ id }) => id === fine) },
        solution: { ...solution, orders: picks.filter(({ id }) => id === light) },
      }),
    ).toMatchObject({
      value: {
        weight: { changed: [fine] },
        solution: { changed: [], refused: [{ id: light, code: "solution_not_allowed" }] },
      },
    });
  });

  it("does not reach a stranger's orders and products", async () => {
    const [seller, stranger] = [await aReadySeller(), await aReadySeller("陌生商家")];
    const [id = ""] = await waitingOrders(seller, 1);
    const row = await rowOf(seller, id);
    expect(
      await editOrders(stranger.ownerScope, {
        weight: { weightGrams: 400, orders: [seen<number | null>(row, null)] },
        codes: { products: [{ id: seller.productId, version: 1, seen: "691110", code: "691200" }] },
      }),
    ).toMatchObject({ value: { weight: { notFound: [id] }, codes: { notFound: [seller.productId] } } });
  });
});

describe("tags", () => {
  it("are made, put on and taken off many orders, filtered by, renamed and deleted", async () => {
    const seller = await aReadySeller();
    const scope = seller.ownerScope;
    const ids = await waitingOrders(seller, 3);
    const made = await saveTag(scope, { id: null, name: "急单" });
    const id = made.ok ? made.value.id : "";
    expect(await saveTag(scope, { id: null, name: "急 单" })).toMatchObject({ refusal: { code: "tag_name_taken" } });
    expect(await tagOrders(scope, { orderIds: ids, put: [id], take: [] })).toMatchObject({
      value: { changed: ids.sort() },
    });
    expect(await tagOrders(scope, { orderIds: ids, put: [id], take: [] })).toMatchObject({ value: { changed: [] } });
    await tagOrders(scope, { orderIds: ids.slice(0, 1), put: [], take: [id] });
    const daily = await read(seller, { tag: id });
    expect(daily.facets.tag).toEqual([{ value: id, count: 2 }]);
    expect(daily.facets.found).toBe(2);
    expect(daily.page.rows.every(({ tagIds }) => tagIds.includes(id))).toBe(true);
    expect(await saveTag(scope, { id, name: "加急" })).toMatchObject({ ok: true });
    expect(await tagOrders(scope, { orderIds: ids, put: [randomUUID()], take: [] })).toMatchObject({
      refusal: { code: "tag_unknown" },
    });
    expect(await removeTag(scope, { id })).toMatchObject({ value: { orders: 2 } });
    expect(await inScope(scope, listTags)).toEqual([]);
  });
});

describe("saved views", () => {
  const plain = { id: null, screen: "dispatch" as const, columns: null, isShared: false, isDefault: false };
  it("are the person's own, or the team's to use and nobody else's to change", async () => {
    const seller = await aReadySeller();
    const [one, two] = [seller.ownerScope, colleague(seller)];
    const saved = await saveView(one, { ...plain, name: "美国", query: "?lane=ready&order=1&country=US" });
    const id = saved.ok ? saved.value.id : "";
    expect(await saveView(one, { ...plain, name: "美国", query: "" })).toMatchObject({
      refusal: { code: "view_name_taken" },
    });
    const list = (scope: typeof one) => inScope(scope, (db) => listSavedViews(db, "dispatch"));
    expect(await list(one)).toMatchObject([{ id, query: "country=US&lane=ready", isOwn: true }]);
    expect(await list(two)).toEqual([]);
    const columns = { hidden: ["buyer"], order: ["price", "country"] };
    await saveView(one, { ...plain, id, name: "美国急单", query: "lane=ready", isShared: true, columns });
    expect(await list(two)).toMatchObject([{ id, name: "美国急单", isOwn: false, columns }]);
    expect(await saveView(two, { ...plain, id, name: "x", query: "" })).toMatchObject({
      refusal: { code: "view_unknown" },
    });
    expect(await removeView(two, { id })).toMatchObject({ refusal: { code: "view_unknown" } });
    const viewer = testSellerScope(seller.sellerId, randomUUID(), "viewer");
    expect(await saveView(viewer, { ...plain, name: "我的", query: "", isShared: true })).toMatchObject({
      refusal: { code: "view_not_shareable" },
    });
    expect(await removeView(one, { id })).toMatchObject({ ok: true });
  });

  it("of one person one opens by itself", async () => {
    const seller = await aReadySeller();
    const scope = seller.ownerScope;
    await saveView(scope, { ...plain, name: "一", query: "lane=ready", isDefault: true });
    await saveView(scope, { ...plain, name: "二", query: "lane=repair", isDefault: true });
    const views = await inScope(scope, (db) => listSavedViews(db, "dispatch"));
    expect(views.filter(({ isDefault }) => isDefault).map(({ name }) => name)).toEqual(["二"]);
  });
});

it("an order that leaves while it is on the screen is not shown again", async () => {
  const seller = await aReadySeller();
  const [id = ""] = await waitingOrders(seller, 1);
  await read(seller);
  const page = await inScope(seller.ownerScope, async (db) => {
    await db.execute(sql`update orders set state = 'done' where id = ${id}::uuid`);
    return listDailyRows(db, parseDailySearch({}), { after: null, limit: 10, now: Date.now() });
  });
  expect(page.rows).toEqual([]);
  expect(
    await inScope(seller.ownerScope, (db) => db.select().from(orderStandings).where(eq(orderStandings.orderId, id))),
  ).toHaveLength(1);
});
