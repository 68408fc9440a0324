"use client";

import type { RowData } from "@tanstack/react-table";
import dynamic from "next/dynamic";
import type { ReactNode, RefObject } from "react";
import type { DataTableProps } from "./data-table.tsx";
import { actionsWidth, checkboxWidth, type Density, rowHeights, type TableOf } from "./features.ts";
import { roles } from "./roles.ts";
import { TableRow, type TableRowProps } from "./table-row.tsx";
import { useIsNarrow } from "./use-is-narrow.ts";
import type { TableKeys } from "./use-table-keys.ts";
import type { VirtualRowsProps } from "./virtual-rows.tsx";

const VirtualRows = dynamic<VirtualRowsProps>(() => import("./virtual-rows.tsx").then((module) => module.VirtualRows));

/** From here on only the rows in sight are drawn. */
const virtualFrom = 200;

type TableBodyProps<Row extends RowData> = DataTableProps<Row> & {
  readonly table: TableOf<Row>;
  readonly density: Density;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly keys: TableKeys;
  readonly isSelectable: boolean;
  /** The head. */
  readonly children: ReactNode;
};

/** The table itself: widths by column, so that nothing moves when other rows come, and the rows. */
export function TableBody<Row extends RowData>(props: TableBodyProps<Row>) {
  const { table, density, scroller, keys, isSelectable, children, label, rowName, onOpen, openId, actions } = props;
  const isNarrow = useIsNarrow();
  const columns = table.getVisibleLeafColumns();
  const rows = table.getRowModel().rows;
  const widths = columns.map((column) => column.columnDef.meta?.width ?? null);
  const least = columns.reduce(
    (sum, column) => sum + (column.columnDef.meta?.width ?? column.columnDef.meta?.minWidth ?? 160),
    actionsWidth + (isSelectable ? checkboxWidth : 0),
  );
  const height = isNarrow ? rowHeights.narrow : rowHeights[density];
  const columnKey = columns.map((column) => column.id).join();
  const draw = (index: number) => {
    const row = rows[index];
    if (!row) return null;
    const given: TableRowProps<Row> = {
      row,
      index,
      height,
      columnKey,
      isSelectable,
      rowName,
      isSelected: row.getIsSelected(),
      isCurrent: keys.current === row.id,
      isOpen: openId === row.id,
      onTouch: keys.setCurrent,
      ...(onOpen ? { onOpen } : {}),
      ...(actions ? { actions } : {}),
    };
    return <TableRow key={row.id} {...given} />;
  };
  return (
    <table
      {...roles.table}
      aria-label={label}
      aria-rowcount={rows.length + 1}
      style={isNarrow ? undefined : { minWidth: least }}
      className="w-full table-fixed border-separate border-spacing-0 max-sm:block"
    >
      <colgroup>
        {isSelectable ? <col style={{ width: checkboxWidth }} /> : null}
        {columns.map((column, index) => (
          <col key={column.id} style={{ width: widths[index] ?? undefined }} />
        ))}
        <col style={{ width: actionsWidth }} />
      </colgroup>
      {children}
      {rows.length > virtualFrom ? (
        <VirtualRows count={rows.length} height={height} scroller={scroller} keys={keys} draw={draw} />
      ) : (
        <tbody {...roles.group} className="max-sm:block">
          {rows.map((_, index) => draw(index))}
        </tbody>
      )}
    </table>
  );
}
