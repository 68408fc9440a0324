"use client";

import type { RowData } from "@tanstack/react-table";
import { useTranslations } from "next-intl";
import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { KeyGroup, KeyLine } from "../ui/key-map.ts";
import { useKeys } from "../ui/use-keys.ts";
import type { RowKey, TableOf } from "./features.ts";
import { nextIndex, standingAt, stretched } from "./row-steps.ts";

export type TableKeys = {
  /** The row that the keyboard stands on. */
  readonly current: string | null;
  readonly setCurrent: (id: string) => void;
  /** Long tables say how to bring a row into sight. */
  readonly setScrollTo: (scrollTo: (index: number) => void) => () => void;
};

type Options<Row extends RowData> = {
  readonly table: TableOf<Row>;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly isSelectable: boolean;
  readonly clear: () => void;
  /** Selects also the rows that are not here yet; undefined: all are here. */
  readonly selectFound?: (() => void) | undefined;
  /** All that the filters find is chosen, whether or not any of it is here. */
  readonly hasFound: boolean;
  readonly onOpen?: (row: Row) => void;
  readonly rowKeys?: readonly RowKey<Row>[];
};

const noKeys: readonly never[] = [];

/** The keys of a table, heard on the whole page: this is where they are declared, and what the help shows. */
export function useTableKeys<Row extends RowData>(options: Options<Row>): TableKeys {
  const { isSelectable, rowKeys = noKeys } = options;
  const canOpen = options.onOpen !== undefined;
  const t = useTranslations("ui.keys");
  const [current, setCurrent] = useState<string | null>(null);
  const scrollTo = useRef<((index: number) => void) | null>(null);
  const place = useRef(-1);
  const stretch = useRef<{ readonly anchor: number; readonly before: Readonly<Record<string, true>> } | null>(null);
  const latest = useRef({ ...options, current });
  useEffect(() => {
    latest.current = { ...options, current };
    const at = options.table.getRowModel().rows.findIndex(({ id }) => id === current);
    if (at >= 0) place.current = at;
  });
  const group = useMemo<KeyGroup>(() => {
    const rowsNow = () => latest.current.table.getRowModel().rows;
    const rowNow = () => latest.current.table.getRowModel().rowsById[latest.current.current ?? ""];
    const selectedNow = () => {
      const { table } = latest.current;
      return table.getIsSomeRowsSelected() || table.getIsAllRowsSelected()
        ? rowsNow().filter((row) => row.getIsSelected())
        : [];
    };
    const goTo = (index: number) => {
      const row = rowsNow()[index];
      if (!row) return;
      setCurrent(row.id);
      scrollTo.current?.(index);
      requestAnimationFrame(() => focusRow(latest.current.scroller.current, row.id));
    };
    const move = (step: 1 | -1) => {
      const rows = rowsNow();
      const found = rows.findIndex(({ id }) => id === latest.current.current);
      const index = nextIndex(standingAt(found, place.current, step, rows.length), step, rows.length);
      goTo(index);
      return { from: found, index };
    };
    const walk = (step: 1 | -1) => (event: KeyboardEvent) => {
      if (!isOurs(event, latest.current.scroller.current)) return false;
      stretch.current = null;
      move(step);
    };
    const leap = (toEnd: boolean) => (event: KeyboardEvent) => {
      if (!isOurs(event, latest.current.scroller.current)) return false;
      stretch.current = null;
      goTo(toEnd ? rowsNow().length - 1 : 0);
    };
    const reach = (step: 1 | -1) => (event: KeyboardEvent) => {
      if (!isOurs(event, latest.current.scroller.current)) return false;
      const { from, index } = move(step);
      if (index < 0) return;
      const ids = rowsNow().map(({ id }) => id);
      stretch.current ??= {
        anchor: from < 0 ? index : from,
        before: Object.fromEntries(selectedNow().map(({ id }) => [id, true as const])),
      };
      const { anchor, before } = stretch.current;
      latest.current.table.setRowSelection(stretched(before, ids, anchor, index));
    };
    const select = (isRange: boolean) => () => {
      const row = rowNow();
      if (!row) return false;
      stretch.current = null;
      const checked = isRange || !row.getIsSelected();
      row.getToggleSelectedHandler()({ target: { checked }, shiftKey: isRange });
    };
    const selectAll = () => {
      const { table, selectFound } = latest.current;
      if (table.getIsAllRowsSelected()) selectFound?.();
      else table.toggleAllRowsSelected(true);
    };
    const clear = () => {
      if (selectedNow().length === 0 && !latest.current.hasFound) return false;
      stretch.current = null;
      latest.current.clear();
    };
    const open = (event: KeyboardEvent) => {
      const row = rowNow();
      if (!row || !isOnRow(event.target)) return false;
      latest.current.onOpen?.(row.original);
    };
    const own = rowKeys.map(
      ({ keys, text, run }): KeyLine => ({
        keys,
        text,
        run: () => {
          const selected = selectedNow().map(({ original }) => original);
          // with rows selected the key is for these, wherever the keyboard stands
          const row = rowNow()?.original ?? selected[0];
          if (!row) return false;
          run(row, selected);
        },
      }),
    );
    return {
      title: t("list"),
      order: 10,
      within: () => latest.current.scroller.current,
      lines: [
        { keys: ["j", "arrowdown"], text: t("down"), run: walk(1), repeats: true },
        { keys: ["k", "arrowup"], text: t("up"), run: walk(-1), repeats: true },
        { keys: ["home"], text: t("first"), run: leap(false) },
        { keys: ["end"], text: t("last"), run: leap(true) },
        ...(canOpen ? [{ keys: ["enter"], text: t("open"), run: open }] : []),
        ...(isSelectable
          ? [
              { keys: ["x"], text: t("select"), run: select(false) },
              { keys: ["shift+j", "shift+arrowdown"], text: t("reachDown"), run: reach(1), repeats: true },
              { keys: ["shift+k", "shift+arrowup"], text: t("reachUp"), run: reach(-1), repeats: true },
              { keys: ["shift+x"], text: t("range"), run: select(true) },
              { keys: ["mod+a"], text: t("all"), run: selectAll },
              { keys: ["escape"], text: t("clear"), run: clear },
            ]
          : []),
        ...own,
        { keys: ["/"], text: t("search"), run: focusSearch },
      ],
    };
  }, [t, isSelectable, canOpen, rowKeys]);
  useKeys(group);
  const setScrollTo = useCallback((next: (index: number) => void) => {
    scrollTo.current = next;
    return () => {
      scrollTo.current = null;
    };
  }, []);
  return useMemo(() => ({ current, setCurrent, setScrollTo }), [current, setScrollTo]);
}

/** The row takes the focus, so that screen readers read it, and comes out from under the head. */
function focusRow(scroller: HTMLElement | null, id: string): void {
  const row = scroller?.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`);
  if (!scroller || !row) return;
  row.focus({ preventScroll: true });
  const [box, frame] = [row.getBoundingClientRect(), scroller.getBoundingClientRect()];
  const above = box.top - (frame.top + (scroller.querySelector("thead")?.clientHeight ?? 0));
  const below = box.bottom - frame.bottom;
  if (above < 0) scroller.scrollTop += above;
  else if (below > 0) scroller.scrollTop += below;
}

function focusSearch(): false | undefined {
  const field = document.querySelector<HTMLInputElement>("main [data-search]");
  if (!field) return false;
  field.focus();
  field.select();
}

/** Arrows, Home and End belong to tabs, menus and pages elsewhere: they move rows from the list, from nowhere and from the search. */
function isOurs({ key, target }: KeyboardEvent, scroller: HTMLElement | null): boolean {
  if (key.length === 1 || !(target instanceof HTMLElement)) return true;
  return (
    target === document.body ||
    target.id === "main" ||
    target.dataset.search !== undefined ||
    (scroller?.contains(target) ?? false)
  );
}

/** Enter on a link or a button is theirs. */
function isOnRow(target: EventTarget | null): boolean {
  return !(target instanceof Element) || target.closest("a, button, summary, [role=tab]") === null;
}
