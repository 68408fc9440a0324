import { and, eq } from "drizzle-orm";
import { unzipSync } from "fflate";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { getDownload, listDownloadParts, updateDownload } from "#db/queries/paper-downloads";
import { getPaperFile } from "#db/queries/papers";
import {
  countBatchTrades,
  countTradesIn,
  getBatchTrades,
  getWaybillTrade,
  listTradesIn,
} from "#db/queries/trade-papers";
import { paperFiles, papers, waybills } from "#db/schema/dispatch";
import { applicationFields } from "#db/schema/onboarding";
import { products } from "#db/schema/products";
import { auditEntries, ownAddresses, sellers } from "#db/schema/sellers";
import { inScope } from "#db/scope";
import { createTestDatabase, type TestDatabase } from "#db/testing/database";
import { wholeTableReads } from "#db/testing/explain";
import { aSeller, type TestSeller } from "#db/testing/sellers";
import { aBatchOfWaybills, aBooking, type TestWaybill } from "#db/testing/waybills";
import { spanOfPeriod } from "#lib/papers/downloads";
import { tradePapers } from "#lib/papers/paper-kinds";
import { type TradeData, tradeLayoutVersion } from "#lib/papers/trade/trade-data";
import type { Storage } from "#server/gateways/storage/storage";
import { askPaperDownload } from "./ask-paper-download.ts";
import { freezeTradePapers } from "./freeze-trade-papers.ts";
import { failDownload, packPapers } from "./pack-papers.ts";
import { readWorkbookRows } from "./papers.test-data.ts";
import { printBatchSheet, printWaybillSheet } from "./print-paper-sheets.ts";
import { printBatchPapers, printWaybillPaper } from "./print-papers.ts";
import { readPaperDownload } from "./read-paper-download.ts";
import { sweepDownloads } from "./sweep-downloads.ts";

let database: TestDatabase;
let seller: TestSeller;
const now = Date.UTC(2026, 10, 25, 2);
const each = { language: "both", form: "each" } as const;
const merged = { language: "both", form: "merged" } as const;

beforeAll(async () => {
  database = await createTestDatabase();
  seller = await aSeller();
});
afterAll(() => database?.close());

const numberOf = (made: readonly TestWaybill[], id: string) =>
  `LX${String(made.findIndex((one) => one.waybillId === id) + 1).padStart(9, "0")}CN`;

/** A batch whose waybills all have their numbers and their papers. */
async function aBatchWithPapers(count: number, of: TestSeller = seller, at = now) {
  const made = await aBatchOfWaybills(of, count, { state: "booked" });
  const batchId = await inScope(of.jobScope, async (db) => {
    const rows = (
      await Promise.all(made.map((one) => db.select().from(waybills).where(eq(waybills.id, one.waybillId))))
    ).flat();
    const booked = rows.map(({ id, orderId, parcelId, solutionCode, country, booking }) => ({
      ...{ waybillId: id, orderId, parcelId, solutionCode, country, booking },
      ...{ lpNumber: `LP${id.replace(/\D/g, "").padEnd(14, "0").slice(0, 14)}`, trackingNumber: numberOf(made, id) },
      ...{ laneCode: null, sortingCode: null, lastMileCarrier: null },
    }));
    await freezeTradePapers(db, booked, at);
    return rows[0]?.batchId ?? "";
  });
  return { batchId, made };
}

async function textOf(bytes: Uint8Array): Promise<string[]> {
  const document = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise;
  const pages = Array.from({ length: document.numPages }, async (_, index) => {
    const content = await (await document.getPage(index + 1)).getTextContent();
    return content.items.map((item) => ("str" in item ? item.str : "")).join("");
  });
  return Promise.all(pages);
}

const frozen = async (waybillId: string) =>
  inScope(seller.jobScope, async (db) => {
    const [row] = await db
      .select()
      .from(papers)
      .where(and(eq(papers.waybillId, waybillId), eq(papers.kind, "trade")));
    if (!row) throw new Error("nothing is frozen");
    return row;
  });

function value<T>(
  result:
    | { readonly ok: true; readonly value: T }
    | { readonly ok: false; readonly refusal: { readonly code: string } },
): T {
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}

describe("papers of a parcel", () => {
  it("are frozen with the seller as it is registered, who confirmed and when", async () => {
    const of = await aSeller("印厂");
    const text = { province: "Guangdong", city: "Shenzhen", district: "Nanshan", street: "1 Keji Road" };
    await inScope(of.jobScope, async (db) => {
      await db.update(sellers).set({ name: "还没审核的名字" }).where(eq(sellers.sellerId, of.sellerId));
      const field = { sellerId: of.sellerId, section: "licence" };
      await db.insert(applicationFields).values([
        { ...field, key: "registeredName", value: "正在改的名字", approvedValue: "深圳市星河跨境贸易有限公司" },
        { ...field, key: "uscc", value: "91440300MA5EXAMP4T" },
        { ...field, section: "declaration", key: "exitOffice", value: "5349" },
        { ...field, section: "declaration", key: "declarant", value: "self" },
        { ...field, section: "declaration", key: "agentCode", value: "4403961A2B" },
      ]);
      await db.insert(ownAddresses).values({
        ...{ sellerId: of.sellerId, storeId: of.storeId, kind: "sender", isDefault: true, postalCode: "518000" },
        ...{ mobile: "13800138000", companyName: "Xinghe Trading Co., Ltd." },
        zh: { province: "广东省", city: "深圳市", district: "南山区", street: "科技路1号", contactName: "张三" },
        en: { ...text, contactName: "Zhang San" },
      });
    });
    const { made } = await aBatchWithPapers(1, of);
    const row = await inScope(of.jobScope, (db) => getWaybillTrade(db, made[0]?.waybillId ?? ""));
    expect(row).toMatchObject({ createdAt: now, frozenBy: of.ownerId });
    expect(row?.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(row?.data as TradeData).toMatchObject({
      date: "2026-11-25",
      seller: {
        name: { zh: "深圳市星河跨境贸易有限公司", en: "Xinghe Trading Co., Ltd." },
        address: { zh: "广东省深圳市南山区科技路1号 518000", en: "1 Keji Road, Nanshan, Shenzhen, Guangdong, 518000" },
        code: "91440300MA5EXAMP4T",
      },
      customs: { exitOffice: "5349", declarationOffice: null, agent: null },
      goods: [{ quantity: 2, unitPriceMinor: 599, valueMinor: 1198, weightGrams: 320, hsCode: "6911101900" }],
      packages: [{ grossGrams: 320, cubicMm: 1_500_000 }],
    });
  });

  it("stay as they were frozen, whatever changes afterwards", async () => {
    const { made } = await aBatchWithPapers(1);
    const waybillId = made[0]?.waybillId ?? "";
    const before = await frozen(waybillId);
    expect(before.layoutVersion).toBe(tradeLayoutVersion);
    await inScope(seller.jobScope, async (db) => {
      await db.update(sellers).set({ name: "改了名字" }).where(eq(sellers.sellerId, seller.sellerId));
      const [row] = await db.select().from(waybills).where(eq(waybills.id, waybillId));
      if (!row) throw new Error("no waybill");
      const { orderId, parcelId, solutionCode, country } = row;
      const booking = aBooking(waybillId, "other");
      const again = {
        waybillId,
        orderId,
        parcelId,
        solutionCode,
        country,
        booking,
        lpNumber: "LP9",
        trackingNumber: "X",
      };
      await freezeTradePapers(db, [{ ...again, laneCode: null, sortingCode: null, lastMileCarrier: null }], now + 1);
    });
    expect(await frozen(waybillId)).toEqual(before);
  });

  it("give the net weight that a product has, which its declaration gives too", async () => {
    const productId = crypto.randomUUID();
    await inScope(seller.jobScope, (db) =>
      db
        .insert(products)
        .values({ sellerId: seller.sellerId, id: productId, title: "cup", netGrams: 111, weightGrams: 160 }),
    );
    const base = aBooking("", "").packages[0];
    if (!base) throw new Error("no package");
    const items = base.items.map((item) => ({ ...item, itemId: productId }));
    const [one] = await aBatchOfWaybills(seller, 1, { state: "booked", booking: { packages: [{ ...base, items }] } });
    const data = await inScope(seller.jobScope, async (db) => {
      const [row] = await db
        .select()
        .from(waybills)
        .where(eq(waybills.id, one?.waybillId ?? ""));
      if (!row) throw new Error("no waybill");
      const { id: waybillId, orderId, parcelId, solutionCode, country, booking } = row;
      const booked = {
        waybillId,
        orderId,
        parcelId,
        solutionCode,
        country,
        booking,
        lpNumber: "LP1",
        trackingNumber: "L1",
      };
      await freezeTradePapers(db, [{ ...booked, laneCode: null, sortingCode: null, lastMileCarrier: null }], now);
      return (await getWaybillTrade(db, waybillId))?.data as TradeData;
    });
    expect(data.goods[0]?.weightGrams).toBe(222);
    expect(data.packages[0]?.grossGrams).toBe(320);
  });

  it("are refused where the parcel is no longer booked, or is somebody else's", async () => {
    const { made } = await aBatchWithPapers(1);
    const id = made[0]?.waybillId ?? "";
    const stranger = await aSeller("别家");
    expect(await printWaybillPaper(stranger.ownerScope, id, "invoice", "both")).toMatchObject({
      refusal: { code: "waybill_not_found" },
    });
    await inScope(seller.jobScope, (db) => db.update(waybills).set({ state: "cancelled" }).where(eq(waybills.id, id)));
    expect(await printWaybillPaper(seller.ownerScope, id, "invoice", "both")).toMatchObject({
      refusal: { code: "waybill_not_found" },
    });
    expect(await printWaybillSheet(seller.ownerScope, id, "invoice", { language: "both", locale: "en" })).toMatchObject(
      {
        refusal: { code: "waybill_not_found" },
      },
    );
  });
});

describe("a reprint", () => {
  it.each(tradePapers)("of the %s is the same file, byte by byte, and drawn once", async (paper) => {
    const { made } = await aBatchWithPapers(1);
    const id = made[0]?.waybillId ?? "";
    const files = () => inScope(seller.jobScope, (db) => db.select({ key: paperFiles.key }).from(paperFiles));
    const first = value(await printWaybillPaper(seller.ownerScope, id, paper, "both"));
    const kept = await files();
    const second = value(await printWaybillPaper(seller.ownerScope, id, paper, "both"));
    expect(Buffer.from(second.bytes).equals(Buffer.from(first.bytes))).toBe(true);
    expect(await files()).toEqual(kept);
  });

  it("gives the kept bytes, not new ones: what lies there is what comes", async () => {
    const { made } = await aBatchWithPapers(1);
    const id = made[0]?.waybillId ?? "";
    await printWaybillPaper(seller.ownerScope, id, "invoice", "both");
    const mark = Buffer.from("kept in this very row");
    const keys = await inScope(seller.jobScope, (db) => db.select({ key: paperFiles.key }).from(paperFiles));
    for (const { key } of keys) {
      await inScope(seller.jobScope, (db) =>
        db.update(paperFiles).set({ content: mark }).where(eq(paperFiles.key, key)),
      );
    }
    const again = value(await printWaybillPaper(seller.ownerScope, id, "invoice", "both"));
    expect(Buffer.from(again.bytes).toString()).toBe(mark.toString());
    await inScope(seller.jobScope, (db) => db.delete(paperFiles).where(eq(paperFiles.sellerId, seller.sellerId)));
  });

  it("of two who draw at once is one file", async () => {
    const { batchId } = await aBatchWithPapers(3);
    const [a, b] = await Promise.all([
      printBatchPapers(seller.ownerScope, batchId, "invoice", each),
      printBatchPapers(seller.ownerScope, batchId, "invoice", each),
    ]);
    expect(Buffer.from(value(a).bytes).equals(Buffer.from(value(b).bytes))).toBe(true);
  });

  it("in another language is another file", async () => {
    const { made } = await aBatchWithPapers(1);
    const id = made[0]?.waybillId ?? "";
    const zh = (await textOf(value(await printWaybillPaper(seller.ownerScope, id, "invoice", "zh")).bytes)).join("");
    const en = (await textOf(value(await printWaybillPaper(seller.ownerScope, id, "invoice", "en")).bytes)).join("");
    expect([zh.includes("商业发票"), zh.includes("Commercial"), en.includes("Commercial invoice")]).toEqual([
      true,
      false,
      true,
    ]);
  });
});

describe("papers of a batch", () => {
  it("stand in one document in the order of its list, or on one paper that adds them up", async () => {
    const { batchId, made } = await aBatchWithPapers(5);
    const apart = value(await printBatchPapers(seller.ownerScope, batchId, "invoice", each));
    const texts = await textOf(apart.bytes);
    expect(apart.pages).toBe(5);
    texts.forEach((text, at) => {
      expect(text).toContain(numberOf(made, made[at]?.waybillId ?? ""));
      expect(text).toContain("USD 11.98");
    });
    const together = value(await printBatchPapers(seller.ownerScope, batchId, "invoice", merged));
    const one = (await textOf(together.bytes)).join("");
    expect(one).toContain("USD 59.90");
    expect(one).toContain(`B20261125-${batchId.slice(0, 8).toUpperCase()}`);
    const list = (
      await textOf(value(await printBatchPapers(seller.ownerScope, batchId, "hand_over", each)).bytes)
    ).join("");
    for (const { waybillId } of made) expect(list).toContain(numberOf(made, waybillId));
    expect(list).toContain("1.600");
  });

  it("are another document once a parcel is cancelled", async () => {
    const { batchId, made } = await aBatchWithPapers(2);
    expect(
      (await textOf(value(await printBatchPapers(seller.ownerScope, batchId, "hand_over", each)).bytes)).join(""),
    ).toContain("0.640");
    await inScope(seller.jobScope, (db) =>
      db
        .update(waybills)
        .set({ state: "cancelled" })
        .where(eq(waybills.id, made[0]?.waybillId ?? "")),
    );
    expect(
      (await textOf(value(await printBatchPapers(seller.ownerScope, batchId, "hand_over", each)).bytes)).join(""),
    ).not.toContain("0.640");
  });

  it("are refused where there is no batch, or none of its parcels has papers", async () => {
    const [one] = await aBatchOfWaybills(seller, 1, { state: "booked" });
    const [row] = await inScope(seller.jobScope, (db) =>
      db
        .select()
        .from(waybills)
        .where(eq(waybills.id, one?.waybillId ?? "")),
    );
    expect(await printBatchPapers(seller.ownerScope, row?.batchId ?? "", "invoice", each)).toMatchObject({
      refusal: { code: "no_papers" },
    });
    expect(await printBatchPapers(seller.ownerScope, crypto.randomUUID(), "invoice", each)).toMatchObject({
      refusal: { code: "batch_not_found" },
    });
  });

  it("come as spreadsheets with numbers that add up, and say what the import sheet leaves out", async () => {
    const { batchId } = await aBatchWithPapers(3);
    const options = { language: "both", locale: "zh-CN" } as const;
    const invoice = await readWorkbookRows(
      value(await printBatchSheet(seller.ownerScope, batchId, "invoice", options)).bytes,
    );
    expect(invoice[0]?.rows.find((row) => String(row[0]).startsWith("合计"))?.slice(6)).toEqual([6, null, 35.94]);
    expect(invoice[1]?.rows.at(-1)?.slice(8)).toEqual([6, 0.96, 0.96, "USD", 35.94]);
    const list = await readWorkbookRows(
      value(await printBatchSheet(seller.ownerScope, batchId, "packing_list", options)).bytes,
    );
    expect(list[0]?.rows.at(-1)?.slice(4)).toEqual([6, null, 0.0045, 0.96]);
    const sheet = await readWorkbookRows(
      value(await printBatchSheet(seller.ownerScope, batchId, "import_sheet", options)).bytes,
    );
    expect(sheet.map(({ name, rows }) => [name, rows.length])).toEqual([
      ["出口清单表头", 1],
      ["出口清单商品", 1],
      ["未列入", 4],
    ]);
  });
});

describe("a download", () => {
  const store = new Map<string, Uint8Array>();
  const storage: Storage = {
    put: async (key, bytes) => void store.set(key, bytes),
    get: async (key) => store.get(key) ?? null,
    remove: async (key) => void store.delete(key),
    list: async (prefix) => [...store.keys()].filter((key) => prefix === undefined || key.startsWith(`${prefix}/`)),
  };
  const limits = { parcels: 3, partBytes: 30_000 };
  const all = ["invoice", "packing_list", "declaration_draft", "cn22", "cn23", "hand_over", "import_sheet"] as const;
  const ask = (of: TestSeller, period: string) =>
    askPaperDownload(of.ownerScope, { period, contents: [...all], language: "zh" }, now);
  const packed = async (of: TestSeller, id: string) =>
    packPapers(of.jobScope, id, () => now + 60_000, { storage, limits });
  const row = (of: TestSeller, id: string) => inScope(of.ownerScope, (db) => getDownload(db, id));
  const bytesOf = async (stream: ReadableStream<Uint8Array>) =>
    new Uint8Array(await new Response(stream).arrayBuffer());

  it("packs every parcel of a month in files of each day, in sealed parts, and streams one whole ZIP", async () => {
    const of = await aSeller("月度");
    const first = await aBatchWithPapers(4, of, Date.UTC(2026, 10, 1, 0));
    await aBatchWithPapers(2, of, Date.UTC(2026, 10, 30, 15, 59, 59));
    await aBatchWithPapers(1, of, Date.UTC(2026, 10, 30, 16)); // 1 December in China
    const { downloadId, total } = value(await ask(of, "2026-11"));
    expect([total, (await row(of, downloadId))?.state]).toEqual([6, "queued"]);
    expect(await packed(of, downloadId)).toBe("packed");
    const saved = await row(of, downloadId);
    expect(saved).toMatchObject({ state: "ready", done: 6, total: 6, finishedAt: now + 60_000 });
    const parts = await inScope(of.ownerScope, (db) => listDownloadParts(db, downloadId));
    expect(parts.length).toBeGreaterThan(3);
    // what lies in the storage is sealed: neither a ZIP's nor a PDF's beginning is there
    for (const bytes of store.values()) expect(Buffer.from(bytes).includes("%PDF")).toBe(false);
    const opened = value(await readPaperDownload(of.ownerScope, downloadId, now + 120_000, storage));
    const zip = await bytesOf(opened.stream);
    expect([zip.byteLength, opened.fileName]).toEqual([opened.byteLength, "papers-2026-11.zip"]);
    const files = unzipSync(zip);
    const names = Object.keys(files);
    expect(names.filter((name) => name.includes("商业发票") && name.endsWith(".pdf"))).toEqual([
      "2026-11-01/商业发票-1.pdf",
      "2026-11-01/商业发票-2.pdf",
      "2026-11-30/商业发票-1.pdf",
    ]);
    for (const part of [
      "装箱单-1.pdf",
      "报关单草单-1.pdf",
      "CN22-1.pdf",
      "CN23-1.pdf",
      "单一窗口导入表-1.xlsx",
      "包裹清单-1.xlsx",
    ]) {
      expect(names).toContain(`2026-11-01/${part}`);
    }
    expect(names.filter((name) => name.includes("交接单")).length).toBe(3);
    const invoices = await Promise.all(
      names.filter((name) => /商业发票-\d\.pdf$/.test(name)).map((name) => textOf(files[name] ?? new Uint8Array())),
    );
    const text = invoices.flat().join("");
    for (const { waybillId } of first.made) expect(text).toContain(numberOf(first.made, waybillId));
    expect(invoices.flat().length).toBe(6);
  });

  it("that was broken off begins anew and leaves nothing of the first run behind", async () => {
    const of = await aSeller("中断");
    await aBatchWithPapers(7, of);
    const { downloadId } = value(await ask(of, "2026-11-25"));
    let puts = 0;
    const failing: Storage = {
      ...storage,
      put: async (key, bytes) => {
        if (++puts > 2) throw new Error("the disk is full");
        await storage.put(key, bytes);
      },
    };
    await expect(packPapers(of.jobScope, downloadId, () => now, { storage: failing, limits })).rejects.toThrow(
      "disk is full",
    );
    expect((await row(of, downloadId))?.state).toBe("running");
    await failDownload(of.jobScope, downloadId, now);
    expect(await readPaperDownload(of.ownerScope, downloadId, now, storage)).toMatchObject({
      refusal: { code: "download_not_ready" },
    });
    expect(await packed(of, downloadId)).toBe("packed");
    const parts = await inScope(of.ownerScope, (db) => listDownloadParts(db, downloadId));
    const mine = [...store.keys()].filter((key) => key.includes(downloadId));
    expect(mine.length).toBe(parts.length);
    const zip = await bytesOf(value(await readPaperDownload(of.ownerScope, downloadId, now, storage)).stream);
    expect(Object.keys(unzipSync(zip)).length).toBeGreaterThan(10);
    expect(await packed(of, downloadId)).toBe("not_due");
  });

  it("stops when it is told to", async () => {
    const of = await aSeller("停止");
    await aBatchWithPapers(4, of);
    const { downloadId } = value(await ask(of, "2026-11-25"));
    const run = packPapers(of.jobScope, downloadId, () => now, { storage, limits, signal: AbortSignal.abort() });
    await expect(run).rejects.toThrow("stopped");
  });

  it("is cleared away when it has expired, and one that nobody finished is marked", async () => {
    const of = await aSeller("过期");
    await aBatchWithPapers(1, of);
    const old = value(await ask(of, "2026-11-25")).downloadId;
    await packed(of, old);
    const stuck = value(await ask(of, "2026-11")).downloadId;
    const later = now + 8 * 86_400_000;
    expect(await readPaperDownload(of.ownerScope, old, later, storage)).toMatchObject({
      refusal: { code: "download_expired" },
    });
    expect(await sweepDownloads(now + 3_600_000, storage)).toBe(0);
    expect(await sweepDownloads(later, storage)).toBeGreaterThanOrEqual(2);
    expect([(await row(of, old))?.state, (await row(of, stuck))?.state]).toEqual(["expired", "failed"]);
    expect([...store.keys()].filter((key) => key.includes(old))).toEqual([]);
    expect(await readPaperDownload(of.ownerScope, old, later, storage)).toMatchObject({
      refusal: { code: "download_expired" },
    });
  });

  it("is refused for what is no period, for a day without parcels, and for a fourth at once", async () => {
    const of = await aSeller("拒绝");
    await aBatchWithPapers(1, of);
    for (const period of ["2026-13", "2026-02-30", "yesterday", ""]) {
      expect(await ask(of, period)).toMatchObject({ refusal: { code: "period_unknown", field: "period" } });
    }
    expect(await ask(of, "2026-10-01")).toMatchObject({ refusal: { code: "no_papers", field: "period" } });
    for (let n = 0; n < 3; n++) value(await ask(of, "2026-11-25"));
    expect(await ask(of, "2026-11-25")).toMatchObject({ refusal: { code: "too_many_downloads" } });
  });

  it("is nobody else's", async () => {
    const of = await aSeller("主人");
    await aBatchWithPapers(1, of);
    const { downloadId } = value(await ask(of, "2026-11-25"));
    await packed(of, downloadId);
    expect(await readPaperDownload(seller.ownerScope, downloadId, now, storage)).toMatchObject({
      refusal: { code: "download_unknown" },
    });
    expect(await packPapers(seller.jobScope, downloadId, () => now, { storage, limits })).toBe("not_due");
  });

  it("that is fetched stands in the audit", async () => {
    const of = await aSeller("审计");
    await aBatchWithPapers(1, of);
    const { downloadId } = value(await ask(of, "2026-11-25"));
    await packed(of, downloadId);
    await readPaperDownload(of.ownerScope, downloadId, now, storage);
    const entries = await inScope(of.jobScope, (db) =>
      db.select({ event: auditEntries.event }).from(auditEntries).where(eq(auditEntries.subjectId, downloadId)),
    );
    expect(entries.map(({ event }) => event).sort()).toEqual(["papers_download_asked", "papers_downloaded"]);
  });
});

it("reads papers by indexes alone", async () => {
  const { batchId, made } = await aBatchWithPapers(2);
  const span = spanOfPeriod("2026-11") ?? { from: 0, to: 0 };
  const id = crypto.randomUUID();
  const whole = await wholeTableReads(seller.ownerScope, async (db) => {
    await getWaybillTrade(db, made[0]?.waybillId ?? "");
    await getBatchTrades(db, batchId);
    await countBatchTrades(db, batchId);
    await countTradesIn(db, span);
    await listTradesIn(db, span, { createdAt: now, waybillId: id }, 10);
    await getPaperFile(db, "key");
    await getDownload(db, id);
    await listDownloadParts(db, id);
    await updateDownload(db, id, { done: 1 });
  });
  expect(whole).toEqual([]);
});
