import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
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
import { currencies } from "#lib/kit/money";
import { holdReasons, importStates, importVerdicts, orderStates } from "#lib/orders/states";
import { instant, listCheck, oneOf, searchTerm, sellerIdColumn } from "./columns.ts";
import { products } from "./products.ts";
import { stores } from "./sellers.ts";

export const orders = pgTable(
  "orders",
  {
    sellerId: sellerIdColumn(),
    id: uuid("id").notNull().defaultRandom(),
    storeId: uuid("store_id").notNull(),
    /** The platform's order number: digits, always text. */
    orderNumber: text("order_number").notNull(),
    state: oneOf("state", orderStates).notNull(),
    /** Of an order that is split: the platform's order whose goods this part carries, and which part it is (1: itself). */
    partOf: uuid("part_of"),
    partNumber: integer("part_number").notNull().default(1),
    /** The order in whose parcel this one travels. */
    mergedInto: uuid("merged_into"),
    /** The platform's status as understood, and its own words. */
    platformStatus: text("platform_status").notNull(),
    platformStatusText: text("platform_status_text").notNull(),
    /** 发货期限: a date in China, and the instant of its end. */
    shipByDate: date("ship_by_date", { mode: "string" }),
    shipByAt: instant("ship_by_at"),
    orderedAt: instant("ordered_at"),
    paidAt: instant("paid_at"),
    buyerName: text("buyer_name").notNull(),
    buyerEmail: text("buyer_email").notNull().default(""),
    /** What the buyer really paid for the order, in minor units of `currency`. */
    paidMinor: bigint("paid_minor", { mode: "number" }),
    goodsMinor: bigint("goods_minor", { mode: "number" }),
    shippingMinor: bigint("shipping_minor", { mode: "number" }),
    currency: oneOf("currency", currencies).notNull(),
    recipientName: text("recipient_name").notNull(),
    /** ISO 3166-1 alpha-2, or null when the name in the file is not known. */
    country: text("country"),
    countryText: text("country_text").notNull(),
    province: text("province").notNull(),
    city: text("city").notNull(),
    address: text("address").notNull(),
    address2: text("address2").notNull().default(""),
    postalCode: text("postal_code").notNull(),
    phone: text("phone").notNull(),
    mobile: text("mobile").notNull(),
    /** `***` somewhere in the recipient: imported, but blocked. */
    isMasked: boolean("is_masked").notNull().default(false),
    remark: text("remark").notNull().default(""),
    /** The service that the buyer chose, in the file's words. */
    buyerService: text("buyer_service").notNull().default(""),
    holdReason: oneOf("hold_reason", holdReasons),
    holdNote: text("hold_note").notNull().default(""),
    heldAt: instant("held_at"),
    /** The last failure of its waybill (ERR-nnn and what the carrier said), cleared by the next confirmation. */
    failureCode: text("failure_code"),
    failureText: text("failure_text").notNull().default(""),
    /** Hash of what the file said: the same file again changes nothing. */
    contentHash: text("content_hash").notNull(),
    version: integer("version").notNull().default(1),
    createdAt: instant("created_at").notNull().default(sql`now()`),
    updatedAt: instant("updated_at").notNull().default(sql`now()`),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.id] }),
    foreignKey({ columns: [table.sellerId, table.storeId], foreignColumns: [stores.sellerId, stores.id] }),
    foreignKey({ columns: [table.sellerId, table.partOf], foreignColumns: [table.sellerId, table.id] }),
    foreignKey({ columns: [table.sellerId, table.mergedInto], foreignColumns: [table.sellerId, table.id] }),
    uniqueIndex("orders_number").on(table.sellerId, table.orderNumber),
    index("orders_part").on(table.sellerId, table.partOf).where(sql`part_of is not null`),
    index("orders_merged").on(table.sellerId, table.mergedInto).where(sql`merged_into is not null`),
    index("orders_lane").on(table.sellerId, table.state, table.shipByAt, table.id),
    index("orders_ship_by").on(table.sellerId, table.shipByAt, table.id),
    index("orders_created").on(table.sellerId, table.orderedAt.desc().nullsLast(), table.id.desc()),
    index("orders_store").on(table.sellerId, table.storeId, table.state),
    // what a buyer got before; partial, so that it is never taken for the waiting ones
    index("orders_buyer").on(table.sellerId, table.buyerName).where(sql`state <> 'waiting'`),
    listCheck("orders_state_check", table.state, orderStates),
    listCheck("orders_hold_reason_check", table.holdReason, holdReasons),
    listCheck("orders_currency_check", table.currency, currencies),
  ],
);

export const orderLines = pgTable(
  "order_lines",
  {
    sellerId: sellerIdColumn(),
    orderId: uuid("order_id").notNull(),
    lineNumber: integer("line_number").notNull(),
    sku: text("sku").notNull().default(""),
    title: text("title").notNull(),
    attributes: text("attributes").notNull().default(""),
    quantity: integer("quantity").notNull(),
    unit: text("unit").notNull().default(""),
    service: text("service").notNull().default(""),
    /** Folded 商家编码, or folded title + 产品属性: what is matched and remembered. */
    lineKey: text("line_key").notNull(),
    productId: uuid("product_id"),
    /** The platform's warehouse ships this line: it is left out of our parcels. */
    isWarehouseShipped: boolean("is_warehouse_shipped").notNull().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.orderId, table.lineNumber] }),
    foreignKey({ columns: [table.sellerId, table.orderId], foreignColumns: [orders.sellerId, orders.id] }),
    foreignKey({ columns: [table.sellerId, table.productId], foreignColumns: [products.sellerId, products.id] }),
    index("order_lines_key").on(table.sellerId, table.lineKey),
    index("order_lines_product").on(table.sellerId, table.productId),
  ],
);

/** Words under which an order is found as one types: number, buyer, SKU, waybill. */
export const orderTerms = pgTable(
  "order_terms",
  {
    sellerId: sellerIdColumn(),
    term: searchTerm("term").notNull(),
    orderId: uuid("order_id").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.term, table.orderId] }),
    foreignKey({ columns: [table.sellerId, table.orderId], foreignColumns: [orders.sellerId, orders.id] }),
    index("order_terms_order").on(table.sellerId, table.orderId),
  ],
);

/** Numbers that the platform shows as shipped for an order ("service:number" in the export). */
export const shippedNumbers = pgTable(
  "shipped_numbers",
  {
    sellerId: sellerIdColumn(),
    orderId: uuid("order_id").notNull(),
    number: text("number").notNull(),
    service: text("service").notNull(),
    seenAt: instant("seen_at").notNull().default(sql`now()`),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.orderId, table.number] }),
    foreignKey({ columns: [table.sellerId, table.orderId], foreignColumns: [orders.sellerId, orders.id] }),
  ],
);

/** A file that was dropped: previewed first, then confirmed or discarded. */
export const imports = pgTable(
  "imports",
  {
    sellerId: sellerIdColumn(),
    id: uuid("id").notNull().defaultRandom(),
    storeId: uuid("store_id").notNull(),
    fileName: text("file_name").notNull(),
    fileHash: text("file_hash").notNull(),
    state: oneOf("state", importStates).notNull(),
    counts: jsonb("counts").$type<Record<string, number>>().notNull(),
    /** Header row of the file, to give refused rows back as they were. */
    header: jsonb("header").$type<string[]>().notNull(),
    createdBy: text("created_by").notNull(),
    createdAt: instant("created_at").notNull().default(sql`now()`),
    confirmedAt: instant("confirmed_at"),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.id] }),
    foreignKey({ columns: [table.sellerId, table.storeId], foreignColumns: [stores.sellerId, stores.id] }),
    index("imports_created").on(table.sellerId, table.createdAt),
    listCheck("imports_state_check", table.state, importStates),
  ],
);

export const importRows = pgTable(
  "import_rows",
  {
    sellerId: sellerIdColumn(),
    importId: uuid("import_id").notNull(),
    /** Row of the file, counted as the spreadsheet program shows it. */
    rowNumber: integer("row_number").notNull(),
    verdict: oneOf("verdict", importVerdicts).notNull(),
    orderNumber: text("order_number").notNull(),
    /** The draft that would be saved, or the cells as read when refused. */
    content: jsonb("content").$type<unknown>().notNull(),
    /** Refusals of a refused row, field differences of a changed one. */
    findings: jsonb("findings").$type<unknown[]>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.importId, table.rowNumber] }),
    foreignKey({ columns: [table.sellerId, table.importId], foreignColumns: [imports.sellerId, imports.id] }),
    index("import_rows_verdict").on(table.sellerId, table.importId, table.verdict, table.rowNumber),
    listCheck("import_rows_verdict_check", table.verdict, importVerdicts),
  ],
);

/** Recipient tax ids are not in the export: kept per buyer and country. */
export const recipientTaxIds = pgTable(
  "recipient_tax_ids",
  {
    sellerId: sellerIdColumn(),
    /** Folded buyer name + country + postal code: the export has no stable buyer number. */
    buyerKey: text("buyer_key").notNull(),
    country: text("country").notNull(),
    kind: text("kind").notNull(),
    value: text("value").notNull(),
    source: oneOf("source", ["found_in_order", "pasted", "sheet"]).notNull(),
    savedBy: text("saved_by").notNull(),
    savedAt: instant("saved_at").notNull().default(sql`now()`),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.buyerKey, table.country] }),
    listCheck("recipient_tax_ids_source_check", table.source, ["found_in_order", "pasted", "sheet"]),
  ],
);

/** A person with the right let a finding pass, for exactly the value it was made on. */
export const findingOverrides = pgTable(
  "finding_overrides",
  {
    sellerId: sellerIdColumn(),
    orderId: uuid("order_id").notNull(),
    field: text("field").notNull(),
    code: text("code").notNull(),
    value: text("value").notNull(),
    reason: text("reason").notNull(),
    madeBy: text("made_by").notNull(),
    madeAt: instant("made_at").notNull().default(sql`now()`),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.orderId, table.field, table.code] }),
    foreignKey({ columns: [table.sellerId, table.orderId], foreignColumns: [orders.sellerId, orders.id] }),
  ],
);

/** A correction of the recipient made in ALP; the file's own words stay in `orders`. */
export const recipientCorrections = pgTable(
  "recipient_corrections",
  {
    sellerId: sellerIdColumn(),
    orderId: uuid("order_id").notNull(),
    field: text("field").notNull(),
    /** The file's value that this corrects: a later import with another value voids it. */
    original: text("original").notNull(),
    corrected: text("corrected").notNull(),
    madeBy: text("made_by").notNull(),
    madeAt: instant("made_at").notNull().default(sql`now()`),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.orderId, table.field] }),
    foreignKey({ columns: [table.sellerId, table.orderId], foreignColumns: [orders.sellerId, orders.id] }),
  ],
);

/** The dispatcher's choice of another solution, and the buyer's consent where it lies below what the buyer chose. */
export const orderChoices = pgTable(
  "order_choices",
  {
    sellerId: sellerIdColumn(),
    orderId: uuid("order_id").notNull(),
    /** Null: nothing picked, only services switched. */
    solutionCode: text("solution_code"),
    consentNote: text("consent_note"),
    /** Why another than the recommended one. */
    reason: text("reason").notNull().default(""),
    /** Insurance, duty prepaid, return label as switched for this order; null: as the template says. */
    services: jsonb("services").$type<unknown>(),
    /** What the packed parcel weighs, as a person typed it; null: the sum of its goods. */
    weightGrams: integer("weight_grams"),
    madeBy: text("made_by").notNull(),
    madeAt: instant("made_at").notNull().default(sql`now()`),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.orderId] }),
    foreignKey({ columns: [table.sellerId, table.orderId], foreignColumns: [orders.sellerId, orders.id] }),
  ],
);
