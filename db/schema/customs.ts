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
import { bindingStates, gatewayEnvironments } from "#lib/carriers/connection";
import { declarationLanes, declarationStops } from "#lib/customs/declaration-lane";
import { taxBranches } from "#lib/customs/dossier/tax-branches";
import { codeForms, declarationWayCodes } from "#lib/customs/facts";
import type { CustomsFinding } from "#lib/customs/finding";
import { cebKinds } from "#lib/customs/message";
import { messageStates } from "#lib/customs/message-state";
import { documentStates } from "#lib/customs/states";
import type { ElementValue } from "#lib/products/nomenclature/declaration-elements";
import { carriers } from "./carriers.ts";
import { instant, listCheck, oneOf, searchTerm, sellerIdColumn } from "./columns.ts";
import { waybills } from "./dispatch.ts";
import { orders } from "./orders.ts";
import { products } from "./products.ts";
import { sellers } from "./sellers.ts";

/** Seller table: its own terminal at the data exchange (dxpId), with the keys sealed, and how far its receipts are read. */
export const exchangeConnections = pgTable(
  "exchange_connections",
  {
    sellerId: sellerIdColumn(),
    id: uuid("id").notNull().defaultRandom(),
    environment: oneOf("environment", gatewayEnvironments).notNull(),
    state: oneOf("state", bindingStates).notNull(),
    dxpId: text("dxp_id").notNull(),
    /** Who transmits (BaseTransfer): the declaring company on the signing card. */
    copCode: text("cop_code").notNull(),
    copName: text("cop_name").notNull(),
    secretSealed: text("secret_sealed").notNull(),
    /** The signing key (PEM, PKCS 8) and its certificate (PEM). */
    keySealed: text("key_sealed").notNull(),
    certificate: text("certificate").notNull(),
    /** Where reading goes on; empty: from the start. */
    cursor: text("cursor").notNull().default(""),
    readAt: instant("read_at"),
    /** When receipts are asked for next; later and later while none come. */
    readNextAt: instant("read_next_at").notNull().default(sql`now()`),
    quietReads: integer("quiet_reads").notNull().default(0),
    createdAt: instant("created_at").notNull().default(sql`now()`),
    updatedAt: instant("updated_at").notNull().default(sql`now()`),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.id] }),
    foreignKey({ columns: [table.sellerId], foreignColumns: [sellers.sellerId] }),
    uniqueIndex("exchange_connections_environment").on(table.sellerId, table.environment),
    // the sweep asks which sellers' receipts are due
    index("exchange_connections_due").on(table.state, table.readNextAt),
    listCheck("exchange_connections_environment_check", table.environment, gatewayEnvironments),
    listCheck("exchange_connections_state_check", table.state, bindingStates),
  ],
);

/** Seller table: how declarations are made, where no other source settles it. One row, defaults where there is none. */
export const customsSettings = pgTable(
  "customs_settings",
  {
    sellerId: uuid("seller_id").primaryKey(),
    codeForm: oneOf("code_form", codeForms).notNull().default("numeric"),
    /** Way A only: a confirmed heading may be filled with zeros; off by default ("one source"). */
    mayPadHeading: boolean("may_pad_heading").notNull().default(false),
    /** 电商平台: 无 for a foreign platform without a code. */
    platformCode: text("platform_code").notNull().default("无"),
    platformName: text("platform_name").notNull().default("AliExpress"),
    /** 报关单位 of summaries; empty: the declaring company itself. */
    declarantCode: text("declarant_code").notNull().default(""),
    declarantName: text("declarant_name").notNull().default(""),
    /** How the tax of its exports is treated; null: as its kind of taxpayer says. */
    taxBranch: oneOf("tax_branch", taxBranches),
    updatedAt: instant("updated_at").notNull().default(sql`now()`),
    updatedBy: text("updated_by").notNull().default(""),
  },
  (table) => [
    foreignKey({ columns: [table.sellerId], foreignColumns: [sellers.sellerId] }),
    listCheck("customs_settings_code_form_check", table.codeForm, codeForms),
    listCheck("customs_settings_tax_branch_check", table.taxBranch, taxBranches),
  ],
);

/** Seller table: what customs must know of a product beyond 商品资料; a person typed it. Unknown stays null. */
export const productCustoms = pgTable(
  "product_customs",
  {
    sellerId: sellerIdColumn(),
    productId: uuid("product_id").notNull(),
    /** 商品名称 by the tariff; empty: the product's Chinese name. */
    declaredName: text("declared_name").notNull().default(""),
    /** 申报要素 in one text (gmodel). */
    elements: text("elements").notNull().default(""),
    /** The same by element, as a person filled them in for the code; empty: `elements` was typed as one text. */
    elementValues: jsonb("element_values").$type<readonly ElementValue[]>().notNull().default([]),
    barCode: text("bar_code"),
    /** Three-digit customs units: declared, first and second legal unit. */
    unit: text("unit").notNull().default("011"),
    legalUnit: text("legal_unit"),
    secondUnit: text("second_unit"),
    /** Of one piece, in hundred-thousandths; null where it follows from pieces or weight. */
    legalPerPiece: bigint("legal_per_piece", { mode: "number" }),
    secondPerPiece: bigint("second_per_piece", { mode: "number" }),
    updatedAt: instant("updated_at").notNull().default(sql`now()`),
    updatedBy: text("updated_by").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.productId] }),
    foreignKey({ columns: [table.sellerId, table.productId], foreignColumns: [products.sellerId, products.id] }),
  ],
);

/** Reference table: a carrier as customs know it (物流企业代码), and whether it lets ALP report its waybills (505). */
export const carrierCustoms = pgTable("carrier_customs", {
  carrierCode: text("carrier_code")
    .primaryKey()
    .references(() => carriers.code),
  logisticsCode: text("logistics_code").notNull(),
  logisticsName: text("logistics_name").notNull(),
  /** ALP reports its waybills, under its mandate and through its own terminal (`carrier_mandates`). */
  isMandated: boolean("is_mandated").notNull().default(false),
  /** The day of its mandate (委托 ALP 申报运单); null: none. Without a terminal it is kept and changes nothing yet. */
  mandatedOn: date("mandated_on", { mode: "string" }),
  updatedAt: instant("updated_at").notNull().default(sql`now()`),
  updatedBy: text("updated_by").notNull(),
});

/** Platform table: a carrier's mandate with its terminal at the data exchange; ALP sends 505 through it alone. */
export const carrierMandates = pgTable(
  "carrier_mandates",
  {
    carrierCode: text("carrier_code").notNull(),
    environment: oneOf("environment", gatewayEnvironments).notNull(),
    state: oneOf("state", bindingStates).notNull(),
    dxpId: text("dxp_id").notNull(),
    copCode: text("cop_code").notNull(),
    copName: text("cop_name").notNull(),
    secretSealed: text("secret_sealed").notNull(),
    keySealed: text("key_sealed").notNull(),
    certificate: text("certificate").notNull(),
    cursor: text("cursor").notNull().default(""),
    readAt: instant("read_at"),
    readNextAt: instant("read_next_at").notNull().default(sql`now()`),
    quietReads: integer("quiet_reads").notNull().default(0),
    updatedAt: instant("updated_at").notNull().default(sql`now()`),
    updatedBy: text("updated_by").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.carrierCode, table.environment] }),
    listCheck("carrier_mandates_environment_check", table.environment, gatewayEnvironments),
    listCheck("carrier_mandates_state_check", table.state, bindingStates),
  ],
);

/** Platform table: whose a document is that went through a carrier's terminal, so that its receipt finds its seller. */
export const mandatedDocuments = pgTable("mandated_documents", {
  guid: text("guid").primaryKey(),
  sellerId: uuid("seller_id").notNull(),
  carrierCode: text("carrier_code").notNull(),
  createdAt: instant("created_at").notNull().default(sql`now()`),
});

/** Seller table: the declaration of one parcel: order (303), waybill (505) and list (603) with their states. */
export const declarations = pgTable(
  "declarations",
  {
    sellerId: sellerIdColumn(),
    id: uuid("id").notNull().defaultRandom(),
    waybillId: uuid("waybill_id").notNull(),
    orderId: uuid("order_id").notNull(),
    environment: oneOf("environment", gatewayEnvironments).notNull(),
    carrierCode: text("carrier_code").notNull(),
    country: text("country").notNull(),
    way: oneOf("way", declarationWayCodes).notNull(),
    lane: oneOf("lane", declarationLanes).notNull(),
    stop: oneOf("stop", declarationStops),
    /** The seller's closed gates, by code, where `stop` is gate. */
    closures: jsonb("closures").$type<readonly string[]>().notNull().default([]),
    findings: jsonb("findings").$type<readonly CustomsFinding[]>().notNull().default([]),
    /** ERR-5xx of the first finding or gate; null: nothing to repair before sending. */
    failureCode: text("failure_code"),
    /** Of the declaration as a whole, and of each document. */
    state: oneOf("state", documentStates).notNull().default("draft"),
    orderState: oneOf("order_state", documentStates).notNull().default("draft"),
    /** Null: the carrier reports its waybill itself. */
    waybillState: oneOf("waybill_state", documentStates),
    listState: oneOf("list_state", documentStates).notNull().default("draft"),
    /** Numbers, all of them found as one types. */
    orderNumber: searchTerm("order_number").notNull(),
    /** 订单编号 as declared: the order's number, and which of its parcels. */
    orderNo: searchTerm("order_no").notNull(),
    orderPart: integer("order_part").notNull(),
    waybillNo: searchTerm("waybill_no").notNull(),
    copNo: searchTerm("cop_no").notNull(),
    preNo: searchTerm("pre_no"),
    invtNo: searchTerm("invt_no"),
    logisticsCode: text("logistics_code").notNull().default(""),
    /** What was declared, with layout version and hash; replaced by a correction, each submission keeps its own message. */
    facts: jsonb("facts").$type<unknown>().notNull(),
    layoutVersion: integer("layout_version").notNull(),
    hash: text("hash").notNull(),
    /** What a person set for this parcel alone: way, freight, remark. */
    overrides: jsonb("overrides").$type<unknown>().notNull().default({}),
    /** ISO 4217 letters and minor units: customs know more currencies than ALP prices in. */
    currency: text("currency").notNull(),
    valueMinor: bigint("value_minor", { mode: "number" }).notNull(),
    /** The day in China on which the parcel was booked. */
    day: date("day", { mode: "string" }).notNull(),
    submissions: integer("submissions").notNull().default(0),
    /** When its messages were made; null in lane `ready`: they are to be made. */
    preparedAt: instant("prepared_at"),
    appType: text("app_type").notNull().default("1"),
    /** Customs' own words with the last answer of the document that decides. */
    words: text("words").notNull().default(""),
    laneSince: instant("lane_since").notNull().default(sql`now()`),
    /** Since when the list waits for the carrier's own waybill (505). */
    waybillAwaitedAt: instant("waybill_awaited_at"),
    /** The newest answer bears a code that nobody has mapped; the parcel must not leave. */
    unclearStatus: text("unclear_status"),
    isWithdrawing: boolean("is_withdrawing").notNull().default(false),
    /** When it was told that the carrier's waybill keeps it waiting. */
    warnedAt: instant("warned_at"),
    releasedAt: instant("released_at"),
    closedAt: instant("closed_at"),
    /** The month in China in which it was closed, as a summary counts it (YYYY-MM). */
    closedMonth: text("closed_month"),
    /** When its waybill was cancelled, and why: it is void or taken back, released ones wait for a person. */
    cancelledAt: instant("cancelled_at"),
    cancelReason: text("cancel_reason").notNull().default(""),
    /** Returned or held although the parcel is handed over: to be intercepted. */
    interceptAt: instant("intercept_at"),
    masterListId: uuid("master_list_id"),
    summaryId: uuid("summary_id"),
    version: integer("version").notNull().default(1),
    createdAt: instant("created_at").notNull().default(sql`now()`),
    updatedAt: instant("updated_at").notNull().default(sql`now()`),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.id] }),
    foreignKey({ columns: [table.sellerId, table.waybillId], foreignColumns: [waybills.sellerId, waybills.id] }),
    foreignKey({ columns: [table.sellerId, table.orderId], foreignColumns: [orders.sellerId, orders.id] }),
    uniqueIndex("declarations_waybill").on(table.sellerId, table.waybillId),
    uniqueIndex("declarations_cop_no").on(table.sellerId, table.copNo),
    index("declarations_order").on(table.sellerId, table.orderId),
    index("declarations_lane").on(table.sellerId, table.lane, table.laneSince, table.id),
    index("declarations_counts").on(table.sellerId, table.day, table.lane, table.way),
    index("declarations_created").on(table.sellerId, table.createdAt, table.id),
    index("declarations_order_number").on(table.sellerId, table.orderNumber),
    index("declarations_waybill_no").on(table.sellerId, table.waybillNo),
    index("declarations_pre_no").on(table.sellerId, table.preNo),
    index("declarations_invt_no").on(table.sellerId, table.invtNo),
    index("declarations_month").on(table.sellerId, table.closedMonth, table.way),
    index("declarations_master_list").on(table.sellerId, table.masterListId),
    index("declarations_summary").on(table.sellerId, table.summaryId),
    index("declarations_cancelled").on(table.sellerId, table.lane).where(sql`cancelled_at is not null`),
    listCheck("declarations_environment_check", table.environment, gatewayEnvironments),
    listCheck("declarations_way_check", table.way, declarationWayCodes),
    listCheck("declarations_lane_check", table.lane, declarationLanes),
    listCheck("declarations_stop_check", table.stop, declarationStops),
    listCheck("declarations_state_check", table.state, documentStates),
    listCheck("declarations_order_state_check", table.orderState, documentStates),
    listCheck("declarations_waybill_state_check", table.waybillState, documentStates),
    listCheck("declarations_list_state_check", table.listState, documentStates),
  ],
);

/** Seller table: a request to take a list back (605). */
export const withdrawals = pgTable(
  "withdrawals",
  {
    sellerId: sellerIdColumn(),
    id: uuid("id").notNull().defaultRandom(),
    declarationId: uuid("declaration_id").notNull(),
    copNo: text("cop_no").notNull(),
    invtNo: text("invt_no").notNull(),
    reason: text("reason").notNull(),
    state: oneOf("state", documentStates).notNull().default("draft"),
    words: text("words").notNull().default(""),
    createdBy: text("created_by").notNull(),
    createdAt: instant("created_at").notNull().default(sql`now()`),
    settledAt: instant("settled_at"),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.id] }),
    foreignKey({
      columns: [table.sellerId, table.declarationId],
      foreignColumns: [declarations.sellerId, declarations.id],
    }),
    uniqueIndex("withdrawals_open").on(table.sellerId, table.declarationId).where(sql`settled_at is null`),
    index("withdrawals_declaration").on(table.sellerId, table.declarationId),
    listCheck("withdrawals_state_check", table.state, documentStates),
  ],
);

/** Seller table: 清单总分单 (607): the parcels of one bill of one day. */
export const masterLists = pgTable(
  "master_lists",
  {
    sellerId: sellerIdColumn(),
    id: uuid("id").notNull().defaultRandom(),
    environment: oneOf("environment", gatewayEnvironments).notNull(),
    day: date("day", { mode: "string" }).notNull(),
    copNo: text("cop_no").notNull(),
    billNo: text("bill_no").notNull(),
    logisticsCode: text("logistics_code").notNull(),
    logisticsName: text("logistics_name").notNull(),
    /** Mode, vehicle, voyage, licence plate. */
    transport: jsonb("transport").$type<unknown>().notNull(),
    /** Who said flight and bill number. */
    source: oneOf("source", ["carrier", "person"]).notNull(),
    state: oneOf("state", documentStates).notNull().default("draft"),
    words: text("words").notNull().default(""),
    preNo: text("pre_no"),
    parcelCount: integer("parcel_count").notNull(),
    grossGrams: bigint("gross_grams", { mode: "number" }).notNull(),
    /** Parcels of the day that are not on it, and why. */
    leftOut: jsonb("left_out").$type<readonly unknown[]>().notNull().default([]),
    createdBy: text("created_by").notNull(),
    createdAt: instant("created_at").notNull().default(sql`now()`),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.id] }),
    uniqueIndex("master_lists_cop_no").on(table.sellerId, table.copNo),
    index("master_lists_day").on(table.sellerId, table.day, table.createdAt),
    listCheck("master_lists_environment_check", table.environment, gatewayEnvironments),
    listCheck("master_lists_source_check", table.source, ["carrier", "person"]),
    listCheck("master_lists_state_check", table.state, documentStates),
  ],
);

/** Seller table: 汇总申请单 (701): the closed lists of a month's way B. */
export const summaries = pgTable(
  "summaries",
  {
    sellerId: sellerIdColumn(),
    id: uuid("id").notNull().defaultRandom(),
    environment: oneOf("environment", gatewayEnvironments).notNull(),
    /** YYYY-MM. */
    month: text("month").notNull(),
    copNo: text("cop_no").notNull(),
    declarantCode: text("declarant_code").notNull(),
    declarantName: text("declarant_name").notNull(),
    byOwner: boolean("by_owner").notNull(),
    byItemName: boolean("by_item_name").notNull(),
    state: oneOf("state", documentStates).notNull().default("draft"),
    words: text("words").notNull().default(""),
    preNo: text("pre_no"),
    sumNo: text("sum_no"),
    listCount: integer("list_count").notNull(),
    leftOut: jsonb("left_out").$type<readonly unknown[]>().notNull().default([]),
    createdBy: text("created_by").notNull(),
    createdAt: instant("created_at").notNull().default(sql`now()`),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.id] }),
    uniqueIndex("summaries_cop_no").on(table.sellerId, table.copNo),
    index("summaries_month").on(table.sellerId, table.month, table.createdAt),
    index("summaries_sum_no").on(table.sellerId, table.sumNo),
    listCheck("summaries_environment_check", table.environment, gatewayEnvironments),
    listCheck("summaries_state_check", table.state, documentStates),
  ],
);

/** Seller table: 报关单 that customs made of lists (792), the unit of a refund dossier. */
export const exportDeclarations = pgTable(
  "export_declarations",
  {
    sellerId: sellerIdColumn(),
    /** 汇总统一编号: one per export declaration. */
    declSeqNo: text("decl_seq_no").notNull(),
    summaryId: uuid("summary_id"),
    sumNo: text("sum_no").notNull(),
    /** 报关单编号, 18 digits, once there is one. */
    entryId: text("entry_id"),
    decState: text("dec_state").notNull(),
    decTmpNo: text("dec_tmp_no"),
    decPreNo: text("dec_pre_no"),
    customsCode: text("customs_code").notNull(),
    declarantCode: text("declarant_code").notNull(),
    /** Kilograms as customs wrote them. */
    grossWeight: text("gross_weight").notNull(),
    netWeight: text("net_weight").notNull(),
    opDate: text("op_date").notNull(),
    receivedAt: instant("received_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.declSeqNo] }),
    index("export_declarations_summary").on(table.sellerId, table.summaryId),
    index("export_declarations_entry").on(table.sellerId, table.entryId),
    index("export_declarations_received").on(table.sellerId, table.receivedAt),
  ],
);

/** Seller table: which goods of which list went into which export declaration. */
export const exportDeclarationLines = pgTable(
  "export_declaration_lines",
  {
    sellerId: sellerIdColumn(),
    declSeqNo: text("decl_seq_no").notNull(),
    invtNo: text("invt_no").notNull(),
    gnum: text("gnum").notNull(),
    gseqno: text("gseqno").notNull(),
    gcode: text("gcode").notNull(),
    logisticsNo: text("logistics_no").notNull(),
    /** Null: no declaration of ALP's bears the number. */
    declarationId: uuid("declaration_id"),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.declSeqNo, table.invtNo, table.gnum] }),
    foreignKey({
      columns: [table.sellerId, table.declSeqNo],
      foreignColumns: [exportDeclarations.sellerId, exportDeclarations.declSeqNo],
    }),
    index("export_declaration_lines_declaration").on(table.sellerId, table.declarationId),
  ],
);

/** Seller table: one message as it goes over the wire, stored before it is sent: every try sends these bytes. */
export const customsMessages = pgTable(
  "customs_messages",
  {
    sellerId: sellerIdColumn(),
    /** The envelope's CopMsgId, by which the exchange knows a repetition. */
    guid: text("guid").notNull(),
    kind: oneOf("kind", cebKinds).notNull(),
    environment: oneOf("environment", gatewayEnvironments).notNull(),
    /** Through a carrier's terminal (505); null: through the seller's own. */
    mandateOf: text("mandate_of"),
    state: oneOf("state", messageStates).notNull().default("to_sign"),
    documentCount: integer("document_count").notNull(),
    /** CEB message, signed where it must be. */
    xml: text("xml").notNull(),
    hash: text("hash").notNull(),
    attempts: integer("attempts").notNull().default(0),
    nextAttemptAt: instant("next_attempt_at"),
    /** What the exchange said last, or why it was not reached. */
    answer: text("answer").notNull().default(""),
    createdAt: instant("created_at").notNull().default(sql`now()`),
    sentAt: instant("sent_at"),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.guid] }),
    index("customs_messages_open").on(table.sellerId, table.nextAttemptAt).where(sql`state in ('to_sign', 'ready')`),
    index("customs_messages_created").on(table.sellerId, table.createdAt),
    listCheck("customs_messages_kind_check", table.kind, cebKinds),
    listCheck("customs_messages_environment_check", table.environment, gatewayEnvironments),
    listCheck("customs_messages_state_check", table.state, messageStates),
  ],
);

/** Seller table: one submission of one document, by its guid. */
export const customsDocuments = pgTable(
  "customs_documents",
  {
    sellerId: sellerIdColumn(),
    guid: text("guid").notNull(),
    kind: oneOf("kind", cebKinds).notNull(),
    appType: text("app_type").notNull(),
    messageGuid: text("message_guid").notNull(),
    /** The declaration (303, 505, 603), withdrawal, master list or summary, as its kind says. */
    subjectId: uuid("subject_id").notNull(),
    /** Of master lists and summaries in parts, from 1. */
    part: integer("part").notNull().default(1),
    /** Which submission of its subject, from 1. */
    submission: integer("submission").notNull(),
    /** When its message left, as far as anybody knows: answers to earlier submissions count only after it. */
    sentAt: instant("sent_at").notNull(),
    /** When the exchange had it; null: not yet, or never. */
    deliveredAt: instant("delivered_at"),
    /** Of everything but guid, kind of sending and time: tells whether a correction changed it. */
    contentHash: text("content_hash").notNull().default(""),
    state: oneOf("state", documentStates).notNull(),
    /** The last code and words as they came. */
    status: text("status").notNull().default(""),
    words: text("words").notNull().default(""),
    preNo: text("pre_no"),
    invtNo: text("invt_no"),
    createdAt: instant("created_at").notNull().default(sql`now()`),
    answeredAt: instant("answered_at"),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.guid] }),
    foreignKey({
      columns: [table.sellerId, table.messageGuid],
      foreignColumns: [customsMessages.sellerId, customsMessages.guid],
    }),
    index("customs_documents_message").on(table.sellerId, table.messageGuid),
    index("customs_documents_subject").on(table.sellerId, table.subjectId, table.createdAt),
    listCheck("customs_documents_kind_check", table.kind, cebKinds),
    listCheck("customs_documents_state_check", table.state, documentStates),
  ],
);

/** Seller table: every receipt as it came, once by its fingerprint; what nobody knows is kept, too. */
export const customsReceipts = pgTable(
  "customs_receipts",
  {
    sellerId: sellerIdColumn(),
    id: uuid("id").notNull().defaultRandom(),
    fingerprint: text("fingerprint").notNull(),
    environment: oneOf("environment", gatewayEnvironments).notNull(),
    /** CEB604 and the like; null: it could not be read. */
    kind: text("kind"),
    /** Of the document that it answers, upper case; null: none or unreadable. */
    guid: text("guid"),
    /** What it speaks of, as its kind says; null: nothing of the seller's bears its guid or numbers. */
    subjectId: uuid("subject_id"),
    isKnown: boolean("is_known").notNull(),
    status: text("status").notNull().default(""),
    words: text("words").notNull().default(""),
    /** YYYYMMDDhhmmssfff, China time, as it came. */
    time: text("time").notNull().default(""),
    preNo: text("pre_no"),
    invtNo: text("invt_no"),
    sumNo: text("sum_no"),
    receivedAt: instant("received_at").notNull(),
    /** The message as it came; empty where another receipt of the same message keeps it. */
    raw: text("raw").notNull(),
    rawIn: uuid("raw_in"),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.id] }),
    uniqueIndex("customs_receipts_fingerprint").on(table.sellerId, table.fingerprint),
    index("customs_receipts_guid").on(table.sellerId, table.guid),
    index("customs_receipts_subject").on(table.sellerId, table.subjectId, table.receivedAt),
    index("customs_receipts_unknown").on(table.sellerId, table.receivedAt).where(sql`not is_known`),
    listCheck("customs_receipts_environment_check", table.environment, gatewayEnvironments),
  ],
);
