import type { CountryCode } from "#lib/kit/country";
import type { Currency } from "#lib/kit/money";
import type { CalendarDate, Instant } from "#lib/kit/time";
import type { ExportColumn } from "./export-columns.ts";
import type { ShippedNumber } from "./shipments-cell.ts";
import type { PlatformStatus } from "./status.ts";

/** One product of an order as bought. */
export type OrderLineContent = {
  readonly title: string;
  readonly attributes: string;
  readonly sku: string;
  readonly quantity: number;
  readonly unit: string;
  readonly service: string;
  /** The platform's warehouse ships it (semi-managed, 优选仓): it is left out of our parcels. */
  readonly isWarehouseShipped: boolean;
};

/** What the file says about one order: exactly what is kept, compared and hashed. Money in minor units of `currency`. */
export type OrderContent = {
  readonly orderNumber: string;
  readonly platformStatus: PlatformStatus;
  readonly platformStatusText: string;
  readonly shipByDate: CalendarDate | null;
  readonly orderedAt: Instant | null;
  readonly paidAt: Instant | null;
  readonly buyerName: string;
  readonly buyerEmail: string;
  readonly paidMinor: number;
  readonly goodsMinor: number | null;
  readonly shippingMinor: number | null;
  readonly currency: Currency;
  readonly recipientName: string;
  readonly country: CountryCode | null;
  readonly countryText: string;
  readonly province: string;
  readonly city: string;
  readonly address: string;
  readonly postalCode: string;
  readonly phone: string;
  readonly mobile: string;
  readonly isMasked: boolean;
  readonly remark: string;
  readonly buyerService: string;
  readonly lines: readonly OrderLineContent[];
  readonly shipped: readonly ShippedNumber[];
};

export type OrderField = keyof OrderContent;

/** An order read from a file. `rows`: the file's row numbers; `absent`: what the file has no column for. */
export type OrderDraft = {
  readonly rows: readonly number[];
  readonly content: OrderContent;
  readonly absent: readonly OrderField[];
};

/** What is wrong in a row: the column, a code that the message files explain, and what fills its text. */
export type RowProblem = {
  readonly column: ExportColumn | null;
  readonly code: RowProblemCode;
  readonly values?: Readonly<Record<string, string | number>>;
};

export const rowProblemCodes = [
  "order_number_missing",
  "order_number_malformed",
  "order_number_rounded",
  "status_missing",
  "amount_missing",
  "amount_unreadable",
  "amount_negative",
  "amount_too_large",
  "currency_mixed",
  "products_missing",
  "product_title_missing",
  "quantity_missing",
  "quantity_invalid",
  "date_unreadable",
  "formula_without_result",
  "cell_error",
  "cell_too_long",
  "order_twice",
  "order_in_other_store",
  "older_than_known",
] as const;
export type RowProblemCode = (typeof rowProblemCodes)[number];

/** A row that makes no order, with its cells as read. */
export type RefusedRow = {
  readonly row: number;
  readonly orderNumber: string;
  readonly cells: readonly string[];
  readonly problems: readonly RowProblem[];
};

export const rowWarningCodes = [
  "recipient_masked",
  "country_unknown",
  "status_unknown",
  "deadline_missing",
  "same_row_twice",
  "rows_merged",
  "formula_taken",
  "warehouse_shipped",
  "shipment_unread",
] as const;
export type RowWarningCode = (typeof rowWarningCodes)[number];

/** Odd, but no reason to leave the order out. */
export type RowWarning = {
  readonly row: number;
  readonly orderNumber: string;
  readonly column: ExportColumn | null;
  readonly code: RowWarningCode;
  readonly values?: Readonly<Record<string, string | number>>;
};
