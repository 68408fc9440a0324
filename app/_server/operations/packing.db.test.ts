import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { insertMany, insertReturning } from "#db/bulk";
import { listBatchBookings, listPackableBookings } from "#db/queries/picking";
import {
  countPackable,
  countPackedSince,
  countWaitingForSku,
  findWaybillsByNumber,
  findWaybillsOfOrder,
  getTableParcel,
  isKnownSku,
} from "#db/queries/scan-station";
import { waybills } from "#db/schema/dispatch";
import { bagParcels, bags, handOvers } from "#db/schema/hand-over";
import { orderLines, orders } from "#db/schema/orders";
import { packingChecks } from "#db/schema/packing";
import { products } from "#db/schema/products";
import { auditEntries } from "#db/schema/sellers";
import { inScope } from "#db/scope";
import { createTestDatabase, type TestDatabase } from "#db/testing/database";
import { wholeTableReads } from "#db/testing/explain";
import { labelledParcels, quoteParcels } from "#db/testing/packing";
import { aSeller, type TestSeller } from "#db/testing/sellers";
import type { ScanAnswer } from "#lib/dispatch/scan-parcel";
import type { ScanInput } from "#lib/dispatch/scan-schema";
import { printPicking, readPicking } from "./read-picking.ts";
import { savePacking } from "./save-packing.ts";
import { heldMs, releaseAtStation, scanAtStation } from "./scan-at-station.ts";

let database: TestDatabase;
const now = Date.UTC(2026, 10, 29, 6);

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database?.close());

const scan = (seller: TestSeller, text: string, change: Partial<ScanInput> = {}, at = now): Promise<ScanAnswer> =>
  scanAtStation(seller.ownerScope, { text, current: null, inside: "none", ...change }, at);
const parcelOf = (answer: ScanAnswer) => (answer.kind === "parcel" ? answer.parcel : null);
const idOf = (answer: ScanAnswer) =>
  parcelOf(answer)?.waybillId ?? (answer.kind === "alarm" ? answer.code : answer.kind);
const setWaybill = (seller: TestSeller, id: string, change: Partial<typeof waybills.$inferInsert>) =>
  inScope(seller.jobScope, (db) => db.update(waybills).set(change).where(eq(waybills.id, id)));
const checkOf = (seller: TestSeller, id: string) =>
  inScope(seller.jobScope, async (db) => {
    const [row] = await db
      .select()
      .from(packingChecks)
      .where(and(eq(packingChecks.sellerId, seller.sellerId), eq(packingChecks.waybillId, id)));
    return row ?? null;
  });
async function parcel(seller: TestSeller, goods: readonly (readonly [string, number])[] = [["CUP", 2]]) {
  const [one] = await labelledParcels(seller, [{ goods }], now);
  if (!one) throw new Error("no parcel");
  return one;
}

describe("a scan", () => {
  it("finds a parcel by its number, its LP number, its order, in any writing", async () => {
    const seller = await aSeller();
    const one = await parcel(seller, [
      ["CUP", 2],
      ["BOX", 1],
    ]);
    const [row] = await inScope(seller.jobScope, (db) =>
      db.select().from(waybills).where(eq(waybills.id, one.waybillId)),
    );
    for (const text of [one.trackingNumber, ` ${one.trackingNumber.toLowerCase()} `, row?.lpNumber ?? ""]) {
      expect(await scan(seller, text)).toMatchObject({
        kind: "parcel",
        by: "waybill",
        parcel: { waybillId: one.waybillId },
      });
    }
    const answer = await scan(seller, one.orderNumber);
    expect(answer).toMatchObject({ kind: "parcel", by: "order" });
    expect(parcelOf(answer)).toMatchObject({
      ...{ orderNumber: one.orderNumber, trackingNumber: one.trackingNumber, declaredGrams: 320, printCount: 0 },
      ...{ packed: null, takenBy: null },
      lines: [
        { sku: "CUP", name: "CUP 品名", quantity: 2, codes: ["CUP"] },
        { sku: "BOX", quantity: 1, codes: ["BOX"] },
      ],
    });
  });

  it("knows nothing of another seller's parcels", async () => {
    const [seller, stranger] = [await aSeller(), await aSeller("别家")];
    const theirs = await parcel(stranger);
    for (const text of [theirs.trackingNumber, theirs.orderNumber, "CUP"]) {
      expect(await scan(seller, text)).toMatchObject({ kind: "alarm", code: "unknown" });
    }
    expect(await checkOf(stranger, theirs.waybillId)).toBeNull();
  });

  it("alarms at what is cancelled, not booked, without its number, gone, in a bag or handed over", async () => {
    const seller = await aSeller();
    const { sellerId } = seller;
    const list = await labelledParcels(
      seller,
      Array.from({ length: 7 }, () => ({ goods: [["CUP", 1]] as const })),
      now,
    );
    const [cancelled, queued, numberless, gone, bagged, handed, labelless] = list.map(({ waybillId }) => waybillId);
    if (!cancelled || !queued || !numberless || !gone || !bagged || !handed || !labelless) throw new Error("too few");
    await setWaybill(seller, cancelled, { state: "cancelled" });
    await setWaybill(seller, queued, { state: "queued", trackingNumber: null });
    await setWaybill(seller, numberless, { trackingNumber: null });
    await inScope(seller.jobScope, async (db) => {
      await db
        .update(orders)
        .set({ holdReason: "left_waiting" })
        .where(eq(orders.id, list[3]?.orderId ?? ""));
      const carried = {
        sellerId,
        carrierCode: "cainiao",
        environment: "sandbox" as const,
        method: "drop_off" as const,
      };
      const handOverId = "0b6f3c1e-5a3e-4b0e-9d5d-0c4d6a3f1a11";
      await insertMany(db, handOvers, [
        {
          ...{ ...carried, id: handOverId, code: "H20261129-01", bagCount: 1, parcelCount: 1, weightGrams: 1 },
          ...{ data: {}, layoutVersion: 1, hash: "x", createdBy: "王芳" },
        },
      ]);
      const [open, closed] = await insertReturning(db, bags, [
        { ...carried, code: "B20261129-01", state: "open" as const, handOverId: null, openedBy: "王芳" },
        { ...carried, code: "B20261129-02", state: "handed_over" as const, handOverId, openedBy: "王芳" },
      ]);
      await insertMany(db, bagParcels, [
        { sellerId, waybillId: bagged, bagId: open?.id ?? "", scannedBy: "王芳" },
        { sellerId, waybillId: handed, bagId: closed?.id ?? "", scannedBy: "王芳" },
      ]);
    });
    const said = async (at: number) => {
      const answer = await scan(seller, list[at]?.orderNumber ?? "");
      return answer.kind === "alarm" ? [answer.code, answer.values] : [answer.kind];
    };
    expect((await said(0))[0]).toBe("cancelled");
    expect(await said(1)).toMatchObject(["not_booked", { state: "queued" }]);
    expect((await said(2))[0]).toBe("no_label");
    expect((await said(3))[0]).toBe("left_waiting");
    expect(await said(4)).toMatchObject(["in_bag", { bag: "B20261129-01" }]);
    expect(await said(5)).toMatchObject(["handed_over", { list: "H20261129-01" }]);
    expect((await said(6))[0]).toBe("parcel");
    // of the seven only one waits to be packed, and that is in hand now
    expect(await scan(seller, "CUP")).toMatchObject({ kind: "alarm", code: "no_order_needs" });
    expect(await inScope(seller.ownerScope, (db) => countPackable(db, now))).toBe(1);
  });

  it("says by which number a cancelled one goes now", async () => {
    const seller = await aSeller();
    const [old, fresh] = await labelledParcels(seller, [{ goods: [["CUP", 1]] }, { goods: [["CUP", 1]] }], now);
    if (!old || !fresh) throw new Error("no parcels");
    await setWaybill(seller, old.waybillId, { state: "cancelled" });
    await setWaybill(seller, fresh.waybillId, { orderId: old.orderId });
    expect(await scan(seller, old.trackingNumber)).toMatchObject({
      ...{ kind: "alarm", code: "replaced", values: { next: fresh.trackingNumber } },
    });
    expect(idOf(await scan(seller, old.orderNumber))).toBe(fresh.waybillId);
  });
});

describe("a SKU", () => {
  const three = async (seller: TestSeller) =>
    labelledParcels(
      seller,
      [
        { goods: [["CUP", 1]], shipByAt: now + 3_600_000 },
        { goods: [["CUP", 1]], shipByAt: now + 60_000 },
        { goods: [["CUP", 2]], shipByAt: now + 7_200_000 },
        { goods: [["LAMP", 1]], shipByAt: now },
      ],
      now,
    );

  it("takes the order with the earliest ship-by, then the next, and says how many wait besides", async () => {
    const seller = await aSeller();
    const [second, first, third] = await three(seller);
    const taken = [await scan(seller, "cup"), await scan(seller, "CUP"), await scan(seller, "ＣＵＰ")];
    expect(taken.map(idOf)).toEqual([first?.waybillId, second?.waybillId, third?.waybillId]);
    expect(taken.map((one) => (one.kind === "parcel" ? one.others : null))).toEqual([2, 1, 0]);
    expect(await scan(seller, "CUP")).toMatchObject({ kind: "alarm", code: "no_order_needs" });
  });

  it("gives two tables that scan at once two parcels", async () => {
    const seller = await aSeller();
    await labelledParcels(
      seller,
      Array.from({ length: 6 }, () => ({ goods: [["CUP", 1]] as const })),
      now,
    );
    const taken = await Promise.all(Array.from({ length: 6 }, () => scan(seller, "CUP")));
    expect(taken.map(({ kind }) => kind)).toEqual(taken.map(() => "parcel"));
    expect(new Set(taken.map(idOf)).size).toBe(6);
  });

  it("comes back when it was laid back, left for another parcel, or held for too long", async () => {
    const seller = await aSeller();
    const [second, first] = await three(seller);
    const take = async (change: Partial<ScanInput> = {}, at = now) => idOf(await scan(seller, "CUP", change, at));
    expect(await take()).toBe(first?.waybillId);
    await releaseAtStation(seller.ownerScope, { waybillId: first?.waybillId ?? "" });
    expect(await take()).toBe(first?.waybillId);
    expect(await take({ current: first?.waybillId ?? null })).toBe(second?.waybillId);
    expect(await take({ current: second?.waybillId ?? null })).toBe(first?.waybillId);
    expect(await take({}, now + heldMs - 1)).toBe(second?.waybillId);
    expect(await take({}, now + heldMs + 1)).toBe(first?.waybillId);
  });

  it("is foreign to a parcel that is open, and takes nothing", async () => {
    const seller = await aSeller();
    const [second, first] = await three(seller);
    const current = second?.waybillId ?? null;
    expect(await scan(seller, "CUP", { current, inside: "started" })).toEqual({ kind: "foreign_sku", sku: "CUP" });
    expect(await checkOf(seller, first?.waybillId ?? "")).toBeNull();
  });

  it("is left out of the search once its parcel was verified or weighed", async () => {
    const seller = await aSeller();
    const [second, first, third] = await three(seller);
    await savePacking(seller.ownerScope, { waybillId: first?.waybillId ?? "", contents: null, grams: 320 }, now);
    const contents = [{ sku: "CUP", count: 1 }];
    await savePacking(seller.ownerScope, { waybillId: second?.waybillId ?? "", contents, grams: null }, now);
    expect(idOf(await scan(seller, "CUP", {}, now + heldMs + 1))).toBe(third?.waybillId);
  });

  it("is known by the product's code where the order's line is called otherwise", async () => {
    const seller = await aSeller();
    const { sellerId } = seller;
    const one = await parcel(seller, [["CUP-01", 1]]);
    const productId = "1c6f3c1e-5a3e-4b0e-9d5d-0c4d6a3f1a11";
    await inScope(seller.jobScope, async (db) => {
      await insertMany(db, products, [{ sellerId, id: productId, sku: "CUP-01", skuKey: "CUP-01", title: "Cup" }]);
      await db
        .update(orderLines)
        .set({ productId, sku: "690123", lineKey: "sku:690123" })
        .where(eq(orderLines.orderId, one.orderId));
    });
    const byProduct = await scan(seller, "CUP-01");
    expect(parcelOf(byProduct)?.lines).toMatchObject([{ sku: "CUP-01", codes: ["CUP-01", "690123"] }]);
    expect(idOf(await scan(seller, "690123", {}, now + heldMs + 1))).toBe(one.waybillId);
  });

  it("nobody ever sold is unknown", async () => {
    expect(await scan(await aSeller(), "NO-SUCH")).toMatchObject({ kind: "alarm", code: "unknown" });
  });
});

describe("what was checked", () => {
  it("is kept: contents and weight each for itself, in the audit, and shown at the next scan", async () => {
    const seller = await aSeller();
    const one = await parcel(seller);
    const id = one.waybillId;
    const contents = [{ sku: "CUP", count: 2 }];
    expect(await savePacking(seller.ownerScope, { waybillId: id, contents, grams: null }, now)).toEqual({
      ...{ ok: true, value: { price: null } },
    });
    await savePacking(seller.ownerScope, { waybillId: id, contents: null, grams: 331 }, now + 1000);
    const by = seller.ownerScope.personName;
    expect(await checkOf(seller, id)).toMatchObject({
      ...{ contents, contentsAt: now, measuredGrams: 331, measuredAt: now + 1000, by },
    });
    expect(parcelOf(await scan(seller, one.orderNumber))?.packed).toEqual({ by, at: now + 1000, grams: 331 });
    const entries = await inScope(seller.jobScope, (db) =>
      db
        .select({ data: auditEntries.data })
        .from(auditEntries)
        .where(and(eq(auditEntries.event, "parcel_checked"), eq(auditEntries.subjectId, id))),
    );
    expect(entries.map(({ data }) => data)).toEqual([
      { isVerified: true, measuredGrams: null },
      { isVerified: false, measuredGrams: 331 },
    ]);
    expect(await inScope(seller.ownerScope, (db) => countPackedSince(db, now))).toBe(1);
    // a later scan changes nothing of it
    await scan(seller, one.orderNumber, {}, now + 5000);
    expect(await checkOf(seller, id)).toMatchObject({ contents, measuredGrams: 331, updatedAt: now + 1000 });
  });

  it.each<[string, readonly { sku: string; count: number }[]]>([
    ["a piece too few", [{ sku: "CUP", count: 1 }]],
    ["a piece too many", [{ sku: "CUP", count: 3 }]],
    ["another code", [{ sku: "LAMP", count: 2 }]],
    ["nothing", []],
  ])("is refused where it is not what was booked: %s", async (_, contents) => {
    const seller = await aSeller();
    const one = await parcel(seller);
    const answer = await savePacking(seller.ownerScope, {
      waybillId: one.waybillId,
      contents: [...contents],
      grams: 320,
    });
    expect(answer).toMatchObject({ refusal: { code: "contents_differ" } });
    expect(await checkOf(seller, one.waybillId)).toBeNull();
  });

  it("is refused of what is no longer booked, of another's, and of nothing", async () => {
    const [seller, stranger] = [await aSeller(), await aSeller("别家")];
    const [mine, theirs] = [await parcel(seller), await parcel(stranger)];
    await setWaybill(seller, mine.waybillId, { state: "cancelling" });
    for (const { waybillId } of [mine, theirs]) {
      const input = { waybillId, contents: null, grams: 320 };
      expect(await savePacking(seller.ownerScope, input)).toMatchObject({ refusal: { code: "waybill_not_found" } });
    }
    const nothing = { waybillId: mine.waybillId, contents: null, grams: null };
    expect(await savePacking(seller.ownerScope, nothing)).toMatchObject({ refusal: { code: "nothing_checked" } });
  });

  it("says what the weight changes of the price, or that there is no price at it", async () => {
    const seller = await aSeller();
    const one = await parcel(seller);
    const [book] = await inScope(seller.ownerScope, (db) =>
      db.query.rateCards.findMany({ where: (card, { eq: is }) => is(card.solutionCode, "CAINIAO_STANDARD"), limit: 1 }),
    );
    if (!book) throw new Error("no price list was shipped");
    const quote = {
      ...{ status: "confirmed", usdMinor: 500, cardId: book.id, currency: book.currency, totalMinor: 3600 },
      ...{ chargeableGrams: 100, pricedOn: "2026-11-20" },
    };
    const priceAt = async (grams: number) => {
      const saved = await savePacking(seller.ownerScope, { waybillId: one.waybillId, contents: null, grams }, now);
      return saved.ok ? saved.value.price : saved;
    };
    expect(await priceAt(130)).toEqual({ kind: "unknown" });
    await quoteParcels(seller, [one.waybillId], quote);
    const [same, more, none] = [await priceAt(100), await priceAt(130), await priceAt(29_000)];
    expect(same).toEqual({ kind: "more", minor: 0, currency: book.currency });
    expect(more).toMatchObject({ kind: "more", currency: book.currency });
    expect(more && "minor" in more ? more.minor : 0).toBeGreaterThan(0);
    expect(none).toEqual({ kind: "no_price" });
  });
});

describe("a picking list", () => {
  it("is of all that is labelled and not packed, or of a batch, as it is declared", async () => {
    const seller = await aSeller();
    const list = await labelledParcels(
      seller,
      [
        { goods: [["CUP", 1]] },
        { goods: [["CUP", 1]] },
        {
          goods: [
            ["CUP", 2],
            ["BOX", 1],
          ],
        },
        { goods: [["LAMP", 1]] },
      ],
      now,
    );
    await savePacking(seller.ownerScope, { waybillId: list[3]?.waybillId ?? "", contents: null, grams: 320 }, now);
    const name = (sku: string) => `${sku} 品名`;
    const cup = { sku: "CUP", name: name("CUP") };
    const all = await readPicking(seller.ownerScope, null, now);
    expect(all.ok && all.value).toEqual({
      singles: [{ ...cup, pieces: 2, orders: 2 }],
      others: [
        { sku: "BOX", name: name("BOX"), pieces: 1, orders: 1 },
        { ...cup, pieces: 2, orders: 1 },
      ],
      ...{ ofSingles: { orders: 2, pieces: 2 }, ofOthers: { orders: 1, pieces: 3 } },
    });
    const [row] = await inScope(seller.jobScope, (db) =>
      db
        .select({ batchId: waybills.batchId })
        .from(waybills)
        .where(eq(waybills.id, list[0]?.waybillId ?? "")),
    );
    const ofBatch = await readPicking(seller.ownerScope, row?.batchId ?? "", now);
    expect(ofBatch.ok && ofBatch.value.ofSingles).toEqual({ orders: 3, pieces: 3 });
    const head = { seller: "测试商家", madeAt: "2026-11-29 14:00" };
    const paper = await printPicking(seller.ownerScope, null, head, now);
    expect(paper.ok && Buffer.from(paper.value.bytes.slice(0, 5)).toString()).toBe("%PDF-");
    const stranger = await aSeller("别家");
    expect(await readPicking(stranger.ownerScope, row?.batchId ?? "", now)).toMatchObject({
      refusal: { code: "batch_not_found" },
    });
    expect(await printPicking(stranger.ownerScope, null, head, now)).toMatchObject({
      refusal: { code: "nothing_to_pick" },
    });
  });
});

it("reads the table by indexes alone", async () => {
  const seller = await aSeller();
  const one = await parcel(seller);
  const whole = await wholeTableReads(seller.ownerScope, async (db) => {
    await findWaybillsByNumber(db, one.trackingNumber);
    await findWaybillsOfOrder(db, one.orderNumber);
    await isKnownSku(db, "CUP");
    await countWaitingForSku(db, "CUP", now, now);
    await getTableParcel(db, one.waybillId);
    await countPackable(db, now);
    await countPackedSince(db, now);
    await listPackableBookings(db, now);
    await listBatchBookings(db, one.waybillId);
  });
  expect(whole).toEqual([]);
});
