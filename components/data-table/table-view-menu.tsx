"use client";

import type { RowData } from "@tanstack/react-table";
import { SlidersHorizontal } from "lucide-react";
import { useTranslations } from "next-intl";
import { buttonLook } from "../ui/button.tsx";
import { Menu, MenuCheck, MenuChoice, MenuItem, MenuLabel, MenuLine } from "../ui/menu.tsx";
import type { Density, TableOf } from "./features.ts";
import type { TableView } from "./use-table-view.ts";

type TableViewMenuProps<Row extends RowData> = {
  readonly table: TableOf<Row>;
  readonly view: TableView;
  readonly changeView: (next: Partial<TableView> | null) => void;
  readonly hidden: readonly string[];
};

const densities: readonly Density[] = ["comfortable", "compact"];

/** Which columns, and how high the rows. */
export function TableViewMenu<Row extends RowData>({ table, view, changeView, hidden }: TableViewMenuProps<Row>) {
  const t = useTranslations("ui");
  const [, ...others] = table.getAllLeafColumns();
  const choosable = others.filter((column) => column.columnDef.meta?.isFixed !== true);
  const toggle = (id: string, isShown: boolean) =>
    changeView({ hidden: isShown ? hidden.filter((one) => one !== id) : [...hidden, id] });
  return (
    <Menu
      align="end"
      trigger={
        <button
          type="button"
          aria-label={t("table.view")}
          className={buttonLook({ look: "ghost", size: "icon-small" })}
        >
          <SlidersHorizontal aria-hidden className="size-3.5" />
        </button>
      }
    >
      <MenuChoice
        label={t("table.density")}
        value={view.density}
        choices={densities.map((value) => ({ value, label: t(`table.${value}`) }))}
        onChoose={(density) => changeView({ density })}
      />
      <MenuLine />
      <MenuLabel>{t("table.columnsTitle")}</MenuLabel>
      {choosable.map((column) => (
        <MenuCheck
          key={column.id}
          isChecked={!hidden.includes(column.id)}
          onChange={(isShown) => toggle(column.id, isShown)}
        >
          {column.columnDef.meta?.name ?? column.id}
        </MenuCheck>
      ))}
      <MenuLine />
      <MenuItem onSelect={() => changeView(null)}>{t("table.reset")}</MenuItem>
    </Menu>
  );
}
