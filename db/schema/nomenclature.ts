import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { hsNeeds, type KeptCandidate, type KeptQuestion } from "#lib/products/hs-needs";
import { nomenclatureOrigins, seedConfidences } from "#lib/products/nomenclature/national-code";
import { instant, listCheck, oneOf, sellerIdColumn } from "./columns.ts";
import { products } from "./products.ts";

/** Reference table: one table of national codes that was brought in, by whom and from which file. */
export const nomenclatureEditions = pgTable(
  "nomenclature_editions",
  {
    id: text("id").primaryKey(),
    origin: oneOf("origin", nomenclatureOrigins).notNull(),
    /** First day in China on which its rows hold. */
    validFrom: date("valid_from", { mode: "string" }).notNull(),
    /** It is the whole tariff: what it does not name holds no longer. */
    isComplete: boolean("is_complete").notNull(),
    source: text("source").notNull(),
    note: text("note").notNull().default(""),
    fileName: text("file_name").notNull().default(""),
    fileHash: text("file_hash").notNull(),
    rowCount: integer("row_count").notNull(),
    /** Empty for what ALP brings along. */
    importedBy: text("imported_by").notNull().default(""),
    createdAt: instant("created_at").notNull().default(sql`now()`),
  },
  (table) => [listCheck("nomenclature_editions_origin_check", table.origin, nomenclatureOrigins)],
);

/** Reference table: China's national codes with the days on which each row holds; nothing is deleted. */
export const nomenclatureCodes = pgTable(
  "nomenclature_codes",
  {
    origin: oneOf("origin", nomenclatureOrigins).notNull(),
    /** 8 or 10 digits. */
    code: text("code").notNull(),
    validFrom: date("valid_from", { mode: "string" }).notNull(),
    /** Last day; null: no end is known. */
    validUntil: date("valid_until", { mode: "string" }),
    editionId: text("edition_id")
      .notNull()
      .references(() => nomenclatureEditions.id),
    nameZh: text("name_zh").notNull(),
    nameEn: text("name_en").notNull().default(""),
    /** Three-digit customs units; null: unknown, or none where the first is known. */
    firstUnit: text("first_unit"),
    secondUnit: text("second_unit"),
    /** 申报要素 in their order; null: unknown. */
    elements: jsonb("elements").$type<readonly string[]>(),
    refundBasisPoints: integer("refund_basis_points"),
    /** 监管条件; "": none, null: unknown. */
    supervision: text("supervision"),
    /** Of the seed's last two digits; null for what was imported. */
    confidence: oneOf("confidence", seedConfidences),
  },
  (table) => [
    primaryKey({ columns: [table.code, table.origin, table.validFrom] }),
    listCheck("nomenclature_codes_origin_check", table.origin, nomenclatureOrigins),
    listCheck("nomenclature_codes_confidence_check", table.confidence, seedConfidences),
    check("nomenclature_codes_code_check", sql`code ~ '^([0-9]{8}|[0-9]{10})$'`),
    check("nomenclature_codes_span_check", sql`valid_until is null or valid_until >= valid_from`),
  ],
);

/**
 * Seller table: what recognition says of a product at the version it had, for the work list. Made again as the product, the
 * model or the seller's confirmed products change.
 */
export const hsProposals = pgTable(
  "hs_proposals",
  {
    sellerId: sellerIdColumn(),
    productId: uuid("product_id").notNull(),
    need: oneOf("need", hsNeeds).notNull(),
    /** Why the code that it has does not stand (`hs_code_deleted` …); "" otherwise. */
    fault: text("fault").notNull().default(""),
    /** Hundredths of a per cent: of the first candidate, and what is left of it for the order of the list. */
    confidence: integer("confidence").notNull(),
    uncertainty: integer("uncertainty").notNull(),
    isSure: boolean("is_sure").notNull(),
    candidates: jsonb("candidates").$type<readonly KeptCandidate[]>().notNull(),
    questions: jsonb("questions").$type<readonly KeptQuestion[]>().notNull(),
    /** The product's version and the model that it was made from. */
    productVersion: integer("product_version").notNull(),
    model: text("model").notNull(),
    madeAt: instant("made_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.productId] }),
    foreignKey({ columns: [table.sellerId, table.productId], foreignColumns: [products.sellerId, products.id] }),
    index("hs_proposals_need").on(table.sellerId, table.need, table.uncertainty),
    listCheck("hs_proposals_need_check", table.need, hsNeeds),
  ],
);
