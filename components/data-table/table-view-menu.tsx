"use client";

import type { RowData } from "@tanstack/react-table";
import { SlidersHorizontal } from "lucide-react";
import { useTranslations } from "next-intl";
import { buttonLook } from "../ui/button.tsx";
import { LazyPanel } from "../ui/lazy-panel.tsx";
import type { TableOf } from "./features.ts";
import type { TableViewProps } from "./table-view-panel.tsx";

type TableViewMenuProps<Row extends RowData> = Omit<TableViewProps, "columns" | "firstId"> & {
  readonly table: TableOf<Row>;
};

const load = () => import("./table-view-panel.tsx").then((module) => module.TableViewPanel);

/** Which columns in which order, and how high the rows. */
export function TableViewMenu<Row extends RowData>({ table, ...view }: TableViewMenuProps<Row>) {
  const t = useTranslations("ui");
  const [first, ...others] = table.getAllLeafColumns();
  const columns = others.map(({ id, columnDef: { meta } }) => ({
    id,
    name: meta?.name ?? id,
    isFixed: meta?.isFixed === true,
  }));
  return (
    <LazyPanel
      load={load}
      props={{ ...view, columns, firstId: first?.id ?? "" }}
      button={
        <button
          type="button"
          aria-label={t("table.view")}
          className={buttonLook({ look: "ghost", size: "icon-small" })}
        >
          <SlidersHorizontal aria-hidden className="size-3.5" />
        </button>
      }
    />
  );
}
