import { and, eq } from "drizzle-orm";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { getBatch } from "#db/queries/batches";
import { countLabelPrints, listLabelPrints } from "#db/queries/label-prints";
import {
  countBatchLabels,
  getBatchLabelHashes,
  getBatchLabels,
  getLabelContexts,
  getLabelData,
  getLabelState,
  getPaperFile,
  getWaybillLabel,
  saveLabelsPrinted,
} from "#db/queries/papers";
import { paperFiles, papers, waybills } from "#db/schema/dispatch";
import { orderLines, orders } from "#db/schema/orders";
import { auditEntries, ownAddresses } from "#db/schema/sellers";
import { inScope, type SellerDb } from "#db/scope";
import { createTestDatabase, type TestDatabase } from "#db/testing/database";
import { wholeTableReads } from "#db/testing/explain";
import { aSeller, type TestSeller } from "#db/testing/sellers";
import { aBatchOfWaybills, aBooking, type TestWaybill } from "#db/testing/waybills";
import type { LabelData } from "#lib/papers/label-data";
import { type PrintSettings, plainSettings } from "#lib/papers/print-profile";
import { readLabelBarcodes } from "#server/gateways/pdf/read-label";
import { checkBatchLabels } from "./check-batch-labels.ts";
import { freezeLabels } from "./freeze-labels.ts";
import { printBatchLabels, printPapersApart, printWaybillLabel } from "./print-labels.ts";
import { savePrintProfile } from "./save-print-profile.ts";

let database: TestDatabase;
let seller: TestSeller;
const now = Date.UTC(2026, 10, 25, 2);
const withPicking = { profileId: null, picking: null, reason: "batch" } as const;

beforeAll(async () => {
  database = await createTestDatabase();
  seller = await aSeller();
});
afterAll(() => database?.close());

/** A batch whose waybills all have their numbers and their labels. */
async function aLabelledBatch(
  count: number,
  of: TestSeller = seller,
): Promise<{ batchId: string; made: TestWaybill[] }> {
  const made = await aBatchOfWaybills(of, count, { state: "booked" });
  const batchId = await inScope(of.jobScope, async (db) => {
    const rows = await Promise.all(
      made.map(({ waybillId }) => db.select().from(waybills).where(eq(waybills.id, waybillId))),
    );
    const found = rows.flat();
    for (const row of found) {
      const lpNumber = `LP${row.orderId.replaceAll("-", "").replace(/\D/g, "").padEnd(14, "0").slice(0, 14)}`;
      await db
        .update(waybills)
        .set({ lpNumber, trackingNumber: numberOf(made, row.id) })
        .where(eq(waybills.id, row.id));
    }
    await freezeLabels(
      db,
      found.map((row) => booked(row, numberOf(made, row.id))),
      now,
    );
    return found[0]?.batchId ?? "";
  });
  return { batchId, made };
}

const numberOf = (made: readonly TestWaybill[], id: string) =>
  `LX${String(made.findIndex((one) => one.waybillId === id) + 1).padStart(9, "0")}CN`;

function booked(row: typeof waybills.$inferSelect, trackingNumber: string) {
  const { id, orderId, parcelId, solutionCode, country, booking } = row;
  const route = { laneCode: "L_STD_US_01", sortingCode: "SZX07", lastMileCarrier: "USPS" };
  return {
    waybillId: id,
    orderId,
    parcelId,
    solutionCode,
    country,
    booking,
    lpNumber: "LP00000000000001",
    trackingNumber,
    ...route,
  };
}

async function textOf(bytes: Uint8Array): Promise<string[]> {
  const document = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise;
  const pages = Array.from({ length: document.numPages }, async (_, index) => {
    const content = await (await document.getPage(index + 1)).getTextContent();
    return content.items.map((item) => ("str" in item ? item.str : "")).join("|");
  });
  return Promise.all(pages);
}

const dataIn = async (db: SellerDb, waybillId: string) =>
  (await db.select().from(papers).where(eq(papers.waybillId, waybillId)))[0];
const dataOf = (waybillId: string) => inScope(seller.jobScope, (db) => dataIn(db, waybillId));

describe("a label", () => {
  it("is frozen with what the packer and customs need", async () => {
    const [one] = await aBatchOfWaybills(seller, 1, { state: "booked" });
    if (!one) throw new Error("no waybill");
    await inScope(seller.jobScope, async (db) => {
      const line = { sellerId: seller.sellerId, orderId: one.orderId, title: "Cup", quantity: 2, lineKey: "cup" };
      await db.insert(orderLines).values([
        { ...line, lineNumber: 1, sku: "CUP-01" },
        { ...line, lineNumber: 2, sku: "WH-1", isWarehouseShipped: true },
      ]);
      await db.update(orders).set({ remark: "blue please" }).where(eq(orders.id, one.orderId));
      const text = { province: "Guangdong", city: "Shenzhen", district: "Nanshan", street: "1 Keji Road" };
      await db.insert(ownAddresses).values({
        ...{
          sellerId: seller.sellerId,
          storeId: seller.storeId,
          kind: "sender",
          isDefault: true,
          postalCode: "518000",
          mobile: "13800138000",
        },
        zh: { ...text, contactName: "张三" },
        en: { ...text, contactName: "Zhang San" },
      });
      const [row] = await db.select().from(waybills).where(eq(waybills.id, one.waybillId));
      if (row) await freezeLabels(db, [booked(row, "LX299455986CN")], now);
    });
    const paper = await dataOf(one.waybillId);
    expect(paper).toMatchObject({ layoutVersion: 1, printedAt: null });
    expect(paper?.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(paper?.data as LabelData).toMatchObject({
      trackingNumber: "LX299455986CN",
      solution: { nameZh: "无忧物流-标准" },
      destination: { country: "US", nameZh: "美国" },
      sender: { name: "张三 Zhang San", detail: "1 Keji Road", city: "Shenzhen" },
      customs: {
        valueMinor: 1198,
        weightGrams: 320,
        currency: "USD",
        date: "2026-11-25",
        items: [{ quantity: 2, weightGrams: 320, hsCode: "6911101900" }],
      },
      picking: { lines: [{ sku: "CUP-01", quantity: 2 }], remark: "blue please" },
      batch: { position: 1, of: 1 },
    });
  });

  it("stays as it was frozen, whatever changes afterwards", async () => {
    const { made } = await aLabelledBatch(1);
    const [one] = made;
    const before = await dataOf(one?.waybillId ?? "");
    await inScope(seller.jobScope, async (db) => {
      await db
        .update(orders)
        .set({ remark: "changed" })
        .where(eq(orders.id, one?.orderId ?? ""));
      const [row] = await db
        .select()
        .from(waybills)
        .where(eq(waybills.id, one?.waybillId ?? ""));
      if (row) await freezeLabels(db, [booked(row, "LX999999999CN")], now + 1);
    });
    expect(await dataOf(one?.waybillId ?? "")).toEqual(before);
  });
});

describe("a print", () => {
  const printsOf = (waybillId: string) => inScope(seller.ownerScope, (db) => listLabelPrints(db, waybillId));
  const aProfile = async (name: string, change: Partial<PrintSettings>) => {
    const settings = { ...plainSettings, ...change };
    const saved = await savePrintProfile(seller.ownerScope, {
      ...{ profileId: null, version: 0, name, isDefault: false, settings },
    });
    if (!saved.ok) throw new Error(saved.refusal.code);
    return saved.value.profileId;
  };

  it("is written down, the first and each reprint: why, by whom and where; nothing is bought", async () => {
    const { batchId, made } = await aLabelledBatch(2);
    const [one = { waybillId: "" }] = made;
    const profileId = await aProfile("打包台 1", {});
    const before = await inScope(seller.jobScope, (db) =>
      db.select().from(waybills).where(eq(waybills.batchId, batchId)),
    );
    await printBatchLabels(seller.ownerScope, batchId, { ...withPicking, profileId }, now);
    await printWaybillLabel(seller.ownerScope, one.waybillId, { ...withPicking, reason: "single" }, now + 1000);
    await printWaybillLabel(
      seller.ownerScope,
      one.waybillId,
      { ...withPicking, profileId, reason: "scan" },
      now + 2000,
    );
    const by = seller.ownerScope.personName;
    expect(await printsOf(one.waybillId)).toEqual([
      { at: now + 2000, by, profile: "打包台 1", reason: "scan", isReprint: true },
      { at: now + 1000, by, profile: "打包台 1", reason: "single", isReprint: true },
      { at: now, by, profile: "打包台 1", reason: "batch", isReprint: false },
    ]);
    const batch = await inScope(seller.ownerScope, (db) => getBatch(db, batchId));
    expect(batch?.lines.map(({ printCount }) => printCount)).toEqual([3, 1]);
    const after = await inScope(seller.jobScope, (db) =>
      db.select().from(waybills).where(eq(waybills.batchId, batchId)),
    );
    expect(after).toEqual(before);
  });

  it("is the first for one of two who print at once", async () => {
    const { batchId, made } = await aLabelledBatch(3);
    await Promise.all([1, 2, 3, 4].map(() => printBatchLabels(seller.ownerScope, batchId, withPicking, now)));
    for (const { waybillId } of made) {
      const prints = await printsOf(waybillId);
      expect(prints).toHaveLength(4);
      expect(prints.filter(({ isReprint }) => !isReprint)).toHaveLength(1);
    }
  });

  it("counts the first print of labels that were printed before prints were written down", async () => {
    const { made } = await aLabelledBatch(1);
    const id = made[0]?.waybillId ?? "";
    await inScope(seller.jobScope, (db) => saveLabelsPrinted(db, [id], now - 1000));
    await printWaybillLabel(seller.ownerScope, id, withPicking, now);
    expect(await inScope(seller.ownerScope, (db) => countLabelPrints(db, [id]))).toEqual(new Map([[id, 2]]));
  });

  it("takes the form of the profile, each kept as its own file and the same whenever it is printed again", async () => {
    const { batchId, made } = await aLabelledBatch(6);
    const plain = await printBatchLabels(seller.ownerScope, batchId, withPicking, now);
    const profileId = await aProfile("A4", { paper: "a4_four", copies: 1, order: "sku" });
    const sheets = await printBatchLabels(seller.ownerScope, batchId, { ...withPicking, profileId }, now);
    const again = await printBatchLabels(seller.ownerScope, batchId, { ...withPicking, profileId }, now + 60_000);
    if (!plain.ok || !sheets.ok || !again.ok) throw new Error("not printed");
    expect([plain.value.pages, sheets.value.pages]).toEqual([6, 2]);
    expect(Buffer.from(again.value.bytes).equals(Buffer.from(sheets.value.bytes))).toBe(true);
    const numbers = made.map(({ waybillId }) => numberOf(made, waybillId));
    const read = (await readLabelBarcodes(sheets.value.bytes)).pages.map(({ texts }) => texts);
    expect(read).toEqual([numbers.slice(0, 4), numbers.slice(4)]);
  });

  it("goes by the seller's default where the profile is gone", async () => {
    const other = await aSeller("默认打印");
    const { batchId } = await aLabelledBatch(2, other);
    const settings = { ...plainSettings, copies: 2 };
    await savePrintProfile(other.ownerScope, { profileId: null, version: 0, name: "双份", isDefault: true, settings });
    const gone = { ...withPicking, profileId: "0b6f3c1e-5a3e-4b0e-9d5d-0c4d6a3f1a11" };
    const printed = await printBatchLabels(other.ownerScope, batchId, gone, now);
    expect(printed.ok && printed.value.pages).toBe(4);
  });

  it("has its papers apart only where the profile says so", async () => {
    const { batchId } = await aLabelledBatch(1);
    const of = { kind: "batch", id: batchId } as const;
    expect(await printPapersApart(seller.ownerScope, of, withPicking, now)).toMatchObject({
      refusal: { code: "no_papers" },
    });
    const profileId = await aProfile("发票另打", { invoice: "apart" });
    const options = { ...withPicking, profileId };
    // labels alone are frozen here
    expect(await printPapersApart(seller.ownerScope, of, options, now)).toMatchObject({
      refusal: { code: "no_papers" },
    });
    const unknown = { kind: "batch", id: "0b6f3c1e-5a3e-4b0e-9d5d-0c4d6a3f1a11" } as const;
    expect(await printPapersApart(seller.ownerScope, unknown, options, now)).toMatchObject({
      refusal: { code: "batch_not_found" },
    });
  });
});

describe("printing a batch", () => {
  it("gives one PDF with the pages in the order of the list, renders it once and keeps the bytes", async () => {
    const { batchId, made } = await aLabelledBatch(5);
    const first = await printBatchLabels(seller.ownerScope, batchId, withPicking, now);
    if (!first.ok) throw new Error(first.refusal.code);
    expect(first.value).toMatchObject({ pages: 5, count: 5, fileName: "labels-2026-11-25-5.pdf" });
    const pages = await textOf(first.value.bytes);
    pages.forEach((text, index) => {
      expect(text).toContain(numberOf(made, made[index]?.waybillId ?? ""));
      expect(text).toContain(`${index + 1}/5`);
    });
    const files = () => inScope(seller.jobScope, (db) => db.select({ key: paperFiles.key }).from(paperFiles));
    const kept = await files();
    const second = await printBatchLabels(seller.ownerScope, batchId, withPicking, now + 3_600_000);
    expect(second.ok && Buffer.from(second.value.bytes).equals(Buffer.from(first.value.bytes))).toBe(true);
    expect(await files()).toEqual(kept);
  });

  it("remembers the first print of each label, and every print in the audit", async () => {
    const { batchId, made } = await aLabelledBatch(2);
    await printBatchLabels(seller.ownerScope, batchId, withPicking, now);
    await printBatchLabels(seller.ownerScope, batchId, withPicking, now + 60_000);
    expect((await dataOf(made[0]?.waybillId ?? ""))?.printedAt).toBe(now);
    const entries = await inScope(seller.jobScope, (db) =>
      db
        .select()
        .from(auditEntries)
        .where(and(eq(auditEntries.event, "labels_printed"), eq(auditEntries.subjectId, batchId))),
    );
    expect(entries.map((entry) => entry.data)).toEqual([{ count: 2 }, { count: 2 }]);
  });

  it("leaves out what is no longer booked, and counts it apart", async () => {
    const { batchId, made } = await aLabelledBatch(3);
    await inScope(seller.jobScope, (db) =>
      db
        .update(waybills)
        .set({ state: "cancelled" })
        .where(eq(waybills.id, made[1]?.waybillId ?? "")),
    );
    const printed = await printBatchLabels(seller.ownerScope, batchId, withPicking, now);
    expect(printed.ok && printed.value.count).toBe(2);
    expect(await inScope(seller.ownerScope, (db) => countBatchLabels(db, batchId))).toEqual({
      total: 3,
      ready: 2,
      printed: 2,
      failed: 1,
      pending: 0,
    });
    expect(await printWaybillLabel(seller.ownerScope, made[1]?.waybillId ?? "", withPicking, now)).toMatchObject({
      ok: false,
      refusal: { code: "waybill_not_found" },
    });
  });

  it("refuses a batch without labels, and one that is not the seller's", async () => {
    const [one] = await aBatchOfWaybills(seller, 1, { state: "queued" });
    const batchId = await inScope(
      seller.jobScope,
      async (db) =>
        (
          await db
            .select()
            .from(waybills)
            .where(eq(waybills.id, one?.waybillId ?? ""))
        )[0]?.batchId,
    );
    expect(await printBatchLabels(seller.ownerScope, batchId ?? "", withPicking, now)).toMatchObject({
      refusal: { code: "no_labels" },
    });
    const stranger = await aSeller("别家");
    const theirs = await aLabelledBatch(1, stranger);
    expect(await printBatchLabels(seller.ownerScope, theirs.batchId, withPicking, now)).toMatchObject({
      refusal: { code: "batch_not_found" },
    });
    expect(await printWaybillLabel(seller.ownerScope, theirs.made[0]?.waybillId ?? "", withPicking, now)).toMatchObject(
      {
        refusal: { code: "waybill_not_found" },
      },
    );
  });

  it("prints with or without 配货信息, each rendered once", async () => {
    const { batchId, made } = await aLabelledBatch(1);
    await inScope(seller.jobScope, async (db) => {
      const data = { ...((await dataIn(db, made[0]?.waybillId ?? ""))?.data as LabelData) };
      const picking = { lines: [{ sku: "SHELF-7", title: "", quantity: 1 }], remark: "" };
      await db
        .update(papers)
        .set({ data: { ...data, picking } })
        .where(eq(papers.waybillId, made[0]?.waybillId ?? ""));
    });
    const full = await printBatchLabels(seller.ownerScope, batchId, withPicking, now);
    const bare = await printBatchLabels(seller.ownerScope, batchId, { ...withPicking, picking: false }, now);
    if (!full.ok || !bare.ok) throw new Error("not printed");
    expect((await textOf(full.value.bytes))[0]).toContain("SHELF-7");
    expect((await textOf(bare.value.bytes))[0]).not.toContain("SHELF-7");
  });

  it("tells what is replaced or spelt on the labels before they are printed", async () => {
    const { batchId } = await aLabelledBatch(2);
    expect(await checkBatchLabels(seller.ownerScope, batchId)).toEqual([]);
    const receiver = { ...aBooking("", "").receiver, name: "이보영 😀" };
    const [one] = await aBatchOfWaybills(seller, 1, { state: "booked", booking: { receiver } });
    const warned = await inScope(seller.jobScope, async (db) => {
      const [row] = await db
        .select()
        .from(waybills)
        .where(eq(waybills.id, one?.waybillId ?? ""));
      if (row) await freezeLabels(db, [booked(row, "LX299455986CN")], now);
      return row?.batchId ?? "";
    });
    expect(await checkBatchLabels(seller.ownerScope, warned)).toEqual([
      {
        waybillId: one?.waybillId,
        orderNumber: one?.orderNumber,
        warnings: [
          { code: "characters_replaced", field: "recipient.name", characters: "😀" },
          { code: "characters_spelt", field: "recipient.name", characters: "이보영" },
        ],
      },
    ]);
  });

  it("reads labels by indexes alone", async () => {
    const { batchId, made } = await aLabelledBatch(2);
    const ids = made.map((one) => one.waybillId);
    const whole = await wholeTableReads(seller.ownerScope, async (db) => {
      await getBatchLabels(db, batchId);
      await getBatchLabelHashes(db, batchId);
      await getLabelData(db, ids);
      await countBatchLabels(db, batchId);
      await getLabelState(db, ids[0] ?? "");
      await getWaybillLabel(db, ids[0] ?? "");
      await getLabelContexts(db, ids);
      await getPaperFile(db, "key");
      await countLabelPrints(db, ids);
      await listLabelPrints(db, ids[0] ?? "");
    });
    expect(whole).toEqual([]);
  });

  it("prints one label again and again, alone", async () => {
    const { made } = await aLabelledBatch(3);
    const printed = await printWaybillLabel(seller.ownerScope, made[2]?.waybillId ?? "", withPicking, now);
    expect(printed.ok && printed.value).toMatchObject({ pages: 1, count: 1, fileName: "label-LX000000003CN.pdf" });
  });
});
