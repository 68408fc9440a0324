import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { readDispatchFacts } from "#db/queries/dispatch-facts";
import { getLiveCursor } from "#db/queries/live";
import { countMsds, getMsds, getMsdsOfProducts, listMsds, listMsdsChoices } from "#db/queries/msds";
import { products } from "#db/schema/products";
import { auditEntries, messages } from "#db/schema/sellers";
import { inScope } from "#db/scope";
import { createTestDatabase, type TestDatabase } from "#db/testing/database";
import { aReadySeller, type ReadySeller, waitingOrders } from "#db/testing/dispatch";
import { countStatements } from "#db/testing/statements";
import { addDays, chinaDateOf, startOfChinaDay } from "#lib/kit/time";
import type { MsdsFacts } from "#lib/products/msds";
import type { MsdsSearch } from "#lib/products/msds-search";
import { documentKey } from "../document-key.ts";
import { aJpeg, aPdf, aZip } from "../files/documents/hostile-documents.test-data.ts";
import { openStorage } from "../gateways/storage/open-storage.ts";
import { addMsds } from "./add-msds.ts";
import { archiveMsds } from "./archive-msds.ts";
import { editMsds } from "./edit-msds.ts";
import { linkMsds } from "./link-msds.ts";
import { readMsds } from "./read-msds.ts";
import { unlinkMsds } from "./unlink-msds.ts";
import { watchMsds } from "./watch-msds.ts";

const now = startOfChinaDay("2026-12-01") + 10 * 3600_000;
const today = chinaDateOf(now);
const phone: MsdsFacts = {
  ...{ validUntil: "2027-12-31", cellType: "lithium_ion", energyMilliwattHours: 15_400, lithiumMilligrams: null },
  cellCount: 1,
};
const everything: MsdsSearch = { show: "all", after: null };

let database: TestDatabase;
let seller: ReadySeller;
let made = 0;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database?.close());
beforeEach(async () => {
  seller = await aReadySeller();
});

/** A PDF of its own each time: the same bytes are the same file. */
function anotherPdf(): Uint8Array {
  made += 1;
  return aPdf({ catalog: `/Lang (x${made})` });
}

async function add(
  productIds: readonly string[],
  change: Partial<{ facts: MsdsFacts; replaces: string | null; bytes: Uint8Array; of: ReadySeller; at: number }> = {},
) {
  const { facts = phone, replaces = null, bytes = anotherPdf(), of = seller, at = now } = change;
  const about = { facts, productIds: [...productIds], replaces };
  return addMsds(of.ownerScope, about, { bytes, fileName: "手机电池.pdf" }, at);
}

async function added(...given: Parameters<typeof add>): Promise<string> {
  const result = await add(...given);
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value.msdsId;
}

async function someProducts(count: number, of = seller): Promise<string[]> {
  const rows = Array.from({ length: count }, (_, index) => ({
    ...{ sellerId: of.sellerId, id: randomUUID(), sku: `B-${index}`, skuKey: `B-${index}-${made}`, title: "蓝牙耳机" },
    cargoKind: "built_in_battery" as const,
  }));
  await inScope(of.ownerScope, (db) => db.insert(products).values(rows));
  return rows.map(({ id }) => id);
}

const ofProducts = (ids: readonly string[]) => inScope(seller.ownerScope, (db) => getMsdsOfProducts(db, ids));
const counts = () => inScope(seller.ownerScope, (db) => countMsds(db, today));
const events = () =>
  inScope(seller.ownerScope, async (db) => {
    const rows = await db.select().from(auditEntries).where(eq(auditEntries.sellerId, seller.sellerId));
    return rows.sort((a, b) => a.at - b.at).map(({ event }) => event);
  });

describe("an MSDS", () => {
  it("is kept sealed for many products at once, and comes back as pictures alone", async () => {
    const ids = await someProducts(3);
    const bytes = aPdf({ pages: 2 });
    const cursor = await inScope(seller.jobScope, getLiveCursor);
    const result = await add(ids, { bytes });
    expect(result).toMatchObject({ ok: true, value: { products: 3, isKnown: false, findings: [] } });
    if (!result.ok) return;
    const { msdsId } = result.value;
    const sealed = await openStorage().get(documentKey(seller.sellerId, msdsId));
    expect(Buffer.from(sealed ?? []).includes("%PDF")).toBe(false);
    const page = await readMsds(seller.ownerScope, msdsId, 2);
    expect(page).toMatchObject({ ok: true, value: { mediaType: "image/jpeg", fileName: "手机电池.pdf" } });
    expect(await readMsds(seller.ownerScope, msdsId, 3)).toMatchObject({ refusal: { code: "page_unknown" } });
    const kept = await ofProducts(ids);
    expect([...kept.values()].map(({ id, validUntil }) => [id, validUntil])).toEqual(
      ids.map(() => [msdsId, "2027-12-31"]),
    );
    expect(await inScope(seller.jobScope, getLiveCursor)).toBe(cursor + 1);
    await readMsds(seller.ownerScope, msdsId, 1);
    expect(await events()).toEqual(["msds_added", "msds_viewed"]);
  });

  it("with a battery above the limits is taken, and what is above is said", async () => {
    const large = { ...phone, energyMilliwattHours: 130_000, cellCount: 4 };
    const codes = await add([], { facts: large });
    expect(codes).toMatchObject({
      ok: true,
      value: { findings: [{ code: "cell_energy" }, { code: "battery_energy", value: 130_000, limit: 100_000 }] },
    });
  });

  it.each<[string, () => Promise<unknown>, string]>([
    ["a picture", async () => add([], { bytes: await aJpeg() }), "msds_not_pdf"],
    [
      "a script",
      () => add([], { bytes: aPdf({ catalog: "/OpenAction << /S /JavaScript /JS (x) >>" }) }),
      "pdf_active_content",
    ],
    ["two files in one", () => add([], { bytes: aPdf({ after: aZip() }) }), "pdf_foreign_content"],
    ["21 pages", () => add([], { bytes: aPdf({ pages: 21 }) }), "pdf_too_many_pages"],
    ["nothing", () => add([], { bytes: new Uint8Array() }), "file_empty"],
    ["one that was over yesterday", () => add([], { facts: { ...phone, validUntil: "2026-11-30" } }), "msds_over"],
    ["a year that nobody gives", () => add([], { facts: { ...phone, validUntil: "2072-12-31" } }), "msds_too_far"],
    ["a product that is not there", () => add([randomUUID()]), "product_unknown"],
    ["the place of a file that is not there", () => add([], { replaces: randomUUID() }), "msds_unknown"],
  ])("is not made of %s, and nothing is left behind", async (_, attempt, code) => {
    expect(await attempt()).toMatchObject({ ok: false, refusal: { code } });
    expect(await counts()).toMatchObject({ all: 0 });
    expect(await events()).toEqual([]);
  });

  it("is taken with 11 pages, which an application's document may not have", async () => {
    expect(await add([], { bytes: aPdf({ pages: 11 }) })).toMatchObject({ ok: true });
  });

  it("is not kept twice: the same bytes are linked, with other facts they are refused", async () => {
    const [a = "", b = ""] = await someProducts(2);
    const bytes = anotherPdf();
    const first = await added([a], { bytes });
    expect(await add([b], { bytes })).toMatchObject({ ok: true, value: { msdsId: first, products: 1, isKnown: true } });
    expect((await ofProducts([b])).get(b)?.id).toBe(first);
    const other = { ...phone, validUntil: "2028-01-31" };
    expect(await add([b], { bytes, facts: other })).toMatchObject({
      refusal: { code: "msds_known", values: { on: "2027-12-31" } },
    });
    expect(await add([], { bytes, replaces: first })).toMatchObject({ refusal: { code: "msds_same_file" } });
    expect(await counts()).toMatchObject({ all: 1 });
  });

  it("takes the place of an older one for all of its products; the older stays readable", async () => {
    const ids = await someProducts(3);
    const older = await added(ids);
    const result = await add([], { replaces: older });
    expect(result).toMatchObject({ ok: true, value: { products: 3 } });
    expect(new Set([...(await ofProducts(ids)).values()].map(({ id }) => id))).toEqual(
      new Set([result.ok ? result.value.msdsId : ""]),
    );
    expect(await counts()).toMatchObject({ all: 1 });
    expect(await readMsds(seller.ownerScope, older, 1)).toMatchObject({ ok: true });
    expect(await linkMsds(seller.ownerScope, { msdsId: older, productIds: ids })).toMatchObject({
      refusal: { code: "msds_unknown" },
    });
  });

  it("is linked, taken away and used no more; the counts follow", async () => {
    const ids = await someProducts(4);
    const msdsId = await added(ids.slice(0, 1));
    expect(await counts()).toEqual({ all: 1, valid: 1, soon: 0, expired: 0, missing: 3 });
    expect(await linkMsds(seller.ownerScope, { msdsId, productIds: ids })).toMatchObject({ value: { products: 4 } });
    expect(await counts()).toMatchObject({ missing: 0 });
    expect(await unlinkMsds(seller.ownerScope, { productIds: ids.slice(0, 2) })).toMatchObject({
      value: { products: 2 },
    });
    expect(await unlinkMsds(seller.ownerScope, { productIds: ids.slice(0, 2) })).toMatchObject({
      refusal: { code: "msds_not_linked" },
    });
    const page = await inScope(seller.ownerScope, (db) => listMsds(db, everything, today));
    expect(page.rows).toMatchObject([{ id: msdsId, productCount: 2 }]);
    expect(await archiveMsds(seller.ownerScope, { msdsId })).toMatchObject({ value: { products: 2 } });
    expect(await counts()).toEqual({ all: 0, valid: 0, soon: 0, expired: 0, missing: 4 });
    expect(await inScope(seller.ownerScope, (db) => listMsdsChoices(db, today))).toEqual([]);
  });

  it("is corrected by whoever saw its latest version", async () => {
    const msdsId = await added([]);
    const facts = { ...phone, validUntil: "2027-06-30" };
    expect(await editMsds(seller.ownerScope, { msdsId, version: 1, facts }, now)).toMatchObject({ ok: true });
    expect(await editMsds(seller.ownerScope, { msdsId, version: 1, facts }, now)).toMatchObject({
      refusal: { code: "msds_changed" },
    });
    expect(await inScope(seller.ownerScope, (db) => getMsds(db, msdsId))).toMatchObject({ validUntil: "2027-06-30" });
  });

  it("of another seller is unknown, by whatever door", async () => {
    const [own = ""] = await someProducts(1);
    const stranger = await aReadySeller("另一个商家");
    const msdsId = await added([own]);
    const [theirs = ""] = await someProducts(1, stranger);
    const unknown = { ok: false, refusal: { code: "msds_unknown" } };
    expect(await readMsds(stranger.ownerScope, msdsId, 1)).toEqual(unknown);
    expect(await linkMsds(stranger.ownerScope, { msdsId, productIds: [theirs] })).toEqual(unknown);
    expect(await archiveMsds(stranger.ownerScope, { msdsId })).toEqual(unknown);
    expect(await add([], { of: stranger, replaces: msdsId })).toEqual(unknown);
    expect(await add([own], { of: stranger })).toMatchObject({ refusal: { code: "product_unknown" } });
    expect((await ofProducts([own])).get(own)?.id).toBe(msdsId);
  });
});

describe("the list", () => {
  it("shows each file once, page by page, the first to run out first", async () => {
    const days = Array.from({ length: 120 }, (_, index) => addDays(today, (index * 37) % 200));
    for (const validUntil of days.slice(0, 3)) await added([], { facts: { ...phone, validUntil } });
    await inScope(seller.ownerScope, async (db) => {
      const { msdsFiles } = await import("#db/schema/products");
      const rows = days.slice(3).map((validUntil) => ({
        ...{ sellerId: seller.sellerId, fileName: "a.pdf", byteLength: 1, pages: 1, sha256: randomUUID() },
        ...{ keySealed: "x", validUntil, cellType: "lithium_ion" as const, uploadedBy: "test" },
      }));
      await db.insert(msdsFiles).values(rows);
    });
    const seen: string[] = [];
    let search = everything;
    for (let page = 0; page < 4; page++) {
      const { rows, hasMore } = await inScope(seller.ownerScope, (db) => listMsds(db, search, today));
      seen.push(...rows.map(({ validUntil }) => validUntil));
      const last = rows.at(-1);
      if (!hasMore || !last) break;
      search = { ...search, after: { on: last.validUntil, id: last.id } };
    }
    expect(seen).toEqual(days.toSorted());
    const { soon, valid, expired, all } = await counts();
    expect([all, soon + valid + expired, expired]).toEqual([120, 120, 0]);
    expect(soon).toBe(days.filter((day) => day <= addDays(today, 60)).length);
  });
});

describe("what runs out", () => {
  const on = "2027-03-31";
  const morning = (days: number) => startOfChinaDay(addDays(on, days)) + 8 * 3600_000;
  const told = () =>
    inScope(seller.jobScope, async (db) => {
      const rows = await db.select().from(messages).where(eq(messages.sellerId, seller.sellerId)).orderBy(messages.id);
      return rows.map(({ kind, values }) => [kind, values.count, values.products, values.days ?? ""].join(" ").trim());
    });

  it("is told 60, 30 and 7 days before and when it is over, once, together, and not of a file that no product has", async () => {
    const ids = await someProducts(5);
    await added(ids.slice(0, 3), { facts: { ...phone, validUntil: on } });
    await added(ids.slice(3), { facts: { ...phone, validUntil: on } });
    await added([], { facts: { ...phone, validUntil: on } });
    for (const day of [-61, -60, -60, -31, -30, -8, -7, 0, 1, 1, 2, 60]) await watchMsds(morning(day));
    expect(await told()).toEqual([
      "msds_expires 2 5 60",
      "msds_expires 2 5 30",
      "msds_expires 2 5 7",
      "msds_expired 2 5",
    ]);
    expect((await events()).filter((event) => event === "msds_expired")).toHaveLength(2);
  });

  it("is told once by several workers, and anew after a new date", async () => {
    const ids = await someProducts(1);
    const msdsId = await added(ids, { facts: { ...phone, validUntil: on } });
    const all = await Promise.all([1, 2, 3].map(() => watchMsds(morning(-20))));
    expect(all.reduce((sum, one) => sum + one)).toBe(1);
    const facts = { ...phone, validUntil: addDays(on, 100) };
    await editMsds(seller.ownerScope, { msdsId, version: 1, facts }, morning(-20));
    await watchMsds(morning(-19));
    await watchMsds(morning(100 - 30));
    expect(await told()).toEqual(["msds_expires 1 1 20", "msds_expires 1 1 30"]);
  });
});

describe("the dispatch facts", () => {
  it("bring the MSDS of each line's product, without a statement more for more orders", async () => {
    const orderIds = await waitingOrders(seller, 12);
    const read = (ids: readonly string[]) => inScope(seller.ownerScope, (db) => readDispatchFacts(db, ids, now));
    const before = await read(orderIds);
    expect(before.orders.flatMap(({ lines }) => lines.map(({ product }) => product?.msds))).toEqual(
      Array(12).fill(null),
    );
    const msdsId = await added([seller.productId]);
    const after = await read(orderIds);
    for (const { lines } of after.orders) {
      expect(lines[0]?.product?.msds).toEqual({ ...phone, id: msdsId, fileName: "手机电池.pdf" });
    }
    const one = await countStatements(() => read(orderIds.slice(0, 1)));
    expect(await countStatements(() => read(orderIds))).toBe(one);
  });
});
