"use client";

import { useTranslations } from "next-intl";
import type { PanelOpening } from "../ui/lazy-panel.tsx";
import { Menu, MenuCheck, MenuChoice, MenuItem, MenuLabel, MenuLine } from "../ui/menu.tsx";
import type { Density } from "./features.ts";
import type { TableView } from "./use-table-view.ts";

export type TableViewProps = {
  /** Those that may be switched off. */
  readonly columns: readonly { readonly id: string; readonly name: string }[];
  readonly view: TableView;
  readonly changeView: (next: Partial<TableView> | null) => void;
  readonly hidden: readonly string[];
};

const densities: readonly Density[] = ["comfortable", "compact"];

/** Which columns, and how high the rows. */
export function TableViewPanel(props: TableViewProps & PanelOpening) {
  const { columns, view, changeView, hidden, trigger, isOpenAtFirst } = props;
  const t = useTranslations("ui");
  const toggle = (id: string, isShown: boolean) =>
    changeView({ hidden: isShown ? hidden.filter((one) => one !== id) : [...hidden, id] });
  return (
    <Menu align="end" trigger={trigger} isOpenAtFirst={isOpenAtFirst}>
      <MenuChoice
        label={t("table.density")}
        value={view.density}
        choices={densities.map((value) => ({ value, label: t(`table.${value}`) }))}
        onChoose={(density) => changeView({ density })}
      />
      <MenuLine />
      <MenuLabel>{t("table.columnsTitle")}</MenuLabel>
      {columns.map((column) => (
        <MenuCheck
          key={column.id}
          isChecked={!hidden.includes(column.id)}
          onChange={(isShown) => toggle(column.id, isShown)}
        >
          {column.name}
        </MenuCheck>
      ))}
      <MenuLine />
      <MenuItem onSelect={() => changeView(null)}>{t("table.reset")}</MenuItem>
    </Menu>
  );
}
