"use client";

import type { RowData } from "@tanstack/react-table";
import { ArrowDown, ArrowUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef } from "react";
import { Link } from "@/components/ui/link";
import { cn } from "../ui/class-names.ts";
import type { SortLink, SortLinks, TableOf } from "./features.ts";
import { roles } from "./roles.ts";
import { TableViewMenu } from "./table-view-menu.tsx";
import type { TableView } from "./use-table-view.ts";

type TableHeadProps<Row extends RowData> = {
  readonly table: TableOf<Row>;
  readonly sort?: SortLinks;
  readonly view: TableView;
  readonly changeView: (next: Partial<TableView> | null) => void;
  readonly hidden: readonly string[];
  readonly isSelectable: boolean;
  readonly hasRows: boolean;
};

const cell = "sticky top-0 z-20 h-9 border-line border-b bg-surface px-2 font-medium text-ink-soft text-meta";

/** Names of the columns, the ones that sort as links; at the ends "select all" and the view of the table. */
export function TableHead<Row extends RowData>(props: TableHeadProps<Row>) {
  const { table, sort = {}, view, changeView, hidden, isSelectable, hasRows } = props;
  const t = useTranslations("ui");
  const headers = table.getHeaderGroups()[0]?.headers ?? [];
  return (
    <thead
      {...roles.group}
      className={isSelectable ? "max-sm:sticky max-sm:top-0 max-sm:z-20 max-sm:block" : "max-sm:hidden"}
    >
      <tr {...roles.row} className="max-sm:flex max-sm:items-center">
        {isSelectable ? (
          <th
            {...roles.head}
            scope="col"
            className={cn(cell, "left-0 z-30 pl-4 max-sm:flex max-sm:flex-1 max-sm:items-center")}
          >
            <SelectAll table={table} isDisabled={!hasRows} />
            <span aria-hidden className="ml-3 hidden whitespace-nowrap max-sm:inline">
              {t("table.selectAll")}
            </span>
          </th>
        ) : null}
        {headers.map((header, index) => {
          const look = header.column.columnDef.meta;
          return (
            <HeadCell
              key={header.id}
              name={look?.name ?? header.id}
              sort={sort[header.column.id]}
              className={cn(
                "max-sm:hidden",
                look?.align === "end" ? "text-right" : "text-left",
                index === 0 && (isSelectable ? "left-10 z-30" : "left-0 z-30 pl-4 md:pl-6"),
              )}
            />
          );
        })}
        <th {...roles.head} scope="col" className={cn(cell, "right-0 z-30 px-1 text-right max-sm:ml-auto")}>
          <TableViewMenu table={table} view={view} changeView={changeView} hidden={hidden} />
        </th>
      </tr>
    </thead>
  );
}

type HeadCellProps = { readonly name: string; readonly sort: SortLink | undefined; readonly className: string };

function HeadCell({ name, sort, className }: HeadCellProps) {
  const t = useTranslations("ui");
  if (!sort) return <Head className={className}>{name}</Head>;
  const Icon = sort.direction === "descending" ? ArrowDown : ArrowUp;
  return (
    <Head className={className} sort={sort.direction ?? "none"}>
      <Link
        href={sort.href}
        scroll={false}
        title={t("table.sortBy", { column: name })}
        className={cn("group/sort inline-flex items-center gap-1 rounded hover:text-ink", sort.direction && "text-ink")}
      >
        {name}
        <Icon
          aria-hidden
          className={cn(
            "size-3.5",
            !sort.direction && "opacity-0 group-hover/sort:opacity-60 group-focus/sort:opacity-60",
          )}
        />
      </Link>
    </Head>
  );
}

type HeadProps = {
  readonly className: string;
  readonly sort?: "ascending" | "descending" | "none";
  readonly children: ReactNode;
};

function Head({ className, sort, children }: HeadProps) {
  return (
    <th {...roles.head} scope="col" aria-sort={sort} className={cn(cell, "truncate", className)}>
      {children}
    </th>
  );
}

function SelectAll<Row extends RowData>({
  table,
  isDisabled,
}: {
  readonly table: TableOf<Row>;
  readonly isDisabled: boolean;
}) {
  const t = useTranslations("ui");
  const box = useRef<HTMLInputElement>(null);
  const isAll = !isDisabled && table.getIsAllRowsSelected();
  const isSome = !isAll && table.getIsSomeRowsSelected();
  useEffect(() => {
    if (box.current) box.current.indeterminate = isSome;
  }, [isSome]);
  return (
    <input
      ref={box}
      type="checkbox"
      aria-label={t("table.selectAll")}
      checked={isAll}
      disabled={isDisabled}
      onChange={(event) => table.toggleAllRowsSelected(event.target.checked)}
      className="block size-4 accent-accent"
    />
  );
}
