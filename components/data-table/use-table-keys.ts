"use client";

import type { RowData } from "@tanstack/react-table";
import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { RowKey, TableOf } from "./features.ts";
import { commandOf, isTyping, nextIndex, type TableCommand } from "./table-commands.ts";

export type TableKeys = {
  /** The row that the keyboard stands on. */
  readonly current: string | null;
  readonly setCurrent: (id: string) => void;
  readonly isHelpOpen: boolean;
  readonly closeHelp: () => void;
  /** Long tables say how to bring a row into sight. */
  readonly setScrollTo: (scrollTo: (index: number) => void) => () => void;
};

type Options<Row extends RowData> = {
  readonly table: TableOf<Row>;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly isSelectable: boolean;
  readonly clear: () => void;
  readonly onOpen?: (row: Row) => void;
  readonly rowKeys?: readonly RowKey<Row>[];
};

/** Keyboard on the whole page, as long as nobody types and nothing lies above: j/k, x, shift-x, ctrl-a, enter, /, ?. */
export function useTableKeys<Row extends RowData>(options: Options<Row>): TableKeys {
  const [current, setCurrent] = useState<string | null>(null);
  const [isHelpOpen, setHelpOpen] = useState(false);
  const scrollTo = useRef<((index: number) => void) | null>(null);
  const latest = useRef({ ...options, current });
  useEffect(() => {
    latest.current = { ...options, current };
  });
  useEffect(() => {
    const move = (step: 1 | -1) => {
      const { table, scroller } = latest.current;
      const rows = table.getRowModel().rows;
      const from = rows.findIndex((row) => row.id === latest.current.current);
      const index = nextIndex(from, step, rows.length);
      const row = rows[index];
      if (!row) return;
      setCurrent(row.id);
      scrollTo.current?.(index);
      requestAnimationFrame(() => focusRow(scroller.current, row.id));
    };
    const act = (command: TableCommand) => {
      const { table, clear, onOpen } = latest.current;
      const row = table.getRowModel().rowsById[latest.current.current ?? ""];
      if (command === "down" || command === "up") return move(command === "down" ? 1 : -1);
      if (command === "help") return setHelpOpen(true);
      if (command === "search") return focusSearch();
      if (command === "clear") return clear();
      if (command === "all") return table.toggleAllRowsSelected(true);
      if (!row) return;
      if (command === "open") return onOpen?.(row.original);
      const checked = command === "range" || !row.getIsSelected();
      row.getToggleSelectedHandler()({ target: { checked }, shiftKey: command === "range" });
    };
    const actOwn = (event: KeyboardEvent) => {
      const { table, rowKeys = [], current: id } = latest.current;
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const own = rowKeys.find(({ key }) => key === event.key.toLowerCase());
      if (own?.of === "page") {
        event.preventDefault();
        own.run();
        return;
      }
      const { rows, rowsById } = table.getRowModel();
      const selected = rows.filter((one) => one.getIsSelected()).map((one) => one.original);
      // with rows selected the key is for these, wherever the keyboard stands
      const row = rowsById[id ?? ""]?.original ?? selected[0];
      if (!own || !row) return;
      event.preventDefault();
      own.run(row, selected);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isTyping(event) || liesBelow(latest.current.scroller.current)) return;
      const command = commandOf(
        event,
        latest.current.isSelectable,
        latest.current.table.getIsSomeRowsSelected() || latest.current.table.getIsAllRowsSelected(),
      );
      if (!command) return actOwn(event);
      if (command === "open" && !isOnRow(event.target)) return;
      event.preventDefault();
      act(command);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
  const closeHelp = useCallback(() => setHelpOpen(false), []);
  const setScrollTo = useCallback((next: (index: number) => void) => {
    scrollTo.current = next;
    return () => {
      scrollTo.current = null;
    };
  }, []);
  return useMemo(
    () => ({ current, setCurrent, isHelpOpen, closeHelp, setScrollTo }),
    [current, isHelpOpen, closeHelp, setScrollTo],
  );
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

function focusSearch(): void {
  const field = document.querySelector<HTMLInputElement>("main [data-search]");
  field?.focus();
  field?.select();
}

/** Something modal lies above the table. */
function liesBelow(scroller: HTMLElement | null): boolean {
  const above = document.querySelectorAll('[role="dialog"], [role="alertdialog"], [role="menu"]');
  return [...above].some((one) => !one.contains(scroller));
}

/** Enter on a link or a button is theirs. */
function isOnRow(target: EventTarget | null): boolean {
  return !(target instanceof Element) || target.closest("a, button, summary, [role=tab]") === null;
}
