"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import type { CandidateView, NationalChoice, QuestionView } from "#lib/products/hs-view";
import type { HsWorkRow } from "#lib/products/hs-work";
import { useHydrated } from "@/components/form/use-hydrated";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { Kbd } from "@/components/ui/kbd";
import { StatusPill } from "@/components/ui/status-pill";
import { HsCandidates, NationalList } from "./hs-candidates.tsx";
import { HsQuestions } from "./hs-questions.tsx";
import { type HsChosen, HsSearchDialog } from "./hs-search-dialog.tsx";
import { dottedCode, useHsWords } from "./hs-words.ts";
import { type HsMark, type HsWorkDoors, useHsWork } from "./use-hs-work.ts";

/** A row of the work list in words. `national`: codes of ten digits under the one that it has, where those are missing. */
export type HsWorkView = Omit<HsWorkRow, "candidates" | "questions"> & {
  readonly candidates: readonly CandidateView[];
  readonly questions: readonly QuestionView[];
  readonly national: readonly NationalChoice[];
};

type HsWorkListProps = {
  readonly seller: string;
  readonly rows: readonly HsWorkView[];
  /** Null for who may only look. */
  readonly doors: HsWorkDoors | null;
};

const candidateKeys = ["1", "2", "3", "4", "5"];
const answerKeys = ["a", "b", "c", "d", "e", "f"];

/** Products whose code is open, one after the other by keyboard: j/k, 1 to 5, Enter, letters answer, s searches, u undoes. */
export function HsWorkList({ seller, rows: given, doors }: HsWorkListProps) {
  const t = useTranslations("hs");
  const work = useHsWork(given, doors);
  const isHydrated = useHydrated();
  const [isSearching, setSearching] = useState(false);
  const list = useRef<HTMLOListElement>(null);
  const current = work.rows.find(({ id }) => id === work.currentId);
  const act = (key: string): boolean => {
    if (key === "j" || key === "ArrowDown") work.move(1);
    else if (key === "k" || key === "ArrowUp") work.move(-1);
    else if (key === "u") work.undo();
    else if (key === "/") document.querySelector<HTMLInputElement>("main [data-search]")?.focus();
    else if (!current || !doors) return false;
    else if (key === "s") setSearching(true);
    else if (key === "Enter" || candidateKeys.includes(key)) accept(current, key === "Enter" ? 0 : Number(key) - 1);
    else if (answerKeys.includes(key)) reply(current, answerKeys.indexOf(key));
    else return false;
    return true;
  };
  const accept = (row: HsWorkView, at: number) => {
    const code = row.need === "digits" ? row.national[at]?.code : row.candidates[at]?.accepts;
    if (code !== undefined) work.decide(row, { code, way: row.need === "digits" ? "searched" : "proposed" });
  };
  const reply = (row: HsWorkView, at: number) => {
    const [question] = row.questions;
    const option = question?.options[at];
    if (question && option) work.answer(row, question.attribute, option.value);
  };
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { target, altKey, ctrlKey, metaKey, isComposing, defaultPrevented } = event;
      if (defaultPrevented || isComposing || altKey || ctrlKey || metaKey) return;
      if (target instanceof Element && target.closest("input, textarea, select, [contenteditable], [role=dialog]"))
        return;
      // Enter on a link or a button is theirs
      if (event.key === "Enter" && target instanceof Element && target.closest("a, button, summary")) return;
      if (document.querySelector('[role="dialog"], [role="menu"]')) return;
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      if (latest.current(key)) event.preventDefault();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
  const shownId = useRef(work.currentId);
  useEffect(() => {
    // the page begins at its top; only a move brings a row into sight
    if (shownId.current === work.currentId) return;
    shownId.current = work.currentId;
    const row = list.current?.querySelector<HTMLElement>(`[data-row="${work.currentId}"]`);
    row?.scrollIntoView({ block: "nearest" });
  }, [work.currentId]);
  return (
    <>
      {doors ? <KeyHelp /> : null}
      <ol ref={list} className="border-line border-t bg-surface" aria-label={t("work.list")} aria-busy={!isHydrated}>
        {work.rows.map((row) => (
          <WorkRow
            key={row.id}
            row={row}
            mark={work.marks.get(row.id) ?? null}
            isCurrent={row.id === work.currentId}
            onCurrent={() => work.setCurrentId(row.id)}
            onDecide={doors ? (chosen) => work.decide(row, chosen) : null}
            onAnswer={doors ? (attribute, value) => work.answer(row, attribute, value) : null}
            onSearch={() => setSearching(true)}
            onUndo={() => work.undo(row.id)}
          />
        ))}
      </ol>
      <HsSearchDialog
        seller={seller}
        isOpen={isSearching}
        onClose={() => setSearching(false)}
        onChoose={(chosen) => (current ? work.decide(current, chosen) : undefined)}
      />
    </>
  );
}

function KeyHelp() {
  const t = useTranslations("hs");
  const keys = [
    [["j", "k"], "move"],
    [["Enter"], "first"],
    [["1", "5"], "choose"],
    [["a", "f"], "answer"],
    [["s"], "search"],
    [["u"], "undo"],
  ] as const;
  return (
    <p className="hidden flex-wrap items-center gap-x-4 gap-y-1 px-4 pb-2 text-ink-soft text-meta md:flex md:px-6">
      {keys.map(([names, what]) => (
        <span key={what} className="inline-flex items-center gap-1">
          {names.map((name) => (
            <Kbd key={name}>{name}</Kbd>
          ))}
          {t(`keys.${what}`)}
        </span>
      ))}
    </p>
  );
}

type WorkRowProps = {
  readonly row: HsWorkView;
  readonly mark: HsMark | null;
  readonly isCurrent: boolean;
  readonly onCurrent: () => void;
  readonly onDecide: ((chosen: HsChosen) => void) | null;
  readonly onAnswer: ((attribute: string, value: string) => void) | null;
  readonly onSearch: () => void;
  readonly onUndo: () => void;
};

function WorkRow({ row, mark, isCurrent, onCurrent, onDecide, onAnswer, onSearch, onUndo }: WorkRowProps) {
  const t = useTranslations("hs");
  const isOpen = isCurrent && mark?.state !== "done";
  return (
    <li
      data-row={row.id}
      aria-current={isCurrent ? "true" : undefined}
      className={cn("border-line border-b", isCurrent && "border-l-2 border-l-accent bg-raised")}
    >
      <div className="flex items-start gap-3 px-4 py-2 md:px-6">
        <button type="button" onClick={onCurrent} aria-expanded={isOpen} className="min-w-0 flex-1 text-left">
          <span className={isOpen ? "block" : "line-clamp-1"}>{row.title}</span>
          <span className="block truncate text-ink-soft text-meta">
            {[row.sku, row.attributes, row.nameZh, row.material].filter(Boolean).join(" · ")}
          </span>
        </button>
        {mark?.state === "done" && onDecide ? (
          <Button size="small" look="ghost" onClick={onUndo}>
            {t("work.undo")}
          </Button>
        ) : null}
        <RowState row={row} mark={mark} />
      </div>
      {mark?.state === "refused" ? (
        <p role="alert" className="px-4 pb-2 text-alarm md:px-6">
          {mark.text}
        </p>
      ) : null}
      {isOpen ? (
        <div className="flex flex-col gap-2 px-2 pb-3 md:px-4">
          {row.need === "replace" ? (
            <p className="px-2 text-soon">{t(`faults.${row.fault}`, { code: dottedCode(row.hsCode ?? "") })}</p>
          ) : null}
          {row.need === "digits" ? (
            <Digits row={row} onDecide={onDecide} />
          ) : row.candidates.length > 0 ? (
            <HsCandidates
              candidates={row.candidates}
              isSure={row.isSure}
              keys={candidateKeys}
              onAccept={onDecide && ((code) => onDecide({ code, way: wayOf(row, code) }))}
            />
          ) : (
            <p className="px-2 text-ink-soft">{t("work.nothing")}</p>
          )}
          <div className="flex flex-wrap items-center gap-3 px-2">
            <HsQuestions questions={row.questions} keys={answerKeys} onAnswer={onAnswer} />
            {onDecide ? (
              <Button size="small" onClick={onSearch}>
                {t("work.search")}
              </Button>
            ) : null}
          </div>
        </div>
      ) : null}
    </li>
  );
}

/** A national code under a candidate was looked up by the person; the candidate itself was proposed. */
function wayOf(row: HsWorkView, code: string): HsChosen["way"] {
  return row.candidates.some(({ accepts }) => accepts === code) ? "proposed" : "searched";
}

function Digits({
  row,
  onDecide,
}: {
  readonly row: HsWorkView;
  readonly onDecide: ((chosen: HsChosen) => void) | null;
}) {
  const t = useTranslations("hs");
  return (
    <div className="px-2">
      <p className="text-ink-soft">
        {t(row.national.length > 0 ? "work.digits" : "work.digitsUnknown", { code: dottedCode(row.hsCode ?? "") })}
      </p>
      <NationalList choices={row.national} onAccept={onDecide && ((code) => onDecide({ code, way: "searched" }))} />
    </div>
  );
}

function RowState({ row, mark }: { readonly row: HsWorkView; readonly mark: HsMark | null }) {
  const t = useTranslations("hs");
  const format = useFormatter();
  const { nameOf } = useHsWords();
  const [first] = row.candidates;
  return (
    <span className="flex shrink-0 flex-col items-end gap-0.5 text-right">
      {mark?.state === "done" ? (
        <StatusPill tone="done">{t("work.confirmed", { code: dottedCode(mark.code) })}</StatusPill>
      ) : mark?.state === "saving" ? (
        <StatusPill tone="info">{t("work.saving")}</StatusPill>
      ) : row.need === "digits" ? (
        <StatusPill tone="neutral">{t("work.short", { code: dottedCode(row.hsCode ?? "") })}</StatusPill>
      ) : first ? (
        <StatusPill tone={row.isSure ? "info" : "soon"}>
          {`${dottedCode(first.code)} ${format.number(first.confidence / 10_000, { style: "percent" })}`}
        </StatusPill>
      ) : (
        <StatusPill tone="soon">{t("sureness.nothing")}</StatusPill>
      )}
      <span className="max-w-40 truncate text-ink-soft text-meta">
        {row.parcels > 0 ? t("work.parcels", { count: row.parcels }) : first ? nameOf(first) : null}
      </span>
    </span>
  );
}
