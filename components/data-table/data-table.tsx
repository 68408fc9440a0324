"use client";

import { type RowData, type RowSelectionState, useTable } from "@tanstack/react-table";
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { cn } from "../ui/class-names.ts";
import { orderedIds } from "./column-order.ts";
import {
  type Columns,
  type FoundRows,
  features,
  type MoreRows,
  type RowKey,
  type SortLinks,
  type TableOf,
} from "./features.ts";
import { LoadMore } from "./load-more.tsx";
import { SelectionBar } from "./selection-bar.tsx";
import { TableBody } from "./table-body.tsx";
import { TableHead } from "./table-head.tsx";
import { useTableKeys } from "./use-table-keys.ts";
import { useTableView } from "./use-table-view.ts";

/*
 * The table of every list. Columns stand at module scope or in a useMemo; rows come from the server as they are.
 *
 *   const column = columnsOf<Order>();
 *   const columns = column.columns([
 *     column.accessor("number", { meta: { name: t("number"), width: 180 }, cell: (cell) => <Link …>{cell.getValue()}</Link> }),
 *     column.display({ id: "price", meta: { name: t("price"), width: 110, align: "end", narrow: "aside" }, cell: … }),
 *   ]);
 *   <DataTable name="orders" label={t("title")} columns={columns} rows={rows} rowId={(row) => row.id}
 *     rowName={(row) => row.number} sort={{ price: { href, direction: null } }} onOpen={open}
 *     selectionBar={(selected, clear) => <Button …>} />
 *
 * As a child of a page's column it takes the height that is left and scrolls by itself. Give columns an `id` when they are
 * made by `display`; the first column stays in place sideways.
 */
export type DataTableProps<Row extends RowData> = {
  /** The key under which columns and density are remembered. */
  readonly name: string;
  readonly label: string;
  readonly columns: Columns<Row>;
  readonly rows: readonly Row[];
  readonly rowId: (row: Row) => string;
  /** What a row is called in "select …". */
  readonly rowName: (row: Row) => string;
  readonly sort?: SortLinks;
  /** Columns that are off until somebody switches them on. */
  readonly hiddenAtFirst?: readonly string[];
  /** Enter, or a click beside links and buttons. */
  readonly onOpen?: (row: Row) => void;
  /** Keys of this list's own. */
  readonly rowKeys?: readonly RowKey<Row>[];
  /** The row whose panel is open. */
  readonly openId?: string | null;
  /** Verbs shown on hover and focus, at the end of the row. */
  readonly actions?: (row: Row) => ReactNode;
  /** Verbs for the selected rows; with it rows can be selected. */
  readonly selectionBar?: (selected: readonly Row[], clear: () => void) => ReactNode;
  /** Told which rows are selected, for verbs that are asked for elsewhere. */
  readonly onSelection?: (selected: readonly Row[], clear: () => void) => void;
  readonly canSelect?: (row: Row) => boolean;
  /** Where the rows are only the first of many. */
  readonly more?: MoreRows;
  /** Where they are one page, and all that the filters find can be chosen; for one of `more` and `found`. */
  readonly found?: FoundRows;
  /** Instead of rows when there are none. */
  readonly empty?: ReactNode;
  readonly className?: string;
};

const noRows: readonly never[] = [];

/** Rows with selection, keyboard, column choice and density; see the note above. */
export function DataTable<Row extends RowData>(props: DataTableProps<Row>) {
  const { name, label, columns, rows, rowId, canSelect, selectionBar, hiddenAtFirst = noRows, className } = props;
  const [view, changeView] = useTableView(name);
  const [rowSelection, setRowSelection] = useState<RowSelectionState>({});
  const hidden = view.hidden ?? hiddenAtFirst;
  const columnVisibility = useMemo(() => Object.fromEntries(hidden.map((id) => [id, false])), [hidden]);
  const ordered = useMemo(() => inOrder(columns, view.order), [columns, view.order]);
  const isSelectable = selectionBar !== undefined;
  const { more, found } = props;
  const forgetFound = found?.isHeld ? undefined : found?.forget;
  const table: TableOf<Row> = useTable({
    features,
    columns: ordered,
    data: rows as Row[],
    getRowId: rowId,
    enableRowSelection: isSelectable && (canSelect ? (row) => canSelect(row.original) : true),
    isRowRangeSelectionEvent: hasShift,
    state: { rowSelection, columnVisibility },
    onRowSelectionChange: (change) => {
      // who ticks rows means rows
      forgetFound?.();
      setRowSelection(change);
    },
  });
  const scroller = useRef<HTMLDivElement>(null);
  const clear = useCallback(() => {
    forgetFound?.();
    setRowSelection({});
  }, [forgetFound]);
  const wantsAll = useRef(false);
  const selectFound =
    more && rows.length < more.total
      ? () => {
          wantsAll.current = true;
          more.loadAll();
        }
      : found && found.chosen === null && found.total > rows.length && !found.isLoading
        ? found.ask
        : undefined;
  const keys = useTableKeys({
    table,
    scroller,
    isSelectable,
    clear,
    selectFound,
    hasFound: (found?.chosen ?? null) !== null,
    ...(props.onOpen ? { onOpen: props.onOpen } : {}),
    ...(props.rowKeys ? { rowKeys: props.rowKeys } : {}),
  });
  const selected = rows.filter((row) => rowSelection[rowId(row)] === true);
  const { onSelection } = props;
  useEffect(() => onSelection?.(selected, clear));
  useEffect(() => {
    // all were asked for and have come
    if (!wantsAll.current || rows.length < (more?.total ?? 0)) return;
    wantsAll.current = false;
    table.toggleAllRowsSelected(true);
  }, [rows, more?.total, table]);
  return (
    <div className={cn("fills relative flex flex-col border-line border-y bg-surface", className)}>
      <section
        ref={scroller}
        aria-label={label}
        {...focusable}
        className="min-h-0 flex-1 overflow-auto overscroll-contain"
      >
        <TableBody
          {...props}
          table={table}
          density={view.density}
          scroller={scroller}
          keys={keys}
          isSelectable={isSelectable}
        >
          <TableHead
            table={table}
            view={view}
            changeView={changeView}
            hidden={hidden}
            isSelectable={isSelectable}
            hasRows={rows.length > 0}
            {...(props.sort ? { sort: props.sort } : {})}
          />
        </TableBody>
        {rows.length === 0 ? props.empty : null}
        {more && rows.length < more.total ? (
          <LoadMore load={more.load} scroller={scroller} count={rows.length} />
        ) : null}
      </section>
      {selectionBar && (selected.length > 0 || (found && found.chosen !== null)) ? (
        <SelectionBar
          count={found?.chosen ?? selected.length}
          onClear={clear}
          {...offerOf({ more, found, ask: selectFound, isWhole: selected.length === rows.length })}
        >
          {selectionBar(selected, clear)}
        </SelectionBar>
      ) : null}
    </div>
  );
}

type Offer = {
  readonly more: MoreRows | undefined;
  readonly found: FoundRows | undefined;
  readonly ask: (() => void) | undefined;
  /** All rows that are here are selected. */
  readonly isWhole: boolean;
};

/** What the bar offers beyond the rows that are here. */
function offerOf({ more, found, ask, isWhole }: Offer): Pick<Parameters<typeof SelectionBar>[0], "all" | "found"> {
  if (more) return ask && isWhole ? { all: { count: more.total, isLoading: more.isLoading, ask } } : {};
  return found && (isWhole || found.chosen !== null) ? { found } : {};
}

/** A region that scrolls must be reachable by keyboard (axe: scrollable-region-focusable). */
const focusable = { tabIndex: 0 } as const;

function hasShift(event: unknown): boolean {
  if (typeof event !== "object" || event === null) return false;
  const own = "shiftKey" in event && event.shiftKey === true;
  const native = "nativeEvent" in event ? event.nativeEvent : null;
  return own || (native instanceof MouseEvent && native.shiftKey);
}

/** The columns as the person put them. */
function inOrder<Row extends RowData>(columns: Columns<Row>, order: readonly string[] | null): Columns<Row> {
  if (order === null) return columns;
  const byId = new Map(columns.map((column) => [columnId(column), column]));
  return orderedIds([...byId.keys()], order).flatMap((id) => byId.get(id) ?? []);
}

/** As TanStack Table names it. */
function columnId(column: { readonly id?: string; readonly accessorKey?: unknown }): string {
  return column.id ?? String(column.accessorKey);
}
