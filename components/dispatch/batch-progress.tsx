"use client";

import { CirclePause, CirclePlay, RotateCcw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import {
  type BatchCounts,
  type BatchPart,
  batchParts,
  batchStanding,
  forecast,
  type Pace,
  roundTimeLeft,
} from "#lib/dispatch/batch-progress";
import { type ServerAction, useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { Link } from "@/components/ui/link";
import { Progress } from "@/components/ui/progress";
import { RelativeTime } from "@/components/ui/relative-time";
import { toast } from "@/components/ui/toast";
import { type ReviewDoors, ReviewSheet } from "./review-sheet.tsx";

/** What pausing or resuming answers; the shape of the operation's receipt. */
type PauseReceipt = {
  readonly isMine: boolean;
  readonly by: string;
  readonly at: number;
  readonly held: number;
};

export type BatchDoors = ReviewDoors & {
  readonly pause: ServerAction<{ batchId: string }, PauseReceipt>;
  readonly resume: ServerAction<{ batchId: string }, PauseReceipt>;
};

type BatchProgressProps = {
  readonly seller: string;
  readonly batchId: string;
  readonly counts: BatchCounts;
  /** The part to which the table is narrowed. */
  readonly part: BatchPart | null;
  readonly pausedAt: number | null;
  readonly pausedBy: string | null;
  /** The earliest time at which what waits is tried again. */
  readonly nextTryAt: number | null;
  readonly pace: Pace | null;
  readonly now: number;
  /** Orders of failed waybills that wait for a new plan, in the order of the list. */
  readonly retryOrderIds: readonly string[];
  /** Null for who may not. */
  readonly doors: BatchDoors | null;
};

/** How far a batch is, in parts that add up to it; what one can do about it. */
export function BatchProgress(props: BatchProgressProps) {
  const { seller, batchId, counts, part, pausedAt, pausedBy, nextTryAt, now, retryOrderIds, doors } = props;
  const t = useTranslations("batches");
  const [isRetrying, setRetrying] = useState(false);
  const total = batchParts.reduce((sum, one) => sum + counts[one], 0);
  const standing = batchStanding(counts);
  const base = `/s/${seller}/dispatch/batches/${batchId}`;
  const isRunning = standing === "running" || (standing === "paused" && counts.underWay + counts.waiting > 0);
  const mayPause = pausedAt === null && counts.underWay + counts.waiting > 0;
  return (
    <section aria-label={t("progress.label")} className="border-line border-t bg-surface px-4 py-3 md:px-6">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <p className="font-medium tabular-nums">{t("progress.done", { done: counts.done, total })}</p>
        <p className="min-w-0 flex-1 text-ink-soft text-meta">
          {standing === "paused" ? (
            <span className="text-soon">
              {t("progress.pausedBy", { by: pausedBy ?? "", count: counts.paused })}{" "}
              {pausedAt === null ? null : <RelativeTime at={pausedAt} now={now} />}
            </span>
          ) : standing === "running" ? (
            <TimeLeft pace={props.pace} left={counts.underWay} now={now} />
          ) : (
            t(`progress.${standing}`)
          )}
        </p>
        {doors && retryOrderIds.length > 0 && !isRunning ? (
          <Button onClick={() => setRetrying(true)}>
            <RotateCcw aria-hidden className="size-4" />
            {t("actions.retry", { count: retryOrderIds.length })}
          </Button>
        ) : null}
        {doors && standing === "paused" ? <ResumeButton batchId={batchId} door={doors.resume} /> : null}
        {doors && mayPause ? <PauseButton batchId={batchId} door={doors.pause} /> : null}
      </div>
      <div className="mt-2">
        <Progress
          label={t("progress.label")}
          done={counts.done + counts.failed + counts.unclear + counts.cancelled}
          failed={counts.failed + counts.unclear}
          total={total}
        />
      </div>
      <ul className="-mx-1.5 mt-1.5 flex flex-wrap gap-1 text-meta">
        {batchParts
          .filter((one) => counts[one] > 0 || one === "done")
          .map((one) => (
            <li key={one}>
              <Link
                href={part === one ? base : `${base}?part=${one}`}
                aria-current={part === one ? "true" : undefined}
                scroll={false}
                className={cn(
                  "inline-flex items-center gap-1 rounded px-1.5 py-0.5 text-ink-soft hover:bg-hover hover:text-ink",
                  part === one && "bg-accent-soft text-accent-ink",
                )}
              >
                {t(`parts.${one}`)}
                <span className={cn("tabular-nums", one === "failed" ? "font-medium text-alarm" : "text-ink")}>
                  {t("number", { count: counts[one] })}
                </span>
                {one === "waiting" && nextTryAt !== null ? (
                  <span className="text-ink-faint">{t("progress.nextTry", { at: nextTryAt })}</span>
                ) : null}
              </Link>
            </li>
          ))}
        {isRunning ? <li className="ml-auto self-center text-ink-faint">{t("progress.mayClose")}</li> : null}
      </ul>
      {doors && isRetrying ? (
        <ReviewSheet
          seller={seller}
          orderIds={retryOrderIds}
          doors={doors}
          onClose={() => setRetrying(false)}
          onDone={() => setRetrying(false)}
        />
      ) : null}
    </section>
  );
}

/** Rate and time left while they are known. */
function TimeLeft({ pace, left, now }: { readonly pace: Pace | null; readonly left: number; readonly now: number }) {
  const t = useTranslations("batches.progress");
  const current = useSeconds(now);
  const known = forecast(pace, left, current);
  if (known === null) return t("running");
  const { unit, value } = roundTimeLeft(known.leftMs);
  const perMinute = Math.round(known.perSecond * 60);
  const rate =
    perMinute < 60
      ? t("perMinute", { count: Math.max(1, perMinute) })
      : t("perSecond", { count: Math.round(perMinute / 60) });
  return `${t(unit, { count: value })} · ${rate}`;
}

/** The server's clock, going on second by second: silence must make a forecast vanish by itself. */
function useSeconds(serverNow: number): number {
  const [state, setState] = useState({ serverNow, now: serverNow });
  useEffect(() => {
    const startedAt = performance.now();
    const tick = () => setState({ serverNow, now: serverNow + performance.now() - startedAt });
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, [serverNow]);
  return state.serverNow === serverNow ? state.now : serverNow;
}

type PressProps = { readonly batchId: string; readonly door: BatchDoors["pause"] };

function PauseButton({ batchId, door }: PressProps) {
  const t = useTranslations("batches");
  const { run, isPending } = useAction(door, {
    t,
    onDone: ({ isMine, by, held }) =>
      isMine ? toast.success(t("paused", { count: held })) : toast(t("pausedBefore", { by })),
  });
  return (
    <Button onClick={() => run({ batchId })} isPending={isPending}>
      <CirclePause aria-hidden className="size-4" />
      {t("actions.pause")}
    </Button>
  );
}

function ResumeButton({ batchId, door }: PressProps) {
  const t = useTranslations("batches");
  const { run, isPending } = useAction(door, {
    t,
    onDone: ({ isMine, held }) => (isMine ? toast.success(t("resumed", { count: held })) : toast(t("resumedBefore"))),
  });
  return (
    <Button look="primary" onClick={() => run({ batchId })} isPending={isPending}>
      <CirclePlay aria-hidden className="size-4" />
      {t("actions.resume")}
    </Button>
  );
}
