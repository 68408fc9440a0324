import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { dossierDocumentKinds } from "#lib/customs/dossier/document-kinds";
import { dossierExportStates } from "#lib/customs/dossier/export-states";
import { invoiceKinds } from "#lib/customs/dossier/invoice-kinds";
import { taxBranches } from "#lib/customs/dossier/tax-branches";
import { keptDocumentKinds } from "#lib/kit/document-file";
import { instant, listCheck, oneOf, searchTerm, sellerIdColumn } from "./columns.ts";
import { exportDeclarations } from "./customs.ts";
import { sellers } from "./sellers.ts";

/** Seller table: 进项发票 that was imported, once by its number and code (a fully digital invoice has no code). Amounts in fen. */
export const purchaseInvoices = pgTable(
  "purchase_invoices",
  {
    sellerId: sellerIdColumn(),
    id: uuid("id").notNull().defaultRandom(),
    code: text("code").notNull().default(""),
    number: searchTerm("number").notNull(),
    kind: oneOf("kind", invoiceKinds).notNull(),
    issuedOn: date("issued_on", { mode: "string" }).notNull(),
    supplierName: text("supplier_name").notNull().default(""),
    supplierTaxNo: text("supplier_tax_no").notNull().default(""),
    netFen: bigint("net_fen", { mode: "number" }).notNull(),
    taxFen: bigint("tax_fen", { mode: "number" }).notNull(),
    lineCount: integer("line_count").notNull(),
    /** Of what it says, so that the same number with other content is told. */
    contentHash: text("content_hash").notNull(),
    fileName: text("file_name").notNull(),
    importedBy: text("imported_by").notNull(),
    importedAt: instant("imported_at").notNull().default(sql`now()`),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.id] }),
    foreignKey({ columns: [table.sellerId], foreignColumns: [sellers.sellerId] }),
    uniqueIndex("purchase_invoices_number").on(table.sellerId, table.number, table.code),
    index("purchase_invoices_issued").on(table.sellerId, table.issuedOn, table.id),
    listCheck("purchase_invoices_kind_check", table.kind, invoiceKinds),
  ],
);

/** Seller table: a line of an invoice: so much of one SKU. `used…`: what dossiers have taken of it, never more than there is. */
export const purchaseInvoiceLines = pgTable(
  "purchase_invoice_lines",
  {
    sellerId: sellerIdColumn(),
    invoiceId: uuid("invoice_id").notNull(),
    lineNumber: integer("line_number").notNull(),
    sku: text("sku").notNull(),
    /** Folded for matching. */
    skuKey: searchTerm("sku_key").notNull(),
    name: text("name").notNull().default(""),
    /** As it was written, and the customs unit that it names; null: none that customs know. */
    unit: text("unit").notNull().default(""),
    unitCode: text("unit_code"),
    /** Hundred-thousandths. */
    quantityE5: bigint("quantity_e5", { mode: "number" }).notNull(),
    netFen: bigint("net_fen", { mode: "number" }).notNull(),
    taxFen: bigint("tax_fen", { mode: "number" }).notNull(),
    /** Hundredths of a percent: 13 % is 1300. */
    taxRateBp: integer("tax_rate_bp").notNull(),
    usedE5: bigint("used_e5", { mode: "number" }).notNull().default(0),
    usedNetFen: bigint("used_net_fen", { mode: "number" }).notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.invoiceId, table.lineNumber] }),
    foreignKey({
      columns: [table.sellerId, table.invoiceId],
      foreignColumns: [purchaseInvoices.sellerId, purchaseInvoices.id],
    }),
    index("purchase_invoice_lines_sku").on(table.sellerId, table.skuKey),
    index("purchase_invoice_lines_free")
      .on(table.sellerId, table.skuKey, table.invoiceId)
      .where(sql`used_e5 < quantity_e5`),
    // never used twice: the database holds it, too
    check("purchase_invoice_lines_used_check", sql`used_e5 between 0 and quantity_e5`),
    check("purchase_invoice_lines_used_net_check", sql`used_net_fen between 0 and net_fen`),
  ],
);

/** Seller table: the refund dossier of one export declaration (报关单, 18 digits); its clocks, and how complete it is. */
export const dossiers = pgTable(
  "dossiers",
  {
    sellerId: sellerIdColumn(),
    declSeqNo: text("decl_seq_no").notNull(),
    entryId: searchTerm("entry_id").notNull(),
    branch: oneOf("branch", taxBranches).notNull(),
    /** The day of the export declaration, from which the 36 months run. */
    declaredOn: date("declared_on", { mode: "string" }).notNull(),
    claimDueOn: date("claim_due_on", { mode: "string" }).notNull(),
    /** 退税申报日; the documents are due 15 days later. */
    claimedOn: date("claimed_on", { mode: "string" }),
    documentsDueOn: date("documents_due_on", { mode: "string" }),
    retainUntil: date("retain_until", { mode: "string" }).notNull(),
    /** Lines of the result that it was made of, and those whose goods ALP does not know. */
    lineCount: integer("line_count").notNull(),
    unknownLines: integer("unknown_lines").notNull().default(0),
    /** Sums of its goods. */
    exportedE5: bigint("exported_e5", { mode: "number" }).notNull(),
    coveredE5: bigint("covered_e5", { mode: "number" }).notNull().default(0),
    /** Kinds of documents of which there is neither a file nor a reason. */
    missingKinds: integer("missing_kinds").notNull(),
    /** Why a kind is not needed here, by kind. */
    notNeeded: jsonb("not_needed").$type<Readonly<Record<string, string>>>().notNull().default({}),
    /** The last warning of each clock that was told, in days before; null: none. */
    toldClaimDays: integer("told_claim_days"),
    toldDocumentDays: integer("told_document_days"),
    version: integer("version").notNull().default(1),
    openedAt: instant("opened_at").notNull().default(sql`now()`),
    updatedAt: instant("updated_at").notNull().default(sql`now()`),
    updatedBy: text("updated_by").notNull().default(""),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.declSeqNo] }),
    foreignKey({
      columns: [table.sellerId, table.declSeqNo],
      foreignColumns: [exportDeclarations.sellerId, exportDeclarations.declSeqNo],
    }),
    index("dossiers_declared").on(table.sellerId, table.declaredOn, table.declSeqNo),
    index("dossiers_entry").on(table.sellerId, table.entryId),
    // the sweep asks which sellers' clocks run out
    index("dossiers_claim_due").on(table.claimDueOn),
    index("dossiers_documents_due").on(table.documentsDueOn),
    listCheck("dossiers_branch_check", table.branch, taxBranches),
    check("dossiers_covered_check", sql`covered_e5 between 0 and exported_e5`),
  ],
);

/** Seller table: what of one SKU, code and unit went out with an export declaration; `coveredE5`: by invoices. */
export const dossierGoods = pgTable(
  "dossier_goods",
  {
    sellerId: sellerIdColumn(),
    declSeqNo: text("decl_seq_no").notNull(),
    position: integer("position").notNull(),
    sku: text("sku").notNull(),
    skuKey: searchTerm("sku_key").notNull(),
    name: text("name").notNull(),
    /** Ten digits, as the export declaration has it. */
    gcode: text("gcode").notNull(),
    unit: text("unit").notNull(),
    quantityE5: bigint("quantity_e5", { mode: "number" }).notNull(),
    coveredE5: bigint("covered_e5", { mode: "number" }).notNull().default(0),
    /** Lines of lists that it sums up. */
    lineCount: integer("line_count").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.declSeqNo, table.position] }),
    foreignKey({
      columns: [table.sellerId, table.declSeqNo],
      foreignColumns: [dossiers.sellerId, dossiers.declSeqNo],
    }),
    index("dossier_goods_open").on(table.sellerId, table.skuKey).where(sql`covered_e5 < quantity_e5`),
    check("dossier_goods_covered_check", sql`covered_e5 between 0 and quantity_e5`),
  ],
);

/** Seller table: so much of an invoice's line for so much of a dossier's goods, with its share of the amount. */
export const invoiceAllocations = pgTable(
  "invoice_allocations",
  {
    sellerId: sellerIdColumn(),
    declSeqNo: text("decl_seq_no").notNull(),
    position: integer("position").notNull(),
    invoiceId: uuid("invoice_id").notNull(),
    lineNumber: integer("line_number").notNull(),
    quantityE5: bigint("quantity_e5", { mode: "number" }).notNull(),
    netFen: bigint("net_fen", { mode: "number" }).notNull(),
    allocatedBy: text("allocated_by").notNull(),
    allocatedAt: instant("allocated_at").notNull().default(sql`now()`),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.declSeqNo, table.position, table.invoiceId, table.lineNumber] }),
    foreignKey({
      columns: [table.sellerId, table.declSeqNo, table.position],
      foreignColumns: [dossierGoods.sellerId, dossierGoods.declSeqNo, dossierGoods.position],
    }),
    foreignKey({
      columns: [table.sellerId, table.invoiceId, table.lineNumber],
      foreignColumns: [purchaseInvoiceLines.sellerId, purchaseInvoiceLines.invoiceId, purchaseInvoiceLines.lineNumber],
    }),
    index("invoice_allocations_line").on(table.sellerId, table.invoiceId, table.lineNumber),
    check("invoice_allocations_quantity_check", sql`quantity_e5 > 0`),
  ],
);

/** Seller table: a kept file, sealed with a key of its own; the same bytes are kept once, for however many dossiers. */
export const dossierFiles = pgTable(
  "dossier_files",
  {
    sellerId: sellerIdColumn(),
    id: uuid("id").notNull().defaultRandom(),
    fileName: text("file_name").notNull(),
    fileKind: oneOf("file_kind", keptDocumentKinds).notNull(),
    byteLength: integer("byte_length").notNull(),
    pages: integer("pages").notNull(),
    sha256: text("sha256").notNull(),
    /** The file's own key, sealed by the vault. */
    keySealed: text("key_sealed").notNull(),
    uploadedBy: text("uploaded_by").notNull(),
    uploadedAt: instant("uploaded_at").notNull().default(sql`now()`),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.id] }),
    foreignKey({ columns: [table.sellerId], foreignColumns: [sellers.sellerId] }),
    uniqueIndex("dossier_files_hash").on(table.sellerId, table.sha256),
    listCheck("dossier_files_kind_check", table.fileKind, keptDocumentKinds),
  ],
);

/** Seller table: a document of a dossier. One that was taken out stays on record. */
export const dossierDocuments = pgTable(
  "dossier_documents",
  {
    sellerId: sellerIdColumn(),
    id: uuid("id").notNull().defaultRandom(),
    declSeqNo: text("decl_seq_no").notNull(),
    kind: oneOf("kind", dossierDocumentKinds).notNull(),
    fileId: uuid("file_id").notNull(),
    addedBy: text("added_by").notNull(),
    addedAt: instant("added_at").notNull().default(sql`now()`),
    removedAt: instant("removed_at"),
    removedBy: text("removed_by"),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.id] }),
    foreignKey({
      columns: [table.sellerId, table.declSeqNo],
      foreignColumns: [dossiers.sellerId, dossiers.declSeqNo],
    }),
    foreignKey({ columns: [table.sellerId, table.fileId], foreignColumns: [dossierFiles.sellerId, dossierFiles.id] }),
    uniqueIndex("dossier_documents_standing")
      .on(table.sellerId, table.declSeqNo, table.kind, table.fileId)
      .where(sql`removed_at is null`),
    listCheck("dossier_documents_kind_check", table.kind, dossierDocumentKinds),
  ],
);

/** Seller table: the refund rate of a code as a person of the seller's typed it, from a day on. */
export const refundRates = pgTable(
  "refund_rates",
  {
    sellerId: sellerIdColumn(),
    gcode: text("gcode").notNull(),
    validFrom: date("valid_from", { mode: "string" }).notNull(),
    /** Hundredths of a percent: 13 % is 1300. */
    rateBp: integer("rate_bp").notNull(),
    enteredBy: text("entered_by").notNull(),
    enteredAt: instant("entered_at").notNull().default(sql`now()`),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.gcode, table.validFrom] }),
    foreignKey({ columns: [table.sellerId], foreignColumns: [sellers.sellerId] }),
    check("refund_rates_rate_check", sql`rate_bp between 0 and 1700`),
  ],
);

/** Seller table: dossiers that a job packs into one ZIP for the accountant. */
export const dossierExports = pgTable(
  "dossier_exports",
  {
    sellerId: sellerIdColumn(),
    id: uuid("id").notNull().defaultRandom(),
    declSeqNos: jsonb("decl_seq_nos").$type<readonly string[]>().notNull(),
    language: oneOf("language", ["zh", "en"]).notNull(),
    state: oneOf("state", dossierExportStates).notNull().default("queued"),
    /** Files in all, and how many are packed. */
    total: integer("total").notNull().default(0),
    done: integer("done").notNull().default(0),
    byteLength: bigint("byte_length", { mode: "number" }).notNull().default(0),
    createdBy: text("created_by").notNull(),
    createdAt: instant("created_at").notNull().default(sql`now()`),
    finishedAt: instant("finished_at"),
    expiresAt: instant("expires_at"),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.id] }),
    foreignKey({ columns: [table.sellerId], foreignColumns: [sellers.sellerId] }),
    index("dossier_exports_created").on(table.sellerId, table.createdAt, table.id),
    index("dossier_exports_due").on(table.state, table.expiresAt),
    listCheck("dossier_exports_language_check", table.language, ["zh", "en"]),
    listCheck("dossier_exports_state_check", table.state, dossierExportStates),
  ],
);

/** Seller table: the ZIP in parts, each a sealed file in the storage with a key of its own. */
export const dossierExportParts = pgTable(
  "dossier_export_parts",
  {
    sellerId: sellerIdColumn(),
    fileId: uuid("file_id").notNull(),
    exportId: uuid("export_id").notNull(),
    position: integer("position").notNull(),
    keySealed: text("key_sealed").notNull(),
    byteLength: integer("byte_length").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.fileId] }),
    foreignKey({
      columns: [table.sellerId, table.exportId],
      foreignColumns: [dossierExports.sellerId, dossierExports.id],
    }),
    uniqueIndex("dossier_export_parts_position").on(table.sellerId, table.exportId, table.position),
  ],
);
