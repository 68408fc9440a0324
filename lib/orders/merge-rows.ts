import { canonicalJson } from "#lib/kit/fingerprint";
import { cellText } from "#lib/kit/sheet";
import type { OrderContent, OrderDraft, OrderField, RefusedRow, RowWarning } from "./draft.ts";
import type { ExportColumn } from "./export-columns.ts";
import type { CellProduct } from "./products-cell.ts";
import { lineOf, type ReadRow } from "./read-row.ts";

export type MergedRows = {
  readonly orders: readonly OrderDraft[];
  readonly refused: readonly RefusedRow[];
  readonly warnings: readonly RowWarning[];
};

type Columns = ReadonlyMap<ExportColumn, number>;

/**
 * Rows that carry one order number come together: the same row twice counts once, rows that differ only in their products
 * are one order on several rows, and rows that contradict each other are all refused, each naming the others.
 */
export function mergeRows(read: readonly ReadRow[], columns: Columns, absent: readonly OrderField[]): MergedRows {
  const byNumber = new Map<string, ReadRow[]>();
  for (const one of read) {
    const rows = byNumber.get(one.content.orderNumber);
    if (rows) rows.push(one);
    else byNumber.set(one.content.orderNumber, [one]);
  }
  const orders: OrderDraft[] = [];
  const refused: RefusedRow[] = [];
  const warnings: RowWarning[] = [];
  for (const rows of byNumber.values()) {
    const merged = mergeOne(rows, columns);
    if (merged === null) {
      refused.push(...rows.map((one) => contradiction(one, rows)));
      continue;
    }
    orders.push({ rows: rows.map((one) => one.row.number), content: merged.content, absent });
    warnings.push(...rows.flatMap((one) => one.warnings), ...merged.warnings);
  }
  return { orders, refused, warnings };
}

type Merged = { readonly content: OrderContent; readonly warnings: readonly RowWarning[] };

function mergeOne(rows: readonly ReadRow[], columns: Columns): Merged | null {
  const [first, ...others] = rows;
  if (!first) return null;
  if (others.length === 0) return { content: first.content, warnings: [] };
  const kept: CellProduct[] = [...first.products];
  const warnings: RowWarning[] = [];
  for (const other of others) {
    if (headOf(other.content) !== headOf(first.content)) return null;
    const added = isCovered(other, columns) ? [] : newProducts(kept, other.products);
    if (added === null) return null;
    kept.push(...added);
    const { orderNumber } = first.content;
    const code = added.length > 0 ? ("rows_merged" as const) : ("same_row_twice" as const);
    warnings.push({ row: other.row.number, orderNumber, column: null, code, values: { row: first.row.number } });
  }
  return { content: { ...first.content, lines: kept.map(lineOf) }, warnings };
}

/** Everything about an order but its products. */
function headOf(content: OrderContent): string {
  const { lines: _lines, ...head } = content;
  return canonicalJson(head);
}

/** A products cell merged over several rows tells the same products in each of them. */
function isCovered(one: ReadRow, columns: Columns): boolean {
  const index = columns.get("products");
  return index !== undefined && cellText(one.row, index) !== "" && one.row.marks?.[index] === "merged";
}

/**
 * Products of a further row that the order does not have yet; none when all are the same ones again. Null when they
 * contradict: the same 【n】 with another content, or the same product with another quantity.
 */
function newProducts(kept: readonly CellProduct[], more: readonly CellProduct[]): CellProduct[] | null {
  const added: CellProduct[] = [];
  for (const product of more) {
    const twin = kept.find((other) => isTwin(other, product));
    if (!twin) added.push(product);
    else if (canonicalJson(twin) !== canonicalJson(product)) return null;
  }
  return added;
}

function isTwin(a: CellProduct, b: CellProduct): boolean {
  if (a.index !== null && b.index !== null) return a.index === b.index;
  return a.title === b.title && a.attributes === b.attributes && a.sku === b.sku;
}

function contradiction(one: ReadRow, rows: readonly ReadRow[]): RefusedRow {
  const others = rows.filter((other) => other !== one).map((other) => other.row.number);
  return {
    row: one.row.number,
    orderNumber: one.content.orderNumber,
    cells: one.row.cells,
    problems: [{ column: "orderNumber", code: "order_twice", values: { rows: others.join("、") } }],
  };
}
