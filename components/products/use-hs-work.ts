"use client";

import { useTranslations } from "next-intl";
import { useCallback, useEffect, useRef, useState } from "react";
import { sayCode } from "@/components/form/say-code";
import type { Answer, ServerAction } from "@/components/form/use-action";
import type { HsChosen } from "./hs-search-dialog.tsx";
import type { HsWorkView } from "./hs-work-list.tsx";

export type HsWorkDoors = {
  readonly confirm: ServerAction<unknown, { readonly code: string; readonly version: number }>;
  readonly undo: ServerAction<unknown, { readonly version: number }>;
  readonly answer: ServerAction<unknown, { readonly version: number }>;
};

/** How a row stands on this screen, before the list is read anew. */
export type HsMark =
  | { readonly state: "saving" }
  | { readonly state: "done"; readonly code: string; readonly version: number }
  | { readonly state: "refused"; readonly text: string };

/**
 * The rows as they are worked through: what was decided stays where it is, marked, until the page is left, so that nothing
 * moves under the hands; the keyboard's place; one undo after another.
 */
export function useHsWork(rows: readonly HsWorkView[], doors: HsWorkDoors | null) {
  const own = useTranslations("hs");
  const shared = useTranslations("ui");
  const [marks, setMarks] = useState<ReadonlyMap<string, HsMark>>(new Map());
  const [currentId, setCurrentId] = useState<string | null>(rows[0]?.id ?? null);
  const done = useRef<string[]>([]);
  const kept = useKeptRows(rows, marks);
  const mark = useCallback((id: string, next: HsMark | null) => {
    setMarks((before) => {
      const after = new Map(before);
      if (next) after.set(id, next);
      else after.delete(id);
      return after;
    });
  }, []);
  const send = async <T>(id: string, work: Promise<Answer<T>>, settle: (value: T) => void) => {
    mark(id, { state: "saving" });
    const answer = await work.catch((): Answer<T> => ({ ok: false, refusal: { code: "failed" } }));
    if (answer.ok) return settle(answer.value);
    const [group, problem] =
      "refusal" in answer ? (["refusals", answer.refusal] as const) : (["problems", answer.invalid[0]] as const);
    mark(id, { state: "refused", text: sayCode(own, shared, group, problem?.code ?? "unknown", problem?.values) });
  };
  const isOpen = (id: string) => {
    const state = marks.get(id)?.state;
    return state !== "done" && state !== "saving";
  };
  const move = (step: 1 | -1) => {
    const at = kept.findIndex(({ id }) => id === currentId);
    const next = kept[Math.max(0, Math.min(kept.length - 1, at + step))];
    if (next) setCurrentId(next.id);
  };
  const decide = (row: HsWorkView, { code, way, from }: HsChosen) => {
    if (!doors || !isOpen(row.id)) return;
    const at = kept.findIndex(({ id }) => id === row.id);
    const next = kept.slice(at + 1).find(({ id }) => isOpen(id));
    if (next) setCurrentId(next.id);
    const input = { productId: row.id, version: row.version, code, way, ...(from ? { from } : {}) };
    void send(row.id, doors.confirm(input), (value) => {
      done.current.push(row.id);
      mark(row.id, { state: "done", ...value });
    });
  };
  const undo = (id: string | undefined = done.current.at(-1)) => {
    const last = id === undefined ? undefined : marks.get(id);
    if (!doors || id === undefined || last?.state !== "done") return;
    done.current = done.current.filter((one) => one !== id);
    setCurrentId(id);
    void send(id, doors.undo({ productId: id, version: last.version }), () => mark(id, null));
  };
  const answer = (row: HsWorkView, attribute: string, value: string) => {
    if (!doors || !isOpen(row.id)) return;
    const input = { productId: row.id, version: row.version, attribute, value };
    void send(row.id, doors.answer(input), () => mark(row.id, null));
  };
  return { rows: kept, marks, currentId, setCurrentId, move, decide, undo, answer } as const;
}

/** Rows in the order in which they came first; a decided one stays though the list no longer has it. */
function useKeptRows(rows: readonly HsWorkView[], marks: ReadonlyMap<string, HsMark>): readonly HsWorkView[] {
  const shown = useRef<readonly HsWorkView[]>(rows);
  const fresh = new Map(rows.map((row) => [row.id, row]));
  const seen = new Set(shown.current.map(({ id }) => id));
  const before = shown.current.flatMap((row) => {
    const isDone = marks.get(row.id)?.state === "done" || marks.get(row.id)?.state === "saving";
    return isDone ? [row] : (fresh.get(row.id) ?? []);
  });
  const kept = [...before, ...rows.filter(({ id }) => !seen.has(id))];
  useEffect(() => {
    shown.current = kept;
  });
  return kept;
}
