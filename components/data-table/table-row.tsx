"use client";

import { FlexRender, type RowData, type Row as TanRow } from "@tanstack/react-table";
import { useTranslations } from "next-intl";
import { type MouseEvent, memo, type ReactNode } from "react";
import { cn } from "../ui/class-names.ts";
import type { ColumnLook, Features } from "./features.ts";
import { roles } from "./roles.ts";

export type TableRowProps<Row extends RowData> = {
  readonly row: TanRow<Features, Row>;
  readonly index: number;
  readonly height: number;
  /** The visible columns; another value draws the row anew. */
  readonly columnKey: string;
  readonly isSelectable: boolean;
  readonly isSelected: boolean;
  readonly isCurrent: boolean;
  readonly isOpen: boolean;
  readonly rowName: (row: Row) => string;
  readonly onTouch: (id: string) => void;
  readonly onOpen?: (row: Row) => void;
  readonly actions?: (row: Row) => ReactNode;
};

const places: Readonly<Record<NonNullable<ColumnLook["narrow"]>, string>> = {
  aside: "max-sm:order-1 max-sm:shrink-0",
  line: "max-sm:order-3 max-sm:text-meta max-sm:text-ink-soft max-sm:max-w-[60%]",
  hidden: "max-sm:hidden",
};
const base = "truncate border-line border-b px-2 max-sm:border-0 max-sm:p-0";
/** On a phone: the first column and what stands beside it, then a break, then the rest in a second line. */
const narrowRow =
  "max-sm:relative max-sm:flex max-sm:flex-wrap max-sm:content-start max-sm:items-center max-sm:gap-x-3 max-sm:gap-y-[3px] max-sm:overflow-hidden max-sm:border-line max-sm:border-b max-sm:px-4 max-sm:pt-2 max-sm:after:order-2 max-sm:after:h-0 max-sm:after:basis-full max-sm:after:content-['']";

function DataRow<Row extends RowData>(props: TableRowProps<Row>) {
  const { row, index, height, isSelectable, isSelected, isCurrent, isOpen, rowName, onTouch, onOpen, actions } = props;
  const openBeside = (event: MouseEvent) => {
    onTouch(row.id);
    if (onOpen && !isControl(event.target) && !hasTextSelected()) onOpen(row.original);
  };
  return (
    <tr
      {...roles.row}
      aria-rowindex={index + 2}
      aria-selected={isSelectable ? isSelected : undefined}
      data-row={row.id}
      tabIndex={-1}
      onClick={openBeside}
      style={{ height }}
      className={cn(
        "group bg-surface hover:bg-hover focus:outline-none",
        onOpen && "cursor-pointer",
        isSelected && "bg-selected hover:bg-selected",
        isOpen && "bg-hover",
        narrowRow,
        isSelectable && "max-sm:pl-11",
      )}
    >
      {isSelectable ? (
        <td
          {...roles.cell}
          className={cn(
            base,
            "sticky left-0 z-10 bg-inherit pl-4 max-sm:absolute max-sm:top-[10px] max-sm:left-4",
            isCurrent && mark,
          )}
        >
          <SelectBox row={row} isSelected={isSelected} name={rowName(row.original)} />
        </td>
      ) : null}
      {row.getVisibleCells().map((cell, column) => {
        const look = cell.column.columnDef.meta;
        const isFirst = column === 0;
        const className = cn(
          base,
          look?.align === "end" && "text-right",
          isFirst
            ? [
                "sticky z-10 bg-inherit text-left font-normal max-sm:static max-sm:min-w-0 max-sm:flex-1",
                isSelectable ? "left-10" : "left-0 pl-4 md:pl-6",
                !isSelectable && isCurrent && mark,
              ]
            : places[look?.narrow ?? "line"],
        );
        return isFirst ? (
          <th key={cell.id} {...roles.rowHead} scope="row" className={className}>
            <FlexRender cell={cell} />
          </th>
        ) : (
          <td key={cell.id} {...roles.cell} className={className}>
            <FlexRender cell={cell} />
          </td>
        );
      })}
      <td
        {...roles.cell}
        className={cn(
          base,
          "sticky right-0 overflow-visible bg-inherit px-1 text-right max-sm:order-1 max-sm:static",
          !actions && "max-sm:hidden",
        )}
      >
        {actions ? (
          <span className="inline-flex gap-1 opacity-0 transition-opacity focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100">
            {actions(row.original)}
          </span>
        ) : null}
      </td>
    </tr>
  );
}

const mark = "shadow-[inset_2px_0_0_var(--accent)]";

/** Rows are many and change seldom: only one whose own state changed is drawn again. */
export const TableRow = memo(DataRow) as typeof DataRow;

type SelectBoxProps<Row extends RowData> = {
  readonly row: TanRow<Features, Row>;
  readonly isSelected: boolean;
  readonly name: string;
};

function SelectBox<Row extends RowData>({ row, isSelected, name }: SelectBoxProps<Row>) {
  const t = useTranslations("ui");
  return (
    <input
      type="checkbox"
      aria-label={t("table.selectRow", { name })}
      checked={isSelected}
      disabled={!row.getCanSelect()}
      onChange={row.getToggleSelectedHandler()}
      className="block size-4 accent-accent"
    />
  );
}

function isControl(target: EventTarget): boolean {
  return (
    target instanceof Element && target.closest("a, button, input, select, textarea, label, [role=menuitem]") !== null
  );
}

/** Somebody who marks a number to copy it does not want to open the row. */
function hasTextSelected(): boolean {
  return (window.getSelection()?.toString() ?? "") !== "";
}
