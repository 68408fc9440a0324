"use client";

import { CircleAlert, Clock } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { minuteMs } from "#lib/kit/time";
import { reviewLimitMs, reviewUrgency } from "#lib/onboarding/review-clock";
import { cn } from "@/components/ui/class-names";
import { timeSpan } from "@/components/ui/time-span";
import { useNow } from "@/components/ui/use-now";

const looks = { calm: "text-ink-soft", soon: "text-soon", late: "font-medium text-alarm" } as const;
const bars = { calm: "bg-line-strong", soon: "bg-soon", late: "bg-alarm" } as const;

type ReviewClockProps = {
  /** When a person must have decided, epoch ms; null while none has to. */
  readonly dueAt: number | null;
  readonly now: number;
  readonly className?: string;
};

/** The hour that a seller was promised, running down: amber from 45 minutes on, red when it is over. */
export function ReviewClock({ dueAt, now, className }: ReviewClockProps) {
  const t = useTranslations("reviews");
  const shared = useTranslations("ui");
  const format = useFormatter();
  const current = useNow(now);
  if (dueAt === null) return <span className="text-ink-faint">{t("clock.none")}</span>;
  const urgency = reviewUrgency(dueAt, current);
  const leftMs = dueAt - current;
  const { unit, ...parts } = timeSpan(Math.abs(leftMs));
  const Icon = urgency === "late" ? CircleAlert : Clock;
  const share = Math.min(1, Math.max(0, 1 - leftMs / reviewLimitMs));
  return (
    <time
      dateTime={new Date(dueAt).toISOString()}
      title={t("clock.due", { at: format.dateTime(dueAt, { timeStyle: "short", dateStyle: "medium" }) })}
      className={cn("inline-flex items-center gap-2 whitespace-nowrap", looks[urgency], className)}
    >
      <span aria-hidden className="h-1 w-10 overflow-hidden rounded-full bg-line max-sm:hidden">
        <span className={cn("block h-full", bars[urgency])} style={{ width: `${share * 100}%` }} />
      </span>
      <Icon aria-hidden className="size-3.5 shrink-0" />
      {urgency === "late"
        ? t("clock.over", { span: shared(`time.${unit}`, parts as never) })
        : t("clock.left", { minutes: Math.ceil(leftMs / minuteMs) })}
    </time>
  );
}
