import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { cargoKinds } from "#lib/carriers/cargo-kinds";
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
    originCountry: text("origin_country"),
    weightGrams: integer("weight_grams"),
    lengthMm: integer("length_mm"),
    widthMm: integer("width_mm"),
    heightMm: integer("height_mm"),
    cargoKind: oneOf("cargo_kind", cargoKinds),
    /** Declared value of one piece, USD cents. */
    declaredMinor: bigint("declared_minor", { mode: "number" }),
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
