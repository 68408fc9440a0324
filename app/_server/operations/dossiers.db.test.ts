import { randomUUID } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { insertMany } from "#db/bulk";
import { getDossierExport } from "#db/queries/dossier-exports";
import { countDossiers, getDossier, listDossierGoods, listDossiers } from "#db/queries/dossiers";
import { getInvoice, listAllocations, listInvoices } from "#db/queries/purchase-invoices";
import { declarations, exportDeclarationLines, exportDeclarations } from "#db/schema/customs";
import { dossiers, purchaseInvoiceLines } from "#db/schema/dossiers";
import { applicationFields } from "#db/schema/onboarding";
import { auditEntries, messages } from "#db/schema/sellers";
import { inScope } from "#db/scope";
import { createTestDatabase, type TestDatabase } from "#db/testing/database";
import { aSeller, type TestSeller } from "#db/testing/sellers";
import { countStatements } from "#db/testing/statements";
import { aBatchOfWaybills } from "#db/testing/waybills";
import { dossierLights, lightOf } from "#lib/customs/dossier/completeness";
import { allDossiers, allInvoices } from "#lib/customs/dossier/dossier-search";
import { taxBranches } from "#lib/customs/dossier/tax-branches";
import type { Result } from "#lib/kit/result";
import { addDays, chinaDateOf, dayMs, startOfChinaDay } from "#lib/kit/time";
import { aPdf } from "../files/documents/hostile-documents.test-data.ts";
import { writeCsv } from "../files/write-sheet.ts";
import type { Storage } from "../gateways/storage/storage.ts";
import { addDossierDocument } from "./add-dossier-document.ts";
import { exportDossiers } from "./export-dossiers.ts";
import { importInvoices, previewInvoices } from "./import-purchase-invoices.ts";
import { matchPurchaseInvoices } from "./match-purchase-invoices.ts";
import { openDossiers, sweepDossiers } from "./open-dossiers.ts";
import { packDossiers } from "./pack-dossiers.ts";
import { readWorkbookRows } from "./papers.test-data.ts";
import { readDossierDocument } from "./read-dossier-document.ts";
import { readDossierExport } from "./read-dossier-export.ts";
import { releaseInvoices } from "./release-invoices.ts";
import { removeDossierDocument } from "./remove-dossier-document.ts";
import { removePurchaseInvoice } from "./remove-purchase-invoice.ts";
import { setDocumentNotNeeded } from "./set-document-not-needed.ts";
import { setDossierBranch } from "./set-dossier-branch.ts";
import { setDossierClaim } from "./set-dossier-claim.ts";
import { setInvoiceLineSku } from "./set-invoice-line-sku.ts";
import { setRefundRate } from "./set-refund-rate.ts";
import { sweepDossierExports } from "./sweep-dossier-exports.ts";
import { watchDossiers } from "./watch-dossiers.ts";
import { zipDossier } from "./zip-dossier.ts";

const now = startOfChinaDay("2026-12-01") + 10 * 3600_000;
const today = chinaDateOf(now);
const gcode = "6911101900";
const header = ["发票号码", "发票票种", "开票日期", "销方名称", "SKU", "单位", "数量", "金额", "税率"];

let database: TestDatabase;
let seller: TestSeller;
let made = 0;
const kept = new Map<string, Uint8Array>();
const storage: Storage = {
  put: async (key, bytes) => void kept.set(key, bytes),
  get: async (key) => kept.get(key) ?? null,
  remove: async (key) => void kept.delete(key),
  list: async (prefix = "") => [...kept.keys()].filter((key) => key.startsWith(prefix)).sort(),
};

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database?.close());
beforeEach(async () => {
  seller = await aSeller();
  await say({ taxpayer: "general", declarant: "agent", pilotZone: "yes" });
});

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}

const say = (given: Readonly<Record<string, string>>, of = seller) =>
  inScope(of.ownerScope, async (db) => {
    const rows = Object.entries(given).map(([key, text]) => ({
      ...{ sellerId: of.sellerId, section: "declaration" as const, key, value: text },
    }));
    await insertMany(db, applicationFields, rows, { columns: ["sellerId", "section", "key"], set: ["value"] });
  });

type Line = { readonly sku: string; readonly pieces: number; readonly unit?: string };

/** An export declaration as a summary's result leaves it, one list per line. */
async function declared(
  lines: readonly Line[],
  { of = seller, opDate = "20261115093000000", entryId = true, unknown = 0 } = {},
): Promise<string> {
  made += 1;
  const declSeqNo = `S${String(made).padStart(17, "0")}`;
  const parcels = await aBatchOfWaybills(of, lines.length, { state: "booked" });
  await inScope(of.jobScope, async (db) => {
    const { sellerId } = of;
    const rows = parcels.map(({ waybillId, orderId, orderNumber }, index) => {
      const { sku, pieces, unit = "011" } = lines[index] ?? { sku: "", pieces: 0 };
      const goods = {
        ...{ sourceId: sku, itemNo: sku, itemName: `${sku} 杯子`, declaredName: "杯子", model: "", description: null },
        ...{ barCode: null, code: null, quantity: pieces * 100_000, unit, legalUnit: unit, secondUnit: null },
        ...{ legalQuantity: null, secondQuantity: null, totalMinor: pieces * 500, netGrams: pieces * 100 },
      };
      return {
        ...{ sellerId, id: randomUUID(), waybillId, orderId, environment: "sandbox" as const, country: "US" },
        ...{ carrierCode: "cainiao", way: "B" as const, lane: "closed" as const, state: "closed" as const },
        ...{ orderNumber, orderNo: orderNumber, orderPart: 1, waybillNo: waybillId, copNo: randomUUID() },
        ...{
          invtNo: `5304${String(made).padStart(6, "0")}${index}`,
          facts: { parcel: { currency: "USD", goods: [goods] } },
        },
        ...{ layoutVersion: 1, hash: "h", currency: "USD", valueMinor: 1, day: "2026-11-01" },
      };
    });
    await insertMany(db, declarations, rows);
    await insertMany(db, exportDeclarations, [
      {
        ...{ sellerId, declSeqNo, sumNo: "S1", entryId: entryId ? entryOf(declSeqNo) : null, decState: "1" },
        ...{ customsCode: "5304", declarantCode: "d", grossWeight: "1", netWeight: "1", opDate, receivedAt: now },
      },
    ]);
    const line = { sellerId, declSeqNo, gnum: "1", gcode, logisticsNo: "" };
    await insertMany(db, exportDeclarationLines, [
      ...rows.map(({ id, invtNo }, index) => ({ ...line, invtNo, gseqno: String(index + 1), declarationId: id })),
      ...Array.from({ length: unknown }, (_, index) => ({
        ...{ ...line, invtNo: `other ${index}`, gseqno: "99", declarationId: null },
      })),
    ]);
  });
  return declSeqNo;
}

const entryOf = (declSeqNo: string) => `5304${declSeqNo.slice(4)}`;
const open = (of = seller) => inScope(of.jobScope, (db) => openDossiers(db, now));
const dossierOf = async (declSeqNo: string, of = seller) => {
  const found = await inScope(of.ownerScope, (db) => getDossier(db, declSeqNo));
  if (!found) throw new Error("no dossier");
  return found;
};

type Row = readonly [
  sku: string,
  quantity: string,
  net: string,
  change?: { kind?: string; number?: string; unit?: string },
];
let invoices = 0;

function sheet(rows: readonly Row[]): Uint8Array {
  const cells = rows.map(([sku, quantity, net, change = {}]) => {
    const number = change.number ?? `2644${String(++invoices).padStart(16, "0")}`;
    const kind = change.kind ?? "增值税专用发票";
    return [number, kind, "2026-10-10", "景德镇瓷厂", sku, change.unit ?? "件", quantity, net, "13%"];
  });
  return writeCsv({ header, rows: cells }, "utf-8");
}

async function bring(bytes: Uint8Array, of = seller) {
  const file = { fileName: "进项发票.csv", bytes, fallback: "special" as const };
  const preview = await previewInvoices(of.ownerScope, file, now);
  if (!preview.ok) return preview;
  return importInvoices(of.ownerScope, { ...file, hash: preview.value.hash }, now);
}

const brought = async (rows: readonly Row[], of = seller) => value(await bring(sheet(rows), of));
const match = async (declSeqNo: string | null = null, of = seller) =>
  value(await matchPurchaseInvoices(of.ownerScope, { declSeqNo }, now));

function anotherPdf(): Uint8Array {
  made += 1;
  return aPdf({ catalog: `/Lang (x${made})` });
}

const add = (
  declaration: string,
  kind: "purchase_contract" | "sales_contract" | "transport" | "agency",
  bytes = anotherPdf(),
) => addDossierDocument(seller.ownerScope, { declaration, kind, bytes, fileName: `${kind}.pdf` }, now, storage);

/** Nothing was lost and nothing used twice: goods, lines and allocations say the same. */
async function expectBalanced(of = seller): Promise<void> {
  const rows = await inScope(of.ownerScope, (db) =>
    db.execute<{ what: string }>(sql`
      select 'line' as what from purchase_invoice_lines l where l.seller_id = ${of.sellerId}::uuid and
        (l.used_e5, l.used_net_fen) <> (select coalesce(sum(a.quantity_e5), 0), coalesce(sum(a.net_fen), 0)
          from invoice_allocations a where a.seller_id = l.seller_id and a.invoice_id = l.invoice_id and a.line_number = l.line_number)
      union all select 'goods' from dossier_goods g where g.seller_id = ${of.sellerId}::uuid and
        g.covered_e5 <> (select coalesce(sum(a.quantity_e5), 0) from invoice_allocations a
          where a.seller_id = g.seller_id and a.decl_seq_no = g.decl_seq_no and a.position = g.position)
      union all select 'dossier' from dossiers d where d.seller_id = ${of.sellerId}::uuid and
        (d.exported_e5, d.covered_e5) <> (select coalesce(sum(g.quantity_e5), 0), coalesce(sum(g.covered_e5), 0)
          from dossier_goods g where g.seller_id = d.seller_id and g.decl_seq_no = d.decl_seq_no)`),
  );
  expect(Array.from(rows)).toEqual([]);
}

describe("a dossier", () => {
  it("opens when the result has its 18-digit number, with goods summed by SKU, and once only", async () => {
    const waiting = await declared([{ sku: "CUP", pieces: 1 }], { entryId: false });
    const number = await declared(
      [
        { sku: "CUP", pieces: 3 },
        { sku: "cup", pieces: 2 },
        { sku: "BOWL", pieces: 7 },
      ],
      { unknown: 2 },
    );
    expect([await open(), await open()]).toEqual([1, 0]);
    expect(await dossierOf(number)).toMatchObject({
      ...{ entryId: entryOf(number), branch: "refund", declaredOn: "2026-11-15", claimDueOn: "2029-11-15" },
      ...{ retainUntil: "2036-11-15", exportedE5: 1_200_000, unknownLines: 2, missingKinds: 4 },
    });
    const goods = await inScope(seller.ownerScope, (db) => listDossierGoods(db, [number]));
    expect(goods.map(({ sku, quantityE5, lineCount }) => [sku, quantityE5, lineCount])).toEqual([
      ...[
        ["CUP", 500_000, 2],
        ["BOWL", 700_000, 1],
      ],
    ]);
    expect(await inScope(seller.ownerScope, (db) => getDossier(db, waiting))).toBeNull();
    const counts = await inScope(seller.ownerScope, (db) => countDossiers(db, allDossiers, today));
    expect(counts).toMatchObject({ open: 1, waiting: 1, opening: 0 });
    await expectBalanced();
  });

  it("of a small-scale taxpayer that declares itself is an exemption, without documents of an agent", async () => {
    await say({ taxpayer: "small_scale", declarant: "self" });
    const number = await declared([{ sku: "CUP", pieces: 1 }]);
    await open();
    expect(await dossierOf(number)).toMatchObject({ branch: "exemption", missingKinds: 3 });
    expect(await setDossierBranch(seller.ownerScope, { declSeqNo: number, branch: "refund" }, now)).toMatchObject({
      refusal: { code: "branch_closed" },
    });
  });

  it("grows with its result; what was covered stays", async () => {
    const number = await declared([{ sku: "CUP", pieces: 3 }]);
    await open();
    await brought([["CUP", "3", "30.00"]]);
    await match();
    await inScope(seller.jobScope, async (db) => {
      const [one] = await db.select().from(exportDeclarationLines).where(eq(exportDeclarationLines.declSeqNo, number));
      if (!one) throw new Error("no line");
      await insertMany(db, exportDeclarationLines, [{ ...one, invtNo: "later", gseqno: "2" }]);
    });
    expect(await sweepDossiers(now)).toBe(0);
    expect(await dossierOf(number)).toMatchObject({ exportedE5: 600_000, coveredE5: 300_000 });
    await expectBalanced();
  });

  it("is opened and read by a fixed number of statements", async () => {
    const cost = async (lines: number) => {
      const of = await aSeller();
      await declared(
        Array.from({ length: lines }, (_, index) => ({ sku: `S${index}`, pieces: 1 })),
        { of },
      );
      return countStatements(() => open(of));
    };
    expect(await cost(20)).toBe(await cost(1));
  });
});

describe("purchase invoices", () => {
  it("are taken once by number, also beside new ones, and never overwritten", async () => {
    const number = "26442000000099999999";
    await brought([["CUP", "10", "100.00", { number }]]);
    const again = sheet([
      ["CUP", "20", "200.00", { number }],
      ["BOWL", "1", "5.00"],
    ]);
    const file = { fileName: "a.csv", bytes: again, fallback: "special" as const };
    expect(value(await previewInvoices(seller.ownerScope, file, now))).toMatchObject({
      ...{ fresh: 1, known: 1, differing: [number], problemCount: 0 },
    });
    expect(value(await bring(again))).toEqual({ imported: 1 });
    expect(await bring(again)).toMatchObject({ refusal: { code: "invoices_nothing_new" } });
    const { rows } = await inScope(seller.ownerScope, (db) => listInvoices(db, allInvoices));
    expect(rows.map((one) => one.netFen).sort()).toEqual([10_000, 500].sort());
  });

  it("with errors are left out whole; the right ones of the same sheet are kept", async () => {
    const number = "26442000000088888888";
    const bytes = sheet([
      ["CUP", "1", "10.00", { number }],
      ["", "1", "10.00", { number }],
      ["BOWL", "1", "5.00"],
    ]);
    const file = { fileName: "a.csv", bytes, fallback: "special" as const };
    expect(value(await previewInvoices(seller.ownerScope, file, now))).toMatchObject({
      ...{ fresh: 1, leftOut: 1, problems: [{ row: 3, column: "sku", code: "sku_missing" }] },
    });
    expect(value(await bring(bytes))).toEqual({ imported: 1 });
  });

  it("are not taken when the file changed after it was looked at, nor when a row has no number", async () => {
    const file = { fileName: "a.csv", bytes: sheet([["CUP", "1", "10.00"]]), fallback: "special" as const };
    const { hash } = value(await previewInvoices(seller.ownerScope, file, now));
    const other = { ...file, bytes: sheet([["CUP", "2", "10.00"]]), hash };
    expect(await importInvoices(seller.ownerScope, other, now)).toMatchObject({
      refusal: { code: "invoices_changed" },
    });
    expect(
      await bring(
        sheet([
          ["CUP", "1", "10.00"],
          ["CUP", "1", "1.00", { number: "" }],
        ]),
      ),
    ).toMatchObject({
      refusal: { code: "invoices_unplaced" },
    });
    expect(await bring(new TextEncoder().encode("PK\x03\x04 broken"))).toMatchObject({ ok: false });
    expect((await inScope(seller.ownerScope, (db) => listInvoices(db, allInvoices))).rows).toEqual([]);
  });

  it("of two imports at once one is taken", async () => {
    const bytes = sheet([["CUP", "1", "10.00"]]);
    const results = await Promise.all([bring(bytes), bring(bytes), bring(bytes)]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  });
});

describe("matching", () => {
  it("covers goods of several dossiers from one invoice, shows the gap, and uses nothing twice", async () => {
    const first = await declared([{ sku: "CUP", pieces: 3 }], { opDate: "20261110" });
    const second = await declared([{ sku: "CUP", pieces: 5 }], { opDate: "20261111" });
    await open();
    await brought([["cup", "6", "100.00"]]);
    expect(await match()).toEqual({ allocations: 2, gaps: 1 });
    expect(await match()).toEqual({ allocations: 0, gaps: 1 });
    const found = await inScope(seller.ownerScope, (db) => listAllocations(db, [first, second]));
    expect(found.map(({ declSeqNo, quantityE5, netFen }) => [declSeqNo, quantityE5, netFen])).toEqual([
      ...[
        [first, 300_000, 5_000],
        [second, 300_000, 5_000],
      ],
    ]);
    expect(await dossierOf(second)).toMatchObject({ exportedE5: 500_000, coveredE5: 300_000 });
    await expectBalanced();
  });

  it("at the same time from many tabs uses nothing twice", async () => {
    const numbers = [];
    for (let index = 0; index < 4; index++) numbers.push(await declared([{ sku: "CUP", pieces: 3 }]));
    await open();
    await brought([["CUP", "7", "70.01"]]);
    await Promise.all([...numbers, ...numbers].map((declSeqNo) => match(declSeqNo)));
    const [line] = await inScope(seller.ownerScope, (db) =>
      db.select().from(purchaseInvoiceLines).where(eq(purchaseInvoiceLines.sellerId, seller.sellerId)),
    );
    expect(line).toMatchObject({ usedE5: 700_000, usedNetFen: 7_001 });
    await expectBalanced();
  });

  it("leaves a declaration alone that can no longer be claimed, for those that can", async () => {
    const late = await declared([{ sku: "CUP", pieces: 3 }], { opDate: "20231130" });
    const fresh = await declared([{ sku: "CUP", pieces: 3 }]);
    await open();
    await brought([["CUP", "3", "30.00"]]);
    expect(await match(late)).toEqual({ allocations: 0, gaps: 0 });
    expect(await match()).toEqual({ allocations: 1, gaps: 0 });
    expect([(await dossierOf(late)).coveredE5, (await dossierOf(fresh)).coveredE5]).toEqual([0, 300_000]);
  });

  it("is held by the database, too", async () => {
    await brought([["CUP", "7", "70.00"]]);
    const more = inScope(seller.ownerScope, (db) =>
      db
        .update(purchaseInvoiceLines)
        .set({ usedE5: 700_001 })
        .where(eq(purchaseInvoiceLines.sellerId, seller.sellerId)),
    );
    await expect(more).rejects.toThrow();
  });

  it("given back, invoices are free again to the fen; claimed, they stay", async () => {
    const number = await declared([{ sku: "CUP", pieces: 3 }]);
    await open();
    await brought([["CUP", "7", "100.00"]]);
    await match();
    value(await releaseInvoices(seller.ownerScope, { declSeqNo: number }, now));
    await expectBalanced();
    expect(await dossierOf(number)).toMatchObject({ coveredE5: 0 });
    await match();
    value(await setDossierClaim(seller.ownerScope, { declSeqNo: number, claimedOn: "2026-11-20" }, now));
    expect(await releaseInvoices(seller.ownerScope, { declSeqNo: number }, now)).toMatchObject({
      refusal: { code: "dossier_claimed" },
    });
  });

  it("follows an SKU that a person corrects, and keeps what is used as it is", async () => {
    const number = await declared([{ sku: "CUP", pieces: 3 }]);
    await open();
    await brought([["杯子甲", "3", "30.00"]]);
    expect(await match()).toEqual({ allocations: 0, gaps: 1 });
    const [{ id: invoiceId = "" } = {}] = (await inScope(seller.ownerScope, (db) => listInvoices(db, allInvoices)))
      .rows;
    value(await setInvoiceLineSku(seller.ownerScope, { invoiceId, lineNumber: 1, sku: "CUP" }));
    expect(await match(number)).toEqual({ allocations: 1, gaps: 0 });
    const used = { invoiceId, lineNumber: 1, sku: "BOWL" };
    expect(await setInvoiceLineSku(seller.ownerScope, used)).toMatchObject({ refusal: { code: "line_used" } });
    expect(await removePurchaseInvoice(seller.ownerScope, { invoiceId })).toMatchObject({
      refusal: { code: "invoice_used" },
    });
    value(await releaseInvoices(seller.ownerScope, { declSeqNo: number }, now));
    value(await removePurchaseInvoice(seller.ownerScope, { invoiceId }));
    expect(await inScope(seller.ownerScope, (db) => getInvoice(db, invoiceId))).toBeNull();
  });

  it("another branch gives back what it has no use for", async () => {
    const number = await declared([{ sku: "CUP", pieces: 3 }]);
    await open();
    value(await setDossierBranch(seller.ownerScope, { declSeqNo: number, branch: "exemption" }, now));
    await brought([["CUP", "3", "30.00", { kind: "普通发票" }]]);
    expect(await match()).toEqual({ allocations: 1, gaps: 0 });
    value(await setDossierBranch(seller.ownerScope, { declSeqNo: number, branch: "refund" }, now));
    expect(await dossierOf(number)).toMatchObject({ coveredE5: 0, branch: "refund" });
    expect(await match()).toEqual({ allocations: 0, gaps: 1 });
    await expectBalanced();
  });
});

describe("the documents", () => {
  it("complete a dossier one by one, are kept once for several, and opened as they came", async () => {
    const [one, two] = [await declared([{ sku: "CUP", pieces: 1 }]), await declared([{ sku: "CUP", pieces: 1 }])];
    await open();
    const contract = anotherPdf();
    value(await add(one, "purchase_contract", contract));
    const files = kept.size;
    value(await add(two, "purchase_contract", contract));
    expect(kept.size).toBe(files);
    expect(await add(one, "purchase_contract", contract)).toMatchObject({ refusal: { code: "document_there" } });
    value(await add(one, "sales_contract"));
    value(await add(one, "transport"));
    expect(await dossierOf(one)).toMatchObject({ missingKinds: 1 });
    const reason = { declSeqNo: one, kind: "agency" as const, reason: "自行报关" };
    value(await setDocumentNotNeeded(seller.ownerScope, reason, now));
    expect(await dossierOf(one)).toMatchObject({ missingKinds: 0 });
    const ids = await documentIds(one);
    const opened = value(await readDossierDocument(seller.ownerScope, ids[0] ?? "", storage));
    expect(Buffer.from(opened.bytes).equals(Buffer.from(contract))).toBe(true);
    const stranger = await aSeller();
    expect(await readDossierDocument(stranger.ownerScope, ids[0] ?? "", storage)).toMatchObject({ ok: false });
  });

  it("may be taken out before the claim, and are kept after it", async () => {
    const number = await declared([{ sku: "CUP", pieces: 1 }]);
    await open();
    for (const kind of ["purchase_contract", "transport"] as const) value(await add(number, kind));
    const [first = "", second = ""] = await documentIds(number);
    value(await removeDossierDocument(seller.ownerScope, { documentId: first }, now));
    expect(await dossierOf(number)).toMatchObject({ missingKinds: 3 });
    value(await setDossierClaim(seller.ownerScope, { declSeqNo: number, claimedOn: "2026-11-20" }, now));
    expect(await removeDossierDocument(seller.ownerScope, { documentId: second }, now)).toMatchObject({
      refusal: { code: "dossier_kept", values: { on: "2036-11-20" } },
    });
  });

  it("that are none leave nothing behind", async () => {
    const number = await declared([{ sku: "CUP", pieces: 1 }]);
    await open();
    const files = kept.size;
    expect(await add(number, "agency", new TextEncoder().encode("<script>"))).toMatchObject({
      refusal: { code: "not_a_document" },
    });
    expect(await add("none", "agency")).toMatchObject({ refusal: { code: "dossier_unknown" } });
    expect(kept.size).toBe(files);
  });
});

const documentIds = (declSeqNo: string) =>
  inScope(seller.ownerScope, async (db) => {
    const rows = await db.execute<{ id: string }>(sql`select id from dossier_documents
      where seller_id = ${seller.sellerId}::uuid and decl_seq_no = ${declSeqNo} order by kind, added_at, id`);
    const list = Array.from(rows, ({ id }) => id);
    return list;
  });

describe("the clocks", () => {
  it.each([
    ["2026-11-14", "claim_before_declaration"],
    ["2026-12-02", "claim_ahead"],
  ])("a claim on %s is refused as %s", async (claimedOn, code) => {
    const declSeqNo = await declared([{ sku: "CUP", pieces: 1 }]);
    await open();
    expect(await setDossierClaim(seller.ownerScope, { declSeqNo, claimedOn }, now)).toMatchObject({
      refusal: { code },
    });
  });

  it("after 36 months nothing can be claimed", async () => {
    const declSeqNo = await declared([{ sku: "CUP", pieces: 1 }], { opDate: "20231115" });
    await open();
    expect(await setDossierClaim(seller.ownerScope, { declSeqNo, claimedOn: "2026-11-16" }, now)).toMatchObject({
      refusal: { code: "claim_too_late", values: { on: "2026-11-15" } },
    });
  });

  it("are told once each, what falls due together in one message, to those who keep dossiers", async () => {
    const first = await declared([{ sku: "CUP", pieces: 1 }], { opDate: "20231220" });
    await declared([{ sku: "CUP", pieces: 1 }], { opDate: "20231221" });
    const claimed = await declared([{ sku: "CUP", pieces: 1 }]);
    await open();
    value(await setDossierClaim(seller.ownerScope, { declSeqNo: claimed, claimedOn: "2026-11-20" }, now));
    const told = () =>
      inScope(seller.jobScope, async (db) => {
        const rows = await db
          .select()
          .from(messages)
          .where(eq(messages.sellerId, seller.sellerId))
          .orderBy(messages.id);
        return rows.map(({ kind, values }) => [kind, values.count, values.declaration, values.days ?? ""].join(" "));
      });
    for (const day of [0, 0, 4, 5, 6, 15, 20, 20, 21, 22]) {
      await Promise.all([1, 2].map(() => watchDossiers(now + day * dayMs)));
    }
    expect(await told()).toEqual([
      `refund_claim_due 2 ${entryOf(first)} 19`,
      `dossier_documents_due 1 ${entryOf(claimed)} 4`,
      `dossier_documents_due 1 ${entryOf(claimed)} 0`,
      `dossier_documents_over 1 ${entryOf(claimed)} `,
      `refund_claim_due 2 ${entryOf(first)} 4`,
      `refund_claim_over 1 ${entryOf(first)} `,
      expect.stringMatching(/^refund_claim_over 1 /),
    ]);
  });

  it("the light in the list is that of the rule, whatever stands in the row", async () => {
    const number = await declared([{ sku: "CUP", pieces: 2 }]);
    await open();
    const days = [-100, -91, -90, -1, 0, 1, 100].map((one) => addDays(today, one));
    const seen = new Set<string>();
    for (const branch of taxBranches) {
      for (const claimedOn of [null, "2026-11-20"]) {
        for (const missingKinds of [0, 2]) {
          for (const coveredE5 of [0, 200_000]) {
            for (const day of days) {
              const documentsDueOn = claimedOn && day;
              const change = { branch, claimedOn, missingKinds, coveredE5, claimDueOn: day, documentsDueOn };
              const counts = await inScope(seller.ownerScope, async (db) => {
                await db.update(dossiers).set(change).where(eq(dossiers.declSeqNo, number));
                return countDossiers(db, allDossiers, today);
              });
              const expected = lightOf({ ...change, exportedE5: 200_000, unknownLines: 0 }, today);
              expect(dossierLights.filter((light) => counts[light] > 0)).toEqual([expected]);
              seen.add(expected);
            }
          }
        }
      }
    }
    expect([...seen].sort()).toEqual([...dossierLights].sort());
    const listed = await inScope(seller.ownerScope, (db) =>
      listDossiers(db, { ...allDossiers, light: "overdue" }, today),
    );
    expect(
      listed.rows.length + (await inScope(seller.ownerScope, (db) => countDossiers(db, allDossiers, today))).overdue,
    ).toBe(0);
  });
});

describe("an export for the accountant", () => {
  async function full(): Promise<string> {
    const number = await declared(
      [
        { sku: "CUP", pieces: 3 },
        { sku: "BOWL", pieces: 2 },
      ],
      { unknown: 1 },
    );
    await open();
    await brought([
      ["CUP", "5", "50.00"],
      ["BOWL", "1", "7.77"],
    ]);
    await match(number);
    for (const kind of ["purchase_contract", "transport"] as const) value(await add(number, kind));
    value(await setRefundRate(seller.ownerScope, { gcode, validFrom: "2026-01-01", rate: 1300 }, now));
    return number;
  }

  it("of one dossier is a ZIP with an index that opens, and its documents byte for byte", async () => {
    const number = await full();
    const asked = value(await exportDossiers(seller.ownerScope, { declSeqNos: [number], locale: "zh-CN" }, now));
    expect(asked).toEqual({ way: "direct", declSeqNo: number });
    const { bytes, fileName } = value(await zipDossier(seller.ownerScope, number, "zh-CN", now, storage));
    expect(fileName).toBe(`退税备案-${entryOf(number)}.zip`);
    const files = unzipSync(bytes);
    const entry = entryOf(number);
    expect(Object.keys(files)).toEqual([
      ...["索引.xlsx", `${entry}/购货合同-1-purchase_contract.pdf`, `${entry}/运输单据-1-transport.pdf`],
    ]);
    const ids = await documentIds(number);
    for (const [index, id] of ids.entries()) {
      const { bytes: own } = value(await readDossierDocument(seller.ownerScope, id, storage));
      const packed = Object.values(files)[index + 1] ?? new Uint8Array();
      expect(Buffer.from(packed).equals(Buffer.from(own))).toBe(true);
    }
    const sheets = await readWorkbookRows(files["索引.xlsx"] ?? new Uint8Array());
    expect(sheets.map(({ name, rows }) => [name, rows.length - 1])).toEqual([
      ...[
        ["备案", 1],
        ["商品与发票", 2],
        ["缺口", 2],
        ["单证", 4],
      ],
    ]);
    // 3 of 5 cups for 50.00 are 30.00; 7.77 more for a bowl; 13 %
    expect(sheets[0]?.rows[1]).toEqual(
      expect.arrayContaining([
        entry,
        "2026-11-15",
        "退税",
        "资料不全",
        "2029-11-15",
        "37.77",
        "4.91",
        "销售合同、委托报关单据",
      ]),
    );
    expect(sheets[2]?.rows[1]).toEqual(expect.arrayContaining(["BOWL", "2", "1", "1"]));
  });

  it("of several is packed by a job in sealed parts, fetched until it expires, and cleared away", async () => {
    const numbers = [await full(), await declared([{ sku: "CUP", pieces: 1 }])];
    await open();
    const asked = value(await exportDossiers(seller.ownerScope, { declSeqNos: numbers, locale: "en" }, now));
    if (asked.way !== "job") throw new Error("answered at once");
    const { exportId } = asked;
    expect(await readDossierExport(seller.ownerScope, exportId, now, storage)).toMatchObject({
      refusal: { code: "export_not_ready" },
    });
    const pack = (signal?: AbortSignal) =>
      packDossiers(seller.jobScope, exportId, () => now, { storage, partBytes: 700, ...(signal ? { signal } : {}) });
    await expect(pack(AbortSignal.abort())).rejects.toThrow("stopped");
    expect([await pack(), await pack()]).toEqual(["packed", "not_due"]);
    const parts = await storage.list(`${seller.sellerId}/${exportId}`);
    expect(parts.length).toBeGreaterThan(3);
    for (const key of parts) expect(Buffer.from(kept.get(key) ?? []).includes("PK\x03\x04")).toBe(false);
    const opened = value(await readDossierExport(seller.ownerScope, exportId, now, storage));
    const bytes = new Uint8Array(await new Response(opened.stream).arrayBuffer());
    expect(bytes.byteLength).toBe(opened.byteLength);
    expect(Object.keys(unzipSync(bytes))).toHaveLength(3);
    expect(await inScope(seller.ownerScope, (db) => getDossierExport(db, exportId))).toMatchObject({
      done: 2,
      total: 2,
    });
    const later = now + 8 * dayMs;
    expect(await readDossierExport(seller.ownerScope, exportId, later, storage)).toMatchObject({
      refusal: { code: "export_expired" },
    });
    expect(await sweepDossierExports(later, storage)).toBe(1);
    expect(await storage.list(`${seller.sellerId}/${exportId}`)).toEqual([]);
  });

  it("of a stranger's dossier holds nothing", async () => {
    const number = await full();
    const stranger = await aSeller();
    expect(await exportDossiers(stranger.ownerScope, { declSeqNos: [number], locale: "zh-CN" }, now)).toMatchObject({
      refusal: { code: "nothing_to_export" },
    });
    expect(await zipDossier(stranger.ownerScope, number, "zh-CN", now, storage)).toMatchObject({
      refusal: { code: "dossier_unknown" },
    });
  });

  it("and everything else that was done is written down", async () => {
    const number = await full();
    await zipDossier(seller.ownerScope, number, "zh-CN", now, storage);
    const events = await inScope(seller.ownerScope, (db) =>
      db
        .selectDistinct({ event: auditEntries.event })
        .from(auditEntries)
        .where(and(eq(auditEntries.sellerId, seller.sellerId))),
    );
    expect(events.map(({ event }) => event)).toEqual(
      expect.arrayContaining([
        ...["dossier_opened", "purchase_invoices_imported", "invoices_matched", "dossier_document_added"],
        ...["refund_rate_set", "dossiers_exported"],
      ]),
    );
  });
});
