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
import { cargoKinds } from "#lib/carriers/cargo-kinds";
import { cellTypes } from "#lib/products/cell-types";
import type { HsProposalKept } from "#lib/products/hs-needs";
import { instant, listCheck, oneOf, searchTerm, sellerIdColumn } from "./columns.ts";
import { sellers } from "./sellers.ts";

export const products = pgTable(
  "products",
  {
    sellerId: sellerIdColumn(),
    id: uuid("id").notNull().defaultRandom(),
    /** 商家编码 as the seller writes it; null for goods sold without one. */
    sku: text("sku"),
    /** Folded for matching (NFKC, upper case, no spaces); null with `sku`. */
    skuKey: text("sku_key"),
    title: text("title").notNull(),
    attributes: text("attributes").notNull().default(""),
    nameZh: text("name_zh"),
    nameEn: text("name_en"),
    /** 6 to 10 digits as confirmed by a person; never padded. */
    hsCode: text("hs_code"),
    /** Who confirmed the code and when; null while there is none, and where it was given before this was kept. */
    hsConfirmedBy: text("hs_confirmed_by"),
    hsConfirmedAt: instant("hs_confirmed_at"),
    /** From what it came: the proposal with its confidence and words, a search, a like product, a sheet. */
    hsProposal: jsonb("hs_proposal").$type<HsProposalKept>(),
    /** What recognition reads beside the title; 申报要素 ask for most of it, too. */
    category: text("category"),
    material: text("material"),
    usedFor: text("used_for"),
    brand: text("brand"),
    originCountry: text("origin_country"),
    weightGrams: integer("weight_grams"),
    lengthMm: integer("length_mm"),
    widthMm: integer("width_mm"),
    heightMm: integer("height_mm"),
    cargoKind: oneOf("cargo_kind", cargoKinds),
    /** Declared value of one piece, USD cents. */
    declaredMinor: bigint("declared_minor", { mode: "number" }),
    /** Of one piece without its packaging. */
    netGrams: integer("net_grams"),
    /** Ten digits of the US tariff (HTSUS). */
    hsUs: text("hs_us"),
    /** The maker's own number of the article, and the standard one: asked for by the EU's customs since 2026-11-01. */
    makerItemNo: text("maker_item_no"),
    gtin: text("gtin"),
    /** Of whom made it: asked for by the EU's product safety rules. */
    makerName: text("maker_name"),
    makerAddress: text("maker_address"),
    /** Mail address or web page. */
    makerContact: text("maker_contact"),
    version: integer("version").notNull().default(1),
    createdAt: instant("created_at").notNull().default(sql`now()`),
    updatedAt: instant("updated_at").notNull().default(sql`now()`),
    archivedAt: instant("archived_at"),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.id] }),
    foreignKey({ columns: [table.sellerId], foreignColumns: [sellers.sellerId] }),
    uniqueIndex("products_sku").on(table.sellerId, table.skuKey),
    index("products_updated").on(table.sellerId, table.updatedAt, table.id),
    listCheck("products_cargo_kind_check", table.cargoKind, cargoKinds),
    check("products_weight_check", sql`weight_grams is null or weight_grams > 0`),
    check("products_net_check", sql`net_grams is null or net_grams > 0`),
    check("products_hs_us_check", sql`hs_us is null or hs_us ~ '^[0-9]{10}$'`),
    check("products_hs_code_check", sql`hs_code is null or hs_code ~ '^[0-9]{6,10}$'`),
  ],
);

/** A match once made by a person is remembered: line key (title + 产品属性, folded) → product. */
export const productMatches = pgTable(
  "product_matches",
  {
    sellerId: sellerIdColumn(),
    lineKey: text("line_key").notNull(),
    productId: uuid("product_id").notNull(),
    matchedBy: text("matched_by").notNull(),
    matchedAt: instant("matched_at").notNull().default(sql`now()`),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.lineKey] }),
    foreignKey({ columns: [table.sellerId, table.productId], foreignColumns: [products.sellerId, products.id] }),
    index("product_matches_product").on(table.sellerId, table.productId),
  ],
);

/** Words and Chinese bigrams under which a product is found as one types. */
export const productTerms = pgTable(
  "product_terms",
  {
    sellerId: sellerIdColumn(),
    term: searchTerm("term").notNull(),
    productId: uuid("product_id").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.term, table.productId] }),
    foreignKey({ columns: [table.sellerId, table.productId], foreignColumns: [products.sellerId, products.id] }),
    index("product_terms_product").on(table.sellerId, table.productId),
  ],
);

/** 危险品资料 (MSDS) of battery goods: one file for many SKUs; the sealed bytes lie in the storage under `id`. */
export const msdsFiles = pgTable(
  "msds_files",
  {
    sellerId: sellerIdColumn(),
    id: uuid("id").notNull().defaultRandom(),
    fileName: text("file_name").notNull(),
    byteLength: integer("byte_length").notNull(),
    pages: integer("pages").notNull(),
    sha256: text("sha256").notNull(),
    /** The file's own key, sealed by the vault. */
    keySealed: text("key_sealed").notNull(),
    validUntil: date("valid_until", { mode: "string" }).notNull(),
    cellType: oneOf("cell_type", cellTypes).notNull(),
    /** Energy of one battery in mWh (20 Wh is 20,000); lithium content in mg for metal cells. */
    energyMilliwattHours: integer("energy_milliwatt_hours"),
    lithiumMilligrams: integer("lithium_milligrams"),
    /** Cells in one battery: the limits of a cell are other ones than those of a battery. */
    cellCount: integer("cell_count"),
    /** The last warning that was told, in days before; null: none yet. 0: that it has run out. */
    toldDays: integer("told_days"),
    version: integer("version").notNull().default(1),
    uploadedBy: text("uploaded_by").notNull(),
    uploadedAt: instant("uploaded_at").notNull().default(sql`now()`),
    archivedAt: instant("archived_at"),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.id] }),
    foreignKey({ columns: [table.sellerId], foreignColumns: [sellers.sellerId] }),
    index("msds_files_validity").on(table.sellerId, table.validUntil),
    listCheck("msds_files_cell_check", table.cellType, cellTypes),
  ],
);

/** The MSDS that holds for a product now. */
export const productMsds = pgTable(
  "product_msds",
  {
    sellerId: sellerIdColumn(),
    productId: uuid("product_id").notNull(),
    msdsId: uuid("msds_id").notNull(),
    linkedBy: text("linked_by").notNull(),
    linkedAt: instant("linked_at").notNull().default(sql`now()`),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.productId] }),
    foreignKey({ columns: [table.sellerId, table.productId], foreignColumns: [products.sellerId, products.id] }),
    foreignKey({ columns: [table.sellerId, table.msdsId], foreignColumns: [msdsFiles.sellerId, msdsFiles.id] }),
    index("product_msds_file").on(table.sellerId, table.msdsId),
  ],
);
