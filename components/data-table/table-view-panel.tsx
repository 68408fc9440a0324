"use client";

import { ArrowDown, ArrowUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Button } from "../ui/button.tsx";
import { Checkbox } from "../ui/input.tsx";
import type { PanelOpening } from "../ui/lazy-panel.tsx";
import { Popover } from "../ui/popover.tsx";
import { moved } from "./column-order.ts";
import type { Density } from "./features.ts";
import type { TableView } from "./use-table-view.ts";

export type TableViewProps = {
  /** All of them as they stand; the first is not given: it is always there. */
  readonly columns: readonly { readonly id: string; readonly name: string; readonly isFixed: boolean }[];
  readonly firstId: string;
  readonly view: TableView;
  readonly changeView: (next: Partial<TableView> | null) => void;
  readonly hidden: readonly string[];
};

const densities: readonly Density[] = ["comfortable", "compact"];

/** Which columns in which order, and how high the rows. */
export function TableViewPanel(props: TableViewProps & PanelOpening) {
  const { columns, firstId, view, changeView, hidden, trigger } = props;
  const t = useTranslations("ui");
  const name = useId();
  const [isOpen, setOpen] = useState(true);
  const ids = [firstId, ...columns.map(({ id }) => id)];
  const toggle = (id: string, isShown: boolean) =>
    changeView({ hidden: isShown ? hidden.filter((one) => one !== id) : [...hidden, id] });
  return (
    <Popover
      trigger={trigger}
      label={t("table.view")}
      align="end"
      className="w-64 p-2"
      isOpen={isOpen}
      onOpenChange={setOpen}
    >
      <fieldset>
        <legend className="px-1 pb-1 text-ink-soft text-meta">{t("table.density")}</legend>
        <div className="flex gap-4 px-1">
          {densities.map((density) => (
            <label key={density} className="flex h-7 items-center gap-1.5">
              <input
                type="radio"
                name={name}
                className="accent-accent"
                checked={view.density === density}
                onChange={() => changeView({ density })}
              />
              {t(`table.${density}`)}
            </label>
          ))}
        </div>
      </fieldset>
      <fieldset className="-mx-2 mt-2 border-line border-t px-2 pt-2">
        <legend className="float-left px-1 pb-1 text-ink-soft text-meta">{t("table.columnsTitle")}</legend>
        <ul className="clear-both">
          {columns.map((column) => (
            <li key={column.id} className="flex h-8 items-center gap-1 rounded px-1 hover:bg-hover">
              <label htmlFor={`${name}-${column.id}`} className="flex min-w-0 flex-1 items-center gap-2">
                <Checkbox
                  id={`${name}-${column.id}`}
                  checked={!hidden.includes(column.id)}
                  disabled={column.isFixed}
                  onChange={(event) => toggle(column.id, event.target.checked)}
                />
                <span className="truncate">{column.name}</span>
              </label>
              {([-1, 1] as const).map((step) => {
                const order = moved(ids, column.id, step);
                const Icon = step === -1 ? ArrowUp : ArrowDown;
                return (
                  <Button
                    key={step}
                    look="ghost"
                    size="icon-small"
                    aria-label={t(step === -1 ? "table.earlier" : "table.later", { name: column.name })}
                    aria-disabled={order === null}
                    className={order === null ? "opacity-30" : "text-ink-soft"}
                    onClick={() => order && changeView({ order })}
                  >
                    <Icon aria-hidden className="size-3.5" />
                  </Button>
                );
              })}
            </li>
          ))}
        </ul>
      </fieldset>
      <div className="-mx-2 mt-2 border-line border-t px-2 pt-2">
        <Button look="ghost" size="small" onClick={() => changeView(null)}>
          {t("table.reset")}
        </Button>
      </div>
    </Popover>
  );
}
