"use client";

import { useEffect, useRef, useState } from "react";

type RowKeys = {
  readonly ids: readonly string[];
  /** Rows that may be selected. */
  readonly canSelect: (id: string) => boolean;
  readonly onOpen: (id: string) => void;
};

/**
 * Selection and keyboard of a list: j/k move, x selects, Shift+x or a click with Shift selects the range, Ctrl/⌘+A all,
 * Enter opens, Escape clears. Ids that left the list leave the selection.
 */
export function useRowKeys({ ids, canSelect, onOpen }: RowKeys) {
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [current, setCurrent] = useState<string | null>(null);
  const anchor = useRef<string | null>(null);
  const present = new Set(ids);
  const selected = new Set([...picked].filter((id) => present.has(id) && canSelect(id)));
  const range = (to: string): readonly string[] => {
    const [a, b] = [ids.indexOf(anchor.current ?? to), ids.indexOf(to)].sort((x, y) => x - y);
    return ids.slice(Math.max(0, a ?? 0), (b ?? 0) + 1).filter(canSelect);
  };
  const toggle = (id: string, withRange: boolean) => {
    if (!canSelect(id)) return;
    const next = new Set(selected);
    if (withRange && anchor.current) for (const one of range(id)) next.add(one);
    else if (!next.delete(id)) next.add(id);
    anchor.current = id;
    setPicked(next);
  };
  const all = ids.filter(canSelect);
  const toggleAll = () => setPicked(new Set(selected.size < all.length ? all : []));
  const clear = () => setPicked(new Set());
  const step = (by: number) => {
    const index = Math.min(ids.length - 1, Math.max(0, (current === null ? -1 : ids.indexOf(current)) + by));
    const id = ids[index];
    if (id === undefined) return;
    setCurrent(id);
    document.getElementById(`row-${id}`)?.scrollIntoView({ block: "nearest" });
  };
  const onKey = (event: KeyboardEvent) => {
    const isTyping =
      event.target instanceof HTMLElement &&
      event.target.closest("input:not([type=checkbox]),textarea,select,[role=dialog]");
    if (isTyping || event.altKey || event.defaultPrevented) return;
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "a") toggleAll();
    else if (event.ctrlKey || event.metaKey) return;
    else if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key.toLowerCase() === "x" && current) toggle(current, event.shiftKey);
    else if (
      event.key === "Enter" &&
      current &&
      !(event.target instanceof HTMLElement && event.target.closest("a,button"))
    )
      onOpen(current);
    else if (event.key === "Escape" && selected.size > 0) clear();
    else return;
    event.preventDefault();
  };
  const latest = useRef(onKey);
  latest.current = onKey;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => latest.current(event);
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
  return {
    selected,
    current,
    toggle,
    toggleAll,
    clear,
    isAll: all.length > 0 && selected.size === all.length,
    hasAny: all.length > 0,
  };
}
