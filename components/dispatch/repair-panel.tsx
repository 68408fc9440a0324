"use client";

import { useSearchParams } from "next/navigation";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import type { RepairSheet } from "#lib/dispatch/repair";
import { countryName, isCountryCode } from "#lib/kit/country";
import { Button } from "@/components/ui/button";
import { Sheet } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { isTyping } from "@/components/ui/key-map";
import { Progress } from "@/components/ui/progress";
import { Skeleton } from "@/components/ui/states";
import type { RepairDoors } from "./repair-doors.ts";
import { closeRepairs, repairParam } from "./repair-place.ts";
import { RepairStep } from "./repair-step.tsx";
import { type ReviewDoors, ReviewSheet } from "./review-sheet.tsx";
import { useRepairQueue } from "./use-repair-queue.ts";

type RepairPanelProps = {
  readonly seller: string;
  /** The list's search: what is gone through. */
  readonly query: string;
  readonly doors: RepairDoors;
  /** Null for those who may not dispatch. */
  readonly review: ReviewDoors | null;
};

/** The repairs of the list beside it, open while the address says so: `repair=<order>`, or `repair=first`. */
export function RepairPanel(props: RepairPanelProps) {
  const wanted = useSearchParams().get(repairParam);
  if (wanted === null) return null;
  return <OpenPanel {...props} first={wanted === "first" ? null : wanted} />;
}

function OpenPanel({ seller, query, doors, review, first }: RepairPanelProps & { readonly first: string | null }) {
  const t = useTranslations("repairs");
  const queue = useRepairQueue(seller, query, first);
  const { ids, place, step, sheet, ready, isOver, hasFailed, next, previous, repaired, again } = queue;
  const [retried, setRetried] = useState<readonly string[]>([]);
  const [isReviewing, setReviewing] = useState(false);
  const goes = [...new Set([...ready, ...retried])];
  const body = useRef<HTMLDivElement>(null);
  const dispatchAll = review && goes.length > 0 ? () => setReviewing(true) : null;
  const latest = useRef({ next, previous, dispatchAll });
  useEffect(() => {
    latest.current = { next, previous, dispatchAll };
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || !isOnTop(body.current)) return;
      const meant = keyOf(event);
      if (meant === null) return;
      event.preventDefault();
      event.stopPropagation();
      latest.current[meant]?.();
    };
    // before the list hears of it
    window.addEventListener("keydown", onKey, true);
    return () => window.removeEventListener("keydown", onKey, true);
  }, []);
  // a step without a field to type in: the keys still work, and a screen reader is told where it is
  const repair = sheet?.repairs[step];
  const focusKey = `${sheet?.orderId} ${repair?.key} ${isOver}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each step
  useEffect(() => {
    if (!body.current?.contains(document.activeElement)) body.current?.focus({ preventScroll: true });
  }, [focusKey]);
  const count = ids?.length ?? 0;
  return (
    <>
      <Sheet
        isOpen
        onOpenChange={closeRepairs}
        title={ids === null ? t("title") : t("titleCount", { place: Math.min(place + 1, count), count })}
        footer={
          <>
            {isOver ? null : (
              <>
                <Button className="mr-auto" onClick={previous}>
                  {t("previous")}
                </Button>
                <Button onClick={next}>{t("skip")}</Button>
              </>
            )}
            {review ? (
              <Button
                look={isOver && goes.length > 0 ? "primary" : "secondary"}
                disabled={goes.length === 0}
                aria-keyshortcuts="Control+Enter"
                title="Ctrl + Enter"
                onClick={() => setReviewing(true)}
              >
                {t("again", { count: goes.length })}
              </Button>
            ) : null}
          </>
        }
      >
        <div ref={body} tabIndex={-1} className="flex flex-col gap-4 pb-2 focus:outline-none">
          {count > 0 ? <Progress done={Math.min(place, count)} total={count} label={t("progress")} /> : null}
          {hasFailed ? (
            <p role="alert" className="flex items-center gap-2">
              {t("failed")}
              <Button size="small" onClick={again}>
                {t("retry")}
              </Button>
            </p>
          ) : isOver ? (
            <Over count={count} ready={goes.length} onAgain={again} />
          ) : sheet && repair ? (
            <>
              <OrderLine sheet={sheet} step={step} />
              <RepairStep
                key={focusKey}
                seller={seller}
                sheet={sheet}
                repair={repair}
                doors={doors}
                onRepaired={repaired}
                onSkip={next}
                onRetry={(id) => setRetried((now) => [...new Set([...now, id])])}
              />
              <p className="flex flex-wrap items-center gap-x-4 gap-y-1 border-line border-t pt-3 text-ink-soft text-meta max-sm:hidden">
                <KeyHint keys={["J", "PgDn"]} text={t("keys.next")} />
                <KeyHint keys={["K", "PgUp"]} text={t("keys.previous")} />
                <KeyHint keys={["↑", "↓"]} text={t("keys.suggestion")} />
                <KeyHint keys={["Ctrl", "Enter"]} text={t("keys.again")} />
              </p>
            </>
          ) : (
            <div role="status" aria-label={t("loading")} className="flex flex-col gap-3">
              <Skeleton className="h-5 w-2/3" />
              <Skeleton className="h-16" />
              <Skeleton className="h-8" />
            </div>
          )}
        </div>
      </Sheet>
      {isReviewing && review ? (
        <ReviewSheet
          seller={seller}
          orderIds={goes}
          doors={review}
          onClose={() => setReviewing(false)}
          onDone={() => setReviewing(false)}
        />
      ) : null}
    </>
  );
}

type Meant = "next" | "previous" | "dispatchAll";

/** J and K while nobody types; PageUp and PageDown always; Ctrl or Cmd with Enter tries again what is ready. */
function keyOf(event: KeyboardEvent): Meant | null {
  if (event.altKey || event.isComposing) return null;
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) return "dispatchAll";
  if (event.ctrlKey || event.metaKey || event.shiftKey) return null;
  if (event.key === "PageDown") return "next";
  if (event.key === "PageUp") return "previous";
  if (isTyping(event)) return null;
  const letter = event.key.toLowerCase();
  return letter === "j" ? "next" : letter === "k" ? "previous" : null;
}

/** Nothing modal lies above the panel. */
function isOnTop(body: HTMLElement | null): boolean {
  const all = [...document.querySelectorAll('[role="dialog"], [role="alertdialog"], [role="menu"]')];
  return body !== null && all.at(-1)?.contains(body) === true;
}

function KeyHint({ keys, text }: { readonly keys: readonly string[]; readonly text: string }) {
  return (
    <span className="flex items-center gap-1">
      {keys.map((key) => (
        <Kbd key={key}>{key}</Kbd>
      ))}
      {text}
    </span>
  );
}

function OrderLine({ sheet, step }: { readonly sheet: RepairSheet; readonly step: number }) {
  const t = useTranslations("repairs");
  const language = useLocale() === "en" ? "en" : "zh";
  const { orderNumber, buyerName, country, countryText, repairs } = sheet;
  const where = country !== null && isCountryCode(country) ? countryName(country, language) : countryText;
  return (
    <p className="flex flex-wrap items-baseline gap-x-3 text-ink-soft">
      <span className="font-medium text-ink tabular-nums">{orderNumber}</span>
      <span>{where}</span>
      <span className="min-w-0 truncate">{buyerName}</span>
      {repairs.length > 1 ? (
        <span className="text-meta">{t("ofOrder", { step: step + 1, count: repairs.length })}</span>
      ) : null}
    </p>
  );
}

function Over({
  count,
  ready,
  onAgain,
}: {
  readonly count: number;
  readonly ready: number;
  readonly onAgain: () => void;
}) {
  const t = useTranslations("repairs");
  const format = useFormatter();
  return (
    <div className="flex flex-col items-start gap-3">
      <p>{count === 0 ? t("over.nothing") : t("over.done", { count, ready: format.number(ready) })}</p>
      {count > ready ? <Button onClick={onAgain}>{t("over.again")}</Button> : null}
    </div>
  );
}
