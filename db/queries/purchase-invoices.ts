import { and, asc, desc, eq, exists, lt, or, type SQL, sql } from "drizzle-orm";
import { type InvoiceSearch, invoicePageSize } from "#lib/customs/dossier/dossier-search";
import type { AllocatedAmount } from "#lib/customs/dossier/estimate-refund";
import type { InvoiceKind } from "#lib/customs/dossier/invoice-kinds";
import type { FreeLine } from "#lib/customs/dossier/match-invoices";
import { type InvoiceLine, type PurchaseInvoice, sumInvoice } from "#lib/customs/dossier/purchase-invoice";
import type { CalendarDate } from "#lib/kit/time";
import { insertMany } from "../bulk.ts";
import { numberRange } from "../number-range.ts";
import { dossiers, invoiceAllocations, purchaseInvoiceLines, purchaseInvoices } from "../schema/dossiers.ts";
import type { SellerDb } from "../scope.ts";
import { textList } from "../text-list.ts";

const invoices = purchaseInvoices;
const lines = purchaseInvoiceLines;

function own(db: SellerDb): SQL {
  return eq(invoices.sellerId, db.scope.sellerId);
}

function ownLines(db: SellerDb): SQL {
  return eq(lines.sellerId, db.scope.sellerId);
}

export type KnownInvoice = {
  readonly id: string;
  readonly number: string;
  readonly code: string;
  readonly contentHash: string;
};

/** Invoices that are there already, by their numbers; one statement for any number of them. */
export async function findInvoices(db: SellerDb, numbers: readonly string[]): Promise<KnownInvoice[]> {
  if (numbers.length === 0) return [];
  return db
    .select({ id: invoices.id, number: invoices.number, code: invoices.code, contentHash: invoices.contentHash })
    .from(invoices)
    .where(and(own(db), sql`${invoices.number} in ${textList(numbers)}`));
}

export type NewInvoice = PurchaseInvoice & { readonly id: string; readonly contentHash: string };

/** Writes invoices with all of their lines: two statements, however many. */
export async function saveInvoices(
  db: SellerDb,
  list: readonly NewInvoice[],
  { fileName, importedBy, now }: { readonly fileName: string; readonly importedBy: string; readonly now: number },
): Promise<void> {
  const { sellerId } = db.scope;
  await insertMany(
    db,
    invoices,
    list.map(({ lines: of, ...head }) => ({
      ...{ ...head, ...sumInvoice({ lines: of }), sellerId, lineCount: of.length },
      ...{ fileName, importedBy, importedAt: now },
    })),
  );
  await insertMany(
    db,
    lines,
    list.flatMap(({ id: invoiceId, lines: of }) => of.map((line) => ({ ...line, sellerId, invoiceId }))),
  );
}

const listed = {
  id: invoices.id,
  code: invoices.code,
  number: invoices.number,
  kind: invoices.kind,
  issuedOn: invoices.issuedOn,
  supplierName: invoices.supplierName,
  supplierTaxNo: invoices.supplierTaxNo,
  netFen: invoices.netFen,
  taxFen: invoices.taxFen,
  lineCount: invoices.lineCount,
  fileName: invoices.fileName,
  importedBy: invoices.importedBy,
  importedAt: invoices.importedAt,
};

export type InvoiceRow = Pick<typeof invoices.$inferSelect, keyof typeof listed>;
export type ListedInvoice = InvoiceRow & {
  /** Amount that no dossier has taken, and lines of which something is free. */
  readonly freeNetFen: number;
  readonly freeLines: number;
};

function filters(db: SellerDb, { free, q }: Pick<InvoiceSearch, "free" | "q">): (SQL | undefined)[] {
  const ofInvoice = and(ownLines(db), eq(lines.invoiceId, invoices.id));
  return [
    own(db),
    free
      ? exists(
          db
            .select({ one: sql`1` })
            .from(lines)
            .where(and(ofInvoice, lt(lines.usedE5, lines.quantityE5))),
        )
      : undefined,
    q === ""
      ? undefined
      : or(
          numberRange(invoices.number, q),
          sql`${invoices.id} in (select l.invoice_id from ${lines} l where l.seller_id = ${db.scope.sellerId}::uuid
            and l.sku_key >= ${q.replace(/\s+/g, "").toUpperCase()}
            and l.sku_key < ${`${q.replace(/\s+/g, "").toUpperCase()}\u{10ffff}`})`,
        ),
  ];
}

/** A page of the seller's purchase invoices, the latest first, with what is free of each. */
export async function listInvoices(
  db: SellerDb,
  search: InvoiceSearch,
): Promise<{ readonly rows: readonly ListedInvoice[]; readonly hasMore: boolean }> {
  const { after } = search;
  const beyond = after
    ? or(lt(invoices.issuedOn, after.on), and(eq(invoices.issuedOn, after.on), lt(invoices.id, after.id)))
    : undefined;
  const ofLines = (what: SQL) =>
    sql<number>`(select ${what} from ${lines} l where l.seller_id = ${invoices.sellerId} and l.invoice_id = ${invoices.id})`;
  const rows = await db
    .select({
      ...listed,
      freeNetFen: ofLines(sql`coalesce(sum(l.net_fen - l.used_net_fen), 0)::float8`),
      freeLines: ofLines(sql`(count(*) filter (where l.used_e5 < l.quantity_e5))::int`),
    })
    .from(invoices)
    .where(and(...filters(db, search), beyond))
    .orderBy(desc(invoices.issuedOn), desc(invoices.id))
    .limit(invoicePageSize + 1);
  return { rows: rows.slice(0, invoicePageSize), hasMore: rows.length > invoicePageSize };
}

/** How many invoices a search finds, exactly. */
export async function countInvoices(db: SellerDb, search: Pick<InvoiceSearch, "free" | "q">): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(invoices)
    .where(and(...filters(db, search)));
  return row?.count ?? 0;
}

export type KeptLine = InvoiceLine & {
  readonly usedE5: number;
  readonly usedNetFen: number;
  /** Which dossiers took how much of it. */
  readonly uses: readonly {
    readonly declSeqNo: string;
    readonly entryId: string;
    readonly quantityE5: number;
    readonly netFen: number;
  }[];
};

/** One invoice with its lines and what was taken of them; null for another seller's. */
export async function getInvoice(
  db: SellerDb,
  id: string,
): Promise<(InvoiceRow & { readonly lines: readonly KeptLine[] }) | null> {
  const [[head], found, uses] = await Promise.all([
    db
      .select(listed)
      .from(invoices)
      .where(and(own(db), eq(invoices.id, id))),
    db
      .select()
      .from(lines)
      .where(and(ownLines(db), eq(lines.invoiceId, id)))
      .orderBy(asc(lines.lineNumber)),
    db
      .select({
        ...{ lineNumber: invoiceAllocations.lineNumber, declSeqNo: invoiceAllocations.declSeqNo },
        ...{ quantityE5: invoiceAllocations.quantityE5, netFen: invoiceAllocations.netFen, entryId: dossiers.entryId },
      })
      .from(invoiceAllocations)
      .innerJoin(
        dossiers,
        and(eq(dossiers.sellerId, invoiceAllocations.sellerId), eq(dossiers.declSeqNo, invoiceAllocations.declSeqNo)),
      )
      .where(and(eq(invoiceAllocations.sellerId, db.scope.sellerId), eq(invoiceAllocations.invoiceId, id)))
      .orderBy(asc(dossiers.declaredOn), asc(invoiceAllocations.declSeqNo)),
  ]);
  if (!head) return null;
  const byLine = Map.groupBy(uses, ({ lineNumber }) => lineNumber);
  return {
    ...head,
    lines: found.map(({ sellerId: _, invoiceId: __, ...line }) => ({
      ...line,
      uses: (byLine.get(line.lineNumber) ?? []).map(({ lineNumber: ___, ...use }) => use),
    })),
  };
}

/** Deletes an invoice of which nothing was taken, with its lines; false when something was, or it is not there. */
export async function deleteInvoice(db: SellerDb, id: string): Promise<boolean> {
  const used = await db
    .select({ one: sql`1` })
    .from(invoiceAllocations)
    .where(and(eq(invoiceAllocations.sellerId, db.scope.sellerId), eq(invoiceAllocations.invoiceId, id)))
    .limit(1);
  if (used.length > 0) return false;
  await db.delete(lines).where(and(ownLines(db), eq(lines.invoiceId, id)));
  const gone = await db
    .delete(invoices)
    .where(and(own(db), eq(invoices.id, id)))
    .returning({ id: invoices.id });
  return gone.length > 0;
}

/** Gives a line that nobody has taken anything of another SKU; answers whether there was one. */
export async function saveLineSku(
  db: SellerDb,
  invoiceId: string,
  lineNumber: number,
  { sku, skuKey }: { readonly sku: string; readonly skuKey: string },
): Promise<boolean> {
  const saved = await db
    .update(lines)
    .set({ sku, skuKey })
    .where(and(ownLines(db), eq(lines.invoiceId, invoiceId), eq(lines.lineNumber, lineNumber), eq(lines.usedE5, 0)))
    .returning({ lineNumber: lines.lineNumber });
  return saved.length > 0;
}

/** Lines with something free of these SKUs. */
export async function listFreeLines(db: SellerDb, skuKeys: readonly string[]): Promise<FreeLine[]> {
  return skuKeys.length === 0 ? [] : (await freeLines(db, skuKeys)).map(freeLineOf);
}

/** The same, locked until the transaction ends. */
export async function lockFreeLines(db: SellerDb, skuKeys: readonly string[]): Promise<FreeLine[]> {
  return skuKeys.length === 0 ? [] : (await freeLines(db, skuKeys).for("update", { of: lines })).map(freeLineOf);
}

function freeLines(db: SellerDb, skuKeys: readonly string[]) {
  return db
    .select({
      ...{ invoiceId: lines.invoiceId, lineNumber: lines.lineNumber, skuKey: lines.skuKey, unit: lines.unit },
      ...{ unitCode: lines.unitCode, quantityE5: lines.quantityE5, netFen: lines.netFen, usedE5: lines.usedE5 },
      ...{ usedNetFen: lines.usedNetFen, number: invoices.number, kind: invoices.kind, issuedOn: invoices.issuedOn },
    })
    .from(lines)
    .innerJoin(invoices, and(eq(invoices.sellerId, lines.sellerId), eq(invoices.id, lines.invoiceId)))
    .where(
      and(ownLines(db), sql`${lines.skuKey} in ${textList([...new Set(skuKeys)])}`, lt(lines.usedE5, lines.quantityE5)),
    )
    .orderBy(asc(lines.invoiceId), asc(lines.lineNumber))
    .$dynamic();
}

function freeLineOf({ usedE5, usedNetFen, ...row }: Awaited<ReturnType<typeof freeLines>>[number]): FreeLine {
  return { ...row, freeE5: row.quantityE5 - usedE5, freeNetFen: row.netFen - usedNetFen };
}

export type LineUse = {
  readonly invoiceId: string;
  readonly lineNumber: number;
  /** More (or, given back, less) than before. */
  readonly quantityE5: number;
  readonly netFen: number;
};

/** Counts what was taken of lines, or given back. The database refuses what goes beyond the line. */
export async function addLineUses(db: SellerDb, uses: readonly LineUse[]): Promise<void> {
  if (uses.length === 0) return;
  const { sellerId } = db.scope;
  const byLine = Map.groupBy(uses, ({ invoiceId, lineNumber }) => `${invoiceId} ${lineNumber}`);
  const sums = [...byLine.values()].flatMap((of) => {
    const [first] = of;
    if (!first) return [];
    const sum = (value: (use: LineUse) => number) => of.reduce((all, use) => all + value(use), 0);
    const { invoiceId, lineNumber } = first;
    return [{ invoiceId, lineNumber, e5: sum(({ quantityE5 }) => quantityE5), fen: sum(({ netFen }) => netFen) }];
  });
  await db.execute(sql`
    update ${lines} as l set used_e5 = l.used_e5 + u.e5, used_net_fen = l.used_net_fen + u.fen
    from jsonb_to_recordset(${JSON.stringify(sums)}::jsonb)
      as u("invoiceId" uuid, "lineNumber" int, e5 bigint, fen bigint)
    where l.seller_id = ${sellerId}::uuid and l.invoice_id = u."invoiceId" and l.line_number = u."lineNumber"`);
}

export type AllocationRow = {
  readonly declSeqNo: string;
  readonly position: number;
  readonly invoiceId: string;
  readonly lineNumber: number;
  readonly quantityE5: number;
  readonly netFen: number;
};

/** An allocation with what a person must see of its invoice. */
export type ListedAllocation = AllocationRow & {
  readonly number: string;
  readonly code: string;
  readonly kind: InvoiceKind;
  readonly issuedOn: CalendarDate;
  readonly supplierName: string;
  readonly taxRateBp: number;
  readonly gcode: string;
};

/** Which invoices stand for the goods of these dossiers. */
export async function listAllocations(db: SellerDb, declSeqNos: readonly string[]): Promise<ListedAllocation[]> {
  if (declSeqNos.length === 0) return [];
  const rows = await db.execute<Record<string, unknown>>(sql`
    select a.decl_seq_no as "declSeqNo", a.position, a.invoice_id as "invoiceId", a.line_number as "lineNumber",
      a.quantity_e5::float8 as "quantityE5", a.net_fen::float8 as "netFen", i.number, i.code, i.kind,
      to_char(i.issued_on, 'YYYY-MM-DD') as "issuedOn", i.supplier_name as "supplierName",
      l.tax_rate_bp as "taxRateBp", g.gcode
    from invoice_allocations a
    join purchase_invoices i on i.seller_id = a.seller_id and i.id = a.invoice_id
    join purchase_invoice_lines l on l.seller_id = a.seller_id and l.invoice_id = a.invoice_id
      and l.line_number = a.line_number
    join dossier_goods g on g.seller_id = a.seller_id and g.decl_seq_no = a.decl_seq_no and g.position = a.position
    where a.seller_id = ${db.scope.sellerId}::uuid and a.decl_seq_no in ${textList(declSeqNos)}
    order by a.decl_seq_no, a.position, i.issued_on, i.number, a.line_number`);
  return Array.from(rows) as unknown as ListedAllocation[];
}

/** What invoices stand for the goods of these dossiers, summed by code, kind and VAT rate. */
export async function sumAllocations(
  db: SellerDb,
  declSeqNos: readonly string[],
): Promise<(AllocatedAmount & { readonly declSeqNo: string })[]> {
  if (declSeqNos.length === 0) return [];
  const rows = await db.execute<Record<string, unknown>>(sql`
    select a.decl_seq_no as "declSeqNo", g.gcode, i.kind, l.tax_rate_bp as "taxRateBp",
      sum(a.net_fen)::float8 as "netFen"
    from invoice_allocations a
    join purchase_invoices i on i.seller_id = a.seller_id and i.id = a.invoice_id
    join purchase_invoice_lines l on l.seller_id = a.seller_id and l.invoice_id = a.invoice_id
      and l.line_number = a.line_number
    join dossier_goods g on g.seller_id = a.seller_id and g.decl_seq_no = a.decl_seq_no and g.position = a.position
    where a.seller_id = ${db.scope.sellerId}::uuid and a.decl_seq_no in ${textList(declSeqNos)}
    group by 1, 2, 3, 4 order by 1, 2, 3, 4`);
  return Array.from(rows) as unknown as (AllocatedAmount & { readonly declSeqNo: string })[];
}

/** Writes allocations; one for the same goods and line grows. */
export async function saveAllocations(
  db: SellerDb,
  list: readonly AllocationRow[],
  by: string,
  now: number,
): Promise<void> {
  const { sellerId } = db.scope;
  const rows = list.map((one) => ({ ...one, sellerId, allocatedBy: by, allocatedAt: now }));
  await insertMany(db, invoiceAllocations, rows, {
    columns: ["sellerId", "declSeqNo", "position", "invoiceId", "lineNumber"],
    set: ["allocatedBy", "allocatedAt"],
    setSql: {
      quantityE5: sql`invoice_allocations.quantity_e5 + excluded.quantity_e5`,
      netFen: sql`invoice_allocations.net_fen + excluded.net_fen`,
    },
  });
}

/** Takes the allocations of a dossier back, all or those on invoices of one kind; answers what they were. */
export async function deleteAllocations(
  db: SellerDb,
  declSeqNo: string,
  kind: InvoiceKind | null,
): Promise<AllocationRow[]> {
  const ofKind = kind
    ? sql`exists (select 1 from ${invoices} i where i.seller_id = ${invoiceAllocations.sellerId}
        and i.id = ${invoiceAllocations.invoiceId} and i.kind = ${kind})`
    : undefined;
  return db
    .delete(invoiceAllocations)
    .where(and(eq(invoiceAllocations.sellerId, db.scope.sellerId), eq(invoiceAllocations.declSeqNo, declSeqNo), ofKind))
    .returning({
      ...{ declSeqNo: invoiceAllocations.declSeqNo, position: invoiceAllocations.position },
      ...{ invoiceId: invoiceAllocations.invoiceId, lineNumber: invoiceAllocations.lineNumber },
      ...{ quantityE5: invoiceAllocations.quantityE5, netFen: invoiceAllocations.netFen },
    });
}
